"""What every resource of the API v1 shares."""
