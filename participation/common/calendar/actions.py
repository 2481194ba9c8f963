"""What Wagtail's own screens do when they save."""

from typing import Any

from wagtail.actions.edit import EditAction

from participation.common.calendar.services import follow_weekend


class EditOfficeSettings(EditAction):  # type: ignore[misc]
    """Saves the office settings; deadlines follow the weekend in the same transaction."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        """Save what the form says."""
        with follow_weekend():
            return super().execute(skip_permission_checks=skip_permission_checks)
