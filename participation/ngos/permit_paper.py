"""A permit on paper, with the code by which anybody verifies it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.common.clock import now
from participation.common.models import OfficeSettings
from participation.common.pdf import (
    Block,
    Frame,
    Note,
    Paragraph,
    PdfDocument,
    Qr,
    Rows,
    Signature,
)
from participation.ngos.enums import PermitState
from participation.ngos.models import Permit
from persian.digits import to_persian_digits
from persian.jalali import format_date, format_datetime, today


def verify_address(permit: Permit) -> str:
    """Return the absolute address that the code of a permit says."""
    return f"{settings.PUBLIC_URL}{reverse('ngos:verify-token', args=[permit.token])}"


def permit_paper(permit: Permit) -> PdfDocument:
    """Return the paper of a permit for its holder, as it stands today.

    One that is not in force says so across its head: a copy of it is no permit.
    """
    ngo, office = permit.ngo, OfficeSettings.base_queryset().first() or OfficeSettings()
    fields = "، ".join(one.name for one in ngo.activity_fields.order_by("order", "pk"))
    state = permit.state_on(today())
    at = now()
    blocks: list[Block] = [
        *(
            [Note(text=_("This permit is not in force: %(state)s.") % {"state": state.label},
                  tone="brick")]
            if state is not PermitState.ACTIVE
            else []
        ),
        Paragraph(text=_("By this permit the following NGO may work within its statute:")),
        Frame(label=_("NGO"), value=to_persian_digits(ngo.title), tone="lapis"),
        Rows(
            rows=(
                (_("Fields of activity"), fields),
                (_("Level"), str(ngo.get_level_display())),
                (_("County"), ngo.county.name),
                *_given((_("Scope of its work"), to_persian_digits(ngo.scope))),
                *_given((_("Registration number"), to_persian_digits(ngo.registration_number))),
                *_given((_("Address"), to_persian_digits(ngo.address))),
                (_("Issued on"), format_date(permit.issued_on)),
                (_("Valid until"), format_date(permit.valid_until)),
                (_("Issued by"), permit.issuer),
            )
        ),
        Qr(
            address=verify_address(permit),
            value=to_persian_digits(permit.number),
            caption=_(
                "Whether this permit is in force, anybody sees by pointing a phone's camera here."
            ),
            shows_address=False,
        ),
        Signature(name=permit.issuer, post=_("Seal and signature")),
    ]  # fmt: skip
    return PdfDocument(
        title=_("Permit to found and to work"),
        blocks=tuple(blocks),
        office=office.office_name,
        parent=permit.issuer,
        product=office.product_name,
        footer=_("Printed on %(when)s. The register alone says what holds today.")
        % {"when": format_datetime(at)},
        made_at=at,
    )


def _given(row: tuple[str, str]) -> list[tuple[str, str]]:
    return [row] if row[1] else []
