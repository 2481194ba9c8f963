"""Commands of the staff side."""
