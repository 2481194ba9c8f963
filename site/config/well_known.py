"""``/.well-known/security.txt`` (RFC 9116): where faults of security are reported."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core.selectors import office_settings

VALID = timedelta(days=180)


@require_safe
@cache_control(public=True, max_age=86400)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Return the contact of the office, or the site itself where no contact is known."""
    office = office_settings(request)
    mail = office.security_contact or office.email
    today = timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {f'mailto:{mail}' if mail else f'{settings.PUBLIC_URL}/'}",
        f"Expires: {(today + VALID).isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: fa, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
