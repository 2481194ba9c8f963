"""Following a case without an account: by number and key, by a code, or its state alone."""
