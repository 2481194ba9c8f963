"""Personal data in a text, found by its form: numbers that belong to somebody, e-mail addresses.

A number counts where its check digits fit, where it begins as mobiles do, or where its word stands
beside it; one that is part of a longer number is none. Names have no form and are not guessed.
"""

from persian.personal_data.finding import Found, find_personal_data, mask
from persian.personal_data.kinds import LABELS, PersonalKind

__all__ = ["LABELS", "Found", "PersonalKind", "find_personal_data", "mask"]
