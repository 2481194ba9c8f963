"""A question that the office writes and somebody answers: data, edited in the admin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from participation.common.enums import OrganisationKind, QuestionKind
from participation.common.models.named import NamedQuerySet
from participation.common.models.organisation import Organisation
from persian.letters import clean_input

MOST_CHOICES = 12
MOST_AGENCIES = 500


def agencies() -> NamedQuerySet:
    """Return the organisations that somebody can be referred to; groups are none."""
    return Organisation.objects.exclude(kind__in=OrganisationKind.groups()).order_by("sort_key")


class QuestionModel(Orderable):
    """A question of a form that the office defines; its app says of which one.

    ``participation.common.questions`` makes the field of it.
    """

    label = models.CharField(_("question"), max_length=200)
    hint = models.CharField(_("hint"), max_length=200, blank=True)
    kind = models.CharField(
        _("answered by"), max_length=10, choices=QuestionKind.choices, default=QuestionKind.TEXT
    )
    choices = models.TextField(_("choices"), blank=True, help_text=_("One on each line."))
    is_required = models.BooleanField(_("has to be answered"), default=False)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        """Return the question."""
        return self.label

    def options(self) -> list[str]:
        """Return what can be chosen; of agencies the names in the register."""
        if self.kind == QuestionKind.AGENCY:
            return list(agencies().values_list("name", flat=True)[:MOST_AGENCIES])
        lines = (clean_input(line) for line in self.choices.splitlines())
        return list(dict.fromkeys(filter(None, lines)))[:MOST_CHOICES]

    def clean(self) -> None:
        """Refuse a choice without choices."""
        super().clean()
        if self.kind == QuestionKind.CHOICE and len(self.options()) < 2:  # noqa: PLR2004
            raise ValidationError({"choices": _("Write at least two choices.")})
