"""The register in Wagtail's admin: the list, the screen of a place, its names."""
