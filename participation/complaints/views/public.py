"""What can be filed, for everybody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Category
from participation.complaints.views.pages import crumbs, show

MOST_CATEGORIES = 200
# The class that most come for stands first.
ORDER = (ComplaintClass.COMPLAINT, ComplaintClass.REQUEST, ComplaintClass.REPORT)
CLASSES = {
    ComplaintClass.COMPLAINT: (
        gettext_lazy("Complaints"),
        gettext_lazy("Something went wrong and you want an answer. We ask who you are."),
    ),
    ComplaintClass.REQUEST: (
        gettext_lazy("Requests"),
        gettext_lazy("You want something and have no dispute. Your mobile number is enough."),
    ),
    ComplaintClass.REPORT: (
        gettext_lazy("Reports"),
        gettext_lazy("You want us to know something. We do not ask who you are."),
    ),
}


@dataclass(frozen=True)
class Group:
    """The categories of a class under its name."""

    title: str
    text: str
    categories: list[Category]


def groups() -> list[Group]:
    """Return what can be filed now, by class."""
    offered = list(Category.objects.offered()[:MOST_CATEGORIES])
    by_class = {kind: [one for one in offered if one.kind == kind] for kind in ORDER}
    return [
        Group(str(CLASSES[kind][0]), str(CLASSES[kind][1]), categories)
        for kind, categories in by_class.items()
        if categories
    ]


@require_safe
@cache_control(public=True, max_age=60)
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be filed, by when it is answered, what it is not for."""
    context = {
        "heading": _("Complaints, requests and reports"),
        "lead": _("Tell us what happened. You need no account, and you can follow it to its end."),
        "groups": groups(),
        "crumbs": crumbs(is_list=True),
    }
    return show(request, "complaints/index.html", context)
