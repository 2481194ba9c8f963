"""What of place names can be found."""

from participation.place_names.proposals import search_kind

__all__ = ["search_kind"]
