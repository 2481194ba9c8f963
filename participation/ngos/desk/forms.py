"""What staff write of NGOs. Each form knows the version that its screen showed."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from participation.common.clock import today
from participation.common.forms import VersionForm
from participation.common.models import County
from participation.common.pdf import ltr
from participation.ngos.choosers import decision_chooser, ngo_chooser
from participation.ngos.enums import Level
from participation.ngos.models import ActivityField, IssuingAuthority, NamePrefix, Ngo
from participation.ngos.representatives import mobile_of
from participation.ngos.services import Basis
from participation.resolutions.models import Resolution
from persian.fields import (
    CleanCharField,
    LandlineField,
    LegalIdField,
    MobileField,
    PostalCodeField,
)
from persian.identifiers import mask_mobile

ENTRY = (
    "level", "county", "authority", "scope", "branch_of", "founded_on", "registration_number",
    "registered_on", "legal_id", "gazette_number", "gazette_date",
)  # fmt: skip
CONTACT = ("address", "postal_code", "phone", "email", "website", "representative")
NAMES = ("prefix", "other_prefix", "name", "short_name")
BASIS = ("reason", "decision", "decision_number", "decision_date", "decision_body")


def _day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=AdminDateInput, help_text=help_text
    )


def _text(label: Any, most: int, *, required: bool = False, help_text: Any = "") -> CleanCharField:
    return CleanCharField(label=label, max_length=most, required=required, help_text=help_text)


class ActForm(VersionForm):
    """An act on a day, with what it rests on."""

    on = _day(_("From the day"), required=True)
    reason = CleanCharField(
        label=_("reasons"),
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
    decision_number = _text(_("number of the decision"), 60)
    decision_date = _day(_("day of the decision"))
    decision_body = _text(_("who decided"), 160)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer published minutes, and today."""
        super().__init__(data, **kwargs)
        self.initial.setdefault("on", today())
        self.fields["decision"].queryset = Resolution.objects.public()  # type: ignore[attr-defined]

    def basis(self) -> Basis:
        """Return what was said, once the form is valid."""
        return Basis(**{name: self.cleaned_data[name] for name in BASIS})

    def told(self) -> dict[str, Any]:
        """Return what every act is told: the day, what it rests on, the version."""
        said = self.cleaned_data
        return {"on": said["on"], "basis": self.basis(), "version": said["version"]}


class ReasonedForm(ActForm):
    """An act against an NGO, or its end: why, is said to everybody."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Ask for the reasons."""
        super().__init__(data, **kwargs)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = _("Write the reasons.")


class NamesMixin(forms.Form):
    """A name with the word before it."""

    prefix = forms.ModelChoiceField(  # type: ignore[assignment]  # a field is no attribute
        label=_("word before the name"), queryset=NamePrefix.objects.none(), required=False
    )
    other_prefix = _text(
        _("another word before it"), 40, help_text=_("Where it is none of the list.")
    )
    name = _text(
        _("name"), 160, required=True,
        help_text=_("Without the word before it, such as «انجمن»."),
    )  # fmt: skip
    short_name = _text(_("short name"), 60)
    is_shared = forms.BooleanField(
        label=_("Another NGO may bear this name too"), required=False
    )  # fmt: skip

    def offer_prefixes(self) -> None:
        """Offer the words of the list."""
        self.fields["prefix"].queryset = NamePrefix.objects.offered()  # type: ignore[attr-defined]


class RenameForm(NamesMixin, ActForm):
    """Another name from a day on."""

    field_order = (*NAMES, "is_shared", "on")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer the words before names."""
        super().__init__(data, **kwargs)
        self.offer_prefixes()


class ContactMixin(forms.Form):
    """Where and through whom an NGO is reached."""

    address = _text(_("address"), 300)
    postal_code = PostalCodeField(label=_("postal code"), required=False)
    phone = LandlineField(label=_("telephone"), required=False)
    email = forms.EmailField(label=_("e-mail"), required=False)
    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")
    representative = _text(
        _("representative"), 120, help_text=_("Shown only where the office publishes it.")
    )

    def contact(self) -> dict[str, Any]:
        """Return the fields of the contact, once the form is valid."""
        return {name: self.cleaned_data[name] for name in CONTACT}


class ContactForm(ContactMixin, ActForm):
    """The contact as it is from a day on."""

    field_order = (*CONTACT, "on")

    def __init__(self, data: Any = None, *, ngo: Ngo | None = None, **kwargs: Any) -> None:
        """Show what is stored."""
        super().__init__(data, **kwargs)
        if ngo is not None:
            self.initial.update({name: getattr(ngo, name) for name in CONTACT})


class MobileForm(VersionForm):
    """The mobile to which codes of an NGO go."""

    mobile = MobileField(
        label=_("mobile of the representative"),
        error_messages={"required": _("Write the mobile.")},
    )

    def __init__(self, data: Any = None, *, ngo: Ngo | None = None, **kwargs: Any) -> None:
        """Show enough of the number on file to recognise it by."""
        super().__init__(data, **kwargs)
        kept = mobile_of(ngo) if ngo is not None else ""
        if kept:
            told = _("On file is %(mobile)s.") % {"mobile": ltr(mask_mobile(kept))}
            self.fields["mobile"].help_text = told


class EntryMixin(forms.Form):
    """What else is written of an NGO."""

    level = forms.ChoiceField(label=_("level"), choices=Level.choices)
    county = forms.ModelChoiceField(
        label=_("county"), queryset=County.objects.none(), help_text=_("Where its office is.")
    )
    authority = forms.ModelChoiceField(
        label=_("issuing authority"),
        queryset=IssuingAuthority.objects.none(),
        required=False,
        empty_label=_("That of the level"),
    )
    activity_fields = forms.ModelMultipleChoiceField(
        label=_("fields of activity"),
        queryset=ActivityField.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    scope = _text(_("where and for whom it works"), 300, help_text=_("In a sentence."))
    branch_of = forms.ModelChoiceField(
        label=_("branch of"),
        queryset=Ngo.objects.none(),
        required=False,
        widget=ngo_chooser.widget_class,
    )
    founded_on = _day(_("founded on"))
    registration_number = _text(_("registration number"), 20)
    registered_on = _day(_("registered on"))
    legal_id = LegalIdField(label=_("national id of the NGO"), required=False)
    gazette_number = _text(_("number of the gazette"), 30)
    gazette_date = _day(_("day of the gazette"))

    def offer(self, ngo: Ngo | None = None) -> None:
        """Offer what there is, and what the NGO has already."""
        fields: Any = self.fields
        counties = County.objects.in_force()
        authorities, works = IssuingAuthority.objects.offered(), ActivityField.objects.offered()
        if ngo is not None:
            counties = County.objects.filter(pk=ngo.county_id) | counties
            authorities = IssuingAuthority.objects.filter(pk=ngo.authority_id) | authorities
            works = ActivityField.objects.filter(ngos=ngo) | works
        fields["county"].queryset = counties.order_by("sort_key")
        fields["authority"].queryset = authorities.distinct().order_by("order", "pk")
        fields["activity_fields"].queryset = works.distinct().order_by("order", "pk")
        fields["branch_of"].queryset = Ngo.objects.all()

    def entry(self) -> dict[str, Any]:
        """Return the fields of the entry but its fields of activity, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in ENTRY}
        if said["authority"] is None:
            del said["authority"]
        return said


class EntryForm(EntryMixin, ActForm):
    """The entry as it is from a day on."""

    field_order = ("level", "county", "authority", "activity_fields", *ENTRY[3:], "on")

    def __init__(self, data: Any = None, *, ngo: Ngo | None = None, **kwargs: Any) -> None:
        """Show what is stored."""
        super().__init__(data, **kwargs)
        self.offer(ngo)
        if ngo is not None:
            self.initial.update({name: getattr(ngo, name) for name in ENTRY})
            self.initial["activity_fields"] = list(ngo.activity_fields.all())


class RegisterForm(NamesMixin, EntryMixin, ContactMixin, VersionForm):
    """A new NGO."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    on = _day(
        _("In the register since"),
        required=True,
        help_text=_(
            "Of an older NGO: the day of its first permit, so that all that followed fits."
        ),
    )
    field_order = (
        *NAMES, "is_shared", "level", "county", "authority", "activity_fields", *ENTRY[3:],
        *CONTACT, "on",
    )  # fmt: skip

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Begin with a token, equal for every try of one writing."""
        super().__init__(data, **kwargs)
        self.initial.update(token=uuid.uuid4(), version=0, on=today(), level="province")
        self.offer_prefixes()
        self.offer()


class IssueForm(ActForm):
    """A permit."""

    on = _day(_("issued on"), required=True)
    number = _text(
        _("permit number"), 40,
        help_text=_("As the ministry gave it. Empty: the next of the office's own sequence."),
    )  # fmt: skip
    valid_until = _day(
        _("valid until"), help_text=_("Empty: for the years that the rules of NGOs say.")
    )
    field_order = ("number", "on", "valid_until")


class RenewForm(ActForm):
    """A permit made longer."""

    valid_until = _day(
        _("valid until"), help_text=_("Empty: for the years that the rules of NGOs say.")
    )
    field_order = ("valid_until", "on")
