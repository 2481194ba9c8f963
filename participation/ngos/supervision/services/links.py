"""The link to a report: unguessable, for a while, opened with a code to the contact's mobile."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.codes import check_code, send_code
from participation.common.links import create_link, open_link, revoke_links_of
from participation.common.messages import send_message
from participation.common.models import AccessLink, User
from participation.ngos.models import Ngo
from participation.ngos.supervision.enums import OWED, DutyAct
from participation.ngos.supervision.models import Duty, Report, SupervisionSettings
from participation.ngos.supervision.services.contacts import contact_of
from participation.ngos.supervision.services.duties import locked, note, refuse
from persian.jalali import format_date

KIND = "ngo-duty"
# What a link opens: the page that sends a code; and, once that was typed, the report itself.
LINK, OPENED = "ngo-report", "ngo-report-open"
CODE, CODE_MESSAGE = "ngo-report-code", "ngo_report_code"
ASKED, RETURNED, ACCEPTED = "ngo_report_asked", "ngo_report_returned", "ngo_report_accepted"
SITTING = timedelta(hours=8)


@transaction.atomic
def send_link(*, duty: Duty, version: int | None = None, by: User) -> None:
    """Send the contact of an NGO a new link to a report; an older one opens nothing any more.

    Raises StaleDutyError, ValidationError where nothing is owed, no form belongs to the duty or no
    mobile is known.
    """
    row = locked(duty, version)
    refuse(row, OWED)
    if row.kind.form is None:
        raise ValidationError(_("No form belongs to this kind of duty."), code="form")
    contact = contact_of(row.ngo)
    if not contact.mobile:
        raise ValidationError(
            _("No mobile of this NGO is known; note its contact first."), code="contact"
        )
    Report.objects.get_or_create(duty=row, defaults={"form": row.kind.form})
    row.version += 1
    row.save(update_fields=["version"])
    note(row, DutyAct.LINK, by=by)
    _send_new_link(row)


def _send_new_link(duty: Duty) -> None:
    revoke_links_of(KIND, str(duty.pk))
    rules = SupervisionSettings.now()
    link, token = create_link(
        purpose=LINK, kind=KIND, object_id=str(duty.pk), lifetime=rules.link_lifetime
    )
    address = absolute(reverse("ngo_supervision:open", args=[token]))
    told = {"due": format_date(duty.due_on), "address": address}
    tell_contact(duty.ngo, ASKED, told | {"duty": duty.title}, key=f"link-{link.pk}")


def tell_contact(ngo: Ngo, message: str, told: dict[str, str], *, key: str) -> int:
    """Send a message to the contact of an NGO by every way that is known; return by how many."""
    contact = contact_of(ngo)
    ways = [to for to in (contact.mobile, contact.email) if to]
    for to in ways:
        way = "mail" if "@" in to else "sms"
        send_message(message, to=to, variables=told, idempotency_key=f"ngo-{key}-{way}")
    return len(ways)


def open_again(duty: Duty) -> None:
    """Let the same link open again after a return, and say so; one that is dead is sent anew.

    Runs in the caller's transaction.
    """
    if not Report.objects.filter(duty=duty).exists():
        # It came on paper.
        return
    lifetime = SupervisionSettings.now().link_lifetime
    links = AccessLink.objects.alive().filter(purpose=LINK, kind=KIND, object_id=str(duty.pk))
    if not links.update(expires_at=timezone.now() + lifetime):
        _send_new_link(duty)
        return
    tell_contact(duty.ngo, RETURNED, {"duty": duty.title}, key=f"back-{duty.pk}-{duty.version}")


def tell_accepted(duty: Duty) -> None:
    """Tell the contact that a report was accepted; what came on paper is not told."""
    if Report.objects.filter(duty=duty).exists():
        told = {"duty": duty.title}
        tell_contact(duty.ngo, ACCEPTED, told, key=f"accepted-{duty.pk}-{duty.version}")


def duty_of(link: AccessLink) -> Duty | None:
    """Return what a link is about, None where it is gone."""
    return Duty.objects.for_lists().filter(pk=int(link.object_id)).first()


def opened_link(token: str) -> Duty | None:
    """Return the duty whose link this is, None for one that opens nothing."""
    link = open_link(token, purpose=LINK)
    return duty_of(link) if link is not None else None


@transaction.atomic
def ask_code(duty: Duty) -> None:
    """Send the contact a code; too soon or too often, nothing is sent."""
    mobile = contact_of(duty.ngo).mobile
    if mobile:
        send_code(
            purpose=CODE, kind=KIND, object_id=str(duty.pk), mobile=mobile, message=CODE_MESSAGE
        )


def open_by_code(duty: Duty, typed: str) -> str:
    """Return a token that opens the report for a sitting, empty where the code is not right."""
    if not check_code(purpose=CODE, kind=KIND, object_id=str(duty.pk), typed=typed):
        return ""
    _link, token = create_link(purpose=OPENED, kind=KIND, object_id=str(duty.pk), lifetime=SITTING)
    return token
