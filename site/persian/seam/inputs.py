"""The admin's date inputs: a box that takes Jalali as it is written, and a calendar to choose from.

The calendar is `static/js/admin-jalali.js`; without it the box still works.
"""

from typing import Any

from django import forms
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets.datetime import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from persian.seam import is_active, replace
from persian.seam.show import input_text


class _PlainInput(forms.widgets.DateTimeBaseInput):
    """Shows a stored value in Persian, what was typed as it was typed, and no Gregorian picker."""

    template_name = "django/forms/widgets/input.html"
    controller: str | None = None

    def format_value(self, value: Any) -> str | None:
        shown = input_text(value) if is_active() else None
        return super().format_value(value) if shown is None else shown

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add our controller to those that a panel brings along."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        if self.controller:
            attrs["data-controller"] = f"{attrs.get('data-controller', '')} jalali".strip()
            attrs["data-jalali-time-value"] = "true" if self.controller == "moment" else "false"
        return attrs

    @property
    def media(self) -> forms.Media:
        """Nothing: the calendar is on every page of the admin."""
        return forms.Media()


class JalaliAdminDateInput(_PlainInput, AdminDateInput):
    """«۱۴۰۵/۰۹/۰۱» for Wagtail's AdminDateInput."""

    controller = "day"


class JalaliAdminDateTimeInput(_PlainInput, AdminDateTimeInput):
    """«۱۴۰۵/۰۹/۰۱ ۱۴:۳۰» for Wagtail's AdminDateTimeInput."""

    controller = "moment"


class JalaliAdminTimeInput(_PlainInput, AdminTimeInput):
    """«۱۴:۳۰» for Wagtail's AdminTimeInput."""


class JalaliInputAdapter(WidgetAdapter):  # type: ignore[misc]
    """Lets blocks draw the box in the browser; what it looks like comes rendered from here."""


def install() -> None:
    """Stand in for Wagtail's inputs before any panel, block, filter or form takes hold of them."""
    for theirs, ours in (
        (AdminDateInput, JalaliAdminDateInput),
        (AdminDateTimeInput, JalaliAdminDateTimeInput),
        (AdminTimeInput, JalaliAdminTimeInput),
    ):
        replace(theirs, ours)
        register(JalaliInputAdapter(), ours)
