"""Who may do what with what the desk shares."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

READING = frozenset({"view", "retry"})


class ReadOnlyPolicy(ModelPermissionPolicy):  # type: ignore[misc]
    """Rows that only the program writes: whoever may can look, nobody edits."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask the permissions of the person, but only for looking and trying again."""
        return action in READING and super().user_has_permission(user, action)
