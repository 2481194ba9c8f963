"""Decisions on names: a resolution, what it says of each place, and the plates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.place_names.decisions.enums import PlateState, Verdict
from participation.place_names.models.name import PlaceName
from participation.place_names.models.place import Place
from participation.place_names.models.proposal import Proposal
from participation.place_names.proposals.enums import Action
from participation.resolutions.models import Resolution


class DecidedNameQuerySet(models.QuerySet["DecidedName"]):
    """Decided names as sentences."""

    def public(self) -> "DecidedNameQuerySet":
        """Return what strangers see: names that were given by a published resolution."""
        return self.filter(placename__isnull=False, decision__resolution__is_public=True)

    def for_lists(self) -> "DecidedNameQuerySet":
        """Read along what a row of a list shows."""
        return self.select_related(
            "decision__resolution__meeting__body",
            "place__kind",
            "place__county",
            "placename__place__kind",
            "placename__repealed_by__meeting__body",
            "proposal__case",
            "plate",
        )


class NamingDecision(models.Model):
    """An act of a body about one name or many: a resolution, with the day from which it holds."""

    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, related_name="naming_decision"
    )
    effective_on = models.DateField(_("holds from"))
    # Equal for every try of one typing, so that two clicks make one.
    token = models.UUIDField(unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision on names")
        verbose_name_plural = _("decisions on names")
        ordering = ("-made_at",)
        default_permissions = ()

    def __str__(self) -> str:
        """Return the resolution."""
        return str(self.resolution)


class DecidedName(models.Model):
    """What a decision says of one place, or of one proposal."""

    decision = models.ForeignKey(NamingDecision, on_delete=models.PROTECT, related_name="names")
    row = models.PositiveSmallIntegerField(_("row"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices)
    action = models.CharField(_("what is done"), max_length=10, choices=Action.choices)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_names"
    )
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    former_name = models.CharField(_("former name"), max_length=120, blank=True)
    name = models.CharField(_("new name"), max_length=120, blank=True)
    reason = models.TextField(_("reasons"), max_length=2000, blank=True)
    placename = models.OneToOneField(
        PlaceName, on_delete=models.PROTECT, null=True, blank=True, related_name="decided"
    )

    objects = DecidedNameQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decided name")
        verbose_name_plural = _("decided names")
        ordering = ("decision", "row")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("decision", "row"), name="one_decided_name_each_row"),
            models.UniqueConstraint(
                fields=("decision", "proposal"), name="one_verdict_each_proposal_and_decision"
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=("granted", "changed"))
                | Q(place__isnull=False, placename__isnull=False),
                name="a_given_name_stands_in_the_register",
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=False) | Q(proposal__isnull=False),
                name="a_verdict_is_on_something",
            ),
        )
        indexes = (models.Index(F("id").desc(), name="decidedname_last"),)

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page: from the proposal to the plate."""
        return reverse("naming_decisions:decided", args=[self.pk])


class Plate(models.Model):
    """The plate of a decided name."""

    decided = models.OneToOneField(DecidedName, on_delete=models.CASCADE, related_name="plate")
    state = models.CharField(
        _("plate"), max_length=10, choices=PlateState.choices, default=PlateState.WAITING
    )
    installed_on = models.DateField(_("put up on"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("plate")
        verbose_name_plural = _("plates")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(state="installed", installed_on__isnull=False)
                | ~Q(state="installed") & Q(installed_on__isnull=True),
                name="a_plate_is_put_up_on_a_day",
            ),
        )

    def __str__(self) -> str:
        """Return where it stands."""
        return str(self.get_state_display())
