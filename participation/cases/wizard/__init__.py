"""The way from a first choice to a case, for every kind: steps, what was told, the sending."""

from participation.cases.wizard.afterwards import Confirmation
from participation.cases.wizard.filing import Filing
from participation.cases.wizard.sending import consent_now, whole_files
from participation.cases.wizard.steps import FIRST_STEP, Step

__all__ = ["FIRST_STEP", "Confirmation", "Filing", "Step", "consent_now", "whole_files"]
