"""What published resolutions say of others: amended, repealed."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from participation.common.versions import touch
from participation.resolutions.enums import Link, Validity
from participation.resolutions.listeners import tell_validity
from participation.resolutions.models import Resolution, ResolutionLink
from participation.resolutions.shelf import RESOLUTIONS

# The stronger first.
SAID = {Link.REPEALS: Validity.REPEALED, Link.AMENDS: Validity.AMENDED}


def touched_by(resolutions: Collection[int]) -> set[int]:
    """Return the ids of those that these resolutions amend or repeal."""
    links = ResolutionLink.objects.filter(resolution__in=resolutions, kind__in=SAID)
    return set(links.values_list("other", flat=True))


def settle_validity(ids: Iterable[int], *, but: int | None = None) -> None:
    """Bring the validity of these resolutions into line with the published links that name them.

    What links said goes with them; what an editor typed stays where no link says anything. The
    links of the resolution ``but``, which is being deleted, do not count.
    """
    rows = list(Resolution.objects.filter(pk__in=list(ids)).order_by("pk"))
    links = ResolutionLink.objects.filter(other__in=rows, kind__in=SAID, resolution__is_public=True)
    kinds: dict[int, set[str]] = {}
    for other, kind in links.exclude(resolution=but).values_list("other", "kind"):
        kinds.setdefault(other, set()).add(kind)
    for row in rows:
        named = kinds.get(row.pk, set())
        said = next((validity for kind, validity in SAID.items() if kind in named), None)
        if said is None and not row.validity_is_linked:
            continue
        changed = Resolution.objects.filter(pk=row.pk).exclude(
            validity=said or Validity.IN_FORCE, validity_is_linked=said is not None
        )
        if changed.update(
            validity=said or Validity.IN_FORCE,
            validity_is_linked=said is not None,
            updated_at=timezone.now(),
        ):
            touch(RESOLUTIONS)
    tell_validity([row.pk for row in rows])
