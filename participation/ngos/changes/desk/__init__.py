"""What staff do with changes."""
