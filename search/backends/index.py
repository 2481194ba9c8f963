"""Writing modelsearch's index with our terms: what both databases share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelsearch.models import IndexEntry

from search.backends.texts import Texts

FIELDS = ("title", "body", "autocomplete")


class AnalysedIndex:
    """Put before modelsearch's index of a database.

    A save writes the rows of what was saved and no other. The stock index weighs titles by their
    length against the average over the whole table, asked and corrected after each save; here a
    title's weight is in its terms.
    """

    if TYPE_CHECKING:
        backend: Any

    indexer_class: type[Any]

    def stored(self, texts: Texts) -> dict[str, Any]:
        """Return the values of an index entry's fields."""
        raise NotImplementedError

    def add_items(self, model: type[Model], objs: Iterable[Any]) -> None:
        """Write the entries of objects of one model, new or known."""
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        entries = []
        for obj in objs:
            indexer = self.indexer_class(obj, self.backend)
            values = (
                (found[0], found[-1])
                for field in indexer.search_fields
                for found in indexer.prepare_field(obj, field)
            )
            stored = self.stored(Texts.of(values))
            entries.append(IndexEntry(content_type=content_type, object_id=indexer.id, **stored))
        if entries and model.get_search_fields():  # type: ignore[attr-defined]
            IndexEntry._default_manager.bulk_create(
                entries,
                update_conflicts=True,
                unique_fields=["content_type", "object_id"],
                update_fields=FIELDS,
            )

    def _refresh_title_norms(self, *, full: bool = False) -> None:
        pass
