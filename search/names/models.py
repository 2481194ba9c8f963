"""Names that are kept for comparing, and the keys they are found by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 200
LONGEST_WORD = 64


class Standing(models.TextChoices):
    """Whether a name is in force; the weightiest first."""

    CURRENT = "current", _("in force")
    COMING = "coming", _("decided, not yet in force")
    PENDING = "pending", _("proposed")
    ALTERNATIVE = "alternative", _("another name in use")
    FORMER = "former", _("former name")


class KeptName(models.Model):
    """A name in a register (of places, of organisations), written with what it names."""

    register = models.CharField(max_length=20)
    kind = models.CharField(max_length=30)
    object_id = models.CharField(max_length=40)
    # What bears it: the names of one bearer do not collide with each other.
    bearer = models.CharField(max_length=60, blank=True)
    text = models.CharField(_("name"), max_length=LONGEST_NAME)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices)
    county = models.CharField(_("county"), max_length=80, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "object_id"), name="search_one_kept_name_each"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.text


class NameKey(models.Model):
    """A key of a name as a number, with numbers for county and city so that one index does all."""

    key = models.BigIntegerField()
    county = models.IntegerField()
    city = models.IntegerField()
    name = models.ForeignKey(KeptName, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        indexes = (models.Index(fields=("key", "county", "city", "name"), name="search_name_keys"),)

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class NameWord(models.Model):
    """A word of the names under a form of it: itself, with a letter left out, or as it sounds."""

    form = models.BigIntegerField()
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("form", "word"), name="search_one_form_of_a_word"),
        )

    def __str__(self) -> str:
        """Return the word."""
        return self.word
