"""Cases in Wagtail's admin: the list, and the screen of one case."""
