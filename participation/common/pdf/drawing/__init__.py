"""What lays a document out. Runs in the sandbox and imports neither Django nor settings."""
