"""The pages on which NGOs report."""
