"""Complaints, requests and reports."""

from participation.complaints.models.category import Category, CategoryCheck, CategoryQuestion
from participation.complaints.models.complaint import Complaint
from participation.complaints.models.outcome import Outcome
from participation.complaints.models.routing import RoutingRule

__all__ = ["Category", "CategoryCheck", "CategoryQuestion", "Complaint", "Outcome", "RoutingRule"]
