"""Whom of an NGO the office writes to."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from participation.common.clock import now
from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.representatives import mobile_of
from participation.ngos.supervision.models import SupervisionContact
from persian.identifiers import IdentifierError, normalize_mobile
from persian.letters import clean_input

CHANGED = "ngos_supervision.contact"


@dataclass(frozen=True)
class Contact:
    """A person of an NGO; empty texts where nothing is known."""

    name: str = ""
    mobile: str = ""
    email: str = ""


def contact_of(ngo: Ngo) -> Contact:
    """Return the contact that officers noted, else the representative, else what the entry says."""
    row = SupervisionContact.objects.filter(ngo=ngo).first()
    own = row or SupervisionContact()
    return Contact(
        name=own.name,
        mobile=own.mobile or mobile_of(ngo) or _mobile_in(ngo.phone),
        email=own.email or ngo.email,
    )


def _mobile_in(phone: str) -> str:
    try:
        return normalize_mobile(phone) if phone else ""
    except IdentifierError:
        return ""


@transaction.atomic
def save_contact(*, ngo: Ngo, name: str, mobile: str, email: str, by: User) -> None:
    """Note whom of an NGO the office writes to; the log says that, not whom."""
    told = {"name": clean_input(name), "mobile": mobile, "email": email}
    SupervisionContact.objects.update_or_create(ngo=ngo, defaults=told)
    log(instance=ngo, action=CHANGED, user=by, title=ngo.title, timestamp=now())
