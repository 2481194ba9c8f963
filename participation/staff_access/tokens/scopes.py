"""What a token may be made for. An app registers its scopes in ``AppConfig.ready()``."""

from dataclasses import dataclass
from typing import Any

from participation.common.models import User


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A part of what somebody may; ``permission`` is what its owner needs for it, each time."""

    name: str
    label: Any
    permission: str


_scopes: dict[str, Scope] = {}


def register_scope(scope: Scope) -> None:
    """Add a scope. Raises ValueError where another has its name."""
    if _scopes.get(scope.name, scope) != scope:
        raise ValueError(f"A scope named {scope.name!r} is there already.")
    _scopes[scope.name] = scope


def all_scopes() -> list[Scope]:
    """Return all scopes, in the order of their registration."""
    return list(_scopes.values())


def scopes_of(user: User) -> list[Scope]:
    """Return what ``user`` can give to a token today."""
    return [one for one in _scopes.values() if user.has_perm(one.permission)]
