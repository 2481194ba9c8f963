"""The screens of a place and of one of its names. Strangers to the register get 404."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.common.registers.screens import (
    DESK,
    EntryScreen,
    RegisterScreen,
    row_or_404,
)
from participation.common.registers.stepping import SteppedScreen
from participation.place_names import services, visited
from participation.place_names.desk.forms import NameForm, PlaceForm, RegisterForm
from participation.place_names.desk.steps import NAME_STEPS, STEPS, NameStep
from participation.place_names.geometry import in_words
from participation.place_names.models import Place, PlaceName
from participation.place_names.permissions import may_add, may_change, may_read, may_rename
from participation.place_names.selectors import names_of, shown_names
from participation.place_names.services import Basis


class PlaceScreen(RegisterScreen):
    """A screen of the register of places."""

    header_icon = "site"
    list_label = gettext_lazy("Places")

    def may_enter(self, user: User) -> bool:
        """Let in whoever has anything to do with the register."""
        return may_read(user)


class RegisterView(PlaceScreen, EntryScreen):
    """A new place."""

    template_name = "place_names/desk/register.html"
    model = Place
    form_class = RegisterForm
    screen_url_name = "places:screen"
    done = gettext_lazy("The place is entered.")

    def open(self, **kwargs: Any) -> None:
        """Let in who may enter places."""
        if not may_add(self.user):
            raise Http404

    def enter(self, form: RegisterForm, token: str) -> Place:
        """Enter it with what the form says; a name, for whoever gives names."""
        said = form.cleaned_data
        if said["text"] and not may_rename(self.user):
            raise ValidationError({"text": _("Only those who give names enter one.")})
        return services.register_place(
            name=said["text"], since=said["valid_from"], basis=Basis(reason=said["reason"]),
            is_shared=said["is_shared"], shape=form.shape(), source=DESK, source_id=token,
            by=self.user, **form.described(),
        )  # fmt: skip

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return _("New place")


class PlaceView(PlaceScreen, SteppedScreen):
    """A place with its names, its description and what can be done."""

    template_name = "place_names/desk/place.html"
    steps = STEPS
    row: Place
    described: PlaceForm | None = None

    def find(self, pk: int) -> Place:
        """Find the place."""
        return _found(pk)

    def here(self) -> str:
        """Return its address."""
        return reverse("places:screen", args=[self.row.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Describe it anew, or do one step."""
        if request.POST.get("do") == "describe" and may_change(self.user):
            return self._describe(PlaceForm(request.POST, place=self.row))
        return super().post(request, *args, **kwargs)

    def _describe(self, form: PlaceForm) -> HttpResponse:
        self.described = form
        if form.is_valid():
            try:
                services.update_place(
                    place=self.row, changes=form.described(), shape=form.shape(),
                    version=form.cleaned_data["version"], by=self.user,
                )  # fmt: skip
            except ValidationError as error:
                self.tell(form, error)
        if form.errors:
            return self.again()
        messages.success(self.request, _("The place is described anew."))
        return redirect(self.here())

    def get_page_title(self) -> str:
        """Return what it is called."""
        return self.row.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the place, its names and the form of its description."""
        place = self.row
        described = self.described
        if described is None and may_change(self.user):
            described = PlaceForm(place=place)
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "place": place,
            "names": shown_names(names_of(place)),
            "position": in_words(place.latitude, place.longitude),
            "form": described,
            "visits": visited.room_of(place, self.user),
            "may_rename": may_rename(self.user),
            "media": context["media"] + described.media if described else context["media"],
        }


class NameView(PlaceScreen):
    """One name: put right, taken back."""

    template_name = "place_names/desk/name.html"
    name: PlaceName
    form: NameForm | None = None
    refused: tuple[str, VersionForm] | None = None

    def open(self, **kwargs: Any) -> None:
        """Find the name. Raises Http404 for those who give none."""
        if not may_rename(self.user):
            raise Http404
        place = _found(kwargs["pk"])
        self.name = row_or_404(place.names, kwargs["name"])  # type: ignore[attr-defined]
        self.name.place = place

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it right, or do a step."""
        do = request.POST.get("do", "")
        if do == "correct":
            return self._correct(NameForm(request.POST, name=self.name))
        step = NAME_STEPS.get(do)
        if step is None:
            raise Http404
        form = step.form(request.POST, auto_id=f"{do}-%s")
        if form.is_valid():
            try:
                step.do(self.name, self.user, form)
            except ValidationError as error:
                self._tell(form, error)
        if form.errors:
            self.refused = (do, form)
            return self.again()
        return self._done(step.done)

    def _correct(self, form: NameForm) -> HttpResponse:
        self.form = form
        if form.is_valid() and (changes := form.changes(self.name)):
            try:
                services.correct(
                    name=self.name, changes=changes, version=form.cleaned_data["version"],
                    by=self.user,
                )  # fmt: skip
            except ValidationError as error:
                self._tell(form, error)
        return self.again() if form.errors else self._done(_("The name is put right."))

    def _tell(self, form: VersionForm, error: ValidationError) -> None:
        self.refuse(form, error)
        if self.is_stale:
            self.open(pk=self.name.place_id, name=self.name.pk)
            form.see(self.name.place.version)

    def _done(self, words: Any) -> HttpResponse:
        messages.success(self.request, words)
        return redirect("places:screen", self.name.place_id)

    def get_page_title(self) -> str:
        """Return the name with its kind."""
        return self.name.title

    def trail(self) -> list[dict[str, Any]]:
        """Lead back to the place."""
        place = self.name.place
        return [{"url": reverse("places:screen", args=[place.pk]), "label": place.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the name and its forms."""
        steps = [
            (step, self._form_of(step)) for step in NAME_STEPS.values() if step.fits(self.name)
        ]
        form = self.form or NameForm(name=self.name)
        return {
            **super().get_context_data(**kwargs),
            "name": self.name,
            "shown": shown_names([self.name])[0],
            "form": form,
            "steps": steps,
            "is_stale": self.is_stale,
            "media": sum((one.media for _step, one in steps), form.media),
        }

    def _form_of(self, step: NameStep) -> VersionForm:
        if self.refused and self.refused[0] == step.name:
            return self.refused[1]
        initial = {"version": self.name.place.version}
        return step.form(initial=initial, auto_id=f"{step.name}-%s")


def _found(pk: int) -> Place:
    """Return a place, hidden or not. Raises Http404."""
    place: Place = row_or_404(Place.objects.select_related("kind", "county", "successor__kind"), pk)
    return place
