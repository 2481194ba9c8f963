"""Changes of a licensed NGO: filed by it or begun by the office, decided, then registered."""
