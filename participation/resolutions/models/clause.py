"""Clauses: who must do what by when."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.resolutions.enums import (
    SETTLED_PROGRESS,
    ActorRole,
    DeadlineStart,
    Force,
    Progress,
)
from participation.resolutions.models.resolution import Resolution
from persian.deadline_phrases import DeadlineKind
from persian.deadlines import MAX_CLOSURE_DAYS, LastDayRule

# Counted day by day, so that a holiday moves them.
COUNTED_KINDS = frozenset({DeadlineKind.RELATIVE.value, DeadlineKind.RECURRING.value})


class ClauseQuerySet(models.QuerySet["Clause"]):
    """Clauses as sentences."""

    def touched_by(
        self, since: datetime.date, until: datetime.date, counties: frozenset[int] | None
    ) -> "ClauseQuerySet":
        """Return the unsettled ones whose term may hold one of these days of the calendar.

        A term that ends on the working day before its last holds days after its end.
        """
        slack = datetime.timedelta(days=MAX_CLOSURE_DAYS)
        previous = Q(last_day_rule=LastDayRule.PREVIOUS.value, due_date__gte=since - slack)
        meeting = "resolution__meeting__"
        begun = (
            Q(**{f"{meeting}session_date__lte": until})
            | Q(**{f"{meeting}invitation_date__lte": until})
            | Q(**{f"{meeting}notified_on__lte": until})
        )
        found = self.filter(
            Q(due_date__gte=since) | previous,
            begun,
            deadline_kind__in=COUNTED_KINDS,
            deadline_date__isnull=True,
        ).exclude(progress__in=SETTLED_PROGRESS)
        if counties is not None:
            found = found.filter(resolution__meeting__body__county__in=counties)
        return found


class Clause(ClusterableModel, Orderable):
    """An obligation. Where it says nothing of a deadline, the row's cell holds for it.

    ``deadline_kind`` is how the phrase was read; ``due_date`` is counted from it by the services,
    and stays empty while the day it counts from is unknown.
    """

    resolution = ParentalKey(Resolution, on_delete=models.CASCADE, related_name="clauses")
    label = models.CharField(_("label"), max_length=10, blank=True, help_text=_("Such as: الف"))
    text = models.TextField(_("text"))
    force = models.CharField(
        _("force"), max_length=20, choices=Force.choices, default=Force.BINDING
    )
    deadline_phrase = models.CharField(
        _("deadline as written"),
        max_length=120,
        blank=True,
        help_text=_("Where it is empty, that of the row holds."),
    )
    deadline_start = models.CharField(
        _("counted"), max_length=20, choices=DeadlineStart.choices, default=DeadlineStart.SESSION
    )
    last_day_rule = models.CharField(
        _("where the last day is a holiday"),
        max_length=30,
        choices=[
            (LastDayRule.NEXT.value, _("the next working day")),
            (LastDayRule.KEEP.value, _("that day")),
            (LastDayRule.PREVIOUS.value, _("the working day before")),
        ],
        default=LastDayRule.NEXT.value,
    )
    deadline_date = models.DateField(
        _("due on"),
        null=True,
        blank=True,
        help_text=_("Typed here, it goes before what the phrase says."),
    )
    deadline_kind = models.CharField(max_length=20, default=DeadlineKind.NONE.value, editable=False)
    due_date = models.DateField(_("due"), null=True, editable=False)
    progress = models.CharField(
        _("progress"), max_length=20, choices=Progress.choices, default=Progress.WAITING
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        indexes = (models.Index(fields=("due_date",), name="clause_due_date"),)

    def __str__(self) -> str:
        """Return the label and the text."""
        return f"{self.label}) {self.text}" if self.label else self.text

    @property
    def phrase(self) -> str:
        """Return the deadline as the minutes word it: the clause's, else the row's."""
        return self.deadline_phrase or self.resolution.raw_deadline

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.progress in SETTLED_PROGRESS

    def is_late(self, day: datetime.date) -> bool:
        """Return whether its last day has passed."""
        return not self.is_settled and self.due_date is not None and self.due_date < day


class ClauseActor(Orderable):
    """An organisation with its part in a clause."""

    clause = ParentalKey(Clause, on_delete=models.CASCADE, related_name="actors")
    organisation = models.ForeignKey(
        "common.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="duties",
    )
    role = models.CharField(
        _("role"), max_length=20, choices=ActorRole.choices, default=ActorRole.RESPONSIBLE
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organisation of a clause")
        verbose_name_plural = _("organisations of a clause")
        constraints = (
            models.UniqueConstraint(
                fields=("clause", "organisation", "role"), name="one_part_of_a_kind_each"
            ),
        )

    def __str__(self) -> str:
        """Return the organisation."""
        return str(self.organisation)
