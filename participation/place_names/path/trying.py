"""Trying a path out: which one holds where, and by when each of its stages would end."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from participation.common.clock import today
from participation.common.models import County
from participation.place_names.models import Move, NamingPath, PlaceKind, Stage
from participation.place_names.models.path import as_steps
from participation.place_names.path.enums import MoveKind, Silence, StageRole
from participation.place_names.path.services import due_in, path_of
from persian.fields import CleanCharField, JalaliDateField
from persian.letters import compact_key

VIEW = ("place_names.view_namingpath", "place_names.change_namingpath")
UNPROCESSABLE = 422


@dataclass(frozen=True)
class TriedStage:
    """A stage with its ways out, the day on which it would begin and its last day, if any."""

    stage: Stage
    moves: list[tuple[Move, Stage | None]]
    since: datetime.date
    until: datetime.date | None


@dataclass(frozen=True)
class Tried:
    """A path as it would go from a day on, and what is wrong with it."""

    path: NamingPath
    stages: list[TriedStage]
    problems: list[str]
    is_own: bool

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the last stage that has a clock."""
        return next((one.until for one in reversed(self.stages) if one.until), None)


class TryForm(forms.Form):
    """A place, and the day on which its proposal would be admitted."""

    kind = forms.ModelChoiceField(
        label=gettext_lazy("Kind of place"),
        queryset=PlaceKind.objects.none(),
        empty_label=pgettext_lazy("kind of place", "Choose"),
        error_messages={"required": gettext_lazy("Say what it is.")},
    )
    county = forms.ModelChoiceField(
        label=gettext_lazy("County"),
        queryset=County.objects.none(),
        empty_label=pgettext_lazy("county", "Choose"),
        error_messages={"required": gettext_lazy("Choose the county.")},
    )
    city = CleanCharField(label=gettext_lazy("City or village"), max_length=80, required=False)
    day = JalaliDateField(
        label=gettext_lazy("Admitted on"),
        required=False,
        help_text=gettext_lazy("Empty: today."),
    )
    path = forms.ModelChoiceField(
        label=gettext_lazy("A path of its own choice"),
        queryset=NamingPath.objects.none(),
        required=False,
        empty_label=gettext_lazy("the one that holds there"),
        help_text=gettext_lazy(
            "Also one that is not in use yet: so a changed path is tried first."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what there is today."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = PlaceKind.objects.offered()  # type: ignore[attr-defined]
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]
        self.fields["path"].queryset = NamingPath.objects.all()  # type: ignore[attr-defined]


def tried(path: NamingPath, county: County, day: datetime.date) -> Tried:
    """Return a path as it would go if each stage took all its days and its first way onwards.

    Receipts are taken to come on the day on which a stage begins.
    """
    steps = as_steps(path)
    stages = []
    for stage, moves in steps:
        until = due_in(stage, county.pk, day)
        stages.append(TriedStage(stage, moves, day, until))
        day = until or day
    return Tried(path, stages, problems_of(steps), is_own=bool(path.city_key))


def problems_of(steps: list[tuple[Stage, list[Any]]]) -> list[str]:
    """Return what would stop a proposal on a path, in words."""
    if not steps:
        return [_("This path has no stage yet.")]
    found = []
    if not any(stage.role == StageRole.DECISION for stage, _moves in steps):
        found.append(_("No stage decides: nothing would ever come into force."))
    reached = {1} | {move.target for _stage, moves in steps for move, _target in moves}
    for place, (stage, moves) in enumerate(steps, start=1):
        said = {"stage": stage.title}
        found += [
            _("%(stage)s: “%(move)s” leads to a stage that is not there.")
            % {**said, "move": move.label}
            for move, target in moves
            if move.target is not None and target is None
        ]
        if not any(move.kind == MoveKind.ON for move, _target in moves):
            words = _("%(stage)s: there is no way onwards, so silence and decision end there.")
            found.append(words % said)
        if place not in reached:
            found.append(_("%(stage)s: no way leads there.") % said)
        if stage.silence != Silence.NOTHING and stage.role == StageRole.DECISION:
            found.append(_("%(stage)s: a body decides here, and silence would go past it.") % said)
        if not stage.receiver:
            found.append(_("%(stage)s: it has no receiver.") % said)
    return found


class TryView(WagtailAdminTemplateMixin, TemplateView):
    """Shows which path holds, with its stages and days; changes nothing."""

    template_name = "place_names/desk/path_try.html"
    page_title = gettext_lazy("Try a path")
    header_icon = "resubmit"
    http_method_names = ("get", "head")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever may read paths. Raises Http404."""
        if not any(request.user.has_perm(name) for name in VIEW):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the paths."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("naming_paths:index"), "label": _("Paths of namings")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, with the path."""
        form = TryForm(request.GET or None)
        found, is_none, status = None, False, 200
        if form.is_bound and form.is_valid():
            given = form.cleaned_data
            path = given["path"] or path_of(given["kind"], compact_key(given["city"]))
            is_none = path is None
            found = tried(path, given["county"], given["day"] or today()) if path else None
        elif form.is_bound:
            status = UNPROCESSABLE
        context = self.get_context_data(form=form, found=found, is_none=is_none)
        return self.render_to_response(context, status=status)
