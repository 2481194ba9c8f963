"""The table: what everybody who sees the case can do at each of its addresses.

A row is an address, a method and what is sent. ``+`` is given or done; ``.`` is refused to somebody
who sees the case: nothing happens; ``-`` is not there at all, as for a stranger. Whoever is not
in the head of the table has ``-`` everywhere.
"""

from tests.participation.cases.permissions.people import SEERS

GIVEN, REFUSED, NOTHING = "+", ".", "-"
TABLE = """
                                county head manager admin stand_in  action opinion notice  observer

cases:screen GET                   +    +      +      +      +         +      +      +        +
cases:screen POST accept           +    +      +      +      +         .      .      .        .
cases:screen POST refer            +    +      +      +      +         .      .      .        .
cases:screen POST ask              +    +      +      +      +         +      .      .        .
cases:screen POST expire           +    +      +      +      +         .      .      .        .
cases:screen POST answer           +    +      +      +      +         .      .      .        .
cases:screen POST decline          +    +      +      +      +         .      .      .        .
cases:screen POST hand_over        +    +      +      +      +         .      .      .        .
cases:screen POST reopen           +    +      +      +      +         .      .      .        .
cases:screen POST inform           +    +      +      +      +         +      .      .        .
cases:screen POST note             +    +      +      +      +         +      +      +        .
cases:screen POST assign           +    +      +      +      +         .      .      .        .
cases:screen POST take             +    +      +      +      +         .      .      .        .
cases:screen POST prioritise       +    +      +      +      +         .      .      .        .
cases:screen POST release          +    +      +      +      +         .      .      .        .
cases:screen POST seal             .    +      +      +      .         .      .      .        .
cases:screen POST reveal           .    .      .      .      .         .      .      .        .
cases:screen POST accuse           +    +      +      +      +         .      .      .        .
cases:screen POST approve          .    +      +      +      .         .      .      .        .
cases:screen POST send_back        .    +      +      +      .         .      .      .        .

cases:uploads POST                 +    +      +      +      +         +      -      -        -
cases:uploads-item GET             +    +      +      +      +         +      -      -        -
cases:uploads-item HEAD            +    +      +      +      +         +      -      -        -
cases:uploads-item PATCH           +    +      +      +      +         +      -      -        -
cases:uploads-item DELETE          +    +      +      +      +         +      -      -        -
cases:file GET                     +    +      +      +      +         +      -      -        -

cases:mask GET                     +    +      +      +      +         +      -      -        -
cases:mask POST                    +    +      +      +      +         +      -      -        -
cases:file_page GET                +    +      +      +      +         +      -      -        -
cases:unmask GET                   .    .      .      .      .         .      -      -        -
cases:unmask POST                  +    +      +      +      +         +      -      -        -

cases:cover GET                    +    +      +      +      +         +      +      +        +
cases:answer GET                   +    +      +      +      +         +      +      +        +
cases:slip GET                     +    +      +      +      +         +      +      +        -

cases:refer GET                    +    +      +      +      +         -      -      -        -
cases:refer POST                   +    +      +      +      +         -      -      -        -
cases:referral GET                 +    +      +      +      +         +      +      +        -
cases:referral POST finish         .    .      .      .      .         +      +      +        -
cases:referral POST send_back      .    .      .      .      .         +      +      +        -
cases:referral POST take_back      +    +      +      +      +         .      .      .        -
cases:send_on GET                  .    .      .      .      .         +      +      -        -
cases:send_on POST                 .    .      .      .      .         +      +      -        -

cases:forward GET                  +    +      +      +      +         -      -      -        -
cases:forward POST                 +    +      +      +      +         -      -      -        -
cases:split GET                    +    +      +      +      +         -      -      -        -
cases:split POST                   +    +      +      +      +         -      -      -        -
cases:checklist GET                .    .      .      .      .         .      -      -        -
cases:checklist POST               +    +      +      +      +         +      -      -        -
cases:link GET                     .    .      .      .      .         -      -      -        -
cases:link POST                    +    +      +      +      +         -      -      -        -
cases:answer_duplicates GET        .    .      .      .      .         -      -      -        -
cases:answer_duplicates POST       +    +      +      +      +         -      -      -        -
cases:unlink GET                   .    .      .      .      .         -      -      -        -
cases:unlink POST                  +    +      +      +      +         -      -      -        -
cases:anonymise GET                -    -      +      +      -         -      -      -        -
cases:anonymise POST               -    -      +      +      -         -      -      -        -

cases:new_letter GET               +    +      +      +      +         +      -      -        -
cases:new_letter POST              +    +      +      +      +         +      -      -        -
cases:incoming_letter GET          +    +      +      +      +         +      -      -        -
cases:incoming_letter POST         +    +      +      +      +         +      -      -        -
cases:letter GET                   +    +      +      +      +         +      -      -        -
cases:letter POST approve          +    +      +      +      +         +      -      -        -
cases:scan GET                     +    +      +      +      +         +      -      -        -
cases:docx GET                     +    +      +      +      +         +      -      -        -
cases:pdf GET                      +    +      +      +      +         +      -      -        -

outcomes:add_for_case GET          +    +      +      +      +         -      -      -        -
outcomes:add_for_case POST         +    +      +      +      +         -      -      -        -
proposal_desk:screen GET           +    +      +      +      +         +      +      +        +
proposal_desk:screen POST admit    +    +      +      +      +         .      .      .        .
proposal_desk:screen POST receive  +    +      +      +      +         .      .      .        .
proposal_desk:screen POST letter   +    +      +      +      +         .      .      .        .
proposal_desk:screen POST move     +    +      +      +      +         .      .      .        .
proposal_desk:screen POST note     +    +      +      +      +         +      +      +        .
proposal_desk:screen POST ask      +    +      +      +      +         .      .      .        .
proposal_desk:screen POST opinion  +    +      +      +      +         .      .      .        .
proposal_desk:screen POST evaluator +   +      +      +      +         .      .      .        .
proposal_desk:screen POST hearing  +    +      +      +      +         .      .      .        .
proposal_desk:screen POST result   +    +      +      +      +         .      .      .        .
proposal_desk:dossier GET          +    +      +      +      +         +      +      +        +
ngo_desk:screen GET                +    +      +      +      +         +      +      +        +
ngo_desk:paper GET                 +    +      +      +      +         +      -      -        -
ngo_desk:screen POST papers        +    +      +      +      +         .      .      .        .
ngo_desk:screen POST return        +    +      +      +      +         .      .      .        .
ngo_desk:screen POST appoint       +    +      +      +      +         .      .      .        .
ngo_desk:screen POST inquire       .    .      .      +      .         .      .      .        .
ngo_desk:screen POST sent          .    .      .      +      .         .      .      .        .
ngo_desk:screen POST reply         .    .      .      +      .         .      .      .        .
ngo_desk:screen POST to_board      +    +      +      +      +         .      .      .        .
ngo_desk:screen POST approve       .    .      .      +      .         .      .      .        .
ngo_desk:screen POST refuse        .    .      .      +      .         .      .      .        .
ngo_desk:screen POST assembly      +    +      +      +      +         .      .      .        .
ngo_desk:screen POST issue         .    .      .      +      .         .      .      .        .
plan_desk:screen GET               +    +      +      +      +         +      +      +        +
plan_desk:screen POST judge        .    .      .      +      .         .      .      .        .
plan_desk:screen POST award        .    .      .      +      .         .      .      .        .
plan_desk:screen POST refuse       .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen GET            +    +      +      +      +         +      +      +        +
ngo_changes_desk:screen POST papers    +    +      +      +      +         .      .      .        .
ngo_changes_desk:screen POST return    +    +      +      +      +         .      .      .        .
ngo_changes_desk:screen POST appoint   +    +      +      +      +         .      .      .        .
ngo_changes_desk:screen POST inquire   .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST sent      .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST reply     .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST to_board  +    +      +      +      +         .      .      .        .
ngo_changes_desk:screen POST approve   .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST refuse    .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST grant     .    .      .      +      .         .      .      .        .
ngo_changes_desk:screen POST county    +    +      +      +      +         .      .      .        .
ngo_changes_desk:screen POST hearing   +    +      +      +      +         .      .      .        .
proposal_intake:done GET           +    -      -      -      -         -      -      -        -
proposal_intake:done POST          +    -      -      -      -         -      -      -        -
ngo_changes_desk:done GET          +    -      -      -      -         -      -      -        -
ngo_changes_desk:done POST         +    -      -      -      -         -      -      -        -
complaint_intake:done GET          +    -      -      -      -         -      -      -        -
complaint_intake:done POST         +    -      -      -      -         -      -      -        -
editing_sessions:ping POST         +    +      +      +      +         +      +      +        +

api:staff-case GET                 +    +      +      +      +         +      +      +        +
api:staff-choices GET              +    +      +      +      +         .      .      .        .
api:staff-file GET                 +    +      +      +      +         +      .      .        .
api:staff-note POST                +    +      +      +      +         +      +      +        .
api:staff-assign POST              +    +      +      +      +         .      .      .        .
api:staff-refer POST               +    +      +      +      +         .      .      .        .
api:staff-colleagues GET           +    +      +      +      +         +      +      +        .
api:staff-priority POST            +    +      +      +      +         .      .      .        .
api:staff-checklist POST           +    +      +      +      +         +      .      .        .
api:staff-split GET                +    +      +      +      +         .      .      .        .
api:staff-split POST               +    +      +      +      +         .      .      .        .
api:staff-tell POST ask            +    +      +      +      +         +      .      .        .
api:staff-tell POST inform         +    +      +      +      +         +      .      .        .
api:staff-tell POST answer         +    +      +      +      +         .      .      .        .
api:staff-tell POST decline        +    +      +      +      +         .      .      .        .
api:staff-tell POST hand_over      +    +      +      +      +         .      .      .        .
"""
# What stands on the screen of the case and in what programs are told of it. The bytes of a file
# are `cases:file`; here it is its name.
SHOWN = """
                                county head manager admin stand_in  action opinion notice  observer

person                             +    +      +      +      +         +      -      -        -
mobile                             +    +      +      +      +         +      -      -        -
text                               +    +      +      +      +         +      +      +        +
note                               +    +      +      +      +         +      +      +        +
told                               +    +      +      +      +         +      +      +        +
file                               +    +      +      +      +         +      -      -        -
letter                             +    +      +      +      +         +      -      -        -
incoming                           +    +      +      +      +         +      -      -        -
instruction                        +    +      +      +      +         +      +      +        +
"""


def read(table: str) -> dict[str, dict[str, str]]:
    """Return a table by the name of the row and the person."""
    head, *lines = [line for line in table.splitlines() if line.strip()]
    people = head.split()
    assert people == list(SEERS)
    found = {}
    for line in lines:
        words = line.split()
        name, cells = " ".join(words[: -len(people)]), words[-len(people) :]
        assert set(cells) <= {GIVEN, REFUSED, NOTHING}, line
        assert name not in found, line
        found[name] = dict(zip(people, cells, strict=True))
    return found


ROWS = read(TABLE)
SIGHTS = read(SHOWN)
