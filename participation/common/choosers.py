"""Choosing one of many in the admin: found as anything else is found, however it is typed."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from participation.common.asking import MAX_TYPED, typed_words
from participation.common.models import Organisation
from participation.common.models.named import NamedQuerySet
from persian.letters import compact_key
from search.selectors import found_ids

# Drafts are in no index; so many of the newest are looked through one by one.
MOST_DRAFTS = 2_000


class FoundForm(BaseFilterForm):  # type: ignore[misc]
    """A box for words; a subclass says how they are looked for."""

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        max_length=MAX_TYPED,
        widget=forms.TextInput(attrs={"placeholder": _("Search"), "autocomplete": "off"}),
    )

    def found(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        """Return those that the words find."""
        raise NotImplementedError

    def filter(self, objects: "QuerySet[Any]") -> "QuerySet[Any]":
        """Narrow the list by what is typed."""
        objects = super().filter(objects)
        typed = typed_words(self.cleaned_data.get("q") or "")
        if not typed:
            return objects
        self.is_searching = True
        self.search_query = typed
        return self.found(objects, typed)


class NamedForm(FoundForm):
    """Finds named things by the folded letters of their names."""

    def found(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        """Ask their own search."""
        assert isinstance(objects, NamedQuerySet)  # noqa: S101
        return objects.found_by(typed)


class EntryForm(FoundForm):
    """Finds what is public by its entry, as readers do, and drafts by the words that they show."""

    kind: ClassVar[str]
    public: ClassVar[Q]

    def words(self, row: Any) -> str:
        """Return what a draft is found by."""
        return str(row)

    def found(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        """Look in the index, then through the drafts."""
        keys = list(filter(None, map(compact_key, typed.split())))
        drafts = objects.exclude(self.public).order_by("-pk")[:MOST_DRAFTS]
        shown = ((row.pk, compact_key(self.words(row))) for row in drafts)
        matching = [pk for pk, text in shown if keys and all(key in text for key in keys)]
        return objects.filter(Q(pk__in=found_ids(typed, kind=self.kind)) | Q(pk__in=matching))


class Allowed:
    """Only for those with one of the rights in ``may``: drafts are no affair of others."""

    may: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse all others."""
        if self.may and not any(request.user.has_perm(name) for name in self.may):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class AllowedChooseView(Allowed, views.ChooseView):  # type: ignore[misc]
    """The window to choose in, with what tells one thing from another beside its title."""

    more: Iterable[tuple[str, Any, Callable[[Any], Any]]] = ()

    @property
    def columns(self) -> list[Column]:
        """Return the title and what the chooser adds."""
        told = (Column(name, label=label, accessor=show) for name, label, show in self.more)
        return [*super().columns, *told]


class AllowedResultsView(AllowedChooseView, views.ChooseResultsView):  # type: ignore[misc]
    """The list in the window."""


class AllowedChosenView(Allowed, views.ChosenView):  # type: ignore[misc]
    """What was chosen."""


class FoundChooserViewSet(ChooserViewSet):  # type: ignore[misc]
    """Rows to choose from; forms of the admin use it for every key to its model.

    ``more`` are further columns: name, label, and what shows the cell of a row.
    """

    filter_form_class: type[FoundForm]
    read_with: ClassVar[tuple[str, ...]] = ()
    may: ClassVar[tuple[str, ...]] = ()
    more: ClassVar[Iterable[tuple[str, Any, Callable[[Any], Any]]]] = ()
    per_page = 15
    choose_view_class = AllowedChooseView
    choose_results_view_class = AllowedResultsView
    chosen_view_class = AllowedChosenView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Hand over what the views show and whom they admit."""
        own = {
            "filter_form_class": self.filter_form_class, "more": self.more, "may": self.may,
        }  # fmt: skip
        given: dict[str, Any] = super().get_common_view_kwargs(**own, **kwargs)
        return given

    def get_object_list(self) -> "QuerySet[Any]":
        """Return all rows with what the columns show."""
        rows = self.model._default_manager.all()
        return rows.select_related(*self.read_with) if self.read_with else rows


class OrganisationChooserViewSet(FoundChooserViewSet):
    """Organisations and groups; their names are public."""

    model = Organisation
    icon = "group"
    filter_form_class = NamedForm
    more = (("kind", _("kind"), lambda row: row.get_kind_display()),)
