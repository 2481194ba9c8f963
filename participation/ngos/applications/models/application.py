"""An application for a permit, as it was sent and as it was put right since."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.common.models.named import KEY_LENGTH
from participation.ngos.applications.enums import StatuteWay
from participation.ngos.applications.models.dossier import Dossier
from participation.ngos.enums import Level
from participation.ngos.models import ActivityField, NamePrefix, Ngo
from participation.ngos.models.ngo import title_of
from persian.letters import compact_key


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications as sentences."""

    def pending(self) -> "ApplicationQuerySet":
        """Return those that are not decided: their names are asked for."""
        return self.filter(case__is_open=True)


class Application(Dossier):
    """What founders apply for. ``outside_code`` and ``outside_on`` are of one that was made at the
    ministry and is followed here.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="ngo_application"
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    county = models.ForeignKey(
        "common.County", verbose_name=_("county"), on_delete=models.PROTECT, related_name="+"
    )
    prefix = models.ForeignKey(
        NamePrefix, verbose_name=_("word before the name"), on_delete=models.PROTECT,
        null=True, blank=True, related_name="+",
    )  # fmt: skip
    other_prefix = models.CharField(_("another word"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    subject = EncryptedTextField(_("subject"))
    capital = models.PositiveBigIntegerField(_("initial capital in Rial"), null=True, blank=True)
    city = models.CharField(_("city or village"), max_length=80, blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    postal_code = EncryptedTextField(_("postal code"), blank=True)
    phone = EncryptedTextField(_("telephone"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    outside_code = models.CharField(_("tracking code of the ministry"), max_length=40, blank=True)
    outside_on = models.DateField(_("applied there on"), null=True, blank=True)
    # The statute is made of the office's clauses, as they were at ``statute_at``, with these; or it
    # is a paper of the founders' own.
    statute_way = models.CharField(max_length=10, choices=StatuteWay.choices, blank=True)
    statute_at = models.DateTimeField(null=True, editable=False)
    scope = models.CharField(_("scope of its work"), max_length=200, blank=True)
    directors = models.PositiveSmallIntegerField(_("directors"), null=True, blank=True)
    alternates = models.PositiveSmallIntegerField(_("alternate directors"), null=True, blank=True)
    inspectors = models.PositiveSmallIntegerField(_("inspectors"), null=True, blank=True)
    director_years = models.PositiveSmallIntegerField(
        _("years of the directors"), null=True, blank=True
    )
    # After the approval: the founding assembly, the registration, and the entry in our register.
    assembly_on = models.DateField(_("founding assembly"), null=True, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    gazette_number = models.CharField(_("number of the gazette"), max_length=40, blank=True)
    gazette_on = models.DateField(_("day of the gazette"), null=True, blank=True)
    ngo = models.ForeignKey(
        Ngo, on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    consent_version = models.PositiveIntegerField(_("version of the consent"))
    activity_fields = models.ManyToManyField(
        ActivityField, through="ApplicationField", related_name="+"
    )

    objects = ApplicationQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("application for a permit")
        verbose_name_plural = _("applications for a permit")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(prefix__isnull=True) | Q(other_prefix=""),
                name="one_word_before_the_name_applied_for",
            ),
        )
        indexes = (models.Index(fields=("name_key",), name="ngo_application_name"),)

    @property
    def title(self) -> str:
        """What it would be called: the word before it and the name."""
        return title_of(self.prefix.before_name if self.prefix else self.other_prefix, self.name)

    @property
    def is_from_outside(self) -> bool:
        """Whether it was made at the ministry and is followed here."""
        return bool(self.outside_code)

    @property
    def has_office_statute(self) -> bool:
        """Whether its statute is made of the office's clauses."""
        return self.statute_way == StatuteWay.OFFICE

    @classmethod
    def of_case(cls, case: Case) -> "Application | None":
        """Return the application of a case, None for a case of another kind."""
        found = cls.objects.select_related("county", "prefix").filter(case=case).first()
        if found is not None:
            # What the case was asked already is not asked again.
            found.case = case
        return found

    def fill_keys(self) -> None:
        """Make the key of the name."""
        self.name_key = compact_key(self.name)[:KEY_LENGTH]


class ApplicationField(models.Model):
    """A field of activity that an application names."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="fields")
    field = models.ForeignKey(ActivityField, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("field of an application")
        verbose_name_plural = _("fields of applications")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("application", "field"), name="a_field_once_in_an_application"
            ),
        )

    def __str__(self) -> str:
        """Return the field."""
        return str(self.field)
