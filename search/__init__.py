"""The search kernel: imports only ``persian``."""
