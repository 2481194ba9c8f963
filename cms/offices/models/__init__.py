"""Facilitation offices: index, page, experts, photographs."""

from cms.offices.models.pages import FacilitationOfficePage, OfficeIndexPage
from cms.offices.models.rows import OfficeExpert, OfficePhoto

__all__ = ["FacilitationOfficePage", "OfficeExpert", "OfficeIndexPage", "OfficePhoto"]
