"""What the news shows on pages of other apps."""

from typing import Any

from django.http import HttpRequest

from cms.core.panels import register_home_panel
from cms.core.related import register_related
from cms.news.selectors import latest_news, news_about, news_index_path


def latest(request: HttpRequest) -> dict[str, Any] | None:
    """Return the newest items for the home page; without news there is no panel."""
    items = latest_news()
    if not items:
        return None
    return {"news": items, "news_index_url": news_index_path(request)}


def register() -> None:
    """Hang the newest items on the home page, and news about an office on the office's page."""
    register_home_panel(200, "news/includes/home_panel.html", latest)
    register_related(
        "news", selector=news_about, template="news/includes/about_list.html", order=10
    )
