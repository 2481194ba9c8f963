"""Development and demonstration: everything embedded, nothing to set up."""

import secrets

from config.settings import env
from config.settings.api import *
from config.settings.base import *
from config.settings.base import VAR
from config.settings.log import *
from config.settings.search import *
from config.settings.security import *
from config.settings.wagtail import *

DEBUG = env.flag("DEBUG", default=False)

for _folder in ("db", "media", "private", "static", "log"):
    (VAR / _folder).mkdir(parents=True, exist_ok=True)


def _kept_secret(name: str) -> str:
    """Return a secret made once and kept under ``var/``: sessions outlive a restart."""
    path = VAR / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = env.text("SECRET_KEY") or _kept_secret("secret-key")

# Files straight from where they lie: no collectstatic before the first look.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = True
INTERNAL_IPS = ["127.0.0.1"]
