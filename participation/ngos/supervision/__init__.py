"""Supervision of licensed NGOs: what they owe, what they report, what came of it."""
