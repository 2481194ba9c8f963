"""Facilitation offices."""
