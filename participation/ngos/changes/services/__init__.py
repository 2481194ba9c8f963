"""Every write about changes that cases, applications and the register do not do."""
