"""The one door by which a clause gets another wording."""

from django.db import transaction

from participation.common.clock import now
from participation.common.models import User
from participation.ngos.statutes.models import Clause, ClauseVersion

SAID = ("chapter", "title", "text", "order", "is_active")


@transaction.atomic
def save_clause(clause: Clause, *, by: User | None) -> Clause:
    """Keep a clause, and its wording as a version where it says something else than before."""
    clause.save()
    last = ClauseVersion.objects.filter(clause=clause).first()
    if last is None or any(getattr(last, name) != getattr(clause, name) for name in SAID):
        said = {name: getattr(clause, name) for name in SAID}
        ClauseVersion.objects.create(clause=clause, made_at=now(), made_by=by, **said)
    return clause
