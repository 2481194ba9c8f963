"""Texts that come again and again in answers, by category and state, with fields to be filled."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReplyTemplate(models.Model):
    """A text of the office to begin an answer or a question with; nothing of any case."""

    name = models.CharField(_("name"), max_length=100)
    category = models.CharField(
        _("category"), max_length=60, blank=True, help_text=_("Empty: for every category.")
    )
    state = models.CharField(
        _("state"), max_length=20, blank=True, help_text=_("Empty: in every state.")
    )
    text = models.TextField(_("text"), max_length=5_000)
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=("name",), name="reply_template_named_once"),)

    def __str__(self) -> str:
        """Return the name."""
        return self.name
