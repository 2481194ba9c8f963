"""The case: one row for every submission, whatever its kind."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Identity, Intake, Priority
from participation.cases.managers import CaseQuerySet


class Case(models.Model):
    """What all kinds share; a kind keeps its own in a model with ``case`` as its primary key.

    The number names a case and opens nothing; the key that opens it is kept as a keyed hash alone.
    ``title`` says what it is about in words of the office and holds nothing personal. State and
    version change together, in ``services.transitions`` only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    number = models.CharField(_("number"), max_length=13, unique=True)
    key_hash = models.CharField(max_length=64, editable=False)
    # Of a part of another case: the number that its key was made with, which is that one's.
    key_number = models.CharField(max_length=13, blank=True, default="", editable=False)
    # Of reports without a name: whoever noted the key alone has no other way back.
    lone_key_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    submission = models.UUIDField(unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=20)
    version = models.PositiveIntegerField(default=1, editable=False)
    unit = models.ForeignKey(
        "common.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        related_name="cases",
        db_index=False,
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_cases",
        db_index=False,
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        db_index=False,
    )
    identity = models.CharField(_("identity"), max_length=10, choices=Identity.choices)
    intake = models.CharField(
        _("way in"), max_length=10, choices=Intake.choices, default=Intake.WEB
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    is_open = models.BooleanField(_("open"), default=True)
    is_held = models.BooleanField(
        _("held"), default=False, help_text=_("Came without proof of a person; look at it first.")
    )
    is_restricted = models.BooleanField(
        _("restricted"), default=False, help_text=_("Seen in its own unit only.")
    )
    is_sealed = models.BooleanField(
        _("sealed"), default=False, help_text=_("The identity is shown to named officers only.")
    )
    # Of its category in its kind: figures count by it without asking the kind's own row.
    category_number = models.BigIntegerField(null=True, editable=False)
    is_demo = models.BooleanField(_("invented"), default=False, editable=False)
    # Whether its words are in the private index: a little later than the case itself.
    is_indexed = models.BooleanField(default=False, editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    due_date = models.DateField(_("due"), null=True, editable=False)
    # The office's term, and with it the day above, waits for the citizen (`services/terms.py`).
    is_paused = models.BooleanField(_("stands still"), default=False, editable=False)
    # Whether the office has missed one of its terms, once that was settled (`services/terms.py`).
    was_late = models.BooleanField(default=False, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("-received_at",)
        default_permissions = ("view", "change")
        permissions = (
            ("handle_case", _("Can work on cases of the own unit")),
            ("view_all_cases", _("Can see the cases of all units")),
            ("view_restricted_cases", _("Can see restricted cases of other units")),
            ("seal_case", _("Can seal an identity and name who may see it")),
            ("anonymise_case", _("Can anonymise closed cases")),
            ("export_identity", _("Can export who submitted cases")),
            ("approve_answer", _("Can send answers that a colleague has written")),
            ("view_readings", _("Can see who opened sealed and restricted cases")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(is_open=True, closed_at__isnull=True)
                | Q(is_open=False, closed_at__isnull=False),
                name="case_closed_has_its_time",
            ),
            models.UniqueConstraint(
                fields=("lone_key_hash",),
                condition=~Q(lone_key_hash=""),
                name="case_lone_key",
            ),
        )
        indexes = (
            # Lists and counts for whoever they are read these three and no row. There is none of
            # the unit alone, because SQLite would take it for whatever somebody reaches, and read
            # the rows of all cases that the unit ever had.
            models.Index(
                fields=(
                    "due_date",
                    "-id",
                    "unit",
                    "assignee",
                    "state",
                    "is_held",
                    "is_restricted",
                    "is_paused",
                    "is_open",
                ),
                condition=Q(is_open=True),
                name="case_open",
            ),
            models.Index(
                fields=(
                    "-priority",
                    "due_date",
                    "-id",
                    "unit",
                    "assignee",
                    "is_restricted",
                    "is_open",
                ),
                condition=Q(is_open=True),
                name="case_open_priority",
            ),
            # It also has all that the board counts.
            models.Index(
                fields=(
                    "-received_at",
                    "-id",
                    "unit",
                    "assignee",
                    "is_restricted",
                    "is_open",
                    "kind",
                    "intake",
                    "county",
                    "category_number",
                    "was_late",
                    "is_paused",
                    "due_date",
                    "closed_at",
                ),
                name="case_received",
            ),
            # Most are nobody's when they come, and need no entry then.
            models.Index(
                fields=("assignee", "due_date"),
                condition=Q(assignee__isnull=False),
                name="case_of_assignee",
            ),
            models.Index(fields=("kind", "state", "-received_at"), name="case_kind_state"),
            models.Index(fields=("county", "-received_at"), name="case_county"),
            models.Index(
                fields=("received_at",), condition=Q(is_indexed=False), name="case_to_index"
            ),
            models.Index(
                fields=("key_number",), condition=~Q(key_number=""), name="case_by_anothers_key"
            ),
            models.Index(
                fields=("closed_at",),
                condition=Q(anonymised_at__isnull=True, is_open=False),
                name="case_to_anonymise",
            ),
        )

    def __str__(self) -> str:
        """Return the number: nothing of what was written."""
        return self.number


class Accused(models.Model):
    """Whom a case is against, where that is a unit or an officer of ours: they never see it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="accused")
    unit = models.ForeignKey(
        "common.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, null=True, blank=True
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="accused_in",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("whom it is against")
        verbose_name_plural = _("whom it is against")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=True)
                | Q(unit__isnull=True, user__isnull=False),
                name="accused_is_a_unit_or_an_officer",
            ),
            models.UniqueConstraint(fields=("case", "unit"), name="case_accuses_a_unit_once"),
            models.UniqueConstraint(fields=("case", "user"), name="case_accuses_an_officer_once"),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)


class SealedAccess(models.Model):
    """An officer who may see the identity behind a sealed case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sealed_access")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("access to a sealed identity")
        verbose_name_plural = _("accesses to sealed identities")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("case", "user"), name="one_sealed_access_each"),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)
