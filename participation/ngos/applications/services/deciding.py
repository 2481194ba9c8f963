"""What a board decided, and the way from its approval to the permit."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import CLOCK, Actor, staff
from participation.cases.enums import AnswerState, TermPurpose
from participation.cases.errors import NotAllowedError
from participation.cases.models import Answer, Case
from participation.cases.services import terms
from participation.cases.services.transitions import Given, perform
from participation.common.clock import now, today
from participation.common.models import User
from participation.ngos.applications.boards import seats_for
from participation.ngos.applications.dossiers import dossier_kind, dossier_of
from participation.ngos.applications.models import (
    Application,
    Decision,
    Dossier,
    Inquiry,
    RefusalReason,
    Verdict,
)
from participation.ngos.applications.permissions import may_decide
from participation.ngos.applications.rules import rules_now
from participation.ngos.models import Ngo, Permit
from participation.ngos.services import Basis, issue_permit, keep_mobile, register_ngo
from participation.resolutions.models import Resolution
from persian.digits import to_persian_digits
from persian.jalali import format_date
from persian.letters import clean_input

STEPS = {Verdict.APPROVED: "approve", Verdict.REFUSED: "refuse"}


@transaction.atomic
def lay_before_board(*, case_id: UUID, by: User, seen: int, without_replies: bool = False) -> Case:
    """Put a case on the way to its board.

    Raises StaleError, NotAllowedError, and ValidationError while replies are open, unless the
    officer says that the board decides without them.
    """
    dossier = dossier_of(Case.objects.get(pk=case_id))
    if dossier is None:
        raise NotAllowedError("to_board")
    kind = dossier_kind(dossier.case)
    kind.refuse_early(dossier)
    rows = Inquiry.objects.filter(person__case=case_id)
    is_asked = rows.exists() or not kind.asks(dossier)
    if not is_asked or (rows.filter(answered_on__isnull=True).exists() and not without_replies):
        raise ValidationError(
            {"without_replies": _("Replies are still open. Wait, or say that the board decides.")},
            code="open",
        )
    return perform(case_id, "to_board", by=staff(by), seen=seen)


@transaction.atomic
def decide(  # noqa: PLR0913 (each is one thing that a board says)
    *,
    case_id: UUID,
    resolution: Resolution,
    verdict: Verdict,
    reasons: Collection[RefusalReason] = (),
    by: User | None,
    seen: int | None,
) -> Case:
    """Write what a board decided: the applicant reads it, and of a refusal the approved reasons.

    ``by`` is None where the resolution itself settles the case. Two at once: one decides, the other
    gets StaleError. Raises NotAllowedError, ValidationError.
    """
    if by is not None and not may_decide(by):
        raise NotAllowedError("decide")
    if verdict == Verdict.REFUSED and not reasons:
        raise ValidationError({"reasons": _("Choose at least one reason.")}, code="required")
    if Decision.objects.filter(case=case_id, resolution=resolution).exists():
        raise ValidationError({"resolution": _("This resolution was entered already.")})
    actor: Actor = staff(by) if by is not None else CLOCK
    dossier = dossier_of(Case.objects.get(pk=case_id))
    if dossier is None:
        raise NotAllowedError("decide")
    kind = dossier_kind(dossier.case)
    told = _told(dossier, resolution)
    if verdict == Verdict.APPROVED:
        text = kind.approved(dossier, told)
    else:
        text = refusal(kind.refused(dossier, told), reasons)
    case = perform(case_id, STEPS[verdict], by=actor, seen=seen, given=Given(text=text))
    made = Decision.objects.create(case=case, resolution=resolution, verdict=verdict, entered_by=by)
    made.reasons.set(reasons)
    answer(case, text, by)
    if verdict == Verdict.APPROVED:
        kind.carry_out(dossier, resolution, by)
    else:
        kind.take_back(dossier, resolution, by)
    # Whoever it went against may object.
    if (verdict == Verdict.APPROVED) == kind.is_against(dossier):
        period = terms.Period(amount=rules_now().appeal_days)
        terms.settle_term(case, TermPurpose.OBJECTION, on=today())
        terms.start_term(case, TermPurpose.OBJECTION, period, on=today())
    return case


def _told(dossier: Dossier, resolution: Resolution) -> dict[str, str]:
    return {
        "name": dossier.title,
        "body": str(resolution.meeting.body),
        "number": to_persian_digits(resolution.number),
    }


def refusal(head: str, reasons: Collection[RefusalReason]) -> str:
    """Return what an applicant reads of a refusal: reasons of the approved list alone."""
    texts = "\n".join(f"• {one.text}" for one in reasons)
    return f"{head}\n{_('Reasons')}:\n{texts}"


@transaction.atomic
def note_assembly(*, case_id: UUID, on: datetime.date, by: User, seen: int) -> Case:
    """Note the founding assembly. Raises StaleError, NotAllowedError, ValidationError."""
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")})
    case = perform(case_id, "assembly", by=staff(by), seen=seen)
    Application.objects.filter(case=case_id).update(assembly_on=on)
    return case


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What the registration of companies gave, and the gazette that told it."""

    number: str
    on: datetime.date
    gazette_number: str = ""
    gazette_on: datetime.date | None = None


@transaction.atomic
def issue(
    *, case_id: UUID, registration: Registration, by: User, seen: int, permit_number: str = ""
) -> Permit:
    """Enter the organisation in the register and issue its permit; close the case.

    Raises StaleError, NotAllowedError, and ValidationError by field.
    """
    if not may_decide(by):
        raise NotAllowedError("issue")
    if registration.on > today():
        raise ValidationError({"on": _("This day has not come yet.")})
    rows = Application.objects.select_for_update(of=("self",)).select_related(
        "prefix", "county", "case"
    )
    application = rows.get(case=case_id)
    decided = application.decisions.filter(verdict=Verdict.APPROVED).first()
    basis = Basis(decision=decided.resolution if decided else None)
    application.registration_number = clean_input(registration.number)
    application.registered_on = registration.on
    application.gazette_number = clean_input(registration.gazette_number)
    application.gazette_on = registration.gazette_on
    application.ngo = _entered(application, basis, by)
    application.save()
    permit = issue_permit(ngo=application.ngo, number=permit_number, basis=basis, by=by)
    told = {
        "number": to_persian_digits(permit.number),
        "until": format_date(permit.valid_until),
        "page": _("Verify a permit"),
    }
    text = (
        _(
            "Permit %(number)s was issued and holds until %(until)s. By its number everybody can "
            "look at it on our site, under “%(page)s”."
        )
        % told
    )
    # Last, so that its words can name the permit; a stale screen takes back all of it.
    case = perform(case_id, "issue", by=staff(by), seen=seen, given=Given(text=text))
    answer(case, text, by)
    return permit


def answer(case: Case, text: str, by: User | None) -> None:
    """Keep what the applicant reads of a decision."""
    Answer.objects.create(
        case=case, text=text, author=by, state=AnswerState.SENT, created_at=now(), sent_at=now()
    )


def _entered(application: Application, basis: Basis, by: User) -> Ngo:
    """Enter the organisation in the register; how it is reached is public there."""
    fields = [one.field for one in application.fields.select_related("field")]
    speaker = application.people.filter(is_representative=True).first()
    ngo = register_ngo(
        name=application.name,
        level=application.level,
        county=application.county,
        prefix=application.prefix,
        other_prefix=application.other_prefix,
        short_name=application.short_name,
        activity_fields=fields,
        scope=application.scope,
        address="، ".join(filter(None, (application.city, application.address))),
        postal_code=application.postal_code,
        phone=application.phone,
        email=application.email,
        representative=speaker.name if speaker else "",
        founded_on=application.assembly_on,
        registration_number=application.registration_number,
        registered_on=application.registered_on,
        gazette_number=application.gazette_number,
        gazette_date=application.gazette_on,
        board=seats_for(application.people.order_by("position")),
        basis=basis,
        by=by,
    )
    if speaker is not None:
        keep_mobile(ngo=ngo, mobile=speaker.mobile, by=by)
    return ngo
