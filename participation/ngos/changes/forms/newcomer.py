"""Somebody who is new on the board."""

from collections.abc import Set as AbstractSet
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.services.identity import person_hash
from participation.ngos.applications.enums import Role
from participation.ngos.applications.forms import PersonForm
from participation.ngos.applications.forms.ticks import Ticks
from participation.ngos.applications.people import ToldPerson

ROLES = {
    Role.DIRECTOR: Role.DIRECTOR.label,
    Role.ALTERNATE: Role.ALTERNATE.label,
    Role.INSPECTOR: Role.INSPECTOR.label,
    Role.REPRESENTATIVE: _("Represents the organisation from now on"),
}


def roles_of(person: ToldPerson | Any) -> list[str]:
    """Return what somebody is in the organisation, in words."""
    held = person.roles if isinstance(person, ToldPerson) else person.role_values
    return [str(label) for role, label in ROLES.items() if role.value in held]


class NewcomerForm(PersonForm):
    """Who somebody is, and which post is taken."""

    roles = forms.MultipleChoiceField(
        label=_("Which post does this person take?"),
        choices=[(role.value, label) for role, label in ROLES.items()],
        widget=Ticks,
        error_messages={
            "required": _("Tick at least one."),
            "invalid_choice": _("Choose from the list."),
        },
    )
    is_specialist = None  # type: ignore[assignment]  # of founders alone

    def arrange(self) -> None:
        """Say what the mobile is for."""
        super().arrange()
        self.fields["mobile"].help_text = _(
            "Whoever represents the organisation gets its codes there."
        )

    def clean_national_id(self) -> str:
        """Refuse somebody who is named twice, or sits on the board already."""
        code: str = super().clean_national_id()
        if self.about.sits(person_hash(code)):
            raise ValidationError(
                _("This person sits on the board already; let that one leave the old post."),
                code="taken",
            )
        return code

    def check_roles(self, roles: AbstractSet[str]) -> None:
        """Ask nobody to be a founder."""
        self.refuse_two_posts(roles)

    def role_words(self) -> list[str]:
        """Return the posts in words."""
        return roles_of(self.person())
