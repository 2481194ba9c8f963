"""Environment variables: the only thing that differs from one deployment to the next.

Every name read here stands in ``.env.example``; a test compares the two.
"""

import base64
import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Return the variable, or ``default`` where it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return True for 1, true, yes, on; False for 0, false, no, off; else the default.

    Raises ImproperlyConfigured for any other word, so that a typing error never switches a
    protection off.
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def number(name: str, default: int) -> int:
    """Return the variable as a whole number. Raises ImproperlyConfigured where it is not one."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from error


def choice(name: str, *choices: str) -> str:
    """Return the variable, or the first choice. Raises ImproperlyConfigured for any other word."""
    value = text(name, choices[0]).lower()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}; write {' or '.join(choices)}.")
    return value


def items(name: str, default: str = "") -> list[str]:
    """Return the variable's comma-separated parts, without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def required(*names: str) -> None:
    """Raise ImproperlyConfigured with one sentence that names every variable that is missing."""
    missing = [name for name in names if not text(name)]
    if missing:
        raise ImproperlyConfigured(
            f"Set {', '.join(missing)} in the environment before starting (see .env.example)."
        )


def random_key() -> str:
    """Return 32 random bytes as base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Return the secret kept in ``path``, made on the first call and readable by its owner only.

    Two processes that start together get the same one: the file appears whole or not at all.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, scratch = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(make())
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(scratch)
        Path(scratch).unlink()
    return path.read_text(encoding="ascii").strip()
