"""Hashing where complaints happened: of those that came before there were hashes, or all anew."""

from collections.abc import Iterator

from django.db import transaction

from participation.cases.places import place_hash, stored
from participation.complaints.models import Complaint
from participation.complaints.services import PLACE

BATCH = 500


def hash_places(anew: bool) -> Iterator[int]:
    """Hash them, one short transaction a batch; yield how many were looked at in each.

    What was done stays done: without ``anew`` a run that was stopped goes on where it was.
    """
    rows = Complaint.objects.annotate(written=stored("place")).exclude(written="").order_by("pk")
    if not anew:
        rows = rows.filter(place_hash__isnull=True)
    last = None
    while True:
        after = rows if last is None else rows.filter(pk__gt=last)
        with transaction.atomic():
            # Locked, so that nobody anonymises one meanwhile.
            locked = after.select_for_update(of=("self",)).select_related("case")
            page = list(locked.only("place", "case__county")[:BATCH])
            for row in page:
                hashed = place_hash(row.place, row.case.county_id, of=PLACE)
                Complaint.objects.filter(pk=row.pk).update(place_hash=hashed)
        if not page:
            return
        last = page[-1].pk
        yield len(page)
