"""NGOs: the entry of the register as it is today."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import address
from participation.common.models.named import KEY_LENGTH
from participation.ngos.enums import Level, NgoState
from participation.ngos.models.reference import ActivityField, IssuingAuthority, NamePrefix
from participation.resolutions.models.origin import OriginModel
from persian import letters
from persian.digits import to_latin_digits
from persian.letters import clean_input

DIGITS = RegexValidator(r"\A[0-9/\-]+\Z", _("Write it in digits."))
TEXTS = (
    "other_prefix", "name", "short_name", "scope", "address", "representative", "gazette_number",
)  # fmt: skip
NUMBERS = ("postal_code", "phone", "registration_number", "legal_id", "gazette_number")


class NgoQuerySet(models.QuerySet["Ngo"]):
    """NGOs as sentences."""

    def public(self) -> "NgoQuerySet":
        """Return those that strangers see."""
        return self.filter(is_public=True)

    def for_lists(self) -> "NgoQuerySet":
        """Read along what a row of a list shows."""
        return self.select_related("prefix", "county").prefetch_related("activity_fields")


class Ngo(OriginModel):
    """An NGO. What its entry said before stands in its versions; the services write both.

    ``name`` stands without the word before it. ``state``, ``valid_until`` and ``licensed_on`` are
    those of its permit, kept here by the services so that lists ask one table.
    """

    prefix = models.ForeignKey(
        NamePrefix,
        verbose_name=_("word before the name"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ngos",
    )
    other_prefix = models.CharField(
        _("another word before it"),
        max_length=40,
        blank=True,
        help_text=_("Where it is none of the list."),
    )
    name = models.CharField(
        _("name"), max_length=160, help_text=_("Without the word before it, such as «انجمن».")
    )
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="")
    sort_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="")
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    is_shared = models.BooleanField(
        _("another NGO bears the name too"), default=False, editable=False
    )
    activity_fields = models.ManyToManyField(
        ActivityField, verbose_name=_("fields of activity"), related_name="ngos", blank=True
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        related_name="ngos",
        help_text=_("Where its office is."),
    )
    scope = models.CharField(
        _("where and for whom it works"), max_length=300, blank=True, help_text=_("In a sentence.")
    )
    branch_of = models.ForeignKey(
        "self",
        verbose_name=_("branch of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
    )
    authority = models.ForeignKey(
        IssuingAuthority,
        verbose_name=_("issuing authority"),
        on_delete=models.PROTECT,
        related_name="ngos",
    )

    address = models.CharField(_("address"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True, validators=[DIGITS])
    phone = models.CharField(_("telephone"), max_length=20, blank=True, validators=[DIGITS])
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    representative = models.CharField(
        _("representative"),
        max_length=120,
        blank=True,
        help_text=_("Shown only where the office publishes it."),
    )

    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    registration_number = models.CharField(
        _("registration number"), max_length=20, blank=True, validators=[DIGITS]
    )
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    legal_id = models.CharField(
        _("national id of the NGO"), max_length=11, blank=True, validators=[DIGITS]
    )
    gazette_number = models.CharField(_("number of the gazette"), max_length=30, blank=True)
    gazette_date = models.DateField(_("day of the gazette"), null=True, blank=True)

    state = models.CharField(
        _("state"), max_length=10, choices=NgoState.choices, default=NgoState.WAITING,
        editable=False,
    )  # fmt: skip
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True, editable=False)
    # Of its newest permit, kept here by the services.
    licensed_on = models.DateField(_("first licensed on"), null=True, editable=False)
    valid_until = models.DateField(_("permit valid until"), null=True, editable=False)

    is_public = models.BooleanField(
        _("shown to everybody"), default=True, help_text=_("Off for what was entered by mistake.")
    )
    source = models.CharField(_("imported from"), max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=80, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = NgoQuerySet.as_manager()

    class Meta:
        verbose_name = _("NGO")
        verbose_name_plural = _("NGOs")
        ordering = ("sort_key", "pk")
        permissions = (
            ("license_ngo", _("Can issue, renew, suspend and revoke permits")),
            ("import_ngos", _("Can import NGOs")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("source", "source_id"),
                condition=~Q(source_id=""),
                name="one_ngo_each_row_of_a_source",
            ),
            models.UniqueConstraint(
                fields=("name_key",),
                condition=Q(is_shared=False, is_public=True, dissolved_on__isnull=True),
                name="one_ngo_bears_a_name",
            ),
            models.UniqueConstraint(
                fields=("legal_id",), condition=~Q(legal_id=""), name="one_ngo_each_legal_id"
            ),
            models.CheckConstraint(
                condition=Q(state="dissolved", dissolved_on__isnull=False)
                | (~Q(state="dissolved") & Q(dissolved_on__isnull=True)),
                name="a_dissolved_ngo_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(prefix__isnull=True) | Q(other_prefix=""),
                name="one_word_before_a_name",
                violation_error_message=_("Choose a word of the list or type another; not both."),
            ),
            models.CheckConstraint(
                condition=Q(branch_of__isnull=True) | ~Q(branch_of=F("id")),
                name="no_ngo_is_its_own_branch",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(name_key=""), name="an_ngo_has_a_name"
            ),
        )
        indexes = (
            # The desk lists hidden ones too; readers' lists come from the catalogue.
            models.Index(F("sort_key"), F("id"), name="ngo_in_order"),
            # Few are branches: SQLite takes no index of a column in which nearly all is NULL.
            models.Index(
                fields=("branch_of", "sort_key"),
                condition=Q(branch_of__isnull=False),
                name="ngo_branches",
            ),
            models.Index(fields=("state", "sort_key"), name="ngo_in_state"),
            models.Index(fields=("county", "sort_key"), name="ngo_of_county"),
            models.Index(
                fields=("valid_until",), condition=Q(state="active"), name="ngo_running_out"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def title(self) -> str:
        """Return its whole name: the word before it and the name."""
        return title_of(self.prefix.before_name if self.prefix else self.other_prefix, self.name)

    @property
    def prefix_word(self) -> str:
        """Return the word before its name, as it stands alone."""
        return self.prefix.name if self.prefix else self.other_prefix

    @property
    def is_dissolved(self) -> bool:
        """Whether it is no more."""
        return self.state == NgoState.DISSOLVED

    @property
    def slug(self) -> str:
        """Return the part of its address that says its name; it changes with the name."""
        return letters.slug(self.title) or "-"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("ngos:ngo", self.pk, self.slug)

    def clean(self) -> None:
        """Bring what is written of it into one spelling, numbers into digits that dial."""
        super().clean()
        for name in TEXTS:
            setattr(self, name, " ".join(clean_input(getattr(self, name) or "").split()))
        for name in NUMBERS:
            setattr(self, name, to_latin_digits(clean_input(getattr(self, name) or "")))


def title_of(before: str, name: str) -> str:
    """Return a whole name: the word before it, where there is one, and the name."""
    return f"{before} {name}".strip()
