"""What an application is about, before its sections."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from participation.ngos.applications.enums import OF_A_PERSON, OF_ALL, PaperKind
from participation.ngos.enums import Level


@dataclass(frozen=True)
class Asked:
    """For which level it is, who is named by now, and which files came along.

    ``people`` are national id and mobile of each by its place, as they were typed last.
    """

    level: Level
    # Applied for at the ministry, and followed here.
    is_from_outside: bool = False
    people: Mapping[int, tuple[str, str]] = field(default_factory=dict, compare=False)
    names: Mapping[int, str] = field(default_factory=dict, compare=False)
    files: list[tuple[uuid.UUID, str]] = field(default_factory=list, compare=False)

    @property
    def of_all(self) -> tuple[PaperKind, ...]:
        """The papers that all show together."""
        return OF_ALL

    @property
    def of_a_person(self) -> tuple[PaperKind, ...]:
        """The papers of somebody."""
        return OF_A_PERSON

    def others(self, key: int) -> set[str]:
        """Return the national ids of all but one."""
        return {told[0] for place, told in self.people.items() if place != key}

    def other_mobiles(self, key: int) -> set[str]:
        """Return the mobiles of all but one."""
        return {told[1] for place, told in self.people.items() if place != key}
