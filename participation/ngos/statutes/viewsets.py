"""Clauses of the statute in Wagtail's admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.views import KeepingDeleteView
from participation.ngos.statutes.gaps import ALL, unknown_in
from participation.ngos.statutes.models import Clause
from participation.ngos.statutes.services import save_clause

MOST_VERSIONS = 50


class ClauseForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A clause; its gaps have to be known."""

    def clean_text(self) -> str:
        """Refuse gaps that nothing fills."""
        text: str = self.cleaned_data["text"]
        if unknown := unknown_in(text):
            told = {"names": "، ".join(unknown)}
            raise ValidationError(_("These places are not known: %(names)s") % told, code="unknown")
        return text

    def save(self, commit: bool = True) -> Clause:
        """Keep the wording with who wrote it."""
        clause: Clause = super().save(commit=False)
        return save_clause(clause, by=self.for_user) if commit else clause


class ClauseInspectView(InspectView):  # type: ignore[misc]
    """A clause with every wording that it had."""

    template_name = "ngos/statutes/clause.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the wordings, the last first."""
        versions = self.object.versions.select_related("made_by")[:MOST_VERSIONS]
        return {**super().get_context_data(**kwargs), "versions": versions}


class ClauseViewSet(ModelViewSet):  # type: ignore[misc]
    """What the office's statute is made of."""

    model = Clause
    name = "statute_clauses"
    icon = "list-ol"
    menu_label = gettext_lazy("Clauses of the statute")
    list_display = (
        "title",
        "chapter",
        "order",
        BooleanColumn("is_active", label=gettext_lazy("In the statute")),
    )
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("title", "text")
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ClauseInspectView
    delete_view_class = KeepingDeleteView
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            HelpPanel(
                heading=gettext_lazy("Places that are filled"),
                content="، ".join(f"{{{{{name}}}}}" for name in ALL),
            ),
            FieldPanel("chapter"),
            FieldPanel("title"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
        ],
        base_form_class=ClauseForm,
    )
