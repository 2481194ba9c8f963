"""Wagtail pages on top of participation and search."""
