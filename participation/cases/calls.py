"""Reads for whoever has a citizen on the line: the cases meant, and what may be read out of each.

State and dates may be told to whoever names the number; the last answer only where the caller can
be known by the mobile of the case, and never where its identity is sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from participation.cases.enums import AnswerState, TermPurpose, Turn
from participation.cases.finding import holding
from participation.cases.models import Answer, Applicant, Case, Question, Term
from participation.cases.numbers import NumberError, read_number, show_number, spell_number
from participation.cases.permissions import may_act, may_see_identity, scope_of
from participation.cases.selectors import state_of
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.identifiers import IdentifierError, validate_mobile
from persian.jalali import format_date, format_full, local_date, today

MOST_CASES = 20
DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class ReadOut:
    """What is told of a case; ``digits`` are the end of the mobile that the caller has to know."""

    case: Case
    number: str
    spelled: str
    label: str
    mark: str
    dates: list[str]
    digits: str = ""
    answer: Answer | None = None
    question: Question | None = None

    @property
    def answered_on(self) -> str:
        """The day of the last answer."""
        return format_date(self.answer.created_at) if self.answer else ""


def is_askable(words: str) -> bool:
    """Return whether this is a whole number of a case or a mobile."""
    return _number(words) is not None or _mobile(words) is not None


def cases_of_call(user: User, words: str) -> list[Case]:
    """Return the cases that ``user`` works on and that are meant, open ones first, the newest
    first: that of a number, or those of a mobile where its owner may be known.
    """
    seen = Case.objects.in_sight_of(scope_of(user)).select_related("applicant", "unit")
    if (number := _number(words)) is not None:
        return [case for case in seen.filter(number=number) if may_act(user, case)]
    if (mobile := _mobile(words)) is None:
        return []
    return list(holding(seen, mobile, user).order_by("-is_open", "-received_at")[:MOST_CASES])


def read_out(user: User, cases: Iterable[Case], *, is_by_mobile: bool) -> list[ReadOut]:
    """Return what may be told of cases: three queries, however many they are."""
    cases = list(cases)
    answers = _last(Answer, cases, state=AnswerState.SENT)
    questions = _last(Question, cases)
    terms: dict[object, dict[str, Term]] = {}
    for term in Term.objects.filter(case__in=cases, settled_on__isnull=True):
        terms.setdefault(term.case_id, {})[term.purpose] = term
    told = []
    for case in cases:
        state, running = state_of(case), terms.get(case.pk, {})
        # Whoever is found by the mobile may be known; a number has to be asked about.
        is_known = is_by_mobile or may_see_identity(user, case)
        mobile = _mobile_of(case) if is_known else ""
        waits = state.turn == Turn.CITIZEN
        told.append(
            ReadOut(
                case=case,
                number=show_number(case.number),
                spelled=spell_number(case.number),
                label=str(state.public_label),
                mark=state.mark,
                dates=_dates(case, running),
                digits=to_persian_digits(mobile[-DIGITS:]),
                answer=answers.get(case.pk) if mobile else None,
                question=questions.get(case.pk) if mobile and waits else None,
            )
        )
    return told


def is_mobile(words: str) -> bool:
    """Return whether this is a mobile and no number."""
    return _number(words) is None and _mobile(words) is not None


def _last(
    model: type[Answer] | type[Question], cases: list[Case], **which: object
) -> dict[UUID, Any]:
    """Return what was said last in each case."""
    rows = model._default_manager.filter(case__in=cases, **which).order_by()
    last: Any = rows.values("case").annotate(last=Max("pk")).values("last")
    return {one.case_id: one for one in model._default_manager.filter(pk__in=last)}


def _dates(case: Case, terms: dict[str, Term]) -> list[str]:
    """Return the next date in sentences that can be read out."""
    if case.closed_at is not None:
        told = [_("Closed on %(day)s.") % {"day": format_full(local_date(case.closed_at))}]
        objection = terms.get(TermPurpose.OBJECTION)
        if objection is not None and objection.due_date >= today():
            day = {"day": format_full(objection.due_date)}
            told.append(_("An objection is possible until %(day)s.") % day)
        return told
    told = []
    if reply := terms.get(TermPurpose.REPLY):
        day = {"day": format_full(reply.due_date)}
        told.append(_("We have asked you something; reply until %(day)s.") % day)
    answer = terms.get(TermPurpose.ANSWER)
    if answer is not None and answer.paused_on is not None:
        told.append(_("The count stands still until you reply"))
    elif answer is not None and answer.due_date < today():
        day = {"day": format_full(answer.due_date)}
        told.append(_("The answer was due on %(day)s and is late.") % day)
    elif answer is not None:
        told.append(_("The answer comes until %(day)s.") % {"day": format_full(answer.due_date)})
    return told


def _number(words: str) -> str | None:
    try:
        return read_number(words)
    except NumberError:
        return None


def _mobile(words: str) -> str | None:
    try:
        return validate_mobile(words)
    except IdentifierError:
        return None


def _mobile_of(case: Case) -> str:
    person: Applicant | None = getattr(case, "applicant", None)
    return person.mobile if person is not None else ""
