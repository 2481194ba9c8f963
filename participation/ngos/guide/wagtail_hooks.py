"""Guides of levels in the menu of the desk."""

from participation.common.viewsets import register_desk_viewset
from participation.ngos.guide.viewsets import LevelGuideViewSet

register_desk_viewset(LevelGuideViewSet, order=160)
