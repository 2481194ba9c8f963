"""Participation desk."""
