"""The screens on which the rows of a register are kept. Strangers to it get 404."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from participation.common.forms import VersionForm
from participation.common.models import User

STALE, INVALID = 409, 422
# What a database holds as a key; anything larger is asked for by nobody.
LARGEST = 2**31 - 1
# The source of what was entered here; its id is the token of the form.
DESK = "desk"


class RegisterScreen(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of a register share: who may come in, refusals, the way back."""

    index_url_name = ""
    list_label: ClassVar[Any] = ""
    http_method_names: Sequence[str] = ("get", "head", "post")
    user: User
    is_stale = False

    def may_enter(self, user: User) -> bool:
        """Return whether somebody has anything to do with the register."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find what it is about among what this person may see."""
        if not isinstance(request.user, User) or not self.may_enter(request.user):
            raise Http404
        self.user = request.user
        self.open(**kwargs)
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def open(self, **kwargs: Any) -> None:
        """Find what the screen is about. Raises Http404."""

    def refuse(self, form: VersionForm, error: ValidationError) -> None:
        """Put what a service refused beside its field; a newer version may be sent then."""
        form.add_refusal(error)
        self.is_stale = form.has_error_of("stale")

    def again(self) -> HttpResponse:
        """Show the screen with what was typed."""
        status = STALE if self.is_stale else INVALID
        return self.render_to_response(self.get_context_data(), status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": self.list_label},
            *self.trail(),
            {"url": "", "label": self.get_page_title()},
        ]

    def trail(self) -> list[dict[str, Any]]:
        """Return the steps between the list and this screen."""
        return []


class EntryScreen(RegisterScreen):
    """A new row of a register.

    A subclass names the model, whose ``source`` and ``source_id`` make two clicks one, the form,
    which has a ``token``, where the entered row is shown, and what is said then.
    """

    model: ClassVar[type[Model]]
    form_class: ClassVar[type[VersionForm]]
    screen_url_name: ClassVar[str]
    done: ClassVar[Any]
    form: Any = None

    def enter(self, form: Any, token: str) -> Model:
        """Enter what the form says, by source and token. Raises ValidationError by field."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enter it; two clicks enter one."""
        self.form = form = self.form_class(request.POST)
        if not form.is_valid():
            return self.again()
        token = str(form.cleaned_data["token"])
        there = self._entered(token)
        if there is None:
            try:
                there = self.enter(form, token)
            except ValidationError as error:
                there = self._entered(token)
                if there is None:
                    self.refuse(form, error)
                    return self.again()
        messages.success(request, self.done)
        return redirect(self.screen_url_name, there.pk)

    def _entered(self, token: str) -> Model | None:
        rows = self.model._default_manager.filter(source=DESK, source_id=token)
        return rows.first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show an empty form, or what was typed."""
        form = self.form or self.form_class()
        return super().get_context_data(form=form, media=form.media, **kwargs)


def row_or_404(rows: Any, pk: int) -> Any:
    """Return a row by its key. Raises Http404, also for a key that none can have."""
    found = rows.filter(pk=pk).first() if pk <= LARGEST else None
    if found is None:
        raise Http404
    return found
