"""Projects of NGOs: calls with a budget, plans, awards, milestones, the public page."""
