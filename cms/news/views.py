"""The feeds of the news."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import SyndicationFeed
from django.views.decorators.http import conditional_page, require_safe

from cms.core.selectors import office_settings
from cms.news.feeds import news_feed
from cms.news.selectors import news_index_path
from participation.common.feeds import feed_response


@require_safe
@conditional_page
def feed(request: HttpRequest, *, kind: type[SyndicationFeed]) -> HttpResponse:
    """Answer with the newest items as RSS or Atom; 304 where nothing changed."""
    made = news_feed(
        kind,
        office=office_settings(request),
        home=news_index_path(request),
        here=request.path,
    )
    return feed_response(made)
