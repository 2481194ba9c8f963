"""Benchmarks: local files, rate limits off. Refuses to serve anybody but this machine."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings.dev import *

if urlsplit(PUBLIC_URL).hostname not in {"127.0.0.1", "::1", "localhost"}:
    raise ImproperlyConfigured(
        "The bench settings switch protections off; PUBLIC_URL must be http://127.0.0.1."
    )

DEBUG = False
AXES_ENABLED = False
DEFENCE_ENABLED = False
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"public-read": None}}  # type: ignore[dict-item]
