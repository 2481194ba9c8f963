"""NGOs as something that a case can be against."""

from django.utils.translation import gettext_lazy as _

from participation.cases.own_subjects import number
from participation.cases.subjects import MOST_FOUND, Subject, register_subject
from participation.ngos.models import Ngo
from search.selectors import found_ids

KIND = "ngo"


def _found(typed: str) -> list[tuple[str, str]]:
    rows = Ngo.objects.public().select_related("prefix").order_by("sort_key", "pk")
    if typed.strip():
        rows = rows.filter(pk__in=[int(pk) for pk in found_ids(typed, kind=KIND)])
    return [(str(ngo.pk), ngo.title) for ngo in rows[:MOST_FOUND]]


def _name(given: str) -> str | None:
    ngo = Ngo.objects.public().filter(pk=number(given)).select_related("prefix").first()
    return ngo.title if ngo is not None else None


def register() -> None:
    """Register them; called once the apps are ready."""
    register_subject(Subject(kind=KIND, label=_("An NGO"), find=_found, name=_name))
