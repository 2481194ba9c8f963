"""What the news adds to the admin."""

from wagtail.snippets.models import register_snippet

from cms.news.viewsets import NewsCategoryViewSet

register_snippet(NewsCategoryViewSet)
