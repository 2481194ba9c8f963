"""Tokens of programs that work in the name of a member of staff."""

from participation.staff_access.tokens.scopes import Scope, register_scope, scopes_of

__all__ = ["Scope", "register_scope", "scopes_of"]
