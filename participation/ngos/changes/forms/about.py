"""What a change is about, before its sections."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from participation.ngos.applications.enums import OF_A_PERSON, PaperKind
from participation.ngos.applications.forms import Asked as AnyAsked
from participation.ngos.changes.sorts import ChangeSort
from participation.ngos.models import Ngo, Seat


@dataclass(frozen=True, kw_only=True)
class Asked(AnyAsked):
    """Whose change of which sort it is, and who sits on the board by now.

    ``leaving`` are those who were named to leave, so that they may come back in another post.
    """

    ngo: Ngo
    sort: ChangeSort
    seats: Sequence[Seat] = field(default=(), compare=False)
    leaving: frozenset[str] = frozenset()
    # How many are new, where that is settled before the form is shown.
    joining: int | None = None

    @property
    def of_all(self) -> tuple[PaperKind, ...]:
        """The papers that are shown once."""
        return (*self.sort.papers, PaperKind.OTHER)

    @property
    def of_a_person(self) -> tuple[PaperKind, ...]:
        """The papers of somebody new."""
        return OF_A_PERSON

    def sits(self, person_hash: str) -> bool:
        """Return whether somebody sits on the board who is not to leave it."""
        staying = (one for one in self.seats if str(one.pk) not in self.leaving)
        return any(one.person_hash == person_hash for one in staying)
