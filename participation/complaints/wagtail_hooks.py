"""Complaints in Wagtail's admin."""

from participation.common.viewsets import register_desk_viewset
from participation.complaints.viewsets import CategoryViewSet

register_desk_viewset(CategoryViewSet, order=20)
