"""Bringing stored values under the key that encrypts today."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from participation.common.encryption.cipher import TEXT_MARK, decrypt_text, encrypt_text
from participation.common.encryption.fields import EncryptedTextField
from participation.common.encryption.keys import DecryptionError, key_ring


@dataclass(frozen=True)
class EncryptedColumn:
    """One encrypted field of one model."""

    model: type[models.Model]
    field: EncryptedTextField

    def __str__(self) -> str:
        """Return ``app.Model.field``."""
        return f"{self.model._meta.label}.{self.field.name}"

    def stale(self) -> models.QuerySet[models.Model]:
        """Return the rows whose value is under another key, with it as ``stored``, unread."""
        return (
            self.model._base_manager.annotate(stored=Cast(F(self.field.name), TextField()))
            .exclude(stored="")
            .exclude(stored__isnull=True)
            .exclude(stored__startswith=f"{TEXT_MARK}{key_ring().first_id}:")
            .order_by("pk")
        )


@dataclass
class Batch:
    """What happened to some rows: how many were re-encrypted, which could not be read."""

    rotated: int
    unreadable: list[str]


def encrypted_columns() -> list[EncryptedColumn]:
    """Return every encrypted field that has a column of its own."""
    return [
        EncryptedColumn(model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField)
    ]


def rotate(column: EncryptedColumn, *, batch_size: int) -> Iterator[Batch]:
    """Re-encrypt the stale values of a column, one short transaction a batch.

    A value that somebody writes meanwhile is left alone: it is under the first key already.
    What was done stays done, so a run that was stopped goes on where it was.
    """
    last = None
    while True:
        rows = column.stale().values_list("pk", "stored")
        page = list((rows if last is None else rows.filter(pk__gt=last))[:batch_size])
        if not page:
            return
        last = page[-1][0]
        yield _rotate_rows(column, page)


def _rotate_rows(column: EncryptedColumn, page: list[tuple[object, str]]) -> Batch:
    name, place = column.field.name, column.field.bound_to
    batch = Batch(0, [])
    with transaction.atomic():
        for pk, stored in page:
            try:
                fresh = encrypt_text(decrypt_text(stored, place=place), place=place)
            except DecryptionError as error:
                batch.unreadable.append(f"{column} {pk}: {error}")
                continue
            batch.rotated += (
                column.stale()
                .filter(pk=pk, stored=stored)
                .update(**{name: Value(fresh, output_field=TextField())})
            )
    return batch
