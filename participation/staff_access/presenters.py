"""What the templates of sign-in show."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from participation.common.models import User
from participation.staff_access import codes
from participation.staff_access.forms import EnrolmentForm
from participation.staff_access.pictures import qr_svg


def enrolment_context(form: EnrolmentForm, user: User) -> dict[str, Any]:
    """Return the form, the picture that the app reads and the secret for typing it in."""
    address = codes.enrolment_address(
        form.secret, account=user.get_username(), issuer=settings.WAGTAIL_SITE_NAME
    )
    return {
        "form": form,
        "picture": qr_svg(address, label=_("Picture for the app to read")),
        "secret": codes.grouped(form.secret),
        "address": address,
    }


def recovery_context(recovery_codes: list[str]) -> dict[str, Any]:
    """Return the recovery codes for people to read, and as text to copy."""
    shown = [codes.shown_recovery_code(code) for code in recovery_codes]
    return {"codes": shown, "text": "\n".join(shown)}
