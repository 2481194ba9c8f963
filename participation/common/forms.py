"""Forms of the staff screens."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from participation.common.enums import WeekendDay
from persian.fields import PostalCodeField
from persian.letters import clean_input

STALE = _(
    "Somebody else has saved this meanwhile. Open it in another tab, compare, and save again there."
)

OWN_MEMBERSHIP = _("Somebody else has to change your own memberships.")


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines and what was typed as it was typed."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that say something, each once."""
        lines = (clean_input(line) for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists with lists."""
        return bool((initial or []) != self.to_python(data))


class VersionForm(forms.Form):
    """A step without words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def add_refusal(self, error: ValidationError) -> None:
        """Put what a service refused beside the fields that are here, else above them."""
        told = error.error_dict if hasattr(error, "error_dict") else {"": [error]}
        for name, errors in told.items():
            for one in errors:
                self.add_error(name if name in self.fields else None, one)

    def see(self, version: int) -> None:
        """Know another version: whoever has looked at it may send the same words."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = version  # type: ignore[index]

    def has_error_of(self, code: str) -> bool:
        """Return whether it was refused for this."""
        return any(one.code == code for told in self.errors.as_data().values() for one in told)


class VersionedForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Knows which state of the row the screen shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the version that the row has now."""
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuse a screen that is older than the row; what was typed stays."""
        cleaned: dict[str, Any] = super().clean()
        stored = 0
        if self.instance.pk:
            rows = type(self.instance)._default_manager.select_for_update()
            stored = rows.filter(pk=self.instance.pk).values_list("version", flat=True).get()
            if cleaned.get("version") not in {None, stored}:
                self.add_error(None, ValidationError(STALE, code="stale"))
        cleaned["version"] = stored + 1
        return cleaned


class CountyForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A county, its other spellings one a line."""

    alternative_names = LinesField(
        label=_("Other spellings"), required=False, help_text=_("One on each line."), max_length=500
    )


class UnitMembershipForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Who works where. Nobody changes the own: whoever leaves a unit sees what is against it."""

    def clean(self) -> dict[str, Any]:
        """Refuse one's own."""
        cleaned: dict[str, Any] = super().clean()
        if self.for_user is not None and self.for_user.pk in {
            self.instance.user_id,
            getattr(cleaned.get("user"), "pk", None),
        }:
            raise ValidationError(OWN_MEMBERSHIP)
        return cleaned


class OfficeSettingsForm(WagtailAdminModelForm):  # type: ignore[misc]
    """The office's contacts."""

    postal_code = PostalCodeField(label=_("Postal code"), required=False)
    weekend = forms.TypedMultipleChoiceField(
        label=_("Closed each week on"),
        coerce=int,
        choices=WeekendDay.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
        help_text=_("Deadlines that are running move when this changes."),
    )
