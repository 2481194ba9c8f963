"""Outcomes in Wagtail's admin: the list, and the screen on which one is written and approved."""
