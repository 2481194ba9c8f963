"""A text column that the database only ever sees encrypted."""

from typing import Any

from django.core import checks
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from participation.common.encryption.cipher import TEXT_MARK, decrypt_text, encrypt_text


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted on the way to the database and decrypted on the way back.

    NULL stays NULL and the empty text stays empty. Nothing searches it: of all lookups only
    ``isnull`` works; keep a ``keyed_hash`` beside it where equals must be found. Serialising (a
    dump, a revision) gives the ciphertext. ``place`` names what a value is bound to; give it
    where a field that already holds values is renamed or its model moves.
    """

    description = _("Encrypted text")
    default_error_messages = {"encrypted": _("This text cannot be stored. Write it differently.")}

    def __init__(self, *args: Any, place: str = "", **kwargs: Any) -> None:
        """Take what a TextField takes, and ``place``."""
        self.place = place
        super().__init__(*args, **kwargs)

    @property
    def bound_to(self) -> str:
        """Return the place that the values of this column are bound to."""
        return self.place or f"{self.model._meta.label_lower}.{self.name}"

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Describe the field for a migration."""
        name, _path, args, kwargs = super().deconstruct()
        if self.place:
            kwargs["place"] = self.place
        return name, "participation.common.encryption.EncryptedTextField", args, kwargs

    def get_internal_type(self) -> str:
        """Store it as any text."""
        return "TextField"

    def to_python(self, value: Any) -> Any:
        """Return text. Refuses a ciphertext, which would be encrypted a second time."""
        text = super().to_python(value)
        if isinstance(text, str) and text.startswith(TEXT_MARK):
            raise ValidationError(self.error_messages["encrypted"], code="encrypted")
        return text

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt what is written."""
        text = models.Field.get_prep_value(self, value)
        if text is None or hasattr(text, "resolve_expression"):
            return text
        text = str(text)
        return encrypt_text(text, place=self.bound_to) if text else ""

    def from_db_value(
        self, value: str | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypt what is read."""
        return decrypt_text(value, place=self.bound_to) if value else value

    def value_to_string(self, obj: models.Model) -> str:
        """Return the ciphertext, so that no dump and no revision holds the text."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def get_lookup(self, lookup_name: str) -> Any:
        """Return ``isnull``. Raises FieldError for every other lookup."""
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(
            f"{self.bound_to} is encrypted and cannot be searched ({lookup_name}). "
            "Keep a keyed_hash beside it."
        )

    def get_transform(self, lookup_name: str) -> Any:
        """Raise FieldError: nothing can be computed over ciphertext."""
        raise FieldError(f"{self.bound_to} is encrypted; {lookup_name} cannot be computed on it.")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuse what would search it or copy it in the clear."""
        found = super().check(**kwargs)
        if self.unique or getattr(self, "db_index", False):
            found.append(
                checks.Error(
                    "An encrypted field can be neither unique nor indexed.",
                    hint="Index a keyed_hash beside it.",
                    obj=self,
                    id="common.E001",
                )
            )
        searched = {field.field_name for field in getattr(self.model, "search_fields", ())}
        if self.name in searched:
            found.append(
                checks.Error(
                    "An encrypted field cannot be among search_fields.",
                    obj=self,
                    id="common.E002",
                )
            )
        return found
