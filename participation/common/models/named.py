"""Names that are found however they are typed and listed in the order of the Persian alphabet."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from persian.collation import alphabetical
from persian.letters import clean_input, compact_key

KEY_LENGTH = 200


def sort_key(name: str) -> str:
    """Return a text of digits and letters a–f that any database sorts as people sort names."""
    codes = (f"{kind}{place:05x}" for kind, place in alphabetical(name.casefold()))
    return "".join(codes)[:KEY_LENGTH]


class NamedQuerySet(models.QuerySet[Any]):
    """Named things as sentences."""

    def spelled_like(self, name: str) -> Self:
        """Return those whose name is the same but for its spelling."""
        return self.filter(name_key=compact_key(name))

    def found_by(self, typed: str) -> Self:
        """Return those with the typed letters in a name; none where nothing was typed."""
        key = compact_key(typed)
        return self.filter(search_text__contains=key) if key else self.none()


class NamedModel(models.Model):
    """Keeps the keys of its name beside it. Whoever writes past ``save`` writes them too."""

    name: models.CharField[str, str]
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="")
    sort_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="", db_index=True)
    search_text = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the keys with the name."""
        self.name_key = compact_key(self.name)[:KEY_LENGTH]
        self.sort_key = sort_key(self.name)
        self.search_text = "\n".join(compact_key(name) for name in self.names())
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {
                *kwargs["update_fields"], "name_key", "sort_key", "search_text",
            }  # fmt: skip
        super().save(*args, **kwargs)

    def names(self) -> Iterable[str]:
        """Return every name that it may be looked for by."""
        return (self.name,)

    def listed_name(self) -> str:
        """Return the name, for lists that are sorted by it."""
        return self.name

    listed_name.short_description = _("name")  # type: ignore[attr-defined]
    listed_name.admin_order_field = "sort_key"  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Bring the name into one spelling."""
        super().clean()
        self.name = clean_input(self.name or "")
