"""Services of the office: their groups, audiences, cards and index."""

from cms.services.models.pages import ServiceIndexPage, ServicePage
from cms.services.models.terms import Audience, ServiceGroup

__all__ = ["Audience", "ServiceGroup", "ServiceIndexPage", "ServicePage"]
