"""A change of a licensed NGO; people, papers and decisions hang on its case."""

from participation.ngos.changes.models.change import Change, Said

__all__ = ["Change", "Said"]
