"""Reply templates in the admin, and on the forms that speak to citizens."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from participation.cases.desk.filters import category_choices, state_choices
from participation.cases.models import Case, ReplyTemplate
from participation.cases.replies import FIELDS, HELP, filled, templates_for, unknown_fields

# The button that puts a template into the text.
FILL = "fill"


class ReplyTemplateForm(WagtailAdminModelForm):
    """Offers categories and states, and refuses fields that nobody fills."""

    category = forms.ChoiceField(
        label=_("Category"),
        required=False,
        choices=lambda: [("", _("every category")), *category_choices()],
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=lambda: [("", _("every state")), *state_choices()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say which fields there are."""
        super().__init__(*args, **kwargs)
        named = "، ".join(f"{{{name}}}" for name in FIELDS)
        self.fields["text"].help_text = HELP % {"fields": named}

    def clean_text(self) -> str:
        """Return the text. Raises ValidationError for a field that there is not."""
        text: str = self.cleaned_data["text"]
        if unknown := unknown_fields(text):
            raise ValidationError(
                _("There is no field %(name)s."), params={"name": f"{{{unknown[0][:60]}}}"}
            )
        return text


def category_in_words(template: ReplyTemplate) -> Any:
    """Return for which category a template is."""
    return dict(category_choices()).get(template.category, _("every category"))


def state_in_words(template: ReplyTemplate) -> Any:
    """Return in which state a template is offered."""
    return dict(state_choices()).get(template.state, _("every state"))


class ReplyTemplateViewSet(ModelViewSet):
    """Texts that come again and again in answers."""

    model = ReplyTemplate
    name = "reply_templates"
    icon = "openquote"
    menu_label = _("Reply templates")
    list_display = (
        "name",
        Column("category", label=_("Category"), accessor=category_in_words),
        Column("state", label=_("State"), accessor=state_in_words),
        BooleanColumn("is_active", label=_("Offered")),
    )
    list_filter = ("is_active",)
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("name",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("category"), FieldPanel("state")]),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
        ],
        base_form_class=ReplyTemplateForm,
    )


def with_template(case: Case, sent: QueryDict) -> QueryDict:
    """Return what was sent with the chosen template behind the words that were typed."""
    chosen = sent.get("template", "")
    found = next((one for one in templates_for(case) if str(one.pk) == chosen), None)
    if found is None:
        return sent
    changed = sent.copy()
    typed = changed.get("text", "").rstrip()
    words = filled(found, case)
    changed["text"] = f"{typed}\n\n{words}" if typed else words
    return changed
