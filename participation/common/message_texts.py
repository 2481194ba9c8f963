"""What the desk itself sends."""

from django.utils.translation import gettext_lazy as _

from participation.common.enums import Channel
from participation.common.messages import register_message

register_message(
    "code",
    Channel.SMS,
    {"code": _("the six digits")},
    "",
    _("Code: {code}\nIt is good for ten minutes. Tell it to nobody; we never ask for it."),
    _("Code to the mobile"),
    samples={"code": "۴۸۲۹۱۳"},
)
