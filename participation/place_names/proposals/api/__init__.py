"""Admitted proposals, for programs."""
