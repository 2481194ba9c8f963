"""Staff file proposals for citizens."""
