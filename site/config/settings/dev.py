"""Development and demonstration: everything embedded, nothing to set up."""

import secrets

from config.settings import env
from config.settings.api import *
from config.settings.base import *
from config.settings.base import VAR
from config.settings.defence import *
from config.settings.log import *
from config.settings.mail import *
from config.settings.maps import *
from config.settings.search import *
from config.settings.security import *
from config.settings.uploads import *
from config.settings.wagtail import *

DEBUG = env.flag("DEBUG", default=False)
SHOW_STYLEGUIDE = True

for _folder in ("db", "media", "private", "static", "log"):
    (VAR / _folder).mkdir(parents=True, exist_ok=True)

# Secrets made once and kept under var/: sessions and encrypted values outlive a restart.
SECRET_KEY = env.text("SECRET_KEY") or env.kept_secret(
    VAR / "secret-key", lambda: secrets.token_urlsafe(48)
)
ENCRYPTION_KEYS = ENCRYPTION_KEYS or env.kept_secret(
    VAR / "encryption-keys", lambda: f"dev:{env.random_key()}"
)
KEYED_HASH_KEY = KEYED_HASH_KEY or env.kept_secret(VAR / "keyed-hash-key", env.random_key)

# Files straight from where they lie: no collectstatic before the first look.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = True
INTERNAL_IPS = ["127.0.0.1"]
