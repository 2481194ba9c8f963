"""How each row of the table is asked: what has to be so before, the address, what is sent."""

import base64
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import EditingSession

from participation.cases.kinds import kind_of
from participation.cases.models import Case, CaseFile, CaseLink, MaskedCopy, SealedAccess, Term
from participation.cases.services import correspondence, proposals
from participation.cases.services.files import TRAY_OF_STAFF, tray_of
from participation.common.clock import now
from participation.common.files import claim_files, copy_file
from participation.common.files.receiving import begin_upload
from participation.common.models import Letter, PrivateFile
from participation.complaints.models import CategoryCheck
from tests.participation.cases.cast import unit
from tests.participation.cases.masking import boxes
from tests.participation.cases.permissions.applications import ACTS as OF_APPLICATIONS
from tests.participation.cases.permissions.applications import OF_CHANGES
from tests.participation.cases.permissions.naming import ACTS, written_down
from tests.participation.cases.permissions.people import World
from tests.participation.cases.permissions.plans import ACTS as OF_PLANS
from tests.participation.cases.referring import rows, to_person
from tests.participation.cases.test_desk_incoming import CAME
from tests.participation.cases.test_desk_letters import WORDS
from tests.participation.complaints.outcomes import WORDS as OUTCOME

TEXT = "متنی که همین حالا نوشته شد"
PART = b"%PDF-"
Given = dict[str, Any]


@dataclass(frozen=True)
class Visit:
    """An address with its ``args``, what has to be so ``before``, and what is ``sent``."""

    args: Callable[[World, str], tuple[Any, ...]] = lambda world, _who: (world.case.pk,)
    before: Callable[[World, str], object] = lambda _world, _who: None
    sent: Callable[[World, str], Given] = lambda _world, _who: {}


def ask(client: Client, world: World, who: str, row: str) -> Any:
    """Ask what a row of the table is about, as somebody."""
    name, method, *_step = row.split()
    visit = VISITS[row]
    visit.before(world, who)
    # What has been so before is not what this has done.
    world.parts.get("look", list)()
    address = reverse(NAMES.get(name, name), args=visit.args(world, who))
    sent = visit.sent(world, who)
    if name.startswith("api:"):
        return _by_program(client, world.tokens[who], method, address, sent)
    if method == "PATCH":
        headers = {"Upload-Offset": "0", "Tus-Resumable": "1.0.0"}
        kind = "application/offset+octet-stream"
        return client.patch(address, PART, kind, headers=headers)
    if name == "cases:uploads":
        named = base64.b64encode(b"a.pdf").decode()
        headers = {"Upload-Length": "5", "Upload-Metadata": f"filename {named}"}
        return client.post(address, headers=headers)
    return getattr(client, method.lower())(address, sent)


def _by_program(client: Client, token: str, method: str, address: str, sent: Given) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid.uuid4())}
    if method == "GET":
        return client.get(address, headers=headers)
    return client.post(address, json.dumps(sent), "application/json", headers=headers)


NAMES = {"editing_sessions:ping": "wagtailadmin_editing_sessions:ping"}


def _stands(state: str) -> Callable[[World, str], object]:
    """Let the case stand somewhere, as one that has come there on its way."""

    def before(world: World, _who: str) -> None:
        is_open = state != "answered"
        closed_at = None if is_open else now()
        given = {"state": state, "is_open": is_open, "closed_at": closed_at}
        Case.objects.filter(pk=world.case.pk).update(**given)

    return before


def _step(name: str, **more: Any) -> Callable[[World, str], Given]:
    def sent(world: World, _who: str) -> Given:
        given = {"do": name, "version": world.fresh().version}
        return given | {key: one(world) if callable(one) else one for key, one in more.items()}

    return sent


def _told(name: str) -> Callable[[World, str], Given]:
    return _step(name, text=f"{TEXT} {name}")


def _held(world: World, _who: str) -> None:
    Case.objects.filter(pk=world.case.pk).update(is_held=True)


def _sealed(world: World, _who: str) -> None:
    Case.objects.filter(pk=world.case.pk).update(is_sealed=True)
    SealedAccess.objects.create(case=world.case, user=world.author)


def _proposed(world: World, _who: str) -> None:
    case = world.fresh()
    proposals.propose(case_id=case.pk, step="answer", text=TEXT, by=world.author, seen=case.version)


def _answered(world: World, _who: str) -> None:
    case = world.fresh()
    correspondence.answer(case_id=case.pk, text="پاسخ", by=world.author, seen=case.version)


def _is_original(world: World, who: str) -> None:
    """Let the twin be the duplicate of the case, which was answered."""
    CaseLink.objects.update(case=world.twin, other=world.case)
    _answered(world, who)


def _is_over(world: World, who: str) -> None:
    """Let the case be closed for so long that nobody objects any more."""
    _answered(world, who)
    Term.objects.filter(case=world.case).update(due_date="2020-01-01")


def _is_asked_for(world: World, _who: str) -> None:
    """Let the category of the case have something to be ticked."""
    item = CategoryCheck.objects.create(category=world.case.complaint.category, title="بازدید شد")
    world.parts["item"] = item


def _ticked(world: World, _who: str) -> Given:
    return {"done": [world.parts["item"].pk]}


def _parted(_world: World, _who: str) -> None:
    CaseLink.objects.all().delete()


def _has_begun(world: World, who: str) -> None:
    tray = tray_of(world.case, world.people[who], "inform")
    file = begin_upload(
        purpose="case-answer",
        name="a.pdf",
        size=len(PART),
        holder_kind=TRAY_OF_STAFF,
        holder_id=tray,
    )
    world.parts["upload"] = file


def _approved(world: World, _who: str) -> None:
    Letter.objects.filter(pk=world.parts["letter"].pk).update(state="approved")


def _is_here(world: World, who: str) -> None:
    kind = ContentType.objects.get_for_model(Case)
    world.parts["session"] = EditingSession.objects.create(
        user=world.people[who],
        content_type=kind,
        object_id=str(world.case.pk),
        last_seen_at="2020-01-01T00:00Z",
    )


def _part(name: str, key: str = "pk") -> Callable[[World, str], tuple[Any, ...]]:
    return lambda world, _who: (world.case.pk, getattr(world.parts[name], key))


def _boxes(_world: World, _who: str) -> Given:
    return boxes((1, 10, 10, 20, 20))


def _mask(world: World, _who: str) -> None:
    """Let there be a masked copy of the file."""
    original, case = world.parts["file"], world.case
    copy = copy_file(PrivateFile.objects.get(pk=original.file_id))
    claim_files(files=[copy], holder_kind="case", holder_id=str(case.pk), most=500)
    row = CaseFile.objects.create(case=case, file_id=copy.pk, origin="staff", is_shown=False)
    MaskedCopy.objects.create(
        case=case, original=original, copy=row, areas=1, by=world.author, token=uuid.uuid4()
    )
    world.parts["masked"] = row


def _masked(world: World, _who: str) -> tuple[Any, ...]:
    return world.case.pk, world.parts["masked"].file_id


def _referral(world: World, who: str) -> tuple[Any, ...]:
    return world.case.pk, world.parts[who if who in world.parts else "action"].pk


def _recipients(purpose: str) -> Callable[[World, str], Given]:
    return lambda world, _who: rows((to_person(world.author), purpose), instruction=TEXT)


def _part_of_it(world: World, _who: str) -> Given:
    case = world.fresh()
    category, _label = next(iter(kind_of(case.kind).part_categories(case)))
    token = str(uuid.uuid4())
    return {"version": case.version, "token": token, "category": category, "text": TEXT}


def _letter(_world: World, _who: str) -> Given:
    return {**WORDS, "token": str(uuid.uuid4())}


def _outcome(world: World, _who: str) -> Given:
    category = world.case.complaint.category_id
    given = {"do": "save", "token": str(uuid.uuid4()), "version": 0, "category": category}
    return {**OUTCOME, **given, "county": world.province.county.pk}


def _number(world: World, _who: str) -> Given:
    return {"number": world.case.number}


STEPS: dict[str, Visit] = {
    "accept": Visit(before=_stands("received"), sent=_step("accept")),
    "refer": Visit(sent=_step("refer", unit=lambda world: world.province.second.pk, reason=TEXT)),
    "ask": Visit(sent=_told("ask")),
    "expire": Visit(before=_stands("waiting"), sent=_step("expire")),
    "answer": Visit(sent=_told("answer")),
    "decline": Visit(sent=_told("decline")),
    "hand_over": Visit(sent=_told("hand_over")),
    "reopen": Visit(before=_stands("answered"), sent=_step("reopen", reason=TEXT)),
    "inform": Visit(sent=_told("inform")),
    "note": Visit(sent=_step("note", text=TEXT, token=lambda _world: str(uuid.uuid4()))),
    "assign": Visit(sent=_step("assign", to=lambda world: world.author.pk)),
    "take": Visit(sent=_step("take")),
    "prioritise": Visit(sent=_step("prioritise", priority=lambda _world: 3)),
    "release": Visit(before=_held, sent=_step("release")),
    "seal": Visit(sent=_step("seal", officers=lambda world: [world.author.pk])),
    "reveal": Visit(before=_sealed, sent=_step("reveal", reason=TEXT)),
    "accuse": Visit(sent=_step("accuse", units=lambda _world: [unit("واحد تازه").pk])),
    "approve": Visit(before=_proposed, sent=_step("approve")),
    "send_back": Visit(before=_proposed, sent=_step("send_back", reason=TEXT)),
}
MASKED = Visit(args=_part("file", "file_id"))
ITEM = Visit(args=lambda world, _who: (world.case.pk, "inform", world.parts["upload"].pk))
ITEM = Visit(args=ITEM.args, before=_has_begun)
LETTER = Visit(args=_part("letter"))
PRINTED = Visit(args=LETTER.args, before=_approved)
PROPOSAL = Visit(args=lambda world, _who: (world.parts["proposal"].pk,))
APPLICATION = Visit(args=lambda world, _who: (world.parts["application"].pk,))
PLAN = Visit(args=lambda world, _who: (world.parts["plan"].pk,))
CHANGE = Visit(args=lambda world, _who: (world.parts["change"].pk,))
FILED = Visit(args=PROPOSAL.args, before=written_down)
PING = Visit(
    args=lambda world, _who: ("cases", "case", str(world.case.pk), world.parts["session"].pk),
    before=_is_here,
)
VISITS: dict[str, Visit] = {
    "cases:screen GET": Visit(),
    **{f"cases:screen POST {name}": visit for name, visit in STEPS.items()},
    "cases:uploads POST": Visit(args=lambda world, _who: (world.case.pk, "inform")),
    **{f"cases:uploads-item {method}": ITEM for method in ("GET", "HEAD", "PATCH", "DELETE")},
    "cases:file GET": Visit(args=_part("file", "file_id")),
    "cases:mask GET": MASKED,
    "cases:mask POST": Visit(args=MASKED.args, sent=_boxes),
    "cases:file_page GET": Visit(args=lambda world, _who: (*MASKED.args(world, _who), 1)),
    "cases:unmask GET": MASKED,
    "cases:unmask POST": Visit(args=_masked, before=_mask),
    "cases:cover GET": Visit(),
    "cases:answer GET": Visit(args=lambda world, _who: (world.case.pk, 1)),
    "cases:slip GET": Visit(args=_referral),
    "cases:refer GET": Visit(),
    "cases:refer POST": Visit(sent=_recipients("action")),
    "cases:referral GET": Visit(args=_referral),
    "cases:referral POST finish": Visit(args=_referral, sent=_step("finish", text=TEXT)),
    "cases:referral POST send_back": Visit(args=_referral, sent=_step("send_back", text=TEXT)),
    "cases:referral POST take_back": Visit(args=_referral, sent=_step("take_back")),
    "cases:send_on GET": Visit(args=_referral),
    "cases:send_on POST": Visit(args=_referral, sent=_recipients("opinion")),
    "cases:forward GET": Visit(),
    "cases:forward POST": Visit(
        sent=lambda _world, _who: {"token": str(uuid.uuid4()), "recipient": "دادگستری"}
    ),
    "cases:split GET": Visit(),
    "cases:split POST": Visit(sent=_part_of_it),
    "cases:checklist GET": Visit(),
    "cases:checklist POST": Visit(before=_is_asked_for, sent=_ticked),
    "cases:link GET": Visit(),
    "cases:link POST": Visit(
        before=_parted,
        sent=lambda world, _who: {"number": world.twin.number, "kind": "related"},
    ),
    "cases:answer_duplicates GET": Visit(),
    "cases:answer_duplicates POST": Visit(before=_is_original),
    "cases:unlink GET": Visit(args=_part("link")),
    "cases:unlink POST": Visit(args=_part("link")),
    "cases:anonymise GET": Visit(before=_is_over),
    "cases:anonymise POST": Visit(before=_is_over, sent=_number),
    "cases:new_letter GET": Visit(),
    "cases:new_letter POST": Visit(sent=_letter),
    "cases:incoming_letter GET": Visit(),
    "cases:incoming_letter POST": Visit(
        sent=lambda _world, _who: {**CAME, "number": "۹۹", "token": str(uuid.uuid4())}
    ),
    "cases:letter GET": LETTER,
    "cases:letter POST approve": Visit(
        args=LETTER.args,
        sent=lambda world, _who: {"do": "approve", "version": world.parts["letter"].version},
    ),
    "cases:scan GET": Visit(args=_part("incoming")),
    "cases:docx GET": PRINTED,
    "cases:pdf GET": PRINTED,
    "outcomes:add_for_case GET": Visit(before=_answered),
    "outcomes:add_for_case POST": Visit(before=_answered, sent=_outcome),
    "proposal_desk:screen GET": PROPOSAL,
    "proposal_desk:dossier GET": PROPOSAL,
    **{
        f"proposal_desk:screen POST {name}": Visit(args=PROPOSAL.args, **visit)
        for name, visit in ACTS.items()
    },
    "ngo_desk:screen GET": APPLICATION,
    "ngo_desk:paper GET": Visit(args=lambda world, _who: (world.parts["application"].pk, "letter")),
    **{
        f"ngo_desk:screen POST {name}": Visit(args=APPLICATION.args, **visit)
        for name, visit in OF_APPLICATIONS.items()
    },
    "plan_desk:screen GET": PLAN,
    **{
        f"plan_desk:screen POST {name}": Visit(args=PLAN.args, **visit)
        for name, visit in OF_PLANS.items()
    },
    "ngo_changes_desk:screen GET": CHANGE,
    **{
        f"ngo_changes_desk:screen POST {name}": Visit(args=CHANGE.args, **visit)
        for name, visit in OF_CHANGES.items()
    },
    **{f"proposal_intake:done {method}": FILED for method in ("GET", "POST")},
    **{
        f"ngo_changes_desk:done {method}": Visit(
            args=CHANGE.args, before=partial(written_down, part="change")
        )
        for method in ("GET", "POST")
    },
    "complaint_intake:done GET": Visit(),
    "complaint_intake:done POST": Visit(),
    "editing_sessions:ping POST": PING,
    "api:staff-case GET": Visit(),
    "api:staff-choices GET": Visit(),
    "api:staff-file GET": Visit(args=_part("file", "file_id")),
    "api:staff-note POST": Visit(sent=_step("note", text=TEXT)),
    "api:staff-assign POST": Visit(sent=_step("assign", to=lambda world: world.author.pk)),
    "api:staff-refer POST": STEPS["refer"],
    "api:staff-colleagues GET": Visit(),
    "api:staff-priority POST": Visit(sent=_step("prioritise", priority="urgent")),
    "api:staff-checklist POST": Visit(
        before=_is_asked_for,
        sent=lambda world, _who: {"item": world.parts["item"].pk, "is_done": True},
    ),
    "api:staff-split GET": Visit(),
    "api:staff-split POST": Visit(sent=_part_of_it),
    **{
        f"api:staff-tell POST {name}": Visit(
            args=lambda world, _who, name=name: (world.case.pk, name),  # type: ignore[misc]
            sent=_told(name),
        )
        for name in ("ask", "inform", "answer", "decline", "hand_over")
    },
}
