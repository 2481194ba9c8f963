"""What staff do with an application or a change on its screen: each act, its form, its service."""

from dataclasses import dataclass

from participation.cases.desk import acting
from participation.common.models import User
from participation.ngos.applications.models import Dossier


@dataclass(frozen=True, kw_only=True)
class Act(acting.Act):
    """An act; ``kinds`` says of which kinds of case, of all that are looked at so where empty."""

    kinds: frozenset[str] = frozenset()


ACTS: list[Act] = []


def register_acts(*acts: Act) -> None:
    """Add acts; each once."""
    ACTS.extend(act for act in acts if act not in ACTS)


def acts_for(dossier: Dossier, user: User) -> dict[str, Act]:
    """Return what somebody can do with a case as it stands, by name."""
    here = [act for act in ACTS if not act.kinds or dossier.case.kind in act.kinds]
    return {act.name: act for act in here if act.is_open(dossier, user)}
