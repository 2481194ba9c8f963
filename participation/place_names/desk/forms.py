"""What staff write of places and names. Each form knows the version that its screen showed."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from participation.common.forms import VersionForm
from participation.common.models import County
from participation.place_names.choosers import decision_chooser, place_chooser
from participation.place_names.desk.points import PointsField
from participation.place_names.geometry import Shape
from participation.place_names.models import Place, PlaceKind, PlaceName
from participation.place_names.services import Basis
from participation.resolutions.models import Resolution
from persian.fields import CleanCharField

DESCRIBED = ("kind", "county", "city", "district", "quarter", "extent", "number")
TYPED = ("decision_number", "decision_date", "decision_body")
BASIS = ("reason", "decision", *TYPED, "source", "keeps_number")


def _day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=AdminDateInput, help_text=help_text
    )


class PlaceForm(VersionForm):
    """What is written of a place beside its names."""

    kind = forms.ModelChoiceField(label=_("kind of place"), queryset=PlaceKind.objects.none())
    county = forms.ModelChoiceField(label=_("county"), queryset=County.objects.none())
    city = CleanCharField(
        label=_("city or village"),
        max_length=80,
        required=False,
        help_text=_("Empty outside of both."),
    )
    district = CleanCharField(
        label=_("district"), max_length=60, required=False, help_text=_("Such as: منطقهٔ ۳")
    )
    quarter = CleanCharField(label=_("quarter"), max_length=80, required=False)
    extent = CleanCharField(
        label=_("extent"),
        max_length=300,
        required=False,
        help_text=_("Such as: حدفاصل خیابان نشاط تا میدان شهدا"),
    )
    number = CleanCharField(
        label=_("number"),
        max_length=20,
        required=False,
        help_text=_("Of a numbered alley; it may be kept beside a name."),
    )
    points = PointsField(
        label=_("point or line"),
        help_text=_("Latitude and longitude, one point on each line; several make a line."),
    )

    def __init__(self, data: Any = None, *, place: Place | None = None, **kwargs: Any) -> None:
        """Show what is stored."""
        initial: dict[str, Any] = {"version": place.version if place else 0}
        if place is not None:
            initial |= {name: getattr(place, name) for name in DESCRIBED}
            initial["points"] = place.geometry
        super().__init__(data, initial=initial, **kwargs)
        kinds = PlaceKind.objects.offered()
        if place is not None:
            kinds = PlaceKind.objects.filter(pk=place.kind_id) | kinds
        self.fields["kind"].queryset = kinds.order_by("order", "pk")  # type: ignore[attr-defined]
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]

    def described(self) -> dict[str, Any]:
        """Return the fields of the place, once the form is valid."""
        return {name: self.cleaned_data[name] for name in DESCRIBED}

    def shape(self) -> Shape:
        """Return where it lies."""
        shape: Shape = self.cleaned_data["points"]
        return shape


class BasisForm(VersionForm):
    """What a name rests on."""

    reason = CleanCharField(
        label=_("why it is called so"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it. Write for them, without data of living people."),
    )
    decision = forms.ModelChoiceField(
        label=_("decision"),
        queryset=Resolution.objects.none(),
        required=False,
        widget=decision_chooser.widget_class,
        help_text=_("A published resolution that is kept here; else type the decision below."),
    )
    decision_number = CleanCharField(
        label=_("number of the decision"), max_length=60, required=False
    )
    decision_date = _day(_("day of the decision"))
    decision_body = CleanCharField(label=_("who decided"), max_length=160, required=False)
    source = CleanCharField(label=_("where it is known from"), max_length=200, required=False)
    keeps_number = forms.BooleanField(label=_("the number is kept"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer published minutes."""
        super().__init__(data, **kwargs)
        self.fields["decision"].queryset = Resolution.objects.public()  # type: ignore[attr-defined]

    def basis(self) -> Basis:
        """Return what was said, once the form is valid."""
        return Basis(**{name: self.cleaned_data[name] for name in BASIS})


SHARED = _("Another place of this kind in this city may bear it too")


class NewNameForm(BasisForm):
    """A name from a day on."""

    text = CleanCharField(
        label=_("New name"),
        max_length=120,
        help_text=_("The name alone, without «street» or «alley» before it."),
    )
    valid_from = _day(
        _("in force since"), required=True, help_text=_("A day to come: the name waits for it.")
    )
    is_shared = forms.BooleanField(label=SHARED, required=False)
    field_order = ("text", "valid_from", "is_shared")


class FormerNameForm(BasisForm):
    """A name that the place bore earlier."""

    text = CleanCharField(label=_("Former name"), max_length=120)
    valid_from = _day(_("in force since"))
    valid_until = _day(_("until"), help_text=_("Leave it empty where its days are not known."))
    field_order = ("text", "valid_from", "valid_until")


class OtherNameForm(VersionForm):
    """A name that people use beside the official one."""

    text = CleanCharField(label=_("Other name in use"), max_length=120)
    valid_from = _day(_("in force since"))
    source = CleanCharField(label=_("where it is known from"), max_length=200, required=False)


class CeaseForm(VersionForm):
    """That a place is no more."""

    ceased_on = _day(_("there until"), required=True)
    because = CleanCharField(label=_("why it is no more"), max_length=300, required=False)
    successor = forms.ModelChoiceField(
        label=_("part of today"),
        queryset=Place.objects.none(),
        required=False,
        widget=place_chooser.widget_class,
        help_text=_("The place that it was taken into."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer what is there."""
        super().__init__(data, **kwargs)
        self.fields["successor"].queryset = Place.objects.standing()  # type: ignore[attr-defined]


class RegisterForm(PlaceForm):
    """A new place, with its name where it has one."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    text = CleanCharField(
        label=_("Name today"),
        max_length=120,
        required=False,
        help_text=_("The name alone; empty where the place has none."),
    )
    valid_from = _day(_("in force since"), help_text=_("Empty: as long as is known."))
    reason = CleanCharField(
        label=_("why it is called so"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_shared = forms.BooleanField(label=SHARED, required=False)
    field_order = ("kind", "text", "valid_from", "is_shared", "reason")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Begin with a token, equal for every try of one writing."""
        super().__init__(data, **kwargs)
        self.initial["token"] = uuid.uuid4()


class NameForm(BasisForm):
    """What is written of a name that is there."""

    text = CleanCharField(label=_("name"), max_length=120)
    valid_from = _day(_("in force since"))
    is_shared = forms.BooleanField(label=SHARED, required=False)
    field_order = ("text", "valid_from", "is_shared")

    def __init__(self, data: Any = None, *, name: PlaceName, **kwargs: Any) -> None:
        """Show what is stored."""
        stored = {one: getattr(name, one) for one in (*BASIS, "text", "valid_from", "is_shared")}
        super().__init__(data, initial={**stored, "version": name.place.version}, **kwargs)
        if not name.is_dated:
            del self.fields["valid_from"]

    def changes(self, name: PlaceName) -> dict[str, Any]:
        """Return what is written otherwise now."""
        given = {one: value for one, value in self.cleaned_data.items() if one != "version"}
        return {one: value for one, value in given.items() if getattr(name, one) != value}


class OnForm(VersionForm):
    """A step that counts from a day."""

    on = _day(_("From the day"), required=True)
