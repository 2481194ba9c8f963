"""The form of the contact page: shown, taken, answered with a redirect."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from cms.contact.forms import ContactForm
from cms.contact.models import ContactPage
from cms.contact.services import receive_message
from participation.common.encryption import keyed_hash
from participation.common.refusals import TOO_MANY_REQUESTS

# Many people share one address of a mobile carrier: the limit slows a program, not a street.
MESSAGES = 20
WINDOW = 600
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
    if _too_many(request):
        form.add_error(None, _("It was tried several times in a row; wait a little."))
        return _form(request, page, form, status=TOO_MANY_REQUESTS)
    receive_message(**{name: form.cleaned_data[name] for name in SENT})
    return redirect(page.get_url(request) + page.reverse_subpage("sent"))


def _form(
    request: HttpRequest, page: ContactPage, form: ContactForm, *, status: int = 200
) -> HttpResponseBase:
    response: HttpResponseBase = page.render(
        request, context_overrides={"form": form, "keep_days": settings.CONTACT_KEEP_DAYS}
    )
    response.status_code = status
    return response


def _too_many(request: HttpRequest) -> bool:
    """Count one more message from this address; the address itself is kept nowhere."""
    address = keyed_hash(request.META.get("REMOTE_ADDR", ""), purpose="contact throttle")
    key = f"contact:{address}"
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key) > MESSAGES
    except ValueError:
        # The count ran out between the two steps: it starts again with the next message.
        return False
