"""The kinds of case that are looked at like an application; each registers what is its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.applications.models.dossier import Dossier

if TYPE_CHECKING:
    from participation.resolutions.models import Resolution


@dataclass(frozen=True, kw_only=True)
class DossierKind:
    """What is a kind's own. ``model`` is its row; ``inquiry`` gives subject and words of a letter
    about its people, whose names follow; ``approved`` what its applicant reads
    once a board approves; ``carry_out`` does what was approved, in the same transaction;
    ``take_back`` undoes it where it was refused after an objection; ``is_against`` tells whether
    the applicant may object to an approval.
    ``asks`` tells whether authorities are asked at all, ``has_board`` whether a board decides, and
    ``refuse_early`` raises ValidationError for what is not to be decided yet. ``parts`` are those
    that can be sent back beside people and papers, name and label.
    """

    model: type[Dossier]
    inquiry: Callable[[Any], tuple[str, str]]
    approved: Callable[[Any, dict[str, str]], str]
    refused: Callable[[Any, dict[str, str]], str]
    parts: Callable[[Any], list[tuple[str, Any]]]
    carry_out: "Callable[[Any, Resolution, User | None], object]" = lambda _row, _by, _who: None
    take_back: "Callable[[Any, Resolution, User | None], object]" = lambda _row, _by, _who: None
    is_against: Callable[[Any], bool] = lambda _row: False
    asks: Callable[[Any], bool] = lambda _row: True
    has_board: Callable[[Any], bool] = lambda _row: True
    refuse_early: Callable[[Any], None] = lambda _row: None


_kinds: dict[str, DossierKind] = {}


def register_dossier(name: str, kind: DossierKind) -> None:
    """Add a kind of case. Raises ValueError where another has its name."""
    if _kinds.get(name, kind) != kind:
        raise ValueError(f"There is a kind {name!r} already.")
    _kinds[name] = kind


def dossier_kind(case: Case) -> DossierKind:
    """Return what is a kind's own. Raises KeyError for a case of another kind."""
    return _kinds[case.kind]


def dossier_of(case: Case) -> Dossier | None:
    """Return the row of a case, None for a case of another kind."""
    kind = _kinds.get(case.kind)
    row: Dossier | None = kind.model.of_case(case) if kind is not None else None
    return row
