"""The registry of what can be found.

An app registers its kinds in its ``search_kinds.py``::

    @register
    class ResolutionKind(SearchKind): ...
"""

from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet

from search.content import Content


class SearchKind:
    """A kind of findable thing, and what a row of it says about itself."""

    # The value of the facet «kind» and of the API.
    name: ClassVar[str]
    # What readers call several of it, and one.
    label: ClassVar[Any]
    label_one: ClassVar[Any]
    model: ClassVar[type[Model]]
    # Small ones first where kinds are listed.
    order: ClassVar[int] = 100

    def rows(self) -> "QuerySet[Any]":
        """Return the rows that a stranger may find, with what ``content`` reads along."""
        return self.model._default_manager.all()

    def content(self, row: Any) -> Content | None:
        """Return what a row of ``rows`` says, or None where it cannot be found after all."""
        raise NotImplementedError


_kinds: dict[str, SearchKind] = {}
_by_model: dict[type[Model], SearchKind] = {}

K = TypeVar("K", bound=type[SearchKind])


def register(kind: K) -> K:
    """Add a kind; a decorator. Raises ValueError where the name or the model is taken."""
    one = kind()
    for there in (_kinds.get(one.name), _by_model.get(one.model)):
        if there is not None and type(there) is not kind:
            raise ValueError(f"{kind.__name__} repeats {type(there).__name__}.")
    _kinds[one.name] = _by_model[one.model] = one
    return kind


def kinds() -> dict[str, SearchKind]:
    """Return the kinds by name, in their order."""
    return dict(sorted(_kinds.items(), key=lambda item: (item[1].order, item[0])))


def kind_of(model: type[Model]) -> SearchKind | None:
    """Return the kind of a model, or of what it inherits from."""
    return next((_by_model[base] for base in model.__mro__ if base in _by_model), None)
