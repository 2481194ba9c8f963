"""The names that another collides with, as those who ask may read of them."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.common.models import User
from participation.place_names.kept_names import KIND
from participation.place_names.kept_proposals import KINDS, UNSEEN
from participation.place_names.models import PlaceName, Proposal
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date
from search.names.grading import Grade
from search.names.selectors import Collision, Comparison

KILOMETRE = 1000
TENS = 10


@dataclass(frozen=True)
class Reader:
    """Who asks: everybody, somebody about to send a proposal, or an officer."""

    user: User | None = None
    is_proposing: bool = False

    @property
    def without(self) -> tuple[str, ...]:
        """The kinds of kept names that this reader learns nothing of."""
        return () if self.user is not None or self.is_proposing else (UNSEEN,)


EVERYBODY: Final = Reader()
PROPOSER: Final = Reader(is_proposing=True)


@dataclass(frozen=True)
class Clash:
    """What a name collides with. This one tells nothing of it but that it waits, and how near."""

    collision: Collision

    @property
    def grade(self) -> Grade:
        """How near the two are."""
        return self.collision.grade

    @property
    def is_serious(self) -> bool:
        """Whether the two could be taken for each other."""
        return self.collision.is_serious

    @property
    def is_borne(self) -> bool:
        """Whether a place of the register has, had or will have it."""
        return False

    @property
    def text(self) -> str:
        """The name alone."""
        return ""

    @property
    def title(self) -> str:
        """The name after the kind of its place."""
        return _("A proposal that is not public yet")

    @property
    def url(self) -> str:
        """The address of the page that tells more; or nothing."""
        return ""

    @property
    def number(self) -> str:
        """The number of the proposal; nothing where it is none or not told."""
        return ""

    @property
    def standing(self) -> str:
        """Whether it is in force, and since or until when."""
        return _("waits for a decision")

    @property
    def now_called(self) -> str:
        """What its place is called today, where that is another name."""
        return ""

    @property
    def where(self) -> str:
        """Where the place is, and how far."""
        return ""

    @property
    def reach(self) -> str:
        """Whether it is in the same city, nearby, in the same county or elsewhere."""
        return ""

    @property
    def details(self) -> str:
        """In one line: where it is, how it stands, and what its place is called today."""
        called = _("called “%(title)s” today") % {"title": self.now_called}
        parts = (self.where or self.reach, self.standing, called if self.now_called else "")
        return "، ".join(filter(None, parts))

    def _with_distance(self, where: str) -> str:
        where = to_persian_digits(where)
        if self.collision.metres is None:
            return where
        return _("%(where)s, %(distance)s away") % {
            "where": where,
            "distance": distance_in_words(self.collision.metres),
        }


@dataclass(frozen=True)
class NameClash(Clash):
    """A name of the register."""

    name: PlaceName

    @property
    def is_borne(self) -> bool:
        """It is one of the register."""
        return True

    @property
    def text(self) -> str:
        """The name alone."""
        return self.name.text

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
        return self._with_distance(self.name.place.where)

    @property
    def reach(self) -> str:
        """Whether it is in the same city, nearby, in the same county or elsewhere."""
        return str(self.collision.where.label)


@dataclass(frozen=True)
class ProposalClash(Clash):
    """A proposal that waits for its decision, for whoever may read its name."""

    proposal: Proposal
    is_staff: bool

    @property
    def text(self) -> str:
        """The name alone."""
        return self.proposal.name

    @property
    def title(self) -> str:
        """The name after the kind of its place."""
        return to_persian_digits(self.proposal.title)

    @property
    def url(self) -> str:
        """The address of its page: for staff that of the desk."""
        if self.is_staff:
            return reverse("proposal_desk:screen", args=[self.proposal.pk])
        return self.proposal.get_absolute_url()

    @property
    def number(self) -> str:
        """The number of the proposal."""
        return self.proposal.number

    @property
    def standing(self) -> str:
        """Whether readers know of it."""
        if self.proposal.is_named:
            return _("proposed, waits for a decision")
        return _("proposed, not admitted yet")

    @property
    def now_called(self) -> str:
        """What its place is called today, where it has a name."""
        place = self.proposal.place
        is_named = bool(place.name if place is not None else self.proposal.former_name)
        return to_persian_digits(self.proposal.place_title) if is_named else ""

    @property
    def where(self) -> str:
        """Where the place is, and how far."""
        return self._with_distance(self.proposal.where)

    @property
    def reach(self) -> str:
        """Whether it is in the same city, nearby, in the same county or elsewhere."""
        return str(self.collision.where.label)


def clashes_of(compared: Comparison, reader: Reader) -> list[Clash]:
    """Return the collisions as this reader may know them, read once more from where they stand."""
    names = _names(one for one in compared.collisions if one.kind == KIND)
    proposals = _proposals([one for one in compared.collisions if one.kind in KINDS], reader)
    found: list[Clash] = []
    hinted: set[Grade] = set()
    for one in compared.collisions:
        if one.kind == KIND and one.object_id in names:
            found.append(NameClash(one, names[one.object_id]))
        elif one.kind in KINDS and one.object_id in proposals:
            found.append(ProposalClash(one, *proposals[one.object_id]))
        elif one.kind == UNSEEN and one.is_serious and one.grade not in hinted:
            # Neither which nor how many: once for a grade, and never for a mere word.
            hinted.add(one.grade)
            found.append(Clash(one))
    return found


def _names(collisions: Iterable[Collision]) -> dict[str, PlaceName]:
    ids = [int(one.object_id) for one in collisions]
    names = PlaceName.objects.filter(pk__in=ids, place__is_public=True)
    return {str(name.pk): name for name in names.select_related("place__kind", "place__county")}


def _proposals(collisions: Sequence[Collision], reader: Reader) -> dict[str, tuple[Proposal, bool]]:
    """Return the proposals that this reader may read of, and whether on the desk."""
    ids = [uuid.UUID(one.object_id) for one in collisions if reader.user or one.kind != UNSEEN]
    if not ids:
        return {}
    seen: set[uuid.UUID] = set()
    if reader.user is not None:
        cases = Case.objects.visible_to(reader.user).filter(pk__in=ids)
        seen = set(cases.values_list("pk", flat=True))
    rows = Proposal.objects.pending().for_lists().filter(pk__in=ids)
    return {str(row.pk): (row, row.pk in seen) for row in rows if row.is_named or row.pk in seen}


def distance_in_words(metres: int) -> str:
    """Return a distance as people say it: tens of metres, then kilometres."""
    if metres < KILOMETRE:
        rounded = max(TENS, round(metres / TENS) * TENS)
        return _("%(count)s metres") % {"count": format_number(rounded)}
    far = round(metres / KILOMETRE, 1)
    return _("%(count)s kilometres") % {"count": format_number(far, 0 if far.is_integer() else 1)}
