"""The register of NGOs: what is licensed, by whom, since when, and what became of it."""
