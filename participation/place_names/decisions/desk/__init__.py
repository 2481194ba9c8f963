"""The screen on which a decision of a body is entered: one name or many, in one go."""
