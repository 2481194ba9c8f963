"""What a resolution that settles an application does, where it is typed among the minutes."""

from participation.cases.numbers import NumberError, read_number
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import Application, Decision, Verdict
from participation.ngos.applications.services.deciding import decide
from participation.ngos.applications.services.filing import KIND
from participation.resolutions.handlers import CaseHandler, register_case_handler
from participation.resolutions.models import Resolution


def _before_the_board(number: str) -> Application | None:
    try:
        plain = read_number(number)
    except NumberError:
        return None
    rows = Application.objects.select_related("case", "prefix")
    return rows.filter(case__number=plain, case__state=ApplicationState.BOARD).first()


def title(number: str) -> str | None:
    """Return what an agenda calls an application; None for one that is not before a board."""
    application = _before_the_board(number)
    return application.title if application is not None else None


def settle(number: str, resolution: Resolution) -> None:
    """Approve an application that lies before the board; once.

    A refusal is entered on the screen of the application, with reasons of the approved list.
    """
    application = _before_the_board(number)
    if application is None or Decision.objects.filter(resolution=resolution).exists():
        return
    decide(
        case_id=application.pk,
        resolution=resolution,
        verdict=Verdict.APPROVED,
        by=None,
        seen=None,
    )


def register() -> None:
    """Register it; called once the apps are ready."""
    register_case_handler(KIND, CaseHandler(title=title, settle=settle))
