"""Names of places, today's and all that were."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.models.named import KEY_LENGTH
from participation.place_names.enums import OFFICIAL, Standing
from participation.place_names.models.place import Place


class PlaceNameQuerySet(models.QuerySet["PlaceName"]):
    """Names as sentences."""

    def on(self, day: datetime.date) -> "PlaceNameQuerySet":
        """Return the names that were in force on a day; unknown beginnings are none.

        The day on which a name ends is the first of the next. Former names whose days nobody
        knows are not among them, see `undated`.
        """
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gt=day),
            standing__in=(*OFFICIAL, Standing.ALTERNATIVE),
            is_dated=True,
        )

    def undated(self) -> "PlaceNameQuerySet":
        """Return former names of which nobody knows when they held."""
        return self.filter(standing=Standing.FORMER, is_dated=False)

    def through_time(self) -> "PlaceNameQuerySet":
        """Return them in the order of a timeline, newest first; the undated last."""
        begun = F("valid_from").desc(nulls_last=True)
        return self.order_by("-is_dated", begun, F("valid_until").desc(nulls_first=True), "-pk")


class PlaceName(models.Model):
    """A name of a place, from ``valid_from`` until the day before ``valid_until``.

    Rows are never deleted and never move to another place; a name that comes back is a new row
    that says which it reopens. ``is_dated`` is off for a former name of which no day is known: its
    ``valid_until`` then says no more than that it held before. ``is_shared`` says that somebody
    knew that another place of the same kind in the same city bears the name.
    """

    place = models.ForeignKey(
        Place,
        verbose_name=pgettext_lazy("register", "place"),
        on_delete=models.PROTECT,
        related_name="names",
    )
    text = models.CharField(_("name"), max_length=120)
    key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    # Within what the name should be borne once; that of its place, kept here for the constraint.
    scope = models.CharField(max_length=120, editable=False)
    standing = models.CharField(
        pgettext_lazy("name of a place", "standing"), max_length=12, choices=Standing.choices
    )
    valid_from = models.DateField(_("in force since"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    is_dated = models.BooleanField(_("its days are known"), default=True)
    is_shared = models.BooleanField(_("another place bears it too"), default=False)
    keeps_number = models.BooleanField(_("the number is kept"), default=False)
    reason = models.TextField(_("why it is called so"), max_length=2000, blank=True)
    decision = models.ForeignKey(
        "resolutions.Resolution",
        verbose_name=_("decision"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="place_names",
    )
    decision_number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decision_date = models.DateField(_("day of the decision"), null=True, blank=True)
    decision_body = models.CharField(_("who decided"), max_length=160, blank=True)
    source = models.CharField(_("where it is known from"), max_length=200, blank=True)
    reopens = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="reopened_as"
    )
    repealed_on = models.DateField(_("decision repealed"), null=True, editable=False)
    repealed_by = models.ForeignKey(
        "resolutions.Resolution",
        verbose_name=_("repealed by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="repealed_place_names",
    )
    recorded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = PlaceNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("place",), condition=Q(standing="current"), name="one_current_name_each"
            ),
            models.UniqueConstraint(
                fields=("place",), condition=Q(standing="coming"), name="one_coming_name_each"
            ),
            models.UniqueConstraint(
                fields=("place", "key"),
                condition=Q(standing="alternative"),
                name="one_alternative_of_a_spelling_each",
            ),
            models.UniqueConstraint(
                fields=("scope", "key"),
                condition=Q(standing__in=("current", "coming"), is_shared=False),
                name="one_place_of_a_kind_bears_a_name",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="name_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=("current", "coming")) | Q(valid_until__isnull=True),
                name="only_what_is_over_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(standing="former") | Q(valid_until__isnull=False),
                name="former_names_have_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=("coming", "cancelled")) | Q(valid_from__isnull=False),
                name="a_decided_name_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(is_dated=True) | Q(standing="former", valid_from__isnull=True),
                name="only_former_names_are_undated",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True)
                | Q(decision_number="", decision_date__isnull=True, decision_body=""),
                name="a_decision_is_a_row_or_typed",
                violation_error_message=_(
                    "Choose the resolution or type number, day and body; not both."
                ),
            ),
            models.CheckConstraint(
                condition=Q(repealed_by__isnull=True) | Q(repealed_on__isnull=False),
                name="a_repeal_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(key=""), name="a_name_says_something"
            ),
        )
        indexes = (
            models.Index(fields=("place", "standing"), name="placename_of_place"),
            models.Index(fields=("scope", "key"), name="placename_in_scope"),
            models.Index(
                fields=("valid_from",), condition=Q(standing="coming"), name="placename_coming"
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.text

    @property
    def title(self) -> str:
        """Return the name after the kind of its place."""
        return f"{self.place.kind.before_name} {self.text}".strip()
