"""Tests: the development settings, made fast and quiet."""

import tempfile
from pathlib import Path

from config.settings import env
from config.settings.dev import *

_SCRATCH = Path(tempfile.mkdtemp(prefix="mosharekat-test-"))

SECRET_KEY = "only-for-tests-" + "x" * 50
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_ROOT = _SCRATCH / "private"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
}
ENCRYPTION_KEYS = f"test:{env.random_key()}"
KEYED_HASH_KEY = env.random_key()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_BACKEND = "participation.common.outbox.sms.memory.MemorySms"
# Every client of a test builds the middleware anew, which would look at each static file each time.
WHITENOISE_AUTOREFRESH = True
