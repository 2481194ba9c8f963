"""The rules of routing in the admin, and a screen on which one tries where something would go."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from participation.cases.subjects import all_subjects
from participation.common.models import County, Unit
from participation.complaints.models import Category, RoutingRule
from participation.complaints.routing import routed

CHANGE = "complaints.change_routingrule"


def subject_choices() -> list[tuple[str, Any]]:
    """Return the registers that somebody may be complained of in; empty for every one."""
    return [
        ("", pgettext_lazy("routing", "every one")),
        *((s.kind, s.label) for s in all_subjects()),
    ]


class RoutingRuleForm(WagtailAdminModelForm):
    """A rule; the register is one of those that there are."""

    against_kind = forms.ChoiceField(label=_("Against"), required=False, choices=subject_choices)


class RoutingIndexView(IndexView):
    """The rules in the order in which they are asked, in one query; a way to try them."""

    def get_base_queryset(self) -> QuerySet[RoutingRule]:
        """Read what the columns show."""
        queryset: QuerySet[RoutingRule] = super().get_base_queryset()
        return queryset.select_related("category", "county", "against_unit", "unit")

    @property
    def header_more_buttons(self) -> list[Any]:
        """Lead to the screen for trying."""
        button = HeaderButton(label=_("Try the rules"), url="try/", icon_name="resubmit")
        return [button, *super().header_more_buttons]


class TryForm(forms.Form):
    """A submission, as far as routing looks at it."""

    category = forms.ModelChoiceField(
        label=_("Category"),
        queryset=Category.objects.all(),
        empty_label=pgettext_lazy("category", "Choose"),
        error_messages={"required": _("Choose the category.")},
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.in_force(),
        required=False,
        empty_label=pgettext_lazy("county", "none"),
    )
    against_kind = forms.ChoiceField(label=_("Against"), required=False, choices=subject_choices)
    against = forms.ModelChoiceField(
        label=_("Against the unit"),
        queryset=Unit.objects.all(),
        required=False,
        empty_label=pgettext_lazy("unit", "none"),
    )


class TryView(WagtailAdminTemplateMixin, TemplateView):
    """Shows where something would go and which rule says so; files nothing."""

    template_name = "complaints/desk/try_routing.html"
    page_title = _("Try the rules")
    header_icon = "resubmit"
    http_method_names = ("get", "head")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let those in who change the rules."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the rules."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("routing_rules:index"), "label": _("Routing rules")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, with where it goes."""
        form = TryForm(request.GET or None)
        found, status = None, 200
        if form.is_bound and form.is_valid():
            given = form.cleaned_data
            accused = [given["against"]] if given["against"] else []
            found = routed(given["category"], given["county"], accused, given["against_kind"])
        elif form.is_bound:
            status = 422
        context = self.get_context_data(form=form, found=found)
        return self.render_to_response(context, status=status)


def shown(name: str) -> Any:
    """Return what a column shows of a rule; a dash fits everything."""
    return lambda rule: getattr(rule, name) or "—"


class RoutingRuleViewSet(ModelViewSet):
    """Which unit something goes to, where its category alone does not say it."""

    model = RoutingRule
    name = "routing_rules"
    icon = "redirect"
    menu_label = _("Routing rules")
    index_view_class = RoutingIndexView
    list_display = (
        "order",
        Column("category", label=_("Category"), accessor=shown("category")),
        Column("county", label=_("County"), accessor=shown("county")),
        Column(
            "against",
            label=_("Against"),
            accessor=lambda rule: dict(subject_choices()).get(rule.against_kind, "—"),
        ),
        Column("against_unit", label=_("Against the unit"), accessor=shown("against_unit")),
        Column("unit", label=_("Goes to")),
        BooleanColumn("is_active", label=_("In force")),
    )
    list_per_page = 50
    ordering = ("order", "pk")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
            FieldPanel("category"),
            FieldPanel("county"),
            FieldPanel("against_kind"),
            FieldPanel("against_unit"),
            FieldPanel("unit"),
        ],
        base_form_class=RoutingRuleForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the screen for trying."""
        return [path("try/", TryView.as_view(), name="try"), *super().get_urlpatterns()]
