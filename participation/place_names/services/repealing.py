"""Decisions that are repealed: what they gave is taken back, what was before comes back."""

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import User
from participation.place_names.enums import Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.services.basis import Basis
from participation.place_names.services.keeping import (
    REPEALED,
    RESTORED,
    follow,
    locked,
    refusal_of,
    save_name,
    share_if_taken,
    write_log,
)
from participation.place_names.services.naming import end
from participation.resolutions.enums import Link, Validity
from participation.resolutions.models import Resolution, ResolutionLink


def undo_decision(
    *,
    decision: Resolution,
    on: datetime.date,
    repealed_by: Resolution | None = None,
    by: User | None = None,
) -> list[PlaceName]:
    """Take back every name that a resolution gave, since a day; return those that were taken back.

    A name that comes back and was given to another place meanwhile is borne by both.
    """
    given = PlaceName.objects.filter(decision=decision, repealed_on__isnull=True)
    return [
        undo_name(name=name, on=on, repealed_by=repealed_by, by=by)
        for name in given.select_related("place").order_by("pk")
    ]


def undo_name(
    *,
    name: PlaceName,
    on: datetime.date,
    repealed_by: Resolution | None = None,
    version: int | None = None,
    by: User | None = None,
) -> PlaceName:
    """Take back a name whose decision was repealed, since a day.

    One that waits is cancelled. One that is borne ends, and the name before it is borne again from
    that day on, as a row of its own; a place that had none has none again. Of one that is over
    already only the repeal is noted. Raises StalePlaceError, ValidationError.
    """
    try:
        with transaction.atomic():
            place = locked(name.place, version)
            stored = PlaceName.objects.get(pk=name.pk, place=place)
            if stored.repealed_on is not None:
                return stored
            if on > today():
                raise ValidationError({"on": _("This day has not come yet.")})
            if stored.standing == Standing.ALTERNATIVE:
                raise ValidationError(_("A name beside the official one was not decided."))
            stored.repealed_on, stored.repealed_by = on, repealed_by
            was = Standing(stored.standing)
            if was == Standing.COMING:
                stored.standing = Standing.CANCELLED
            stored.save(update_fields=["repealed_on", "repealed_by", "standing"])
            if was == Standing.CURRENT:
                last_day = max(on, stored.valid_from or on)
                end(stored, last_day)
                _bring_back(place, stored, last_day, repealed_by)
            place = follow(place)
            write_log(place, REPEALED, by, text=stored.text, on=on.isoformat())
            stored.place = place
            return stored
    except IntegrityError as error:
        raise refusal_of(error) from None


def _bring_back(
    place: Place, ended: PlaceName, on: datetime.date, repealed_by: Resolution | None
) -> None:
    """Let the name before be borne again."""
    before = (
        PlaceName.objects.filter(
            place=place, standing=Standing.FORMER, valid_until=ended.valid_from, is_dated=True
        )
        .exclude(pk=ended.pk)
        .order_by("-pk")
        .first()
    )
    if before is None or ended.valid_from is None:
        return
    reason = _("The decision on «%(name)s» was repealed.") % {"name": ended.text}
    basis = Basis(reason=reason, decision=repealed_by)
    again = PlaceName(
        place=place, text=before.text, key=before.key, scope=place.scope,
        standing=Standing.CURRENT, valid_from=on, is_shared=before.is_shared,
        reopens=before, **(basis.fields() | {"keeps_number": before.keeps_number}),
    )  # fmt: skip
    save_name(share_if_taken(again))


def restore_name(
    *, name: PlaceName, version: int | None = None, by: User | None = None
) -> PlaceName:
    """Take back a repeal that was none: the name is borne on as if nothing had been said.

    Where the place has been named anew since, only the note of the repeal goes.
    Raises StalePlaceError, ValidationError.
    """
    try:
        with transaction.atomic():
            place = locked(name.place, version)
            stored = PlaceName.objects.get(pk=name.pk, place=place)
            if stored.repealed_on is None:
                return stored
            ended_by_it = stored.standing == Standing.FORMER and stored.valid_until == max(
                stored.repealed_on, stored.valid_from or stored.repealed_on
            )
            stored.repealed_on = stored.repealed_by = None
            stored.save(update_fields=["repealed_on", "repealed_by"])
            stored.place = place
            if stored.standing == Standing.CANCELLED and not place.has_ceased:
                _wait_again(stored)
            elif ended_by_it and not place.has_ceased:
                _bear_again(stored)
            place = follow(place)
            write_log(place, RESTORED, by, text=stored.text)
            stored.place = place
            return stored
    except IntegrityError as error:
        raise refusal_of(error) from None


def _wait_again(name: PlaceName) -> None:
    waiting = PlaceName.objects.filter(place=name.place_id, standing=Standing.COMING)
    if not waiting.exists():
        # Its day may have come meanwhile: the next tick sees to that.
        name.standing = Standing.COMING
        save_name(share_if_taken(name))


def _bear_again(name: PlaceName) -> None:
    current = PlaceName.objects.filter(place=name.place_id, standing=Standing.CURRENT).first()
    if current is not None:
        if current.reopens_id is None or current.valid_from != name.valid_until:
            return
        # What came back by the repeal held on no day.
        current.standing, current.valid_until = Standing.CANCELLED, current.valid_from
        current.save(update_fields=["standing", "valid_until"])
    name.standing, name.valid_until = Standing.CURRENT, None
    save_name(share_if_taken(name))


def follow_resolutions(ids: Collection[int]) -> None:
    """Bring names into line with what became of the resolutions that gave them.

    What a resolution gave that is repealed is taken back from the day of the resolution that
    repeals it, else from today; what is in force again is borne again.
    """
    given = PlaceName.objects.filter(decision__in=ids).select_related("place", "decision")
    for name in given.order_by("pk"):
        decision = name.decision
        if decision is None:
            continue
        is_repealed = decision.validity == Validity.REPEALED
        if is_repealed and name.repealed_on is None:
            repealing = _repealing(decision)
            day = repealing.day if repealing and repealing.day else today()
            undo_name(name=name, on=min(day, today()), repealed_by=repealing)
        elif not is_repealed and name.repealed_on is not None:
            restore_name(name=name)


def _repealing(decision: Resolution) -> Resolution | None:
    links = ResolutionLink.objects.filter(
        other=decision, kind=Link.REPEALS, resolution__is_public=True
    )
    link = links.select_related("resolution").order_by("-resolution__day", "-pk").first()
    return link.resolution if link else None
