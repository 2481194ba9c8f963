"""What other apps add to pages that they do not own: rooms for the home page and the shell.

An app registers in ``AppConfig.ready()``; a template asks with ``{% slot "home" %}``. So the core
never names an app that stands above it, and a new app only adds itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Selector = Callable[[HttpRequest], dict[str, Any] | None]

_places: dict[str, dict[str, "Panel"]] = {}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A template with the function that reads its data; ``None`` from it leaves the panel out."""

    order: int
    template: str
    selector: Selector


def register_panel(place: str, *, order: int, template: str, selector: Selector) -> None:
    """Show ``template`` in ``place``, small orders first; the same template replaces itself."""
    _places.setdefault(place, {})[template] = Panel(
        order=order, template=template, selector=selector
    )


def register_home_panel(order: int, template: str, selector: Selector) -> None:
    """Show a panel on the home page, below what its editors wrote."""
    register_panel("home", order=order, template=template, selector=selector)


def panels(place: str) -> list[Panel]:
    """Return the panels of a place in their order."""
    return sorted(_places.get(place, {}).values(), key=lambda panel: panel.order)
