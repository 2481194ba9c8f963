"""Forwarded headers count only from proxies of ours."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from config.middleware.proxies import TrustedProxyMiddleware


def _seen(settings, *, proxies: list[str], peer: str, **headers: str) -> tuple[str, bool, str]:
    """Return the address, whether it is secure, and the host, as views see them."""
    settings.TRUSTED_PROXIES = proxies
    settings.ALLOWED_HOSTS = ["testserver"]
    seen = []

    def view(request):
        seen.append((request.META["REMOTE_ADDR"], request.is_secure(), request.get_host()))
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_HOST="testserver", headers=headers)
    TrustedProxyMiddleware(view)(request)
    return seen[0]


def test_a_stranger_who_claims_an_address_keeps_his_own(settings):
    seen = _seen(
        settings,
        proxies=["10.0.0.1"],
        peer="203.0.113.7",
        **{"x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "https"},
    )

    assert seen == ("203.0.113.7", False, "testserver")


def test_our_proxy_says_who_asked_and_that_it_was_encrypted(settings):
    seen = _seen(
        settings,
        proxies=["10.0.0.0/24"],
        peer="10.0.0.1",
        **{"x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "https"},
    )

    assert seen == ("198.51.100.1", True, "testserver")


def test_what_stands_before_the_first_stranger_is_his_invention(settings):
    chain = "1.1.1.1, 198.51.100.9, 10.0.0.2"
    seen = _seen(settings, proxies=["10.0.0.0/24"], peer="10.0.0.1", **{"x-forwarded-for": chain})

    assert seen[0] == "198.51.100.9"


@pytest.mark.parametrize(
    ("chain", "address"),
    [
        ("198.51.100.1:4711", "198.51.100.1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        ("rubbish, 198.51.100.1", "198.51.100.1"),
        ("198.51.100.1, rubbish", "10.0.0.1"),
        ("", "10.0.0.1"),
        (",,,", "10.0.0.1"),
    ],
)
def test_every_way_to_write_an_address_is_read(settings, chain, address):
    seen = _seen(settings, proxies=["10.0.0.1"], peer="10.0.0.1", **{"x-forwarded-for": chain})

    assert seen[0] == address


def test_a_socket_is_trusted_by_its_name(settings):
    forwarded = {"x-forwarded-for": "198.51.100.1"}

    assert _seen(settings, proxies=["unix"], peer="", **forwarded)[0] == "198.51.100.1"
    assert _seen(settings, proxies=["10.0.0.1"], peer="", **forwarded)[0] == ""


def test_a_forwarded_host_counts_from_nobody(settings):
    forwarded = {"x-forwarded-host": "evil.example"}

    assert _seen(settings, proxies=["10.0.0.1"], peer="10.0.0.1", **forwarded)[2] == "testserver"


def test_a_proxy_that_is_no_address_stops_the_start(settings):
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        _seen(settings, proxies=["proxy.local"], peer="10.0.0.1")
