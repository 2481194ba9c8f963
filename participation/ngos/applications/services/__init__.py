"""Every write about applications that the core of cases does not do."""
