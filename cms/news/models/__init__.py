"""News: the index, the items, what they are filed under."""

from cms.news.models.category import NewsCategory
from cms.news.models.index import NewsIndexPage
from cms.news.models.page import NewsPage
from cms.news.models.rows import ContentCode, NewsGalleryImage, NewsRelatedPage, NewsTag

__all__ = [
    "ContentCode",
    "NewsCategory",
    "NewsGalleryImage",
    "NewsIndexPage",
    "NewsPage",
    "NewsRelatedPage",
    "NewsTag",
]
