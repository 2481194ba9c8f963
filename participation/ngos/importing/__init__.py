"""NGOs from files: read, taken through the services, reported by line."""
