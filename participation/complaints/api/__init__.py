"""Complaints for programs: what can be filed and against whom, filing it, what came of others."""
