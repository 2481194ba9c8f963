"""The pages for everybody and for whoever speaks for an NGO."""
