"""Commands for the person who keeps the server."""
