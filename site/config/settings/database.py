"""The database: a file under ``var/``, or PostgreSQL by ``DATABASE_URL``."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings import env


def postgresql(url: str) -> dict[str, Any]:
    """Return the connection that ``postgresql://user:password@host:port/name?option=…`` says.

    What the query holds goes to the driver (``sslmode=verify-full``); a socket is
    ``?host=/run/postgresql``. Raises ImproperlyConfigured, never showing the address, because it
    holds the password.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL is written postgresql://user:password@host:5432/name."
        )
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("The port in DATABASE_URL is not a number.") from error
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": env.number("DATABASE_KEEP_SECONDS", 60),
        "CONN_HEALTH_CHECKS": True,
    }
