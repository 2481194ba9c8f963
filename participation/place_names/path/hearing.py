"""Evaluators, opinions of others, and residents who are asked before a renaming."""

import datetime
import uuid
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.cases.services import writing
from participation.common.clock import now, today
from participation.common.models import User
from participation.place_names.models import Evaluation, Hearing, Opinion, Proposal
from participation.place_names.path.enums import OpinionKind
from persian.letters import clean_input
from persian.personal_data import find_personal_data


@transaction.atomic
def ask_evaluator(*, proposal: Proposal, evaluator: User, seen: int) -> Evaluation:
    """Ask a colleague for a private note; again changes nothing.

    Raises ValidationError for somebody who does not see the case, StaleError.
    """
    case = writing.lock(proposal.case_id, seen=seen)
    if not Case.objects.visible_to(evaluator).filter(pk=case.pk).exists():
        raise ValidationError({"evaluator": _("This colleague does not see the case.")})
    writing.save(case)
    made, _is_new = Evaluation.objects.get_or_create(proposal=proposal, evaluator=evaluator)
    return made


@transaction.atomic
def note_evaluation(*, proposal: Proposal, by: User, text: str) -> Evaluation:
    """Keep the note of an evaluator. Raises ValidationError for whoever was not asked."""
    rows = Evaluation.objects.select_for_update()
    found = rows.filter(proposal=proposal, evaluator=by).first()
    if found is None:
        raise ValidationError(_("You were not asked to evaluate this proposal."))
    case = writing.lock(proposal.case_id, seen=None)
    writing.save(case)
    found.note, found.noted_at = text.strip(), now()
    found.save(update_fields=["note", "noted_at"])
    return found


@dataclass(frozen=True, kw_only=True)
class NewOpinion:
    """What an organisation wrote."""

    organisation: str
    kind: OpinionKind
    number: str = ""
    dated: datetime.date | None = None
    text: str = ""
    token: uuid.UUID


@transaction.atomic
def note_opinion(*, proposal: Proposal, new: NewOpinion, by: User, seen: int) -> Opinion:
    """Keep an opinion, once for a ``token``. Raises ValidationError, StaleError."""
    there = Opinion.objects.filter(proposal=proposal, token=new.token).first()
    if there is not None:
        return there
    if new.dated is not None and new.dated > today():
        raise ValidationError({"dated": _("This day is still to come.")})
    case = writing.lock(proposal.case_id, seen=seen)
    writing.save(case)
    return Opinion.objects.create(
        proposal=proposal,
        organisation=clean_input(new.organisation),
        kind=new.kind,
        number=clean_input(new.number),
        dated=new.dated,
        text=new.text.strip(),
        token=new.token,
        by=by,
    )


@transaction.atomic
def set_hearing(  # noqa: PLR0913  # what a hearing is made of, each by its name
    *,
    proposal: Proposal,
    opens_on: datetime.date,
    closes_on: datetime.date,
    way: str,
    asked: int | None,
    seen: int,
) -> Hearing:
    """Say how and when residents are asked. Raises ValidationError once its result is published."""
    if closes_on < opens_on:
        raise ValidationError({"closes_on": _("The last day is before the first.")})
    case = writing.lock(proposal.case_id, seen=seen)
    there = Hearing.objects.filter(proposal=proposal).first() or Hearing(proposal=proposal)
    if there.published_on is not None:
        raise ValidationError(_("The result is published; the hearing stays as it was."))
    writing.save(case)
    there.opens_on, there.closes_on, there.way, there.asked = (
        opens_on,
        closes_on,
        clean_input(way),
        asked,
    )
    there.save()
    return there


@transaction.atomic
def publish_hearing(
    *, proposal: Proposal, in_favour: int, against: int, result: str, seen: int
) -> Hearing:
    """Let readers see what residents said. Raises ValidationError, StaleError."""
    there = Hearing.objects.select_for_update().filter(proposal=proposal).first()
    if there is None:
        raise ValidationError(_("Nobody was asked yet."))
    if there.closes_on >= today():
        raise ValidationError(_("The hearing goes on; its result is published after its last day."))
    if there.asked is not None and in_favour + against > there.asked:
        raise ValidationError({"in_favour": _("More answers than households that were asked.")})
    words = clean_input(result)
    if find_personal_data(words):
        raise ValidationError({"result": _("The words hold personal data; take it out.")})
    case = writing.lock(proposal.case_id, seen=seen)
    writing.save(case)
    there.in_favour, there.against, there.result = in_favour, against, words
    there.published_on = there.published_on or today()
    there.save()
    return there
