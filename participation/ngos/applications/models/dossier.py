"""What applications and changes share: people, papers, flags and decisions hang on their case."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from participation.cases.numbers import plain_number
from participation.ngos.applications.models.decision import Decision
from participation.ngos.applications.models.flag import Flag
from participation.ngos.applications.models.paper import Paper, PaperQuerySet
from participation.ngos.applications.models.person import Person

if TYPE_CHECKING:
    from participation.cases.models import Case


class Dossier(models.Model):
    """The own row of a kind of case that is looked at in the same way: papers are judged, people
    asked about, parts sent back, a board decides. A kind names its ``case`` and ``title``.
    """

    case: "models.OneToOneField[Case, Case]"
    case_id: UUID

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)

    @property
    def title(self) -> str:
        """What the organisation is called, whole."""
        raise NotImplementedError

    @property
    def number(self) -> str:
        """The number of its case, for readers."""
        return plain_number(self.case.number)

    @property
    def people(self) -> "QuerySet[Person, Person]":
        """Who is named in it."""
        return Person.objects.filter(case=self.case_id)

    @property
    def papers(self) -> PaperQuerySet:
        """Its papers, those that others took the place of too."""
        return Paper.objects.filter(case=self.case_id)

    @property
    def flags(self) -> "QuerySet[Flag, Flag]":
        """What of it was sent back."""
        return Flag.objects.filter(case=self.case_id)

    @property
    def decisions(self) -> "QuerySet[Decision, Decision]":
        """What boards decided about it."""
        return Decision.objects.filter(case=self.case_id)

    @classmethod
    def of_case(cls, case: "Case") -> Any:
        """Return the row of a case with what its pages read along, None for another kind."""
        raise NotImplementedError
