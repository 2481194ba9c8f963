"""Feeds of resolutions and the calendar of meetings; 304 where nothing changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from participation.common.feeds import feed_response
from participation.common.ics import calendar_response
from participation.common.models import OfficeSettings
from participation.resolutions.feeds import calendar_entries, meetings_title, resolutions_feed
from participation.resolutions.models import Body


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def resolutions(
    request: HttpRequest, *, kind: type[SyndicationFeed], body: str = ""
) -> HttpResponse:
    """Answer with the newest resolutions as RSS or Atom."""
    feed = resolutions_feed(kind, office=_office(), body=_body(body), here=request.path)
    return feed_response(feed)


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def meetings(_request: HttpRequest, *, body: str = "") -> HttpResponse:
    """Answer with the meetings for the reader's own calendar."""
    found = _body(body)
    title = f"{meetings_title(found)} | {_office().product_name}"
    return calendar_response(calendar_entries(found), filename="meetings.ics", title=title)


def _office() -> OfficeSettings:
    return OfficeSettings.base_queryset().first() or OfficeSettings()


def _body(slug: str) -> Body | None:
    """Return the public body that is asked for, None for all. Raises Http404."""
    if not slug:
        return None
    found = Body.objects.public().filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no such body."))
    return found
