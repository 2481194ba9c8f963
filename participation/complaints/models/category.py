"""Categories of complaints with their questions: data, edited in the admin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.cases.enums import Identity, Priority, TermUnit
from participation.cases.services.terms import Period
from participation.common.models.question import QuestionModel
from participation.complaints.enums import ComplaintClass
from persian import letters
from persian.letters import clean_input


class CategoryQuerySet(models.QuerySet["Category"]):
    """Categories as sentences."""

    def offered(self) -> "CategoryQuerySet":
        """Return those that citizens choose from, in the office's order."""
        return self.filter(is_active=True, is_social_referral=False).order_by("order", "pk")

    def offered_to_staff(self, *, in_office: bool) -> "CategoryQuerySet":
        """Return those that staff file for somebody; social referrals in facilitation offices."""
        if not in_office:
            return self.offered()
        return self.filter(is_active=True).order_by("order", "pk")


class Category(ClusterableModel):  # type: ignore[django-manager-missing]
    """What a submission is about, what is asked for it, who gets it and by when it is answered."""

    title = models.CharField(_("title"), max_length=120, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Made from the title where it is left empty."),
    )
    kind = models.CharField(_("class"), max_length=10, choices=ComplaintClass.choices)
    description = models.TextField(_("what it is for"), max_length=600)
    not_for = models.TextField(
        _("what it is not for, and where to go instead"), max_length=600, blank=True
    )
    emergency = models.TextField(
        _("what to do at once"),
        max_length=400,
        blank=True,
        help_text=_("Emergency numbers; stands before everything else."),
    )
    refers_to = models.CharField(
        _("authority that decides"),
        max_length=200,
        blank=True,
        help_text=_("Where the office only receives and refers: who decides then."),
    )
    against = models.JSONField(
        _("whom it can be against"),
        default=list,
        blank=True,
        help_text=_("Registers that can be chosen from; none: it is against nobody."),
    )
    unit = models.ForeignKey(
        "common.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+"
    )
    goes_to_county = models.BooleanField(
        _("goes to the county governorate"),
        default=False,
        help_text=_("Where the county has one; else to the unit above."),
    )
    promised_amount = models.PositiveSmallIntegerField(_("answered within"), default=30)
    promised_unit = models.CharField(
        _("counted in"),
        max_length=20,
        choices=TermUnit.choices,
        default=TermUnit.WORKING_DAYS,
    )
    is_legal_term = models.BooleanField(
        _("set by law"), default=False, help_text=_("Does not stop while the citizen is asked.")
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        choices=Priority.choices,
        default=Priority.NORMAL,
        help_text=_("With which its cases begin; staff change it in each, citizens never see it."),
    )
    is_restricted = models.BooleanField(
        _("restricted"), default=False, help_text=_("Seen in its own unit only, never published.")
    )
    is_social_referral = models.BooleanField(
        _("social referral"),
        default=False,
        help_text=_(
            "A need that a facilitation office writes down for a resident and refers to an agency: "
            "kept by that office, restricted, never offered to citizens."
        ),
    )
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    version = models.PositiveIntegerField(default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category of complaints")
        verbose_name_plural = _("categories of complaints")
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(promised_amount__gte=1, promised_amount__lte=365),
                name="category_promises_a_term",
                violation_error_message=_("Promise between 1 and 365."),
            ),
            models.CheckConstraint(
                condition=Q(is_social_referral=False) | Q(is_restricted=True),
                name="social_referrals_are_restricted",
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def identity(self) -> Identity:
        """How much of a person is asked for."""
        return ComplaintClass(self.kind).identity

    @property
    def period(self) -> Period:
        """The promised time."""
        return Period(
            amount=self.promised_amount,
            unit=TermUnit(self.promised_unit),
            is_legal=self.is_legal_term,
        )

    def clean(self) -> None:
        """Bring the title into one spelling, make the slug, keep social referrals restricted."""
        super().clean()
        self.is_restricted = self.is_restricted or self.is_social_referral
        self.title = clean_input(self.title or "")
        self.slug = self.slug or letters.slug(self.title, max_length=120)
        if Category.objects.exclude(pk=self.pk).filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another category has this slug.")})


class CategoryCheck(Orderable):
    """Something that staff do in each case of a category, and tick; required ones come before the
    answer.
    """

    category = ParentalKey(Category, on_delete=models.CASCADE, related_name="checks")
    title = models.CharField(_("what is to be done"), max_length=160)
    is_required = models.BooleanField(
        _("before the answer"),
        default=False,
        help_text=_("While it is open, the final answer is not sent."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("item of a checklist")
        verbose_name_plural = _("items of a checklist")

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.title


class CategoryQuestion(QuestionModel):
    """A question of a category. An answer among ``stops_on`` shows ``stop_text`` and ends there."""

    category = ParentalKey(Category, on_delete=models.CASCADE, related_name="questions")
    stops_on = models.CharField(
        _("stops on"),
        max_length=200,
        blank=True,
        help_text=_("The answer with which the form goes no further; «yes» or «no» as they stand."),
    )
    stop_text = models.TextField(_("what to say then"), max_length=400, blank=True)

    class Meta(QuestionModel.Meta):
        verbose_name = _("question of a category")
        verbose_name_plural = _("questions of a category")

    def clean(self) -> None:
        """Refuse a stop without words."""
        super().clean()
        if self.stops_on and not self.stop_text:
            raise ValidationError({"stop_text": _("Say what somebody reads who is stopped here.")})
