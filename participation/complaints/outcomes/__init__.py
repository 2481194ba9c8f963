"""Published outcomes: written by one, approved by another, read by everybody."""
