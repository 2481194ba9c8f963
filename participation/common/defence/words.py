"""How people and programs are told to wait."""

import math
from datetime import timedelta
from typing import TypeVar

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.common.refusals import TOO_MANY_REQUESTS
from persian.digits import to_persian_digits

MINUTE = 60
AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)


def wait_in_words(wait: timedelta) -> str:
    """Return «۱۵ ثانیه» or «۲ دقیقه», never less than there is to wait."""
    seconds = max(1, math.ceil(wait.total_seconds()))
    if seconds < MINUTE:
        words = ngettext("%(count)s second", "%(count)s seconds", seconds)
        return words % {"count": to_persian_digits(str(seconds))}
    minutes = math.ceil(seconds / MINUTE)
    words = ngettext("%(count)s minute", "%(count)s minutes", minutes)
    return words % {"count": to_persian_digits(str(minutes))}


def slow_words(wait: timedelta) -> str:
    """Return the sentences that ask for patience."""
    told = _("It was tried several times in a row; wait a little.")
    again = _("You can send it again in %(wait)s.") % {"wait": wait_in_words(wait)}
    return f"{told} {again}"


def ask_to_wait(form: forms.BaseForm, wait: timedelta) -> None:
    """Put the sentences above the form, which keeps everything that was typed."""
    form.add_error(None, slow_words(wait))


def slow_answer(response: AnyResponse, wait: timedelta) -> AnyResponse:
    """Make the page with the form an answer that programs understand: 429 with Retry-After."""
    response.status_code = TOO_MANY_REQUESTS
    response.headers["Retry-After"] = str(max(1, math.ceil(wait.total_seconds())))
    response.headers["Cache-Control"] = "no-store"
    return response
