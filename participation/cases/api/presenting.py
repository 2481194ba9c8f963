"""A case as data for its citizen: the same that the page of the case shows."""

from typing import Any

from participation.cases.enums import TermPurpose
from participation.cases.history import Moment, moments_of
from participation.cases.kinds import kind_of
from participation.cases.models import Case, Term
from participation.cases.selectors import rating_of, running_terms, state_of
from participation.cases.tracking.page import actions_of
from participation.common.files.presenters import file_row
from participation.common.models import PrivateFile

ACTIONS = ("reply", "add", "withdraw", "object", "rate")


def case_told(case: Case) -> dict[str, Any]:
    """Return what the holder of the key may know."""
    terms, kind, state = running_terms(case), kind_of(case.kind), state_of(case)
    can = actions_of(case, terms)
    rating = rating_of(case)
    return {
        "number": case.number,
        "title": kind.public_title(case),
        "state": state.name,
        "state_label": str(state.public_label),
        "is_open": case.is_open,
        "received_at": case.received_at,
        "due_date": _day(terms.get(TermPurpose.ANSWER)) if case.is_open else None,
        "reply_by": _day(terms.get(TermPurpose.REPLY)),
        "object_by": _day(terms.get(TermPurpose.OBJECTION)) if "object" in can else None,
        "can": can,
        "stars": rating.stars if rating is not None else None,
        "timeline": [moment_told(moment) for moment in moments_of(case)],
        "filed": [{"label": str(label), "value": str(value)} for label, value in kind.rows(case)],
    }


def moment_told(moment: Moment) -> dict[str, Any]:
    """Return a moment of the timeline."""
    return {
        "at": moment.at,
        "type": moment.event.type,
        "title": moment.title,
        "text": moment.text,
        "by_citizen": moment.by_citizen,
        "files": [file_told(file) for file in moment.files],
    }


def file_told(file: PrivateFile) -> dict[str, Any]:
    """Return a file of a case."""
    return {
        "id": str(file.pk),
        "name": file.name,
        "size": file.size,
        "is_ready": file.is_ready,
        "text": file_row(file).text,
    }


def _day(term: Term | None) -> Any:
    return term.due_date if term is not None else None
