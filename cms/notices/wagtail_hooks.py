"""Puts the notices into Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from cms.notices.viewsets import NoticeViewSet

register_snippet(NoticeViewSet)
