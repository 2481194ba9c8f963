"""Where what is shown comes from, for what is not the office's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OriginModel(models.Model):
    """Who said it first; ``is_sample`` marks what stands here only as an example."""

    origin_name = models.CharField(_("origin"), max_length=200, blank=True)
    origin_note = models.CharField(_("note on the origin"), max_length=300, blank=True)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Shown as an example; the page says so.")
    )

    class Meta:
        abstract = True
