"""What can be done with a place and its names: each a form, who may, when, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.common.registers.stepping import RowStep
from participation.place_names import services
from participation.place_names.desk import forms
from participation.place_names.enums import Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.permissions import may_change, may_rename


def _rename(place: Place, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.rename(
        place=place, text=said["text"], on=said["valid_from"], basis=form.basis(),
        is_shared=said["is_shared"], version=said["version"], by=user,
    )  # fmt: skip


def _former(place: Place, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.add_former_name(
        place=place, text=said["text"], since=said["valid_from"], until=said["valid_until"],
        basis=form.basis(), version=said["version"], by=user,
    )  # fmt: skip


def _other(place: Place, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.add_alternative_name(
        place=place, text=said["text"], since=said["valid_from"],
        basis=services.Basis(source=said["source"]), version=said["version"], by=user,
    )  # fmt: skip


def _cease(place: Place, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.cease(
        place=place, on=said["ceased_on"], because=said["because"], successor=said["successor"],
        version=said["version"], by=user,
    )  # fmt: skip


def _plain(do: Callable[..., object]) -> Callable[[Place, User, Any], object]:
    return lambda place, user, form: do(place=place, version=form.cleaned_data["version"], by=user)


def _is_there(place: Place) -> bool:
    return not place.has_ceased


STEPS = {
    step.name: step
    for step in (
        RowStep(
            name="rename",
            label=_("Give a name"),
            done=_("The name is entered."),
            form=forms.NewNameForm,
            may=may_rename,
            fits=_is_there,
            do=_rename,
            hint=_("The name of today becomes a former one on that day and stays findable."),
        ),
        RowStep(
            name="former",
            label=_("Add a former name"),
            done=_("The former name is entered."),
            form=forms.FormerNameForm,
            may=may_rename,
            fits=lambda _place: True,
            do=_former,
        ),
        RowStep(
            name="other",
            label=_("Add another name in use"),
            done=_("The other name is entered."),
            form=forms.OtherNameForm,
            may=may_change,
            fits=_is_there,
            do=_other,
        ),
        RowStep(
            name="cease",
            label=_("The place is no more"),
            done=_("Its end is entered; its names stay findable."),
            form=forms.CeaseForm,
            may=may_rename,
            fits=_is_there,
            do=_cease,
        ),
        RowStep(
            name="reopen",
            label=_("The place is there after all"),
            done=_("The place is there again with its name."),
            form=VersionForm,
            may=may_rename,
            fits=lambda place: place.has_ceased,
            do=_plain(services.reopen_place),
        ),
        RowStep(
            name="hide",
            label=_("Hide: entered by mistake"),
            done=_("The place is hidden; nobody finds it any more."),
            form=VersionForm,
            may=may_change,
            fits=lambda place: place.is_public,
            do=_plain(services.hide_place),
            hint=_("For what never was. What is no more, gets an end instead."),
        ),
        RowStep(
            name="show",
            label=_("Show it again"),
            done=_("Everybody finds the place again."),
            form=VersionForm,
            may=may_change,
            fits=lambda place: not place.is_public,
            do=_plain(services.show_place),
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class NameStep:
    """What can be done with a name beside putting it right."""

    name: str
    label: Any
    done: Any
    form: type[VersionForm]
    fits: Callable[[PlaceName], bool]
    do: Callable[[PlaceName, User, Any], object]
    hint: Any = ""


def _take_back(name: PlaceName, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.undo_name(name=name, on=said["on"], version=said["version"], by=user)


def _restore(name: PlaceName, user: User, form: Any) -> object:
    return services.restore_name(name=name, version=form.cleaned_data["version"], by=user)


def _end(name: PlaceName, user: User, form: Any) -> object:
    said = form.cleaned_data
    return services.end_alternative_name(name=name, on=said["on"], version=said["version"], by=user)


NAME_STEPS = {
    step.name: step
    for step in (
        NameStep(
            name="take_back",
            label=_("Its decision was repealed"),
            done=_("The name is taken back; what was before holds again."),
            form=forms.OnForm,
            fits=lambda name: name.repealed_on is None and name.standing in {
                Standing.CURRENT, Standing.COMING, Standing.FORMER,
            },
            do=_take_back,
            hint=_("A resolution that repeals its decision does so by itself."),
        ),
        NameStep(
            name="restore",
            label=_("It was not repealed after all"),
            done=_("The name stands again."),
            form=VersionForm,
            fits=lambda name: name.repealed_on is not None,
            do=_restore,
        ),
        NameStep(
            name="end",
            label=_("It is in use no more"),
            done=_("Its end is entered; it stays findable."),
            form=forms.OnForm,
            fits=lambda name: name.standing == Standing.ALTERNATIVE and not name.valid_until,
            do=_end,
        ),
    )
}  # fmt: skip
