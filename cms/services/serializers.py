"""The words that services are sorted by, in the API."""

from typing import TYPE_CHECKING, Any

from rest_framework.fields import Field

if TYPE_CHECKING:
    from cms.services.models.terms import Term


class TermsField(Field[Any, Any, Any, Any]):
    """Audiences by title and slug."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> list[dict[str, str]]:
        """Return all in order."""
        return [described(term) for term in value.all()]


class TermField(Field[Any, Any, Any, Any]):
    """A group by title and slug."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: "Term") -> dict[str, str]:
        """Return both."""
        return described(value)


def described(term: "Term") -> dict[str, str]:
    """Return what a term is called, and its place in addresses."""
    return {"title": term.title, "slug": term.slug}
