"""Pages for whoever speaks for an NGO."""
