"""A screen of one row with what can be done as steps: each a form, who may, when, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.common.registers.screens import RegisterScreen


def _nothing(_row: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class RowStep:
    """A form that is folded away until it is needed; ``fits`` says for which rows.

    ``shows`` gives what the form begins with.
    """

    name: str
    label: Any
    done: Any
    form: type[VersionForm]
    may: Callable[[User], bool]
    fits: Callable[[Any], bool]
    do: Callable[[Any, User, Any], object]
    hint: Any = ""
    shows: Callable[[Any], Mapping[str, Any]] = _nothing

    def form_of(self, row: Any, data: Any = None) -> VersionForm:
        """Return its form for a row, empty or with what was typed."""
        initial = {"version": row.version, **self.shows(row)}
        return self.form(data, auto_id=f"{self.name}-%s", initial=initial)


class SteppedScreen(RegisterScreen):
    """The screen of a row. A subclass says how it is found, its steps, and where it leads back."""

    # Steps are `RowStep`s, or like them.
    steps: ClassVar[Mapping[str, Any]]
    row: Any
    refused: tuple[str, VersionForm] | None = None

    def find(self, pk: Any) -> Any:
        """Return the row as it is now. Raises Http404."""
        raise NotImplementedError

    def here(self) -> str:
        """Return the address of this screen."""
        raise NotImplementedError

    def stand(self) -> Any:
        """Return what steps look at to see whether they fit; the row, unless a screen says more."""
        return self.row

    def open(self, **kwargs: Any) -> None:
        """Find the row."""
        self.row = self.find(kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one step; what was typed stays where it is refused."""
        step = self.steps.get(request.POST.get("do", ""))
        if step is None or not step.may(self.user):
            raise Http404
        form = step.form_of(self.row, request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    step.do(self.row, self.user, form)
            except ValidationError as error:
                self.tell(form, error)
        if form.errors:
            self.refused = (step.name, form)
            return self.again()
        messages.success(request, step.done)
        return redirect(self.here())

    def tell(self, form: VersionForm, error: ValidationError) -> None:
        """Put a refusal beside its field; whoever was too slow sees the row of now."""
        self.refuse(form, error)
        if self.is_stale:
            self.row = self.find(self.row.pk)
            form.see(self.row.version)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the steps with their forms."""
        stand = self.stand()
        steps = [
            (step, self._form_of(step))
            for step in self.steps.values()
            if step.fits(stand) and step.may(self.user)
        ]
        if self.refused and self.refused[0] not in {step.name for step, _form in steps}:
            # Somebody else was quicker: what was typed is shown all the same.
            steps.insert(0, (self.steps[self.refused[0]], self.refused[1]))
        return {
            **super().get_context_data(**kwargs),
            "steps": steps,
            "is_stale": self.is_stale,
            "media": sum((form.media for _step, form in steps), Media()),
        }

    def _form_of(self, step: Any) -> VersionForm:
        if self.refused and self.refused[0] == step.name:
            return self.refused[1]
        return step.form_of(self.row)
