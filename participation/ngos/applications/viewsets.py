"""Authorities of inquiries and reasons of refusals in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from participation.ngos.applications.models import ApprovedText, InquiryAuthority, RefusalReason
from participation.ngos.desk.reasons import ReasonViewSet


class InquiryAuthorityViewSet(ModelViewSet):  # type: ignore[misc]
    """Whom the office asks."""

    model = InquiryAuthority
    name = "inquiry_authorities"
    icon = "mail"
    menu_label = _("Authorities of inquiries")
    list_display = ("name", "recipient", "days", BooleanColumn("is_active", label=_("Is asked")))
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("name", "recipient")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldPanel("name"),
        FieldPanel("recipient"),
        FieldRowPanel([FieldPanel("days"), FieldPanel("order"), FieldPanel("is_active")]),
    )


class RefusalReasonViewSet(ReasonViewSet):
    """What founders may read as a reason."""

    model = RefusalReason
    name = "refusal_reasons"
    menu_label = _("Reasons of refusals")


class ApprovedTextViewSet(ReasonViewSet):
    """What founders may be asked or told once an authority has answered."""

    model = ApprovedText
    name = "approved_texts"
    menu_label = _("Approved texts to founders")
    list_display = ("title", "purpose", "text", BooleanColumn("is_active", label=_("Offered")))
    list_filter = ("purpose", "is_active")
    ordering = ("purpose", "order", "pk")
    panels = (FieldPanel("purpose"), *ReasonViewSet.panels)
