"""Kinds of duties, forms of reports and the ladder in Wagtail's admin: data of the office."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.forms import VersionedForm
from participation.common.views import KeepingDeleteView
from participation.ngos.supervision.models import DutyKind, LadderRung, ReportForm, Watch
from participation.ngos.supervision.models.kind import MOST_QUESTIONS
from persian.digits import to_persian_digits


class LookingAgainMixin:
    """Lets the clock look at every NGO again: by the new rule it may owe something else."""

    def save_instance(self) -> Any:
        """Save, and forget what was looked at."""
        saved = super().save_instance()  # type: ignore[misc]
        Watch.look_again()
        return saved


class KindCreateView(LookingAgainMixin, CreateView):  # type: ignore[misc]
    """A new kind of duty."""


class VersionedEditView(EditView):  # type: ignore[misc]
    """A changed row: the form locks what it compares with."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Look and write in one transaction."""
        with transaction.atomic():
            return super().post(request, *args, **kwargs)


class KindEditView(LookingAgainMixin, VersionedEditView):
    """A changed kind of duty."""


class DutyKindViewSet(ModelViewSet):  # type: ignore[misc]
    """What NGOs owe, how often, counted from where."""

    model = DutyKind
    name = "duty_kinds"
    icon = "list-ol"
    menu_label = _("Kinds of duties")
    add_view_class = KindCreateView
    edit_view_class = KindEditView
    delete_view_class = KeepingDeleteView
    list_display = (
        "title",
        Column("months", label=_("months"), accessor=lambda row: to_persian_digits(row.months)),
        Column("anchor", label=_("counted from"), accessor="get_anchor_display"),
        BooleanColumn("is_confirmed", label=_("Confirmed")),
        BooleanColumn("is_active", label=_("In use")),
    )
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("purpose"), FieldPanel("level")]),
            FieldRowPanel([FieldPanel("months"), FieldPanel("anchor")]),
            FieldRowPanel([FieldPanel("grace_days"), FieldPanel("lead_days")]),
            FieldPanel("soon_days"),
            FieldPanel("form"),
            FieldPanel("is_confirmed"),
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
        ],
        base_form_class=VersionedForm,
    )


class ReportFormViewSet(ModelViewSet):  # type: ignore[misc]
    """What NGOs are asked in their reports."""

    model = ReportForm
    name = "ngo_report_forms"
    icon = "form"
    menu_label = _("Forms of reports")
    edit_view_class = VersionedEditView
    delete_view_class = KeepingDeleteView
    list_display = ("title", Column("updated_at", label=_("Changed")))
    list_per_page = 50
    ordering = ("title",)
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("title"),
            FieldPanel("intro"),
            FieldPanel("asks_files"),
            InlinePanel(
                "questions",
                heading=_("Questions of the report"),
                label=_("Question"),
                max_num=MOST_QUESTIONS,
                panels=[
                    FieldPanel("label"),
                    FieldPanel("hint"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
                    FieldPanel("choices"),
                ],
            ),
        ],
        base_form_class=VersionedForm,
    )


class LadderRungViewSet(ModelViewSet):  # type: ignore[misc]
    """What happens so many days before and after the day of a duty."""

    model = LadderRung
    name = "ladder_rungs"
    icon = "order"
    menu_label = _("Ladder of reminders to NGOs")
    list_display = (
        Column("days", label=_("days"), accessor=lambda row: to_persian_digits(row.days)),
        Column("action", label=_("what happens"), accessor="get_action_display"),
        Column("kind", label=_("of the duty"), accessor=lambda row: row.kind or _("every duty")),
        BooleanColumn("is_active", label=_("In use")),
    )
    list_per_page = 50
    ordering = ("days", "pk")
    search_fields = ("kind__title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldRowPanel([FieldPanel("days"), FieldPanel("action")]),
        FieldPanel("kind"),
        FieldPanel("is_active"),
    )
