"""Paths of namings: data of the office, one for a kind of place and, if need be, a city."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.cases.enums import TermUnit
from participation.place_names.enums import PathClass
from participation.place_names.path.enums import ClockStart, MoveKind, Silence, StageRole
from participation.place_names.path.letter_fields import check_copies, check_gaps
from persian.letters import clean_input, compact_key


class NamingPath(ClusterableModel):  # type: ignore[django-manager-missing]
    """A way through stages. A city's own goes before that of its class.

    A path that proposals are on is changed by adding stages and moves; what they passed stays.
    """

    title = models.CharField(_("title"), max_length=120, unique=True)
    path_class = models.CharField(_("for"), max_length=20, choices=PathClass.choices)
    city = models.CharField(
        _("city"), max_length=80, blank=True, help_text=_("Empty: for all that have no own path.")
    )
    city_key = models.CharField(max_length=80, blank=True, editable=False)
    note = models.TextField(
        _("what it rests on"),
        max_length=1000,
        blank=True,
        help_text=_("Laws, and what is practice."),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("path of a naming")
        verbose_name_plural = _("paths of namings")
        ordering = ("path_class", "city_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("path_class", "city_key"),
                condition=Q(is_active=True),
                name="one_active_path_each_class_and_city",
                violation_error_message=_("This class and city have a path in use already."),
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def clean(self) -> None:
        """Bring the city into one spelling. Raises ValidationError for a second path in use."""
        super().clean()
        self.city = clean_input(self.city or "")
        self.city_key = compact_key(self.city)[:80]
        same = NamingPath.objects.filter(
            path_class=self.path_class, city_key=self.city_key, is_active=True
        ).exclude(pk=self.pk)
        if self.is_active and same.exists():
            raise ValidationError({"city": _("This class and city have a path in use already.")})


class Stage(ClusterableModel, Orderable):
    """A stage: who has it, by when, what silence does, which letter goes there."""

    path = ParentalKey(NamingPath, on_delete=models.CASCADE, related_name="stages")
    title = models.CharField(_("title"), max_length=120)
    role = models.CharField(
        _("what is special"), max_length=10, choices=StageRole.choices, default=StageRole.ORDINARY
    )
    unit = models.ForeignKey(
        "common.Unit",
        verbose_name=_("receiver: a unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    body = models.ForeignKey(
        "resolutions.Body",
        verbose_name=_("receiver: a body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "common.Organisation",
        verbose_name=_("receiver: an organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    receiver_words = models.CharField(
        _("receiver in words"), max_length=160, blank=True,
        help_text=_("Where it is another one in each place: such as «city council»."),
    )  # fmt: skip
    needs_receipt = models.BooleanField(
        _("the receipt is noted"), default=False, help_text=_("It is left only after that.")
    )
    amount = models.PositiveSmallIntegerField(
        _("time"), null=True, blank=True, validators=(MaxValueValidator(365),),
        help_text=_("Empty: no clock."),
    )  # fmt: skip
    term_unit = models.CharField(
        _("counted in"), max_length=20, choices=TermUnit.choices, default=TermUnit.CALENDAR_DAYS
    )
    clock_start = models.CharField(
        _("counted"), max_length=10, choices=ClockStart.choices, default=ClockStart.ENTERED
    )
    silence = models.CharField(
        _("silence means"), max_length=10, choices=Silence.choices, default=Silence.NOTHING
    )
    letter_subject = models.CharField(_("subject of the letter"), max_length=200, blank=True)
    letter_text = models.TextField(
        _("text of the letter"), max_length=4000, blank=True,
        help_text=_(
            "{number}, {action}, {place}, {where}, {extent}, {name}, {decided}, {reason} and "
            "{today} are filled."
        ),
    )  # fmt: skip
    letter_copies = models.TextField(
        _("Copies"), max_length=1000, blank=True,
        help_text=_("One on each line: who gets it, then “؛” and what for."),
    )  # fmt: skip
    is_confirmed = models.BooleanField(
        _("confirmed by a source"), default=True,
        help_text=_("Off: practice or guess; the drawing says so."),
    )  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = (
            models.CheckConstraint(
                condition=Q(silence="nothing") | Q(amount__isnull=False),
                name="silence_needs_a_clock",
                violation_error_message=_("Say after how long silence means that."),
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def receiver(self) -> str:
        """Who has it, in words."""
        return str(self.unit or self.body or self.organisation or self.receiver_words or "")

    @property
    def has_letter(self) -> bool:
        """Whether a letter goes to its receiver."""
        return bool(self.letter_subject and self.letter_text)

    @property
    def clock(self) -> str:
        """The time that it has, in words."""
        if self.amount is None:
            return ""
        return f"{self.amount} {self.get_term_unit_display()}، {self.get_clock_start_display()}"

    def clean(self) -> None:
        """Raises ValidationError for two receivers, and for a letter that cannot be filled."""
        super().clean()
        if sum(bool(one) for one in (self.unit_id, self.body_id, self.organisation_id)) > 1:
            raise ValidationError(_("A stage has one receiver."))
        for name, check in (
            ("letter_subject", check_gaps),
            ("letter_text", check_gaps),
            ("letter_copies", check_copies),
        ):
            try:
                check(getattr(self, name) or "")
            except ValidationError as error:
                raise ValidationError({name: error}) from error
        if bool(self.letter_subject) != bool(self.letter_text):
            missing = "letter_text" if self.letter_subject else "letter_subject"
            raise ValidationError({missing: _("A letter has a subject and a text.")})


class Move(Orderable):
    """A way from a stage to another of its path, or out of it; the first one onwards is that which
    silence takes.
    """

    stage = ParentalKey(Stage, on_delete=models.CASCADE, related_name="moves")
    label = models.CharField(_("what is done"), max_length=120)
    kind = models.CharField(
        _("leads"), max_length=10, choices=MoveKind.choices, default=MoveKind.ON
    )
    # Of stages within one form, which have no id yet: by their place in it, from one.
    target = models.PositiveSmallIntegerField(
        _("to the stage"), null=True, blank=True,
        help_text=_("Its place on the path, from 1. Empty: the end of the path."),
    )  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("move")
        verbose_name_plural = _("moves")

    def __str__(self) -> str:
        """Return what is done."""
        return self.label


def as_steps(path: NamingPath) -> list[tuple[Stage, list[Any]]]:
    """Return the stages in their order, each with its moves and where they lead."""
    stages = list(path.stages.order_by("sort_order", "pk").prefetch_related("moves"))
    by_place = dict(enumerate(stages, start=1))
    return [
        (stage, [(move, by_place.get(move.target or 0)) for move in stage.moves.all()])
        for stage in stages
    ]
