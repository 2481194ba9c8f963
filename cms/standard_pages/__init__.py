"""Standard pages."""
