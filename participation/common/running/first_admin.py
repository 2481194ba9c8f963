"""The first account, so that a fresh clone can be signed in to."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password

from participation.common.models import User

USERNAME = "admin"
# Without letters and digits that are mistaken for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def password_file() -> Path:
    """Return where the generated password is kept."""
    return Path(settings.VAR) / "admin-password"


def create_first_admin() -> bool:
    """Create the account with a generated password; return False where somebody administers."""
    if User.objects.filter(is_superuser=True).exists():
        return False
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
    path = password_file()
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(f"{password}\n", encoding="ascii")
    User.objects.create_superuser(username=USERNAME, password=password)
    return True


def first_password() -> str:
    """Return the generated password while it still opens the account, else nothing."""
    user = User.objects.filter(username=USERNAME, is_active=True).only("password").first()
    try:
        password = password_file().read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return password if user is not None and check_password(password, user.password) else ""
