"""The way from a choice to a case: steps, what was told at each, and the sending."""

from participation.complaints.wizard.filing import COOKIE_PATH, PURPOSE, Filing
from participation.complaints.wizard.steps import STEPS, Step

__all__ = ["COOKIE_PATH", "PURPOSE", "STEPS", "Filing", "Step"]
