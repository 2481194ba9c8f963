"""Cases on the file of an NGO: put there by staff who see both, shown to those who see the case."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participation.cases.kinds import all_kinds, kind_of
from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number, show_number
from participation.cases.permissions import scope_of
from participation.common.clock import now
from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.subjects import KIND as SUBJECT_KIND
from participation.ngos.supervision.models import LinkedCase

MOST_SHOWN = 30
LINKED, UNLINKED = "ngos_supervision.case_linked", "ngos_supervision.case_unlinked"
NOT_FOUND = "not-found"


@dataclass(frozen=True)
class ShownCase:
    """A case on a file; ``link`` where staff have put it there, and may take it off."""

    case: Case
    number: str
    kind: str
    state: str
    link: int | None


def cases_of(ngo: Ngo, user: User) -> list[ShownCase]:
    """Return the cases about an NGO that somebody sees, newest first; of others not that they are.

    They are those that staff have linked, and those whose citizen has named the NGO.
    """
    scope = scope_of(user)
    links = dict(LinkedCase.objects.filter(ngo=ngo).values_list("case_id", "pk"))
    about = Q(pk__in=list(links))
    for kind in all_kinds():
        named = kind.against(SUBJECT_KIND, str(ngo.pk))
        if named is not None:
            about |= Q(pk__in=named)
    rows = Case.objects.in_sight_of(scope).filter(about).order_by("-received_at", "-pk")
    return [_shown(case, links.get(case.pk)) for case in rows[:MOST_SHOWN]]


def _shown(case: Case, link: int | None) -> ShownCase:
    kind = kind_of(case.kind)
    return ShownCase(
        case, show_number(case.number), str(kind.label_for(case)),
        str(kind.state(case.state).label), link,
    )  # fmt: skip


def _seen_by(user: User, typed: str) -> Case | None:
    try:
        number = read_number(typed)
    except NumberError:
        return None
    return Case.objects.in_sight_of(scope_of(user)).filter(number=number).first()


@transaction.atomic
def link_case(*, ngo: Ngo, number: str, by: User) -> LinkedCase:
    """Put a case on the file of an NGO; again changes nothing.

    Raises ValidationError where nobody has this number, or ``by`` does not see the case: both in
    the same words.
    """
    case = _seen_by(by, number)
    if case is None:
        raise ValidationError({"number": _("You see no case of this number.")}, code=NOT_FOUND)
    link, is_new = LinkedCase.objects.get_or_create(ngo=ngo, case=case, defaults={"by": by})
    if is_new:
        # Whoever reads the log of an NGO need not see the case: its number stands in no log.
        log(instance=ngo, action=LINKED, user=by, title=ngo.title, timestamp=now())
    return link


@transaction.atomic
def unlink_case(*, ngo: Ngo, pk: int, by: User) -> bool:
    """Take a case off the file; return whether it was there and in the sight of ``by``."""
    seen = Case.objects.in_sight_of(scope_of(by))
    link = LinkedCase.objects.filter(ngo=ngo, pk=pk, case__in=seen.values("pk")).first()
    if link is None:
        return False
    link.delete()
    log(instance=ngo, action=UNLINKED, user=by, title=ngo.title, timestamp=now())
    return True
