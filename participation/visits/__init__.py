"""Visits to what the registers keep: who went, what was seen, what has to follow."""
