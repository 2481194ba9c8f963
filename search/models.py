"""What engines answer from: entries, and the words that readers may have meant."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.kinds import kinds
from search.names.models import KeptName, NameKey, NameWord

__all__ = [
    "Entry", "KeptName", "NameKey", "NameWord", "Removal", "TitleWord", "Word", "WordDeletion",
]  # fmt: skip

LONGEST_ID = 40


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries as sentences."""

    def visible(self, now: datetime | None = None) -> "EntryQuerySet":
        """Return those that everybody may find at this moment."""
        now = now or timezone.now()
        return self.filter(
            Q(visible_from__isnull=True) | Q(visible_from__lte=now),
            Q(visible_until__isnull=True) | Q(visible_until__gt=now),
        )


class Entry(models.Model):
    """One findable thing; written with its source, in the same transaction."""

    kind = models.CharField(_("kind"), max_length=30)
    object_id = models.CharField(max_length=LONGEST_ID)
    title = models.TextField(_("title"))
    number = models.CharField(_("number"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    text = models.TextField(_("text"), blank=True)
    url = models.CharField(_("address"), max_length=2000)
    date = models.DateField(_("date"), null=True)
    # The facets: keys as in `search.facets`; several organisations as " 3 17 ".
    county = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)
    year = models.SmallIntegerField(null=True)
    organisations = models.TextField(blank=True)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    # The analysed terms, separated by blanks, as often as their fields weigh.
    terms = models.TextField()
    fingerprint = models.CharField(max_length=40)
    changed_at = models.DateTimeField(default=timezone.now)
    # Whether an engine outside the database has yet to hear of it.
    is_dirty = models.BooleanField(default=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "object_id"), name="search_one_entry_each"),
        )
        indexes = (
            models.Index(fields=("id",), condition=Q(is_dirty=True), name="search_dirty"),
            models.Index(fields=("-date", "-id"), name="search_newest"),
            models.Index(fields=("changed_at",), name="search_changed"),
            # What facets and hours are counted by and lists narrowed, beside the long texts.
            models.Index(
                fields=(
                    "id",
                    "kind",
                    "object_id",
                    "county",
                    "body",
                    "year",
                    "organisations",
                    "visible_from",
                    "visible_until",
                    "date",
                ),
                name="search_facets",
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def kind_label(self) -> str:
        """Return what readers call one of its kind."""
        kind = kinds().get(self.kind)
        return str(kind.label_one) if kind else ""


class TitleWord(models.Model):
    """A word of a title, for what is shown while somebody types."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="title_words")
    word = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        """Return the word."""
        return self.word


class Removal(models.Model):
    """An entry that is gone, of which an engine outside the database has yet to hear."""

    entry_id = models.BigIntegerField(unique=True)
    removed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        """Return the number of the entry."""
        return str(self.entry_id)


class Word(models.Model):
    """A word of the entries as people write it, for "did you mean"."""

    form = models.CharField(max_length=64, unique=True)
    # The word without anything that people leave out; see `persian.letters.compact_key`.
    key = models.CharField(max_length=64, db_index=True)
    # How many entries have it.
    entries = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return the word."""
        return self.form


class WordDeletion(models.Model):
    """A word with one letter left out: two words that differ by one letter share such a form."""

    form = models.CharField(max_length=64, db_index=True)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="deletions")

    def __str__(self) -> str:
        """Return the form."""
        return self.form
