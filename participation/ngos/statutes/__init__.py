"""The office's statute: clauses that it words itself, filled with what founders have told."""
