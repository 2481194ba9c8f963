"""Places and NGOs from a generator: rows past the services, but as those would write them.

The same seed gives the same rows. What is there already is not made again.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from made_up import batched, skewed
from names import SIDES
from tqdm import tqdm

BATCH = 1_000
CITIES = 4
SEED = 1405
SOURCE = "made-up"
FIRST, DAYS = dt.date(2010, 1, 1), 6_000
TWO_YEARS = dt.timedelta(days=730)
SUBJECTS = ("یاوران", "همراهان", "نیک‌اندیشان", "دوستداران", "حامیان", "پویندگان", "فرهنگ", "آوای")


def _dice(number: int) -> random.Random:
    return random.Random(SEED + number)


def _day(dice: random.Random) -> dt.date:
    return FIRST + dt.timedelta(days=dice.randrange(DAYS))


def _bar(name: str, there: int, wanted: int) -> tuple[Any, Iterator[list[int]]]:
    bar = tqdm(desc=name, total=wanted, initial=min(there, wanted), unit=" rows")
    return bar, batched(range(there, wanted), BATCH)


def fill_ngos(wanted: int) -> int:
    """Add the NGOs that are missing, return how many."""
    from django.db import transaction

    from participation.common.models import County
    from participation.ngos.models import ActivityField, IssuingAuthority, NamePrefix, Ngo

    there = Ngo.objects.filter(source=SOURCE).count()
    lists = [
        list(model.objects.order_by("pk"))
        for model in (NamePrefix, ActivityField, IssuingAuthority)
    ] + [list(County.objects.in_force())]
    bar, batches = _bar("NGOs", there, wanted)
    for batch in batches:
        made = [_ngo(number, *lists) for number in batch]
        with transaction.atomic():
            Ngo.objects.bulk_create([ngo for ngo, _fields in made])
            _license(made)
        bar.update(len(batch))
    bar.close()
    return max(0, wanted - there)


def _ngo(
    number: int, prefixes: list[Any], fields: list[Any], authorities: list[Any], counties: list[Any]
) -> tuple[Any, list[Any]]:
    from participation.common.models.named import sort_key
    from participation.ngos.models import Ngo
    from persian.letters import compact_key
    from persian.names.lexicon import ORDINARY

    dice, words = _dice(number), sorted(ORDINARY)
    name = f"{dice.choice(SUBJECTS)} {words[skewed(dice, len(words))]} {number}"
    licensed_on = _day(dice)
    valid_until = licensed_on + TWO_YEARS * dice.randint(1, 8)
    authority = dice.choice(authorities)
    ngo = Ngo(
        prefix=dice.choice(prefixes),
        name=name,
        name_key=compact_key(name),
        sort_key=sort_key(name),
        level=dice.choice(("county", "county", "province", "nation")),
        county=counties[skewed(dice, len(counties))],
        authority=authority,
        scope=" ".join(dice.choices(words, k=8)),
        address=" ".join(dice.choices(words, k=6)),
        founded_on=licensed_on,
        state="active" if valid_until >= dt.date(2026, 11, 1) else "expired",
        licensed_on=licensed_on,
        valid_until=valid_until,
        source=SOURCE,
        source_id=str(number),
        version=1,
    )
    return ngo, dice.sample(fields, k=dice.randint(1, 3))


def _license(made: list[tuple[Any, list[Any]]]) -> None:
    """Write permits, versions and fields of activity of NGOs."""
    from participation.ngos.models import Ngo, NgoVersion, Permit
    from participation.ngos.services.entry import ENTRY

    through = Ngo.activity_fields.through
    through.objects.bulk_create(
        through(ngo=ngo, activityfield=field) for ngo, fields in made for field in fields
    )
    permits = Permit.objects.bulk_create(
        Permit(
            ngo=ngo, number=f"م{ngo.source_id}", number_key=f"م{ngo.source_id}",
            number_source="ministry", authority=ngo.authority, issuer=ngo.authority.name,
            issued_on=ngo.licensed_on, valid_until=ngo.valid_until, state=ngo.state,
        )
        for ngo, _fields in made
    )  # fmt: skip
    NgoVersion.objects.bulk_create(
        NgoVersion(
            ngo=permit.ngo, number=1, act="issued", held_from=permit.issued_on, permit=permit,
            entry=dict.fromkeys(ENTRY, "") | {
                "name": permit.ngo.title, "bare_name": permit.ngo.name, "state": permit.ngo.state,
                "activity_fields": [],
            },
        )
        for permit in permits
    )  # fmt: skip


def fill_places(wanted: int) -> int:
    """Add the places that are missing, return how many."""
    from django.db import transaction

    from participation.common.models import County
    from participation.place_names.models import Place, PlaceKind, PlaceName

    there = Place.objects.filter(source=SOURCE).count()
    kinds = list(PlaceKind.objects.offered())
    counties = list(County.objects.in_force())
    bar, batches = _bar("places", there, wanted)
    for batch in batches:
        made = [_place(number, kinds, counties) for number in batch]
        with transaction.atomic():
            Place.objects.bulk_create([place for place, _names in made])
            PlaceName.objects.bulk_create(
                PlaceName(place=place, scope=place.scope, **name)
                for place, names in made
                for name in names
            )
        bar.update(len(batch))
    bar.close()
    return max(0, wanted - there)


def _place(number: int, kinds: list[Any], counties: list[Any]) -> tuple[Any, list[dict[str, Any]]]:
    from participation.common.models.named import sort_key
    from participation.place_names.models import Place
    from persian.letters import compact_key
    from persian.names.lexicon import ORDINARY

    dice, words = _dice(number), sorted(ORDINARY)
    text = f"{words[skewed(dice, len(words))]} {dice.choice(SIDES)} {number}"
    county = counties[skewed(dice, len(counties))]
    city = f"شهر {county.pk * CITIES + dice.randrange(CITIES)}"
    latitude, longitude = 31 + dice.random() * 3, 50 + dice.random() * 4
    since = _day(dice)
    names = [_name(text, "current", since, None)]
    for _one in range(dice.randrange(3)):
        earlier = since - dt.timedelta(days=dice.randint(400, 4_000))
        former = f"{words[skewed(dice, len(words))]} {number}"
        names.append(_name(former, "former", earlier, since))
        since = earlier
    place = Place(
        kind=kinds[skewed(dice, len(kinds))],
        county=county,
        city=city,
        city_key=compact_key(city),
        quarter=f"محلهٔ {dice.randrange(30)}",
        geometry={"type": "Point", "coordinates": [longitude, latitude]},
        latitude=latitude, longitude=longitude,
        south=latitude, north=latitude, west=longitude, east=longitude,
        name=text, name_key=compact_key(text), sort_key=sort_key(text),
        named_on=names[0]["valid_from"],
        former_names=len(names) - 1,
        source=SOURCE, source_id=str(number), version=1,
    )  # fmt: skip
    return place, names


def _name(text: str, standing: str, since: dt.date, until: dt.date | None) -> dict[str, Any]:
    from persian.letters import compact_key

    return {
        "text": text, "key": compact_key(text), "standing": standing, "valid_from": since,
        "valid_until": until, "reason": "نامی ساختگی",
    }  # fmt: skip
