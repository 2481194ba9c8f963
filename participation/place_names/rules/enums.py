"""What looks at a name, and what comes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.TextChoices):
    """What a rule looks at. All but the question are for a machine."""

    QUESTION = "question", _("a question for an evaluator")
    SCRIPT = "script", _("letters of another script")
    LENGTH = "length", _("number of words")
    NUMBER = "number", _("a number in place of a name")
    DUPLICATE = "duplicate", _("names of the register")


class Outcome(models.TextChoices):
    """What comes of a rule. Of a question a machine says no more than that it is to be asked."""

    FAIL = "fail", _("does not fit the rule")
    WARN = "warn", _("needs attention")
    CONSULT = "consult", _("needs consultation")
    ASK = "ask", _("to be judged by an evaluator")
    PASS = "pass", _("fits the rule")


# What is left open until somebody has judged.
OPEN = frozenset({Outcome.CONSULT, Outcome.ASK})
# What a machine may find.
FOUND = frozenset({Outcome.FAIL, Outcome.WARN, Outcome.PASS})
