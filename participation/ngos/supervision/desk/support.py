"""What NGOs were given, in the menu: entered, put right, given out as a file."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.clock import today
from participation.common.forms import VersionedForm
from participation.common.models import County
from participation.common.registers.files import FileListMixin
from participation.common.registers.lists import RegisterPolicy
from participation.ngos.choosers import decision_chooser
from participation.ngos.models import Ngo
from participation.ngos.supervision.exports import export_support
from participation.ngos.supervision.models import Support
from participation.ngos.supervision.viewsets import VersionedEditView
from participation.resolutions.models import Resolution
from persian.digits import format_number
from persian.jalali import format_date
from persian.letters import clean_input
from search.selectors import found_ids


class SupportPolicy(RegisterPolicy):
    """Whoever sees support reads the list; whoever enters it, puts it right."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask those who enter it for every write."""
        return super().user_has_permission(user, "add" if action == "change" else action)


class SupportForm(VersionedForm):
    """What was given; ``token`` is the same for every sending of one form."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin a new form with a token of its own; offer published resolutions."""
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = Resolution.objects.public()

    def _get_validation_exclusions(self) -> set[str]:
        """Let two clicks have one token: the view saves it once."""
        return {*super()._get_validation_exclusions(), "token"}

    def clean(self) -> dict[str, Any]:
        """Refuse a day to come, money without an amount, anything else without words."""
        cleaned = super().clean()
        day = cleaned.get("given_on")
        if day is not None and day > today():
            self.add_error("given_on", _("This day has not come yet."))
        if cleaned.get("kind") == "money":
            if cleaned.get("amount") is None:
                self.add_error("amount", _("Write how much it was."))
        elif cleaned.get("kind") and not cleaned.get("what"):
            self.add_error("what", _("Write what was given."))
        return cleaned


class SupportPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "support")


class SupportFilterSet(WagtailFilterSet):
    """By kind, county and days."""

    county = ModelChoiceFilter(
        label=_("County"), field_name="ngo__county", queryset=County.objects.in_force()
    )
    given_on = DateFromToRangeFilter(label=_("given on"), widget=DateRangePickerWidget)

    class Meta:
        """Fields that are filtered as they are."""

        model = Support
        fields = ("kind", "is_public", "is_removed")


class SupportIndexView(FileListMixin, IndexView):  # type: ignore[misc]
    """Support, the newest first, found by any name of its NGO; as a file, too."""

    paginator_class = SupportPaginator
    default_ordering = ("-given_on", "-pk")
    table_classname = "listing case-list"
    write_file = staticmethod(export_support)

    def get_base_queryset(self) -> QuerySet[Support]:
        """Read what the columns show."""
        return Support.objects.select_related("ngo__prefix", "ngo__county", "decision")

    @cached_property
    def columns(self) -> list[Any]:
        """Lead from the NGO to the entry, for whoever may put it right."""
        title = TitleColumn("ngo", label=_("NGO"), accessor="ngo", get_url=self.get_edit_url)
        return [title, *super().columns]

    def search_queryset(self, queryset: QuerySet[Support]) -> QuerySet[Support]:
        """Find what was given to NGOs that readers find by these words."""
        if not self.is_searching:
            return queryset
        found = found_ids(clean_input(self.search_query), kind="ngo")
        return queryset.filter(ngo__in=[int(pk) for pk in found])


class SupportCreateView(CreateView):  # type: ignore[misc]
    """A new entry; two clicks make one."""

    def get_initial_form_instance(self) -> Support:
        """Begin with the NGO from whose screen one comes."""
        asked = self.request.GET.get("ngo", "")
        known = asked.isascii() and asked.isdigit() and len(asked) < 10  # noqa: PLR2004
        ngo = Ngo.objects.filter(pk=int(asked)).first() if known else None
        return Support(ngo=ngo, given_on=today()) if ngo is not None else Support()

    def save_instance(self) -> Support:
        """Save it once for its token."""
        token = self.form.cleaned_data.get("token")
        with transaction.atomic():
            there = Support.objects.filter(token=token).first() if token else None
            if there is not None:
                return there
            one: Support = self.form.save(commit=False)
            one.token = token or uuid.uuid4()
            one.recorded_by = self.request.user
            one.save()
            return one


class SupportViewSet(ModelViewSet):  # type: ignore[misc]
    """The list and its forms; nothing is deleted: what was entered by mistake is marked so."""

    model = Support
    name = "ngo_support"
    url_prefix = "ngo-support"
    icon = "plus-inverse"
    menu_label = _("Support of NGOs")
    index_view_class = SupportIndexView
    add_view_class = SupportCreateView
    edit_view_class = VersionedEditView
    filterset_class = SupportFilterSet
    list_display = (
        Column("given_on", label=_("given on"), accessor=lambda row: format_date(row.given_on),
               sort_key="given_on"),
        Column("kind", label=_("kind"), accessor="get_kind_display"),
        Column("amount", label=_("amount in rials"),
               accessor=lambda row: "—" if row.amount is None else format_number(row.amount)),
        Column("giver", label=_("given by")),
        BooleanColumn("is_public", label=_("Shown")),
    )  # fmt: skip
    list_per_page = 50
    search_fields = ("giver",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    list_export = ()
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("token", heading=_("Token"), classname="w-hidden"),
            FieldPanel("ngo"),
            FieldPanel("given_on"),
            FieldPanel("kind"),
            FieldPanel("amount"),
            FieldPanel("what"),
            FieldPanel("giver"),
            FieldPanel("decision", widget=decision_chooser.widget_class),
            FieldPanel("decision_words"),
            FieldRowPanel([FieldPanel("is_public"), FieldPanel("is_removed")]),
        ],
        base_form_class=SupportForm,
    )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Offer no deleting."""
        return super().get_index_view_kwargs(delete_url_name=None, **kwargs)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer none of its own: those of duties say it."""
        return Permission.objects.none()
