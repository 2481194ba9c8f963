"""Letters in Wagtail's admin: the way to the letterhead, and names for the log."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from participation.common.letters import services
from participation.common.letters.selectors import current_letterhead
from participation.common.models import User

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHANGE = "common.change_lettersettings"
LOG_ACTIONS = (
    (services.DRAFTED, _("Letter: write"), _("Letter written")),
    (services.CHANGED, _("Letter: change"), _("Draft of a letter changed")),
    (services.APPROVED, _("Letter: approve"), _("Letter approved")),
    (services.RETURNED, _("Letter: back to draft"), _("Letter returned to draft")),
    (services.ISSUED, _("Letter: issue"), _("Number and date of a letter noted")),
    (services.RECEIVED, _("Letter: receive"), _("Incoming letter kept")),
    (services.SCANNED, _("Letter: scan"), _("Signed page of a letter kept")),
)


def download_letterhead(request: HttpRequest) -> HttpResponse:
    """Give the letterhead in use, to start one's own from."""
    if not isinstance(request.user, User) or not request.user.has_perm(CHANGE):
        raise PermissionDenied
    return HttpResponse(
        current_letterhead(),
        content_type=DOCX,
        headers={
            "Content-Disposition": 'attachment; filename="letterhead.docx"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def letter_urls() -> list[URLPattern]:
    """Return the addresses behind Wagtail's check of permissions."""
    return [path("letterhead/", download_letterhead, name="letterhead")]
