"""Clauses of the statute in the menu of the desk."""

from participation.common.viewsets import register_desk_viewset
from participation.ngos.statutes.viewsets import ClauseViewSet

register_desk_viewset(ClauseViewSet, order=161)
