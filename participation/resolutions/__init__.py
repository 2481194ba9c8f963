"""Bodies, their meetings, what they resolved, and who must do what by when."""
