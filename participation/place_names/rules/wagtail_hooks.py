"""Naming rules in the menu of the desk."""

from participation.common.viewsets import register_desk_viewset
from participation.place_names.rules.viewsets import NamingRuleViewSet

register_desk_viewset(NamingRuleViewSet, order=32)
