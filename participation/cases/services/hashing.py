"""Hashing who submitted cases: of those that came before a hash was there, or all anew."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from participation.cases.models import Applicant
from participation.cases.places import place_hash, postal_hash, stored
from participation.cases.services.identity import digits_hash, mobile_hash, person_hash

BATCH = 500
OF_PLACES = ("address_hash", "postal_hash")
OF_PEOPLE = ("person_hash", "mobile_hash", "digits_hash")


def hash_people(anew: bool) -> Iterator[int]:
    """Hash where they live and, ``anew``, who they are; one short transaction a batch.

    Yields how many were looked at in each. What was done stays done.
    """
    rows = Applicant.objects.order_by("pk")
    if not anew:
        waits = Q(address_hash__isnull=True) & ~Q(lives="")
        waits |= Q(postal_hash__isnull=True) & ~Q(code="")
        rows = rows.annotate(lives=stored("address"), code=stored("postal_code")).filter(waits)
    last = None
    while True:
        after = rows if last is None else rows.filter(pk__gt=last)
        with transaction.atomic():
            locked = after.select_for_update(of=("self",)).select_related("case")
            page = list(locked[:BATCH])
            for row in page:
                _hash(row, anew=anew)
        if not page:
            return
        last = page[-1].pk
        yield len(page)


def _hash(row: Applicant, *, anew: bool) -> None:
    row.address_hash = place_hash(row.address, row.case.county_id, of="address")
    row.postal_hash = postal_hash(row.postal_code)
    if anew:
        row.person_hash = person_hash(row.national_id or row.foreign_code)
        row.mobile_hash = mobile_hash(row.mobile)
        row.digits_hash = digits_hash(row.case.number, row.mobile)
    names = (*OF_PLACES, *OF_PEOPLE) if anew else OF_PLACES
    Applicant.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})
