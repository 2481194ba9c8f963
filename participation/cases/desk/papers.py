"""What the desk puts on paper of one case: its cover, the slip of a referral.

Each is plain data for `common.pdf`; nothing stands on one that its screen would not show.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from participation.cases.desk.sentences import Story
from participation.cases.enums import EventType, TermPurpose
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case, CaseEvent, Referral, Term
from participation.cases.numbers import show_number
from participation.cases.permissions import may_see_identity
from participation.cases.selectors import running_terms, state_of, timeline
from participation.common.letters import services as letters
from participation.common.models import OfficeSettings, User
from participation.common.pdf import (
    Block,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Qr,
    Rows,
    Signature,
    ltr,
)
from persian.digits import format_number, to_persian_digits
from persian.jalali import (
    format_date,
    format_datetime,
    format_full,
    local_date,
)

# What moved a case; whom it is against and what was looked at stay out of a paper that lies about.
OF_COVER = frozenset(
    {
        EventType.RECEIVED,
        EventType.MOVED,
        EventType.ASSIGNED,
        EventType.REFERRED,
        EventType.ASKED,
        EventType.REPLIED,
        EventType.ADDED,
        EventType.ANSWERED,
        EventType.CONSULTED,
        EventType.CONSULTATION_ENDED,
        EventType.FORWARDED,
        EventType.LETTER,
        EventType.ANONYMISED,
    }
)
WITH_NUMBER = frozenset({letters.ISSUED, letters.RECEIVED})
MOST_STEPS = 6


def case_cover(case: Case, user: User) -> PdfDocument:
    """Return the cover of a case, for somebody who sees it."""
    kind = kind_of(case.kind)
    blocks: list[Block] = [
        _head(case),
        *_warnings(case),
        Rows(
            rows=(
                (_("Subject"), case.title),
                (_("Kind"), str(kind.label_for(case))),
                (_("State"), str(state_of(case).label)),
                (_("Unit"), "، ".join(str(one) for one in (case.unit, case.county) if one)),
                (_("Officer"), str(case.assignee or "")),
                (pgettext("column", "Received"), _received(case)),
                *_dates(case),
                *_filed_by(case, user),
            )
        ),
        Heading(text=_("The course in short")),
        *_course(case),
    ]
    return paper(_("Cover of the case"), blocks, user)


def referral_slip(case: Case, row: Referral, user: User) -> PdfDocument:
    """Return the slip of a referral, for somebody who may open it."""
    due = format_full(row.due_date) if row.due_date else _("none of its own")
    blocks: list[Block] = [
        _head(case),
        Rows(
            rows=(
                (_("Subject"), case.title),
                (pgettext("referral", "From"), str(row.sender or "")),
                (pgettext("referral", "To"), str(row.unit or row.user)),
                (_("Purpose"), str(row.get_purpose_display())),
                (_("Referred on"), format_datetime(row.sent_at)),
                (pgettext("referral", "Last day"), due),
                (_("Last day of the case"), _last_day(case)),
                (_("State"), str(row.get_state_display())),
            )
        ),
        Heading(text=_("Instruction")),
        Paragraph(text=to_persian_digits(row.instruction) or "—"),
        Heading(text=_("What came of it")),
        *_result(row),
    ]
    return paper(_("Referral slip"), blocks, user)


def paper(title: str, blocks: Sequence[Block], user: User) -> PdfDocument:
    """Return a paper with the office's head; its foot says who printed it and when."""
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    made_at = timezone.now()
    printed = {"who": user, "when": format_datetime(made_at)}
    return PdfDocument(
        title=title,
        blocks=tuple(blocks),
        office=office.office_name,
        parent=office.parent_name,
        product=office.product_name,
        footer=_("Printed by %(who)s, %(when)s") % printed,
        made_at=made_at,
    )


def _head(case: Case) -> Qr:
    """Return the number, and its screen for a camera: whoever comes there has to sign in."""
    return Qr(
        address=f"{settings.PUBLIC_URL}{reverse('cases:screen', args=[case.pk])}",
        value=show_number(case.number),
        caption=_("To open the case on the desk, point a camera here. It asks who you are."),
        shows_address=False,
    )


def _received(case: Case) -> str:
    return f"{format_datetime(case.received_at)}، {case.get_intake_display()}"


def _dates(case: Case) -> list[tuple[str, str]]:
    """Return term and last day of an open case, the day on which a closed one was closed."""
    if case.closed_at is not None:
        return [(pgettext("standing", "Closed"), format_datetime(case.closed_at))]
    term = running_terms(case).get(TermPurpose.ANSWER)
    if term is None:
        return []
    return [(_("Last day"), f"{_day_of(term)} ({_length(term)})")]


def _length(term: Term) -> str:
    unit: Any = term.get_unit_display()
    told = f"{format_number(term.amount)} {unit} {_('from')} {format_date(term.starts_on)}"
    return f"{told}، {_('set by law')}" if term.is_legal else told


def _day_of(term: Term) -> str:
    if term.paused_on is not None:
        return _("The term stands still")
    return format_full(term.due_date)


def _last_day(case: Case) -> str:
    return format_full(case.due_date) if case.is_open and case.due_date else ""


def _warnings(case: Case) -> list[Block]:
    told = []
    if case.is_sealed:
        told.append(_("The identity is sealed and stands on no paper."))
    if case.is_restricted:
        told.append(_("Restricted: seen in its own unit only."))
    return [Note(text="\n".join(told), tone="ochre")] if told else []


def _filed_by(case: Case, user: User) -> list[tuple[str, str]]:
    """Return who filed it, for whoever sees the identity on the screen: no codes, no address."""
    label = _("Who submitted it")
    if not may_see_identity(user, case):
        return []
    person: Applicant | None = getattr(case, "applicant", None)
    if person is None:
        return [(label, str(case.get_identity_display()))] if not case.anonymised_at else []
    return [(label, person.name or ltr(to_persian_digits(person.mobile)))]


def _course(case: Case) -> list[Block]:
    events = [event for event in timeline(case) if _moved_it(event)]
    story = Story(case, events)
    # How it began, and what came last: a long course has its middle on the screen.
    left_out = max(0, len(events) - MOST_STEPS)
    shown = [*events[:1], *events[1 + left_out :]]
    rows = [(format_date(local_date(event.at)), story.tell(event)) for event in shown]
    if left_out:
        told = _("%(number)s entries between stand on the screen.")
        rows.insert(1, ("…", told % {"number": format_number(left_out)}))
    return [Rows(rows=tuple(rows))]


def _moved_it(event: CaseEvent) -> bool:
    if event.type == EventType.LETTER:
        return event.data.get("act") in WITH_NUMBER
    return event.type in OF_COVER


def _result(row: Referral) -> list[Block]:
    """Return the result with who wrote it, or room for the hand."""
    if row.ended_at is None:
        return [Signature(name=str(row.unit or row.user), post=_("Date and signature"))]
    told = f"{row.ended_by or '—'}، {format_datetime(row.ended_at)}"
    return [Paragraph(text=to_persian_digits(row.result) or "—"), Paragraph(text=told)]
