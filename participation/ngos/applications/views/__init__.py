"""Pages for founders."""
