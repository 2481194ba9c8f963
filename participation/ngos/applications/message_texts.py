"""What founders are told by SMS."""

from django.utils.translation import gettext_lazy as _

from participation.common.enums import Channel
from participation.common.messages import register_message
from participation.ngos.applications.confirming import MESSAGE

register_message(
    MESSAGE,
    Channel.SMS,
    {"code": _("code"), "name": _("name of the organisation")},
    "",
    _(
        "You are named as a founder of “{name}”. If that is so, give this code to the others: "
        "{code}"
    ),
    _("A founder confirms"),
    {"code": "۴۷۱۹۰۲", "name": "انجمن نمونه"},
)
