"""What public registers share: narrowing their lists, and the screens on which they are kept."""
