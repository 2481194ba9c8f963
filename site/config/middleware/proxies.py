"""Who really asked: forwarded headers count only when a proxy of ours wrote them.

Everything behind this middleware may simply read ``REMOTE_ADDR`` and ``request.is_secure()``.
"""

import ipaddress
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
_UNIX_SOCKET = "unix"


class TrustedProxyMiddleware:
    """Replaces the address of our proxy by that of the caller, and drops what others claim."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Read the proxies. Raises ImproperlyConfigured for one that is no address."""
        self.get_response = get_response
        self._trusts_socket = _UNIX_SOCKET in settings.TRUSTED_PROXIES
        self._networks = _networks(
            item for item in settings.TRUSTED_PROXIES if item != _UNIX_SOCKET
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Decide before anything else reads the headers."""
        if getattr(request, "is_dummy", False):
            # Wagtail's request for a preview, made of one that has passed here.
            return self.get_response(request)
        peer = _address(request.META.get("REMOTE_ADDR", ""))
        if self._is_ours(peer):
            chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = self._caller(chain) or str(peer or "")
        else:
            for name in _FORWARDED:
                request.META.pop(name, None)
            if peer is not None:
                request.META["REMOTE_ADDR"] = str(peer)
        return self.get_response(request)

    def _is_ours(self, address: Address | None) -> bool:
        if address is None:
            return self._trusts_socket
        return any(address in network for network in self._networks)

    def _caller(self, chain: list[str]) -> str | None:
        """Return the last hop that is not ours: whatever stands before it, the caller wrote."""
        caller = None
        for hop in reversed(chain):
            address = _address(hop)
            if address is None:
                return caller
            caller = str(address)
            if not self._is_ours(address):
                return caller
        return caller


def _networks(written: Iterable[str]) -> list[Network]:
    try:
        return [ipaddress.ip_network(item, strict=False) for item in written]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES takes addresses, networks and {_UNIX_SOCKET!r}: {error}."
        ) from error


def _address(written: str) -> Address | None:
    """Return the address, without brackets and port; IPv4 inside IPv6 as IPv4."""
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address
