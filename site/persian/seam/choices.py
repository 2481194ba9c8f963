"""What a select shows while nothing is chosen: a word, where Django has nine dashes."""

from django.db.models import fields
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

NOTHING_CHOSEN = _("---------")


def install() -> None:
    """Put the word where models and forms take theirs from; a second call changes nothing."""
    # Django's own functions hold this very list as the default of their arguments.
    fields.BLANK_CHOICE_DASH[:] = [("", NOTHING_CHOSEN)]  # type: ignore[list-item]
    defaults = ModelChoiceField.__init__.__kwdefaults__ or {}
    if "empty_label" not in defaults:
        raise RuntimeError("Django's ModelChoiceField takes its empty label otherwise now.")
    defaults["empty_label"] = NOTHING_CHOSEN
