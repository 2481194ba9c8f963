"""The texts in Wagtail's admin."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from participation.common.messages.forms import TemplateForm
from participation.common.messages.panels import PreviewPanel
from participation.common.messages.registry import messages
from participation.common.messages.services import ensure_templates, save_template
from participation.common.models import MessageTemplate


class ChangeOnlyPolicy(ModelPermissionPolicy):  # type: ignore[misc]
    """The program says which texts there are: nobody adds or deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Allow what the person may, except adding and deleting."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


def declared() -> QuerySet[MessageTemplate]:
    """Return the texts that an installed app declares."""
    wanted = Q(pk__in=())
    for message in messages():
        wanted |= Q(code=message.code, channel=message.channel)
    return MessageTemplate.objects.filter(wanted)


class TemplateIndexView(IndexView):  # type: ignore[misc]
    """All texts that an app declares."""

    def get_base_queryset(self) -> QuerySet[MessageTemplate]:
        """Add what an app declares since the last time."""
        ensure_templates()
        return declared()


class TemplateEditView(EditView):  # type: ignore[misc]
    """One text; it can be looked at before it is saved."""

    template_name = "common/message_text.html"

    def get_queryset(self) -> QuerySet[MessageTemplate]:
        """Leave out what no app declares any more."""
        return declared()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look and write under the lock: the form compares its version with the row's."""
        if "action-preview" in request.POST:
            return self._preview()
        with transaction.atomic():
            answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer

    def _preview(self) -> HttpResponseBase:
        """Show the form as it was typed, with its sample; nothing is saved."""
        self.object = self.get_object()
        self.form = self.get_form()
        with transaction.atomic():
            self.form.is_valid()
        return self.render_to_response(self.get_context_data(form=self.form))

    def save_instance(self) -> MessageTemplate:
        """Save through the service."""
        template: MessageTemplate = self.form.instance
        template.version = self.form.cleaned_data["version"]
        save_template(template=template, user=self.request.user)
        return template

    def log_action(self, *args: Any, **kwargs: Any) -> None:
        """Write nothing: the service did."""


class MessageTemplateViewSet(ModelViewSet):  # type: ignore[misc]
    """Texts of SMS and mail."""

    model = MessageTemplate
    name = "message_texts"
    icon = "comment"
    menu_label = _("Texts of messages")
    index_view_class = TemplateIndexView
    edit_view_class = TemplateEditView
    list_display = (
        "__str__",
        "channel",
        "whose_words",
        "pattern_id",
    )
    list_filter = ("channel",)
    search_fields = ()
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("subject"),
            FieldPanel("body"),
            PreviewPanel(heading=_("As it is read")),
            FieldPanel("pattern_id"),
        ],
        base_form_class=TemplateForm,
    )
