"""Goals and duties."""
