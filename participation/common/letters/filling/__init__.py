"""What opens an uploaded letterhead: runs in the sandbox, imports no Django and no settings."""
