"""Checks that the fields of several kinds of page share."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# A path of this site or an address elsewhere; never a scheme that runs something.
validate_address = RegexValidator(
    r"^(/(?![/\\])|https?://)[^\s\\]*$",
    _("Begin with “/” for an address of this site or with “https://” for another one."),
    code="address",
)
