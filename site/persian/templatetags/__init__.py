"""Template filters of the language and the calendar."""
