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
from persian.letters import clean_input, compact_key
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


@transaction.atomic
def ask_opinion(  # noqa: PLR0913  # what a question is made of, each by its name
    *,
    proposal: Proposal,
    organisation: str,
    due_date: datetime.date | None,
    token: uuid.UUID,
    by: User,
    seen: int,
) -> Opinion:
    """Note that an organisation was asked, once for a ``token``.

    Raises ValidationError for a day that has passed and for one that is asked already, StaleError.
    """
    there = Opinion.objects.filter(proposal=proposal, token=token).first()
    if there is not None:
        return there
    if due_date is not None and due_date < today():
        raise ValidationError({"due_date": _("This day has passed.")})
    name, key = clean_input(organisation), compact_key(organisation)
    waiting = Opinion.objects.filter(proposal=proposal, kind="")
    if any(compact_key(one.organisation) == key for one in waiting):
        raise ValidationError({"organisation": _("It is asked already and has not answered.")})
    case = writing.lock(proposal.case_id, seen=seen)
    writing.save(case)
    return Opinion.objects.create(
        proposal=proposal,
        organisation=name,
        asked_on=today(),
        due_date=due_date,
        token=token,
        by=by,
        noted_at=now(),
    )


@dataclass(frozen=True, kw_only=True)
class NewOpinion:
    """What an organisation wrote; ``asked`` is the row of it, where it had been asked."""

    organisation: str
    kind: OpinionKind
    number: str = ""
    dated: datetime.date | None = None
    text: str = ""
    token: uuid.UUID
    asked: Opinion | None = None


@transaction.atomic
def note_opinion(*, proposal: Proposal, new: NewOpinion, by: User, seen: int) -> Opinion:
    """Keep an opinion, once for a ``token``. Raises ValidationError, StaleError.

    Where it had been asked for, it stands in that row.
    """
    there = Opinion.objects.filter(proposal=proposal, token=new.token).first()
    if there is not None:
        return there
    if new.dated is not None and new.dated > today():
        raise ValidationError({"dated": _("This day is still to come.")})
    case = writing.lock(proposal.case_id, seen=seen)
    writing.save(case)
    row = Opinion(proposal=proposal, organisation=clean_input(new.organisation))
    if new.asked is not None:
        row = Opinion.objects.select_for_update().get(pk=new.asked.pk, proposal=proposal)
        if row.is_answered:
            raise ValidationError({"asked": _("It has answered already.")})
    row.kind, row.number, row.dated = new.kind, clean_input(new.number), new.dated
    row.text, row.token, row.by, row.noted_at = new.text.strip(), new.token, by, now()
    row.save()
    return row


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
