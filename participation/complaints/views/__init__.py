"""Pages of complaints: what can be filed, the steps, the sending."""
