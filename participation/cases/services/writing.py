"""The lock of every write: a case is changed by whoever saw its last version."""

from collections.abc import Collection
from uuid import UUID

from participation.cases.errors import NotAllowedError, StaleError
from participation.cases.models import Case, CaseEvent

MOST_TOLD = 20


def lock(case_id: UUID, *, seen: int | None, states: Collection[str] | None = None) -> Case:
    """Lock a case until the end of the caller's transaction, if it still is as it was seen.

    ``seen`` is the version on the screen, None where none is at stake (the clock, the citizen's own
    page); ``states`` those that the change may start from. Raises StaleError with what came since,
    NotAllowedError where only the state forbids it.
    """
    case = Case.objects.select_for_update().get(pk=case_id)
    if seen is not None and case.version != seen:
        raise StaleError(since(case_id, seen))
    if states is not None and case.state not in states:
        raise NotAllowedError(case.state)
    return case


def since(case_id: UUID, version: int) -> list[CaseEvent]:
    """Return what came after a version of a case."""
    later = CaseEvent.objects.filter(case=case_id, version__gt=version).select_related("actor")
    return list(later[:MOST_TOLD])


def save(case: Case, *changed: str) -> None:
    """Write changed fields of a locked case with its next version.

    Raises StaleError where somebody was faster in spite of the lock (a database without one).
    """
    before, case.version = case.version, case.version + 1
    values = {name: getattr(case, name) for name in (*changed, "version")}
    if not Case.objects.filter(pk=case.pk, version=before).update(**values):
        raise StaleError(since(case.pk, before))
