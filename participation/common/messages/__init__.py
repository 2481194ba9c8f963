"""Texts of SMS and mail: declared in code, changed in the admin, sent through one function.

An app declares its texts in its ``message_texts.py``::

    register_message(
        "case_received",
        Channel.SMS,
        {"number": _("case number")},
        "",
        _("… {number} …"),
        _("…"),
        samples={"number": "۱۴۰۵-۷۳۸۲۰۴-۸"},
    )

and sends with ``send_message("case_received", to=…, variables={"number": …}, …)``: an address with
an @ gets the mail, any other the SMS.
"""

from participation.common.messages.registry import Message, messages, register_message
from participation.common.messages.services import save_template, send_message

__all__ = ["Message", "messages", "register_message", "save_template", "send_message"]
