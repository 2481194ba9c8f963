"""Where Django and Wagtail are taught the Jalali calendar, in one place for showing and reading.

`show` changes how dates, times and counted numbers look, `read` how typed dates are understood,
`inputs` which widgets Wagtail's admin hands out, `choices` the word of an empty select, `admin`
what the admin writes without asking Django's formatter. All of it holds only where the active
language is Persian; machine formats (ISO, RFC 2822, Unix time) pass through untouched.
"""

import sys
from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language


def is_active() -> bool:
    """Say whether people are being spoken to in Persian; never so where localisation is off."""
    language = get_language()
    return language is not None and language.split("-")[0] == "fa"


def replace(original: Any, replacement: Any) -> None:
    """Put `replacement` wherever a loaded module holds `original` under its own name.

    What imports it later finds it in the module that defines it.
    """
    name = original.__name__
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get(name) is original:
            setattr(module, name, replacement)


def wrap(original: Callable[..., Any], wrapper: Callable[..., Any]) -> None:
    """Replace a function by `wrapper`, which remembers what it stands for.

    A second call changes nothing, so that an app registry built twice wraps once.
    """
    if hasattr(original, "persian_original"):
        return
    wrapper.persian_original = original  # type: ignore[attr-defined]
    replace(original, wrapper)
