"""Published files: our own model and file names from the first migration on."""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


def random_path(_instance: Any, filename: str) -> str:
    """Return a random path under ``documents/`` that keeps only the file's extension."""
    suffix = filename.rpartition(".")[2].lower()[:5]
    return f"documents/{secrets.token_hex(10)}.{suffix}"


class CustomDocument(AbstractDocument):
    """A file that the office publishes."""

    file = models.FileField(_("file"), upload_to=random_path)
    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "source")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = (("choose_document", "Can choose document"),)
