"""The search page: words, facets, days, and what is shown while somebody types."""
