"""What can be done with an NGO: each a form, who may, when, and what it does."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.ngos import services
from participation.ngos.desk import forms
from participation.ngos.enums import LIVE, REINSTATABLE, RENEWABLE, REVOCABLE, PermitState
from participation.ngos.models import Ngo, Permit
from participation.ngos.permissions import may_change, may_license


@dataclass(frozen=True)
class Stand:
    """An NGO and its newest permit, as a step looks at them."""

    ngo: Ngo
    permit: Permit | None

    def has(self, states: Collection[PermitState]) -> bool:
        """Whether the newest permit is in one of these states."""
        return self.permit is not None and self.permit.state in states


@dataclass(frozen=True, kw_only=True)
class Step:
    """A form that is folded away until it is needed; ``fits`` says of which NGOs.

    A form that ``shows`` begins with what is stored.
    """

    name: str
    label: Any
    done: Any
    form: type[VersionForm]
    may: Callable[[User], bool]
    fits: Callable[[Stand], bool]
    do: Callable[[Ngo, User, Any], object]
    hint: Any = ""
    shows: bool = False

    def form_of(self, ngo: Ngo, data: Any = None) -> VersionForm:
        """Return its form for an NGO, empty or with what was typed."""
        more: dict[str, Any] = {"ngo": ngo} if self.shows else {}
        initial = {"version": ngo.version}
        return self.form(data, auto_id=f"{self.name}-%s", initial=initial, **more)


def _issue(ngo: Ngo, user: User, form: Any) -> object:
    said = form.cleaned_data
    try:
        return services.issue_permit(
            ngo=ngo, issued_on=said["on"], valid_until=said["valid_until"], number=said["number"],
            basis=form.basis(), version=said["version"], by=user,
        )  # fmt: skip
    except ValidationError as error:
        raise _beside(error, "issued_on", "on") from None


def _beside(error: ValidationError, name: str, field: str) -> ValidationError:
    """Return a refusal whose field is called otherwise in the form."""
    told = getattr(error, "error_dict", None)
    if told and name in told:
        return ValidationError({**told, field: told[name]})
    return error


def _renew(ngo: Ngo, user: User, form: Any) -> object:
    until = form.cleaned_data["valid_until"]
    return services.renew(ngo=ngo, valid_until=until, by=user, **form.told())


def _rename(ngo: Ngo, user: User, form: Any) -> object:
    said = form.cleaned_data
    names = {name: said[name] for name in (*forms.NAMES, "is_shared")}
    return services.rename(ngo=ngo, by=user, **names, **form.told())


def _contact(ngo: Ngo, user: User, form: Any) -> object:
    return services.change_contact(ngo=ngo, changes=form.contact(), by=user, **form.told())


def _mobile(ngo: Ngo, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.keep_mobile(ngo=ngo, mobile=said["mobile"], version=said["version"], by=user)


def _entry(ngo: Ngo, user: User, form: Any) -> object:
    works = form.cleaned_data["activity_fields"]
    return services.update_ngo(
        ngo=ngo, changes=form.entry(), activity_fields=works, by=user, **form.told()
    )


def _act(do: Callable[..., object]) -> Callable[[Ngo, User, Any], object]:
    return lambda ngo, user, form: do(ngo=ngo, by=user, **form.told())


def _plain(do: Callable[..., object]) -> Callable[[Ngo, User, Any], object]:
    return lambda ngo, user, form: do(ngo=ngo, version=form.cleaned_data["version"], by=user)


def _is_there(stand: Stand) -> bool:
    return not stand.ngo.is_dissolved


STEPS = {
    step.name: step
    for step in (
        Step(
            name="issue",
            label=_("Issue a permit"),
            done=_("The permit is issued."),
            form=forms.IssueForm,
            may=may_license,
            fits=lambda stand: _is_there(stand) and not stand.has(LIVE),
            do=_issue,
        ),
        Step(
            name="renew",
            label=_("Renew the permit"),
            done=_("The permit is renewed; its number stays."),
            form=forms.RenewForm,
            may=may_license,
            fits=lambda stand: _is_there(stand) and stand.has(RENEWABLE),
            do=_renew,
        ),
        Step(
            name="suspend",
            label=_("Suspend the permit"),
            done=_("The permit is suspended; everybody who verifies it sees that."),
            form=forms.ReasonedForm,
            may=may_license,
            fits=lambda stand: _is_there(stand) and stand.has({PermitState.ACTIVE}),
            do=_act(services.suspend),
        ),
        Step(
            name="reinstate",
            label=_("Bring the permit back"),
            done=_("The permit is back."),
            form=forms.ReasonedForm,
            may=may_license,
            fits=lambda stand: _is_there(stand) and stand.has(REINSTATABLE),
            do=_act(services.reinstate),
            hint=_("After a suspension, or where an objection to a revocation was accepted."),
        ),
        Step(
            name="revoke",
            label=_("Revoke the permit"),
            done=_("The permit is revoked; everybody who verifies it sees that."),
            form=forms.ReasonedForm,
            may=may_license,
            fits=lambda stand: _is_there(stand) and stand.has(REVOCABLE),
            do=_act(services.revoke),
        ),
        Step(
            name="contact",
            label=_("Change the contact"),
            done=_("The contact is changed."),
            form=forms.ContactForm,
            may=may_change,
            fits=_is_there,
            do=_contact,
            shows=True,
        ),
        Step(
            name="mobile",
            label=_("Mobile of the representative"),
            done=_("The mobile is kept; nobody but the register knows it."),
            form=forms.MobileForm,
            may=may_change,
            fits=_is_there,
            do=_mobile,
            hint=_("Codes go there when the NGO sends something. It stands on no page."),
            shows=True,
        ),
        Step(
            name="rename",
            label=_("Give another name"),
            done=_("The name is entered; the one before stays findable."),
            form=forms.RenameForm,
            may=may_license,
            fits=_is_there,
            do=_rename,
        ),
        Step(
            name="entry",
            label=_("Change the entry"),
            done=_("The entry is changed."),
            form=forms.EntryForm,
            may=may_change,
            fits=_is_there,
            do=_entry,
            shows=True,
        ),
        Step(
            name="dissolve",
            label=_("The NGO was dissolved"),
            done=_("Its end is entered; its entry stays to be read."),
            form=forms.ReasonedForm,
            may=may_license,
            fits=_is_there,
            do=_act(services.dissolve),
            hint=_("That cannot be taken back: nothing is done with a dissolved NGO any more."),
        ),
        Step(
            name="hide",
            label=_("Hide: entered by mistake"),
            done=_("The NGO is hidden; nobody finds it any more."),
            form=VersionForm,
            may=may_change,
            fits=lambda stand: stand.ngo.is_public,
            do=_plain(services.hide_ngo),
            hint=_("For what never was. What is no more, is dissolved instead."),
        ),
        Step(
            name="show",
            label=_("Show it again"),
            done=_("Everybody finds the NGO again."),
            form=VersionForm,
            may=may_change,
            fits=lambda stand: not stand.ngo.is_public,
            do=_plain(services.show_ngo),
        ),
    )
}
