"""Who sits on the board of an NGO."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import User
from participation.ngos.enums import Act, Post
from participation.ngos.models import Ngo, NgoVersion, Seat
from participation.ngos.services.keeping import locked, refuse_dissolved, write
from participation.resolutions.basis import NOTHING_SAID, Basis

ORDER = {post: place for place, post in enumerate(Post)}


@dataclass(frozen=True, kw_only=True)
class NewSeat:
    """Somebody who takes a place; ``person_hash`` where the national id is known."""

    name: str
    post: Post
    person_hash: str = ""


def seats(ngo: Ngo, joining: Iterable[NewSeat], since: int) -> list[Seat]:
    """Return rows of new places, to be kept by the caller with the version ``since``."""
    return [
        Seat(
            ngo=ngo,
            post=one.post,
            order=ORDER[one.post],
            place=place,
            name=" ".join(one.name.split()),
            person_hash=one.person_hash,
            since=since,
        )
        for place, one in enumerate(joining)
    ]


def change_board(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    joining: Collection[NewSeat] = (),
    leaving: Collection[Seat] = (),
    representative: str | None = None,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Ngo:
    """Let people leave a board and others take places; the permit stays what it is.

    ``representative`` is who speaks for it from now on, None where that stays. Raises
    StaleNgoError, and ValidationError: where nothing changes, for a place that was left already,
    and for somebody who sits there in the same post.
    """
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            refuse_dissolved(row)
            if not joining and not leaving and representative is None:
                raise ValidationError(_("Say who leaves or who joins."), code="same")
            wanted = {one.pk for one in leaving}
            taken = Seat.objects.filter(ngo=row, pk__in=wanted).taken()
            number = _next_number(row)
            if taken.update(until=number) != len(wanted):
                raise ValidationError(
                    _("Somebody who is to leave sits on the board no more."), code="left"
                )
            Seat.objects.bulk_create(seats(row, joining, number))
            if representative is not None:
                row.representative = representative
            return write(row, Act.BOARD, on=on or today(), basis=basis, by=by)
    except IntegrityError as error:
        if "person_hash" in str(error) or "nobody_sits_twice" in str(error):
            raise ValidationError(
                _("Somebody who is to join sits there already."), code="taken"
            ) from None
        raise


def _next_number(ngo: Ngo) -> int:
    last = NgoVersion.objects.filter(ngo=ngo).order_by("-number").first()
    return last.number + 1 if last else 1
