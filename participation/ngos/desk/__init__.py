"""The register in Wagtail's admin: the list, the screen of an NGO, its acts, the office's lists."""
