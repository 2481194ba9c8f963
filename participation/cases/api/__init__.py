"""Cases for programs: following one with its number and key, and working on them with a token."""
