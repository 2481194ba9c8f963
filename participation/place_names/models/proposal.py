"""What citizens propose: a name for a place that has none, or another name for one."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.cases.numbers import plain_number
from participation.common.encryption import EncryptedTextField
from participation.common.models.named import KEY_LENGTH
from participation.place_names.models.kind import PlaceKind
from participation.place_names.models.place import Place, title_of
from participation.place_names.proposals.enums import Action, PaperKind
from persian.digits import to_persian_digits
from persian.letters import compact_key


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals as sentences."""

    def public(self) -> "ProposalQuerySet":
        """Return those whose number strangers see: what was admitted, and what was refused."""
        return self.filter(public_on__isnull=False)

    def named(self) -> "ProposalQuerySet":
        """Return those whose name strangers see."""
        return self.filter(is_named=True)

    def pending(self) -> "ProposalQuerySet":
        """Return those that are not decided, admitted or not: their names are asked for."""
        return self.filter(case__is_open=True)

    def for_lists(self) -> "ProposalQuerySet":
        """Read along what a row of a list shows."""
        return self.select_related("case", "county", "kind", "place__kind", "place__county").defer(
            "reason", "honouree"
        )


class Proposal(models.Model):
    """A proposed name. The place is one of the register, or is described here until it is one.

    What the proposer wrote (``reason``, ``honouree``) is encrypted and stays inside; readers have
    ``public_reason``, which staff write. ``public_on`` and ``is_named`` say what strangers see, and
    follow the state of the case.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="name_proposal"
    )
    action = models.CharField(_("what is done"), max_length=10, choices=Action.choices)
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
    )
    kind = models.ForeignKey(
        PlaceKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="+"
    )
    county = models.ForeignKey(
        "common.County", verbose_name=_("county"), on_delete=models.PROTECT, related_name="+"
    )
    city = models.CharField(_("city or village"), max_length=80, blank=True)
    city_key = models.CharField(max_length=80, blank=True, editable=False)
    district = models.CharField(_("district"), max_length=60, blank=True)
    quarter = models.CharField(_("quarter"), max_length=80, blank=True)
    extent = models.CharField(_("extent"), max_length=300, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    # Of a place that stands in no register: what it is called today.
    former_name = models.CharField(_("name today"), max_length=120, blank=True)
    name = models.CharField(_("proposed name"), max_length=120)
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False)
    honouree = EncryptedTextField(_("whom it is named for"), blank=True)
    reason = EncryptedTextField(_("reason"))
    public_reason = models.TextField(_("reason for readers"), max_length=2000, blank=True)
    public_on = models.DateField(_("shown since"), null=True, editable=False)
    is_named = models.BooleanField(default=False, editable=False)
    consent_version = models.PositiveIntegerField(_("version of the consent"))

    objects = ProposalQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal of a name")
        verbose_name_plural = _("proposals of names")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(is_named=False) | Q(public_on__isnull=False),
                name="named_proposals_are_public",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="proposal_has_both_degrees",
            ),
        )
        indexes = (
            models.Index(
                F("public_on").desc(),
                F("case").desc(),
                condition=Q(public_on__isnull=False),
                name="proposal_public",
            ),
            models.Index(fields=("name_key",), name="proposal_name"),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was proposed."""
        return str(self.case_id)

    def get_absolute_url(self) -> str:
        """Return the address of its page for readers."""
        return reverse("proposals:proposal", args=[self.case.number])

    @property
    def number(self) -> str:
        """The number of its case, for readers."""
        return plain_number(self.case.number)

    @property
    def title(self) -> str:
        """What it would be called: kind and name."""
        return title_of(self.kind, self.name, "")

    @property
    def place_title(self) -> str:
        """What the place is called today."""
        if self.place is not None:
            return self.place.title
        return title_of(self.kind, self.former_name, "")

    @property
    def where(self) -> str:
        """Where it lies, the widest first."""
        if self.place is not None:
            return self.place.where
        parts = (self.county.name, self.city, self.district, self.quarter)
        return "، ".join(dict.fromkeys(to_persian_digits(part) for part in parts if part))

    @property
    def where_extent(self) -> str:
        """From where to where it goes."""
        extent = self.place.extent if self.place is not None else self.extent
        return to_persian_digits(extent)

    @property
    def subject(self) -> str:
        """What a list of cases calls it: never the name that is proposed."""
        return f"{self.get_action_display()}: {self.place_title}"[:200]

    def fill_keys(self) -> None:
        """Make the keys of what they are made of."""
        self.name_key = compact_key(self.name)[:KEY_LENGTH]
        self.city_key = compact_key(self.city)[:80]


class ProposalPaper(models.Model):
    """What a file of a proposal is."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="papers")
    file_id = models.UUIDField(unique=True)
    kind = models.CharField(_("what it is"), max_length=20, choices=PaperKind.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("paper of a proposal")
        verbose_name_plural = _("papers of proposals")
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        """Return what it is."""
        return str(self.get_kind_display())
