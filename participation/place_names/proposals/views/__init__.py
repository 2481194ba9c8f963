"""Pages of proposals: the steps, and what was admitted."""
