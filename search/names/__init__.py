"""Which names a name collides with: kept names, and the graded answer."""
