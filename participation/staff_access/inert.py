"""An admin that runs no inline script.

Wagtail 8 starts its choosers and inline panels by small inline scripts; nothing else in its admin
is inline. Here they become an inert element that says the same, read by ``js/admin-start.js``: so
the policy of the admin needs no ``'unsafe-inline'``, and a script that somebody smuggles into a
title or a comment does not run. The panels are replaced in ``templates/wagtailadmin/panels/``.
"""

import json
import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

_CALL = re.compile(r"(?:new )?(?P<name>\w+)\((?P<arguments>.*)\);?", re.DOTALL)


def start_element(script: str) -> SafeString:
    """Return ``new Name(json, json);`` as an element. Raises ValueError for any other script."""
    call = _CALL.fullmatch(script.strip())
    if call is None:
        raise ValueError(f"Not a call with JSON: {script!r}")
    arguments = json.loads(f"[{call['arguments']}]")
    return format_html(
        '<admin-start call="{}" with="{}" hidden></admin-start>',
        call["name"],
        json.dumps(arguments, ensure_ascii=False),
    )


def render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None
) -> SafeString:
    """Return what ``BaseChooser.render`` returns, with an element in place of the script."""
    data = self.get_value_data(value)
    return format_html(
        "{}{}",
        self.render_html(name, data, attrs),
        start_element(self.render_js_init(attrs["id"], name, data)),
    )


def install() -> None:
    """Make every chooser start without an inline script."""
    BaseChooser.render = render_chooser
