"""Every write of calls, plans and projects."""
