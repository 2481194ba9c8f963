"""The form of the contact page: shown, taken, answered with a redirect."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from cms.contact.forms import ContactForm
from cms.contact.models import ContactPage
from cms.contact.services import receive_message
from participation.common.defence import ask_to_wait, assess, slow_answer

SENT = ("subject", "text", "name", "reply_to", "token")


@never_cache
@csrf_protect
def contact(request: HttpRequest, page: ContactPage) -> HttpResponseBase:
    """Show the form; keep what was sent, then lead to the page that says so."""
    if request.method != "POST":
        return _form(request, page, ContactForm())
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    values = form.cleaned_data
    verdict = assess(request, form_kind="contact", payload=values["pow"], token=values["token"])
    if verdict.is_slow:
        ask_to_wait(form, verdict.wait)
        return slow_answer(_form(request, page, form), verdict.wait)
    # One that is held needs no mark: somebody reads every message before anything comes of it.
    receive_message(**{name: values[name] for name in SENT})
    return redirect(page.get_url(request) + page.reverse_subpage("sent"))


def _form(
    request: HttpRequest, page: ContactPage, form: ContactForm, *, status: int = 200
) -> HttpResponseBase:
    response: HttpResponseBase = page.render(
        request, context_overrides={"form": form, "keep_days": settings.CONTACT_KEEP_DAYS}
    )
    response.status_code = status
    return response
