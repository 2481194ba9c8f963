"""What stands on the staff's form of a resolution beside its fields."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from participation.resolutions.deadline_words import deadline_in_words


class DeadlineReadingPanel(Panel):  # type: ignore[misc]
    """How the deadline of a clause is read: of the stored one at once, of a typed one by script."""

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]
        """The panel of one clause."""

        template_name = "resolutions/admin/deadline_reading.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the words; a clause that is not stored yet has none."""
            clause = self.instance
            is_stored = clause.pk is not None and clause.resolution_id is not None
            words = deadline_in_words(clause, clause.resolution.meeting) if is_stored else ""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "words": words, "ask_url": reverse("resolution:deadline")}
