"""Projects: what was awarded, until when, who supervises it, what was paid."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import address
from participation.ngos.models import Ngo
from participation.ngos.projects.enums import ProjectState
from participation.ngos.projects.models.call import Call
from participation.ngos.projects.models.plan import Plan
from persian import letters


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects as sentences."""

    def public(self) -> "ProjectQuerySet":
        """Return those that strangers see."""
        return self.filter(is_public=True)

    def for_lists(self) -> "ProjectQuerySet":
        """Read along what a row of a list shows."""
        return self.select_related("ngo__prefix", "call").prefetch_related("counties")


class Project(models.Model):
    """An awarded plan, as everybody reads it. ``paid`` is the sum of its payments, kept by the
    services: the database itself holds it below the amount.
    """

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="project")
    call = models.ForeignKey(
        Call, verbose_name=_("call"), on_delete=models.PROTECT, related_name="projects"
    )
    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="projects"
    )
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary for readers"), max_length=2000)
    counties = models.ManyToManyField("common.County", verbose_name=_("counties"), related_name="+")
    amount = models.PositiveBigIntegerField(_("amount in Rial"))
    paid = models.PositiveBigIntegerField(_("paid, in Rial"), default=0, editable=False)
    resolution = models.ForeignKey(
        "resolutions.Resolution", on_delete=models.PROTECT, related_name="ngo_projects"
    )
    awarded_on = models.DateField(_("awarded on"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    supervisor = models.ForeignKey(
        "common.Unit", verbose_name=_("supervisor"), on_delete=models.PROTECT, related_name="+"
    )
    chief = models.ForeignKey(
        "common.Unit", verbose_name=_("chief supervisor"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    state = models.CharField(
        _("state"), max_length=10, choices=ProjectState.choices, default=ProjectState.RUNNING
    )
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    ended_because = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    is_public = models.BooleanField(_("shown to everybody"), default=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = ProjectQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("-awarded_on", "-pk")
        default_permissions = ("view", "change")
        permissions = (
            ("view_all_projects", _("Can see the projects of all counties")),
            ("supervise_project", _("Can look at reports of projects for a county")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(paid__lte=F("amount")), name="no_more_is_paid_than_awarded"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_project_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_on__isnull=True)
                | (~Q(state="running") & Q(ended_on__isnull=False)),
                name="an_ended_project_has_its_day",
            ),
        )
        indexes = (
            models.Index(
                F("awarded_on").desc(), F("id").desc(), condition=Q(is_public=True),
                name="project_public",
            ),
            models.Index(fields=("supervisor", "-awarded_on"), name="project_of_county"),
            models.Index(fields=("state", "-awarded_on"), name="project_in_state"),
        )  # fmt: skip

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("ngo_projects:project", self.pk, self.slug)

    @property
    def slug(self) -> str:
        """Return the part of its address that says its title."""
        return letters.slug(self.title) or "-"


class Payment(models.Model):
    """Money that was paid for a project, on a day."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField(_("paid on"))
    amount = models.PositiveBigIntegerField(_("amount in Rial"))
    reference = models.CharField(_("number of the payment order"), max_length=60, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ("paid_on", "pk")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=1), name="a_payment_is_an_amount"),
        )

    def __str__(self) -> str:
        """Return the day."""
        return str(self.paid_on)
