"""A resolution settles a case through the handler of the case's kind."""

import pytest

from participation.resolutions import handlers, services
from participation.resolutions.enums import MeetingState
from participation.resolutions.handlers import CaseHandler, register_case_handler
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A kind of case that writes down what settles it; only number 7 is there."""
    monkeypatch.setattr(handlers, "_handlers", {})
    told: list[tuple[str, str]] = []
    register_case_handler(
        "naming",
        CaseHandler(
            title=lambda case_id: "پیشنهاد نام" if case_id == "7" else None,
            settle=lambda case_id, resolution: told.append((case_id, resolution.title)),
        ),
    )
    return told


def test_a_case_is_settled_once(settled: list[tuple[str, str]]) -> None:
    made = resolution("نام میدان", case_kind="naming", case_id="7")
    assert services.settle_case(resolution=made)
    assert not services.settle_case(resolution=made)
    assert settled == [("7", "نام میدان")]


def test_a_draft_settles_nothing(settled: list[tuple[str, str]]) -> None:
    made = resolution(meeting=meeting(state=MeetingState.DRAFT), case_kind="naming", case_id="7")
    assert not services.settle_case(resolution=made)
    assert settled == []


@pytest.mark.parametrize(("kind", "case_id"), [("naming", "8"), ("complaint", "7")])
def test_a_case_that_is_not_there_is_refused(
    settled: list[tuple[str, str]], kind: str, case_id: str
) -> None:
    made = resolution(case_kind=kind, case_id=case_id)
    with pytest.raises(services.NoSuchCaseError):
        services.settle_case(resolution=made)
    made.refresh_from_db()
    assert (made.settled_at, settled) == (None, [])


def test_two_apps_cannot_have_one_kind(settled: list[tuple[str, str]]) -> None:
    other = CaseHandler(title=lambda _id: None, settle=lambda _id, _resolution: None)
    with pytest.raises(ValueError, match="naming"):
        register_case_handler("naming", other)
