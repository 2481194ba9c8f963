"""Rules that names are looked at by: rows, for wording and use are the office's to choose."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.place_names.rules.enums import FOUND, OPEN, Check, Outcome

LEAST_WORDS, MOST_WORDS = 1, 20


class NamingRuleQuerySet(models.QuerySet["NamingRule"]):
    """Rules as sentences."""

    def in_use(self) -> "NamingRuleQuerySet":
        """Return those that names are looked at by, in the office's order."""
        return self.filter(is_active=True).order_by("order", "pk")


class NamingRule(models.Model):
    """A rule with the article it rests on; off where nobody has read such an article."""

    title = models.CharField(_("rule"), max_length=120, unique=True)
    check_kind = models.CharField(
        _("what looks at it"), max_length=12, choices=Check.choices, default=Check.QUESTION
    )
    limit = models.PositiveSmallIntegerField(
        _("at most so many words"),
        null=True,
        blank=True,
        help_text=_("Of the rule about length alone."),
    )
    outcome = models.CharField(
        _("what comes of it where it is not kept"),
        max_length=8,
        choices=[choice for choice in Outcome.choices if choice[0] != Outcome.PASS],
        default=Outcome.ASK,
    )
    text = models.TextField(
        _("what is said or asked"),
        max_length=600,
        help_text=_("Read by whoever proposes and whoever evaluates."),
    )
    citation = models.CharField(
        _("what it rests on"), max_length=200, help_text=_("The article, or what is known of it.")
    )
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("Whether somebody of the office has read the text that it rests on."),
    )
    is_active = models.BooleanField(_("in use"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = NamingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("naming rule")
        verbose_name_plural = _("naming rules")
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(check_kind="question", outcome__in=("ask", "consult"))
                | (~Q(check_kind="question") & Q(outcome__in=("fail", "warn"))),
                name="a_machine_judges_and_a_question_is_asked",
                violation_error_message=_(
                    "A question is asked of an evaluator; what a machine finds needs attention or "
                    "does not fit."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(check_kind="length")
                    & Q(limit__gte=LEAST_WORDS, limit__isnull=False, limit__lte=MOST_WORDS)
                )
                | (~Q(check_kind="length") & Q(limit__isnull=True)),
                name="a_rule_of_length_has_a_limit",
                violation_error_message=_(
                    "The rule about length, and no other, says how many words: one to twenty."
                ),
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def clean(self) -> None:
        """Refuse an outcome that is not of its kind. Raises ValidationError."""
        super().clean()
        wanted = OPEN if self.check_kind == Check.QUESTION else FOUND - {Outcome.PASS}
        if self.outcome not in wanted:
            labels = "، ".join(str(Outcome(one).label) for one in Outcome if one in wanted)
            raise ValidationError(
                {
                    "outcome": _("Of this kind of rule comes one of: %(labels)s.")
                    % {"labels": labels}
                }
            )
