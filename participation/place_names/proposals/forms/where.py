"""Which place it is: one of the register, or one that is described."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, StepForm
from participation.common.models import County
from participation.place_names.models import Place, PlaceKind
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.finding import MOST_FOUND, found_places
from participation.place_names.proposals.position import LONGEST, read_position
from participation.place_names.proposals.services import ToldPlace
from persian.digits import to_persian_digits
from persian.fields import CleanCharField

OTHER = "other"
LONGEST_LETTERS = 100
LONGEST_ID = 20
SHORT = {"class": "input short"}
PLAIN = INPUT | {"autocomplete": "off"}
# What describes a place that is not in the register.
DESCRIBED = ("kind", "county", "city", "district", "quarter", "extent", "former_name", "position")


def _text(label: Any, most: int, *, hint: Any = "", attrs: Any = PLAIN) -> CleanCharField:
    return CleanCharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=most,
        widget=forms.TextInput(attrs=attrs),
    )


class WhereForm(StepForm):
    """A box to look in the register, what it has, and the fields of a place that is not there."""

    looked_for = forms.CharField(
        label=_("Look for the place"),
        help_text=_("Its name today or a former one; with the city, if it is a common one."),
        required=False,
        max_length=LONGEST_LETTERS,
        widget=forms.TextInput(attrs=PLAIN),
    )
    choice = forms.CharField(
        label=_("One of these places"),
        required=False,
        max_length=LONGEST_ID,
        widget=forms.RadioSelect,
    )
    kind = forms.ModelChoiceField(
        label=_("What is it?"),
        queryset=PlaceKind.objects.none(),
        required=False,
        empty_label=_("Choose"),
        widget=forms.Select(attrs=SHORT),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.none(),
        required=False,
        empty_label=_("Choose"),
        widget=forms.Select(attrs=SHORT),
        error_messages={"invalid_choice": _("Choose a county from the list.")},
    )
    city = _text(_("City or village"), 80, hint=_("Leave it empty outside of both."))
    district = _text(_("District"), 60, attrs=SHORT | {"autocomplete": "off"})
    quarter = _text(_("quarter"), 80)
    extent = _text(
        _("From where to where?"), 300, hint=_("Such as: between Neshat street and Shohada square")
    )
    former_name = _text(
        _("What is it called today?"), 120, hint=_("If it has no name, leave it empty.")
    )
    position = _text(
        _("Position on the map"),
        LONGEST,
        hint=_("Latitude and longitude as a map shows them; if you have none, leave it empty."),
        attrs={"class": "input short num", "dir": "ltr", "autocomplete": "off"},
    )

    def arrange(self) -> None:
        """Offer what the letters find, what was chosen before, and the way to describe one."""
        named = [(str(place.pk), _in_words(place)) for place in self.found]
        self.fields["choice"].widget.choices = [*named, (OTHER, _("None of these"))]
        self.fields["kind"].queryset = PlaceKind.objects.offered()  # type: ignore[attr-defined]
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]
        if self.about.action == Action.NAMING:
            self.fields["former_name"].widget = forms.HiddenInput()

    @cached_property
    def found(self) -> list[Place]:
        """The places, at most so many; the chosen one among them."""
        places = found_places(self.given("looked_for")[:LONGEST_LETTERS])
        chosen = self._chosen(self.given("choice"))
        if chosen is not None and chosen not in places:
            places.insert(0, chosen)
        return places

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than the list shows."""
        return len(self.found) >= MOST_FOUND

    @property
    def is_fruitless(self) -> bool:
        """Whether letters were typed and nothing has them."""
        return bool(self.given("looked_for").strip()) and not self.found

    @property
    def is_described(self) -> bool:
        """Whether the fields of a description belong on the page, open."""
        is_typed = any(self.given(name) for name in DESCRIBED)
        return is_typed or self.given("choice") == OTHER or not self.found

    def shown_fields(self) -> Iterator[BoundField]:
        """Yield the fields where all stand on one screen; no choice where there is nothing."""
        hidden = set() if self.found or "choice" in self.errors else {"choice"}
        return (field for field in self.visible_fields() if field.name not in hidden)

    def choosing(self) -> list[Any]:
        """Return the fields that look in the register."""
        return [self[name] for name in ("looked_for", "choice")]

    def describing(self) -> list[Any]:
        """Return the fields of a description."""
        return [self[name] for name in DESCRIBED]

    def clean_choice(self) -> str:
        """Refuse what is in the register no more."""
        chosen: str = self.cleaned_data["choice"]
        if chosen and chosen != OTHER and self._chosen(chosen) is None:
            raise ValidationError(_("This place is in the list no more; choose again."))
        return chosen

    def clean_position(self) -> tuple[float, float] | None:
        """Read the two numbers."""
        return read_position(self.cleaned_data["position"])

    def clean(self) -> dict[str, Any]:
        """Ask for a place or for what describes one; and for what is done fits the place."""
        values: dict[str, Any] = super().clean() or {}
        if "choice" in self.errors:
            return values
        place = self._chosen(values.get("choice", ""))
        if place is not None:
            self._check_action(place)
        else:
            self._check_described(values)
        return values

    def _check_action(self, place: Place) -> None:
        if self.about.action == Action.RENAMING and not place.name:
            message = _("This place has no name yet; go back and choose «naming».")
            self.add_error("choice", message)
        if self.about.action == Action.NAMING and place.name:
            message = _("This place is called «%(name)s»; go back and choose «renaming».")
            self.add_error("choice", ValidationError(message, params={"name": place.title}))

    def _check_described(self, values: dict[str, Any]) -> None:
        if not values.get("choice") and self.found and not any(map(self.given, DESCRIBED)):
            self.add_error("choice", _("Choose a place, or describe one that is not in the list."))
            return
        if values.get("kind") is None and "kind" not in self.errors:
            self.add_error("kind", _("Say what it is."))
        if values.get("county") is None and "county" not in self.errors:
            self.add_error("county", _("Choose the county."))
        if self.about.action == Action.RENAMING and not values.get("former_name"):
            self.add_error("former_name", _("Write what it is called today."))
        if not values.get("extent") and not values.get("position"):
            self.add_error("extent", _("Say where it is: in words, or by its position."))

    def told(self) -> ToldPlace:
        """Return the place that a valid form names."""
        values = self.cleaned_data
        place = self._chosen(values["choice"])
        if place is not None:
            return ToldPlace(kind=place.kind, county=place.county, place=place)
        latitude, longitude = values["position"] or (None, None)
        texts = ("city", "district", "quarter", "extent", "former_name")
        return ToldPlace(
            kind=values["kind"],
            county=values["county"],
            latitude=latitude,
            longitude=longitude,
            **{name: values[name] for name in texts},
        )

    def rows(self) -> list[Row]:
        """Return what was told."""
        place = self._chosen(self.cleaned_data["choice"])
        if place is not None:
            told = [
                Row(_("The place"), place.title),
                Row(_("Where"), place.where),
                Row(_("Extent"), to_persian_digits(place.extent)),
            ]
            return [row for row in told if row.value]
        values = self.cleaned_data
        told = [Row(_("What it is"), str(values["kind"])), Row(_("County"), str(values["county"]))]
        told += [
            Row(self.fields[name].label, to_persian_digits(values[name]))
            for name in ("city", "district", "quarter", "extent", "former_name")
        ]
        told.append(
            Row(_("Position"), to_persian_digits(self.given("position")).strip(), is_ltr=True)
        )
        return [row for row in told if row.value]

    def _chosen(self, chosen: str) -> Place | None:
        if not (chosen.isascii() and chosen.isdecimal()):
            return None
        places = Place.objects.public().standing().select_related("kind", "county")
        return places.filter(pk=int(chosen)).first()


def _in_words(place: Place) -> str:
    parts = (place.title, place.where, to_persian_digits(place.extent))
    return "، ".join(filter(None, parts))
