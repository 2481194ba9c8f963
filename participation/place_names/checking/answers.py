"""What a name collides with, as people read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.place_names.kept_names import KIND, REGISTER
from participation.place_names.models import PlaceName
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date
from search.names.grading import Grade
from search.names.places import Spot
from search.names.selectors import Collision, Comparison, compare

KILOMETRE = 1000
TENS = 10
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
class Clash:
    """A name of the register that another collides with."""

    collision: Collision
    name: PlaceName

    @property
    def grade(self) -> Grade:
        """How near the two are."""
        return self.collision.grade

    @property
    def is_serious(self) -> bool:
        """Whether the two could be taken for each other."""
        return self.collision.is_serious

    @property
    def title(self) -> str:
        """The name after the kind of its place."""
        return to_persian_digits(self.name.title)

    @property
    def url(self) -> str:
        """The address of the page of its place."""
        return self.name.place.get_absolute_url()

    @property
    def standing(self) -> str:
        """Whether it is in force, and since or until when."""
        label = self.name.get_standing_display()
        if self.name.standing == "former" and self.name.is_dated and self.name.valid_until:
            until = format_date(self.name.valid_until)
            return _("%(standing)s, until %(day)s") % {"standing": label, "day": until}
        return label

    @property
    def now_called(self) -> str:
        """What its place is called today, where that is another name."""
        place = self.name.place
        return to_persian_digits(place.title) if place.name and place.name != self.name.text else ""

    @property
    def where(self) -> str:
        """Where the place is, and how far."""
        where = to_persian_digits(self.name.place.where)
        if self.collision.metres is None:
            return where
        return _("%(where)s, %(distance)s away") % {
            "where": where,
            "distance": distance_in_words(self.collision.metres),
        }

    @property
    def reach(self) -> str:
        """Whether it is in the same city, nearby, in the same county or elsewhere."""
        return str(self.collision.where.label)


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
    def is_elsewhere(self) -> bool:
        """Whether the name itself, or one that is nearly it, is borne elsewhere only."""
        return not self.is_serious and any(one.grade is not Grade.WORD for one in self.clashes)


def answer(name: str, *, at: Spot, ignoring: Collection[str] = ()) -> Answer:
    """Return what a name collides with in the register of places."""
    compared = compare(name, register=REGISTER, at=at, ignoring=ignoring)
    return Answer(clashes_of(compared), compared.is_capped)


def clashes_of(compared: Comparison) -> list[Clash]:
    """Return the collisions with public names of places, read once more from their register."""
    ids = [int(one.object_id) for one in compared.collisions if one.kind == KIND]
    names = PlaceName.objects.filter(pk__in=ids, place__is_public=True)
    by_pk = {str(name.pk): name for name in names.select_related("place__kind", "place__county")}
    return [
        Clash(one, by_pk[one.object_id])
        for one in compared.collisions
        if one.kind == KIND and one.object_id in by_pk
    ]


def distance_in_words(metres: int) -> str:
    """Return a distance as people say it: tens of metres, then kilometres."""
    if metres < KILOMETRE:
        rounded = max(TENS, round(metres / TENS) * TENS)
        return _("%(count)s metres") % {"count": format_number(rounded)}
    return _("%(count)s kilometres") % {"count": format_number(round(metres / KILOMETRE, 1), 1)}
