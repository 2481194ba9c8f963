"""The screen on which staff work on a proposal, beneath that of its case."""
