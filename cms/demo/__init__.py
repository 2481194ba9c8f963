"""The demonstration: the office's real facts in our words, loaded once into an empty site."""
