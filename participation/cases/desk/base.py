"""What the screens of the desk begin with: who sees which case, the way back, no cache."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.permissions import VIEW, may_act, may_handle
from participation.cases.selectors import case_for
from participation.cases.services import readings
from participation.common.models import User

STALE = 409
INVALID = 422


def found_for(request: HttpRequest, pk: uuid.UUID) -> tuple[Case, User]:
    """Return a case that the person sees, and the person. Raises Http404."""
    if not isinstance(request.user, User):
        raise Http404
    found = case_for(request.user, pk)
    if found is None:
        raise Http404
    readings.note_opening(found, request.user)
    return found, request.user


def handled_for(request: HttpRequest, pk: uuid.UUID) -> tuple[Case, User]:
    """Return a case that the person works on, and the person. Raises Http404, also for whoever has
    been asked for an opinion alone.
    """
    case, user = found_for(request, pk)
    if not may_act(user, case):
        raise Http404
    return case, user


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the desk, one step beneath the list of cases."""

    header_icon = "folder-open-inverse"
    http_method_names: Sequence[str] = ("get", "head", "post")
    user: User

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let no cache keep the answer."""
        return super().dispatch(request, *args, **kwargs)

    def way_from_list(self) -> list[dict[str, Any]]:
        """Return what stands between the list and this screen."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("cases:index"), "label": _("Cases")},
            *self.way_from_list(),
            {"url": "", "label": self.get_page_title()},
        ]


class WorkerView(DeskView):
    """A screen of no single case, for those who work on cases; others find nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find out who it is. Raises Http404."""
        if not isinstance(request.user, User) or not self.is_open_to(request.user):
            raise Http404
        self.user = request.user
        return super().dispatch(request, *args, **kwargs)

    def is_open_to(self, user: User) -> bool:
        """Return whether somebody may open it."""
        return may_handle(user)


class ReaderView(WorkerView):
    """The same for all who may see cases."""

    def is_open_to(self, user: User) -> bool:
        """Ask the permission to see cases."""
        return user.has_perm(VIEW)


class BeneathCaseView(DeskView):
    """A screen beneath that of a case."""

    case: Case

    def way_from_list(self) -> list[dict[str, Any]]:
        """Lead over the case."""
        label = show_number(self.case.number)
        return [{"url": reverse("cases:screen", args=[self.case.pk]), "label": label}]
