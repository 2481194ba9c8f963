"""The dossier of a proposal: all that a council needs on its table, on paper."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from participation.cases.desk.papers import paper
from participation.common.models import User
from participation.common.pdf import (
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Rows,
    Step,
    Steps,
    Table,
    ltr,
)
from participation.place_names.checking.answers import Answer
from participation.place_names.checking.clashes import Clash
from participation.place_names.models import PlaceName, Proposal, StageVisit
from participation.place_names.path.selectors import Course, course_of
from participation.place_names.proposals.conflicts import conflicts_of, questions_of
from participation.place_names.proposals.selectors import paper_kinds
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date

MOST_NAMES, MOST_CONFLICTS = 20, 25


def dossier(proposal: Proposal, user: User) -> PdfDocument:
    """Return the dossier for somebody who sees the case; who proposed it does not stand in it."""
    course = course_of(proposal, user)
    conflicts = conflicts_of(proposal, user)
    blocks: list[Block] = [
        Rows(
            rows=(
                (_("Proposal"), ltr(proposal.number)),
                (_("What is done"), str(proposal.get_action_display())),
                (_("Proposed name"), to_persian_digits(proposal.title)),
                (_("Named for"), to_persian_digits(proposal.honouree)),
                (_("Unit"), str(proposal.case.unit)),
            )
        ),
        Heading(text=_("The place")),
        Rows(
            rows=(
                (_("Name today"), proposal.place_title),
                (_("Where"), proposal.where),
                (_("Extent"), proposal.where_extent),
            )
        ),
        *_names(proposal),
        Heading(text=_("Why this name")),
        Paragraph(text=to_persian_digits(proposal.public_reason or proposal.reason)),
        *_conflicts(conflicts),
        *_questions(proposal, conflicts),
        *_opinions(course),
        *_hearing(course),
        *_stages(course),
        *_papers(proposal),
    ]
    return paper(_("Dossier of a proposed name"), blocks, user)


def _names(proposal: Proposal) -> list[Block]:
    """Return the names that the place bore, with their days."""
    if proposal.place is None:
        return []
    names = PlaceName.objects.filter(place=proposal.place).through_time()[:MOST_NAMES]
    rows = tuple(
        (
            to_persian_digits(one.text),
            str(one.get_standing_display()),
            format_date(one.valid_from) if one.valid_from else "",
            format_date(one.valid_until) if one.valid_until else "",
        )
        for one in names
    )
    if not rows:
        return []
    columns = (
        Column(label=_("Name"), share=2),
        Column(label=_("Standing"), share=2),
        Column(label=_("From"), share=1),
        Column(label=_("Until"), share=1),
    )
    return [Table(columns=columns, rows=rows)]


def _conflicts(found: Answer) -> list[Block]:
    """Return what the name collides with in the register."""
    head = Heading(text=_("Names that are near to it"))
    if not found.clashes:
        none = _("None was found among the names of places and the proposed ones.")
        return [head, Paragraph(text=none, weight="quiet")]
    columns = (
        Column(label=_("How near"), share=2),
        Column(label=_("Name"), share=2),
        Column(label=_("Where"), share=3),
    )
    rows = tuple(
        (str(group.heading), _with_number(one), one.details)
        for group in found.groups
        for one in group.clashes
    )
    return [head, Table(columns=columns, rows=rows[:MOST_CONFLICTS])]


def _with_number(clash: Clash) -> str:
    return f"{clash.title} ({ltr(clash.number)})" if clash.number else clash.title


def _questions(proposal: Proposal, conflicts: Answer) -> list[Block]:
    """Return the rules: what a machine has found, and what is asked of the council."""
    findings = questions_of(proposal, conflicts)
    if not findings:
        return []
    columns = (Column(label=_("Question"), share=3), Column(label=_("Found"), share=2))
    rows = tuple(
        (str(one.rule), one.found or (str(one.outcome_label) if one.is_judged else "…"))
        for one in findings
    )
    return [
        Heading(text=_("Questions for the council")),
        Note(text=_("What a machine can see is filled in; the rest people answer.")),
        Table(columns=columns, rows=rows),
    ]


def _opinions(course: Course) -> list[Block]:
    if not course.opinions:
        return []
    columns = (
        Column(label=_("Who"), share=2),
        Column(label=_("Asked on"), share=2),
        Column(label=_("Opinion"), share=2),
        Column(label=_("Letter"), share=2),
        Column(label=_("What it says"), share=4),
    )
    rows = tuple(
        (
            to_persian_digits(one.organisation),
            format_date(one.asked_on) if one.asked_on else "—",
            standing,
            " ".join(
                filter(
                    None,
                    (to_persian_digits(one.number), format_date(one.dated) if one.dated else ""),
                )
            ),
            to_persian_digits(one.text),
        )
        for one, standing, _is_late in course.asked
    )
    return [Heading(text=_("Opinions")), Table(columns=columns, rows=rows)]


def _hearing(course: Course) -> list[Block]:
    there = course.hearing
    if there is None:
        return []
    span = f"{format_date(there.opens_on)} {_('until')} {format_date(there.closes_on)}"
    rows = [(_("When"), span), (_("How they are asked"), to_persian_digits(there.way))]
    if there.asked is not None:
        rows.append((_("Households asked"), format_number(there.asked)))
    if there.published_on is not None:
        rows += [
            (_("In favour"), format_number(there.in_favour or 0)),
            (pgettext("hearing", "Against"), format_number(there.against or 0)),
            (_("Result in words for readers"), to_persian_digits(there.result)),
        ]
    return [Heading(text=_("Residents are asked")), Rows(rows=tuple(rows))]


def _stages(course: Course) -> list[Block]:
    if not course.visits:
        return []
    steps = tuple(
        Step(
            title=f"{one.title} — {one.receiver}" if one.receiver else one.title,
            when=format_date(one.entered_at),
            text="؛ ".join(_told(one, sees_letters=course.sees_letters)),
            state="done" if one.left_at else "now",
        )
        for one in course.visits
    )
    return [Heading(text=_("Its way")), Steps(steps=steps)]


def _told(visit: StageVisit, *, sees_letters: bool) -> list[str]:
    """Return what stands beneath a stage: its letter, the receipt, how it was left."""
    told = []
    letter = visit.letter if sees_letters else None
    if letter is not None and letter.dated is not None:
        said = {"number": to_persian_digits(letter.number), "day": format_date(letter.dated)}
        told.append(_("Letter %(number)s of %(day)s") % said)
    if visit.received_on is not None:
        day = f"{format_date(visit.received_on)} {to_persian_digits(visit.receipt_number)}"
        told.append(f"{_('received')}: {day.strip()}")
    if visit.left_at is not None:
        told.append(": ".join(filter(None, (visit.get_how_display(), visit.move))))
    return told


def _papers(proposal: Proposal) -> list[Block]:
    kinds = list(paper_kinds(proposal).values())
    told = "، ".join(f"{number}) {kind}" for number, kind in enumerate(kinds, start=1))
    text = to_persian_digits(told) or _("None")
    return [Heading(text=_("Papers")), Paragraph(text=text)]
