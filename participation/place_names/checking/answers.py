"""What a name collides with, as people read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from participation.place_names.checking.clashes import EVERYBODY, Clash, Reader, clashes_of
from participation.place_names.kept_names import REGISTER
from search.names.grading import Grade
from search.names.places import Spot
from search.names.selectors import compare

# What a grade means, above the names that have it.
HEADINGS = {
    Grade.SAME: (gettext_lazy("The same name"), gettext_lazy("Letter for letter, however typed.")),
    Grade.NEAR: (
        gettext_lazy("Nearly the same name"),
        gettext_lazy("Easily taken for it by ear or by eye."),
    ),
    Grade.HONOUREE: (
        gettext_lazy("The same person, it seems"),
        gettext_lazy("With other titles, or with or without the given name."),
    ),
    Grade.WORD: (
        gettext_lazy("A word in common"),
        gettext_lazy("Only for your information."),
    ),
}


@dataclass(frozen=True)
class Group:
    """The clashes of a grade under its heading."""

    grade: Grade
    clashes: Sequence[Clash]

    @property
    def heading(self) -> str:
        """What the grade is called."""
        return str(HEADINGS[self.grade][0])

    @property
    def hint(self) -> str:
        """What the grade means."""
        return str(HEADINGS[self.grade][1])


@dataclass(frozen=True)
class Answer:
    """All that a name collides with, the most serious first."""

    clashes: Sequence[Clash]
    is_capped: bool

    @property
    def groups(self) -> list[Group]:
        """The clashes by their grades; those in which one is serious come first."""
        found = [
            Group(grade, [clash for clash in self.clashes if clash.grade is grade])
            for grade in Grade
        ]
        filled = [group for group in found if group.clashes]
        return sorted(filled, key=lambda group: not group.clashes[0].is_serious)

    @property
    def is_serious(self) -> bool:
        """Whether one of them could be taken for the name."""
        return any(clash.is_serious for clash in self.clashes)

    @property
    def is_taken(self) -> bool:
        """Whether one of the register could be taken for it."""
        return any(clash.is_serious and clash.is_borne for clash in self.clashes)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the name itself, or one that is nearly it, is borne elsewhere only."""
        return not self.is_serious and any(one.grade is not Grade.WORD for one in self.clashes)


def answer(
    name: str, *, at: Spot, ignoring: Collection[str] = (), reader: Reader = EVERYBODY
) -> Answer:
    """Return what a name collides with among the names of places and those that are proposed.

    Of a proposal that staff have not admitted everybody learns nothing, whoever is about to send
    one that it is there, and staff what they may see of it.
    """
    compared = compare(name, register=REGISTER, at=at, ignoring=ignoring, without=reader.without)
    return Answer(clashes_of(compared, reader), compared.is_capped)
