"""The box above the list: number, mobile, name or words. What is typed stands in no address."""

from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from participation.cases.finding import is_personal
from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number
from participation.cases.permissions import VIEW
from participation.cases.services.words import index_waiting
from participation.common.defence import ask_to_wait, slow_answer, slow_find, slow_search
from participation.common.encryption import DecryptionError, decrypt_text, encrypt_text
from participation.common.models import User
from persian.fields import CleanCharField

FOUND = "found"
LONGEST_WORDS = 100
LONGEST_SEALED = 1_500
# What came in the last seconds is found too; more than these only come in a flood.
MOST_WAITING = 20


class FindForm(forms.Form):
    """What somebody looks for."""

    words = CleanCharField(
        label=_("Number, mobile, name or words"),
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"data-key": "KeyF", "autocomplete": "off"}),
        error_messages={"required": _("Write what you are looking for.")},
    )


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Open the case of a whole number; else lead to the list of what holds the words.

    A number that the person may open is work and is not counted. Whom one looks up by a mobile or
    a code counts with the telephone screen, so that neither is a way around the other.
    """
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        raise Http404
    form = FindForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["words"][0])
        return redirect("cases:index")
    words = form.cleaned_data["words"]
    case = _numbered(words, user)
    if case is not None:
        return redirect("cases:screen", case.pk)
    who = str(user.pk)
    if wait := slow_search(who) if is_personal(words) else slow_find(who):
        # Nothing was looked up; what was typed stays in the box.
        ask_to_wait(form, wait)
        return slow_answer(render(request, "cases/desk/find.html", {"form": form}), wait)
    index_waiting(MOST_WAITING)
    return redirect(f"{reverse('cases:index')}?{urlencode({FOUND: sealed_words(words, user)})}")


def sealed_words(words: str, user: User) -> str:
    """Return words as they may stand in an address: nobody but this person's screens reads them."""
    return encrypt_text(words, place=_place(user))


def words_in(request: HttpRequest) -> str:
    """Return what this person looked for, empty where the address was made up or is another's."""
    sealed = request.GET.get(FOUND, "")
    if not sealed or len(sealed) > LONGEST_SEALED or not isinstance(request.user, User):
        return ""
    try:
        return decrypt_text(sealed, place=_place(request.user))
    except DecryptionError:
        return ""


def _place(user: User) -> str:
    return f"cases found by {user.pk}"


def _numbered(words: str, user: User) -> Case | None:
    try:
        number = read_number(words)
    except NumberError:
        return None
    found: Case | None = Case.objects.visible_to(user).filter(number=number).first()
    return found
