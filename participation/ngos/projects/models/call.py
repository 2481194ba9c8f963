"""Calls: what the office offers money for, until when, and by what plans are judged."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import address
from participation.ngos.models import ActivityField
from participation.ngos.projects.enums import PUBLIC_CALLS, CallState
from persian import letters


class CallQuerySet(models.QuerySet["Call"]):
    """Calls as sentences."""

    def public(self) -> "CallQuerySet":
        """Return those that strangers see."""
        return self.filter(state__in=PUBLIC_CALLS)

    def taking_plans(self, day: datetime.date) -> "CallQuerySet":
        """Return those for which plans can be sent on a day."""
        return self.filter(state=CallState.OPEN, opens_on__lte=day, closes_on__gte=day)

    def over(self, day: datetime.date) -> "CallQuerySet":
        """Return those whose last day is over but whose state does not say so yet."""
        return self.filter(state=CallState.OPEN, closes_on__lt=day)


class Call(models.Model):
    """A call. ``awarded`` is the sum of what was awarded of it, kept by the services: the database
    itself holds it below the budget. Without counties it is for the whole province.
    """

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"), max_length=8000)
    activity_fields = models.ManyToManyField(
        ActivityField, verbose_name=_("fields of activity"), related_name="+", blank=True
    )
    counties = models.ManyToManyField(
        "common.County", verbose_name=_("counties"), related_name="+", blank=True
    )
    budget = models.PositiveBigIntegerField(_("budget in Rial"))
    ceiling = models.PositiveBigIntegerField(_("most for one project, in Rial"))
    awarded = models.PositiveBigIntegerField(_("awarded, in Rial"), default=0, editable=False)
    months_most = models.PositiveSmallIntegerField(_("months of a project at most"), default=12)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("last day for plans"))
    papers = models.JSONField(_("papers that come along"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CallState.choices, default=CallState.DRAFT,
        editable=False,
    )  # fmt: skip
    ended_because = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    published_on = models.DateField(_("published on"), null=True, editable=False)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    # The token of the form on which it was entered: two clicks enter one.
    source = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=80, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = CallQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("-closes_on", "-pk")
        default_permissions = ("view", "add", "change")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "source_id"),
                condition=~Q(source_id=""),
                name="one_call_each_form",
            ),
            models.CheckConstraint(
                condition=Q(awarded__lte=F("budget")), name="no_more_is_awarded_than_there_is"
            ),
            models.CheckConstraint(
                condition=Q(ceiling__lte=F("budget"), ceiling__gte=1),
                name="one_project_takes_at_most_the_budget",
                violation_error_message=_("One project cannot get more than the whole budget."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="a_call_closes_after_it_opens",
                violation_error_message=_("The last day is before the first."),
            ),
        )
        indexes = (
            models.Index(fields=("state", "-closes_on"), name="call_in_state"),
            models.Index(
                F("closes_on").desc(), F("id").desc(), condition=~Q(state="draft"),
                name="call_public",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("ngo_projects:call", self.pk, self.slug)

    @property
    def left(self) -> int:
        """What of the budget is not awarded yet."""
        return self.budget - self.awarded

    @property
    def slug(self) -> str:
        """Return the part of its address that says its title."""
        return letters.slug(self.title) or "-"

    def takes_plans(self, day: datetime.date) -> bool:
        """Return whether plans can be sent for it on a day."""
        return self.state == CallState.OPEN and self.opens_on <= day <= self.closes_on


class Criterion(models.Model):
    """What plans of a call are judged by, and how much it counts, in percent."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=120)
    weight = models.PositiveSmallIntegerField(_("weight in percent"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("position", "pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("call", "position"), name="one_criterion_each_place"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="a_criterion_counts_in_percent"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title
