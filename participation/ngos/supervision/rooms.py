"""What supervision shows on the screens and the page of an NGO."""

from participation.cases.permissions import scope_of
from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.permissions import may_read as may_read_register
from participation.ngos.rooms import (
    DeskRoom,
    Gathered,
    PublicRoom,
    register_desk_room,
    register_public_room,
)
from participation.ngos.supervision import selectors
from participation.ngos.supervision.desk.cases import may_link
from participation.ngos.supervision.models import SupervisionSettings
from participation.ngos.supervision.permissions import may_read, may_record_support
from participation.ngos.supervision.services import support
from participation.ngos.supervision.services.complaints import cases_of
from participation.visits.rooms import visits_room
from participation.visits.subjects import Visited, VisitSubject, register_visit_subject
from search.selectors import found_ids

FOLDER = "ngos/supervision/desk"


def _duties(ngo: Ngo, user: User) -> Gathered:
    return {"duties": selectors.duties_of(ngo)} if may_read(user) else None


def _cases(ngo: Ngo, user: User) -> Gathered:
    """Return the cases about an NGO for those who see cases; each only what one sees."""
    if not scope_of(user).may_view:
        return None
    return {"ngo": ngo, "cases": cases_of(ngo, user), "may_link": may_link(user)}


def _support(ngo: Ngo, user: User) -> Gathered:
    if not may_read(user):
        return None
    rows = support.support_of(ngo)[: support.MOST_SHOWN]
    return {
        "ngo": ngo,
        "support": list(rows),
        "total": support.total_of(ngo),
        "may_record": may_record_support(user),
    }


def _public(ngo: Ngo) -> Gathered:
    rules = SupervisionSettings.now()
    is_late = rules.publishes_late and selectors.has_overdue(ngo)
    given = support.public_support_of(ngo, rules)
    return {"is_late": is_late, "support": given} if is_late or given else None


def _visited(ngo: Ngo) -> Visited:
    return Visited(
        pk=ngo.pk, title=ngo.title, county=ngo.county, where=ngo.address,
        screen="ngo_register:screen",
    )  # fmt: skip


def _visits(ngo: Ngo, user: User) -> Gathered:
    return visits_room("ngo", _visited(ngo), user)


def _one(pk: int) -> Visited | None:
    ngo = Ngo.objects.filter(pk=pk).select_related("prefix", "county").first()
    return _visited(ngo) if ngo is not None else None


def _find(typed: str, most: int) -> list[Visited]:
    keys = [int(pk) for pk in found_ids(typed, kind="ngo")]
    rows = Ngo.objects.filter(pk__in=keys).select_related("prefix", "county")
    return [_visited(ngo) for ngo in rows.order_by("sort_key", "pk")[:most]]


def register() -> None:
    """Register them; called once the apps are ready."""
    told = (("duties", _duties), ("visits", _visits), ("cases", _cases), ("support", _support))
    for order, (name, gather) in enumerate(told, start=1):
        register_desk_room(
            DeskRoom(
                name=name, order=10 * order, template=f"{FOLDER}/room_{name}.html", gather=gather
            )
        )
    register_public_room(
        PublicRoom(
            name="supervision", order=10, template="ngos/supervision/public.html", gather=_public
        )
    )
    register_visit_subject(SUBJECT)


def _reads_all(user: User) -> bool:
    return may_read(user) and may_read_register(user)


SUBJECT = VisitSubject(
    kind="ngo", label=Ngo._meta.verbose_name, one=_one, find=_find, may_read=_reads_all
)
