"""Screens: at the door (before the second factor), on the account page, for administrators."""
