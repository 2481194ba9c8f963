"""Resolutions: rows of the minutes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.common.addresses import address
from participation.resolutions.enums import FollowUp, Link, Validity
from participation.resolutions.models.meeting import AgendaItem, Meeting


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Resolutions as sentences."""

    def public(self) -> "ResolutionQuerySet":
        """Return those that strangers see."""
        return self.filter(is_public=True)


class Resolution(ClusterableModel):
    """A row of the minutes. Its cells for deadline and duty are kept as they were written.

    ``follow_up`` and ``due_date`` are those of its clauses, ``day`` and ``is_public`` those of its
    meeting, kept here by the services so that lists and filters ask one table.
    """

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="resolutions"
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="resolutions",
    )
    row = models.PositiveSmallIntegerField(_("row"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True, help_text=_("What stands before the clauses."))
    raw_deadline = models.CharField(_("deadline as written in the row"), max_length=120, blank=True)
    raw_actors = models.CharField(
        _("responsible as written in the row"), max_length=400, blank=True
    )
    contradiction = models.TextField(
        _("contradiction in the minutes"),
        max_length=600,
        blank=True,
        help_text=_("Shown as it is; nothing is decided for the reader."),
    )
    validity = models.CharField(
        _("validity"),
        max_length=20,
        choices=Validity.choices,
        default=Validity.IN_FORCE,
        help_text=_("A published resolution that amends or repeals this one says so here itself."),
    )
    # Whether the links of other resolutions say so: then they also take it back.
    validity_is_linked = models.BooleanField(default=False, editable=False)
    case_kind = models.CharField(_("kind of the settled case"), max_length=30, blank=True)
    case_id = models.CharField(_("number of the settled case"), max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True, editable=False)
    follow_up = models.CharField(
        _("follow-up"),
        max_length=20,
        choices=FollowUp.choices,
        default=FollowUp.UNDATED,
        editable=False,
    )
    due_date = models.DateField(_("due"), null=True, editable=False)
    # The order of the archive and who sees it: of the meeting, kept here for the index.
    day = models.DateField(_("day"), null=True, editable=False)
    is_public = models.BooleanField(_("shown to everybody"), default=False, editable=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ("-day", "-meeting_id", "row")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "row"),
                name="one_resolution_each_row",
                violation_error_message=_("This meeting has a resolution in that row."),
            ),
            models.CheckConstraint(
                condition=Q(case_kind="", case_id="") | (~Q(case_kind="") & ~Q(case_id="")),
                name="settled_case_has_kind_and_id",
                violation_error_message=_("Write both the kind and the number of the case."),
            ),
        )
        indexes = (
            models.Index(
                F("day").desc(),
                F("meeting").desc(),
                F("row"),
                condition=Q(is_public=True),
                name="resolution_public",
            ),
            models.Index(fields=("follow_up", "due_date"), name="resolution_due"),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the resolution's page."""
        meeting = self.meeting
        return address(
            "resolutions:resolution", meeting.body.slug, meeting.year, meeting.number, self.row
        )

    @property
    def number(self) -> str:
        """Return the number that it is found by: meeting and row."""
        return f"{self.meeting.number}/{self.row}"

    @property
    def in_force(self) -> bool:
        """Whether it stands, amended or not."""
        return self.validity != Validity.REPEALED


class ResolutionLink(Orderable):
    """That one resolution amends, repeals or concerns another."""

    resolution = ParentalKey(Resolution, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(
        Resolution,
        verbose_name=_("other resolution"),
        on_delete=models.CASCADE,
        related_name="linked_from",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Link.choices, default=Link.RELATED)

    class Meta(Orderable.Meta):
        verbose_name = _("link between resolutions")
        verbose_name_plural = _("links between resolutions")
        constraints = (
            models.UniqueConstraint(
                fields=("resolution", "other", "kind"), name="one_link_of_a_kind_each"
            ),
            models.CheckConstraint(
                condition=~Q(resolution=F("other")), name="no_resolution_links_to_itself"
            ),
        )

    def __str__(self) -> str:
        """Return the kind of the link."""
        return str(self.get_kind_display())
