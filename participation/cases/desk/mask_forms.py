"""The boxes of a masked copy, in hundredths of the page, for who draws and who types."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.services.masking import MOST_AREAS
from participation.common.files.masking import Area
from persian.digits import NumberError, format_number, to_ascii_number

EMPTY_ROWS = 3
WHOLE = 100


class NumberField(forms.CharField):
    """A number however it is typed; shown as it was typed."""

    def __init__(self, *, low: float, high: float, **kwargs: Any) -> None:
        """Keep the bounds."""
        attrs = {"inputmode": "decimal", "autocomplete": "off", "size": 5, "dir": "ltr"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=12, **kwargs)
        self.low, self.high = low, high

    def clean(self, value: Any) -> Any:
        """Return the number. Raises ValidationError for none, and for one out of bounds."""
        text = super().clean(value)
        if not text:
            return None
        try:
            number = float(to_ascii_number(text))
        except NumberError as error:
            raise ValidationError(_("Write a number."), code="number") from error
        if not self.low <= number <= self.high:
            bounds = {"low": format_number(self.low), "high": format_number(self.high)}
            raise ValidationError(
                _("This number lies between %(low)s and %(high)s."), code="bounds", params=bounds
            )
        return number


class AreaForm(forms.Form):
    """One box. A row without a number is none."""

    page = NumberField(label=gettext_lazy("Page"), low=1, high=9_999, required=False)
    left = NumberField(label=gettext_lazy("From the left"), low=0, high=WHOLE, required=False)
    top = NumberField(label=gettext_lazy("From above"), low=0, high=WHOLE, required=False)
    width = NumberField(label=gettext_lazy("Width"), low=0.1, high=WHOLE, required=False)
    height = NumberField(label=gettext_lazy("Height"), low=0.1, high=WHOLE, required=False)
    pages = 1

    def clean(self) -> dict[str, Any]:
        """Ask for all numbers of a box that is begun, on a page that is there, within it."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors or not any(self[name].data for name in self.fields if name != "page"):
            return {}
        if given.get("page") is None and self.pages == 1:
            given["page"] = 1
        for name in self.fields:
            if given.get(name) is None:
                self.add_error(name, _("Write a number."))
        if self.errors:
            return given
        if given["page"] != int(given["page"]) or given["page"] > self.pages:
            self.add_error("page", _("The file has no such page."))
        # What goes beyond the edge covers up to it.
        given["width"] = min(given["width"], WHOLE - given["left"])
        given["height"] = min(given["height"], WHOLE - given["top"])
        for name, start in (("width", "left"), ("height", "top")):
            if given[name] <= 0:
                self.add_error(start, _("The box lies beyond the edge of the page."))
        return given

    @property
    def area(self) -> Area | None:
        """The box, if the row is one."""
        given = getattr(self, "cleaned_data", {})
        if self.errors or not given:
            return None
        numbers = (given["left"], given["top"], given["width"], given["height"])
        return Area(int(given["page"]), *numbers)


class AreasBase(forms.BaseFormSet[AreaForm]):
    """All boxes of a file of so many pages."""

    def __init__(self, sent: Any = None, *, pages: int) -> None:
        """Keep how many pages there are."""
        self.pages = pages
        super().__init__(sent, prefix="area")

    def add_fields(self, form: AreaForm, index: int | None) -> None:
        """Tell each row how many pages there are."""
        super().add_fields(form, index)
        form.pages = self.pages
        if self.pages == 1:
            form.fields["page"].widget = forms.HiddenInput()

    @property
    def areas(self) -> list[Area]:
        """The boxes of the rows that are right."""
        return [area for form in self.forms if (area := form.area) is not None]


_AreaFormSet: Any = forms.formset_factory(
    AreaForm,
    formset=AreasBase,
    extra=EMPTY_ROWS,
    max_num=MOST_AREAS,
    absolute_max=MOST_AREAS,
    validate_max=True,
)


def boxes_of(pages: int, sent: Any = None) -> AreasBase:
    """Return the rows of a file of so many pages, empty or as they were sent."""
    rows: AreasBase = _AreaFormSet(sent, pages=pages)
    return rows


class MaskForm(forms.Form):
    """What goes along with the boxes: which click it is, and which pages are shown."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    first = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each screen a token of its own."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
