"""What a resolution that settles an application or a change does, typed among the minutes."""

from functools import partial

from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number
from participation.ngos.applications.dossiers import dossier_of
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import Decision, Dossier, Verdict
from participation.ngos.applications.services.deciding import decide
from participation.ngos.applications.services.filing import KIND
from participation.resolutions.handlers import CaseHandler, register_case_handler
from participation.resolutions.models import Resolution


def _before_the_board(kind: str, number: str) -> Dossier | None:
    try:
        plain = read_number(number)
    except NumberError:
        return None
    rows = Case.objects.filter(kind=kind, number=plain, state=ApplicationState.BOARD)
    case = rows.first()
    return dossier_of(case) if case is not None else None


def _title(kind: str, number: str) -> str | None:
    """Return what an agenda calls a case; None for one that is not before a board."""
    dossier = _before_the_board(kind, number)
    return dossier.title if dossier is not None else None


def _settle(kind: str, number: str, resolution: Resolution) -> None:
    """Approve what lies before the board; once.

    A refusal is entered on the screen of the case, with reasons of the approved list.
    """
    dossier = _before_the_board(kind, number)
    if dossier is None or Decision.objects.filter(resolution=resolution).exists():
        return
    decide(
        case_id=dossier.case_id,
        resolution=resolution,
        verdict=Verdict.APPROVED,
        by=None,
        seen=None,
    )


def handle(kind: str) -> None:
    """Let resolutions settle cases of a kind; called once the apps are ready."""
    handler = CaseHandler(title=partial(_title, kind), settle=partial(_settle, kind))
    register_case_handler(kind, handler)


def register() -> None:
    """Register applications."""
    handle(KIND)
