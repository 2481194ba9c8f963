"""The contact page and the messages that come through it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from cms.contact.enums import MessageState
from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from participation.common.encryption import EncryptedTextField


class ContactPage(RoutablePageMixin, BasePage):
    """How to reach the office, and a form. Never cached: the form is somebody's."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "contact/contact_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @path("")
    def form(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Show the form, or take what was written."""
        from cms.contact.views import contact  # noqa: PLC0415 (the view renders this page)

        return contact(request, self)

    @path("sent/")
    def sent(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Say that the message has arrived. Holds nothing of it."""
        return self.render(request, template="contact/sent.html")


class ContactMessage(models.Model):
    """What somebody wrote. Read by those who may, found by nothing but its date."""

    token = models.UUIDField(_("token of the form"), unique=True, editable=False)
    name = EncryptedTextField(_("name"), blank=True)
    reply_to = EncryptedTextField(_("mobile or e-mail"), blank=True)
    subject = EncryptedTextField(_("subject"))
    text = EncryptedTextField(_("text"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True, db_index=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MessageState.choices,
        default=MessageState.NEW,
        db_index=True,
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        ordering = ("-received_at", "-pk")
        # Nobody writes one in the admin, and none is deleted there: retention does that.
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        """Return the number: nothing of what was written."""
        return str(_("Message %(number)s") % {"number": self.pk})
