"""Who is counted: an address, or the network that one household is given."""

import ipaddress
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from rest_framework.request import Request

# One household or office is given a /64; with a count for each address it would have 2**64.
IPV6_NETWORK = 64


def counted_address(request: "HttpRequest | Request") -> str | None:
    """Return what stands for the caller in the counts: an IPv4 address, or an IPv6 network.

    None where no address is known. Forwarded headers have been read by the proxies' middleware.
    """
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    network = ipaddress.ip_network((int(address), IPV6_NETWORK), strict=False)
    return str(network.network_address)


def caller(request: "HttpRequest | Request") -> str:
    """Return the caller for a counter; all whose address is unknown are one."""
    return counted_address(request) or "unknown"
