"""What stands on the form of a text beside its fields."""

from typing import Any

from wagtail.admin.panels import Panel


class PreviewPanel(Panel):  # type: ignore[misc]
    """The text as it is read, with samples in its gaps, and what it costs as SMS."""

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]
        """The panel of one text."""

        template_name = "common/message_preview.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the sample: of what was typed, where it can be sent."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "sample": self.form.sample()}
