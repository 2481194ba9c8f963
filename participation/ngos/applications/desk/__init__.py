"""The screen on which staff work on an application, beneath that of its case."""
