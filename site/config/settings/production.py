"""Production: PostgreSQL, workers, HTTPS. Stops with one sentence when something is missing."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings import env
from config.settings.api import *
from config.settings.base import *
from config.settings.defence import *
from config.settings.log import *
from config.settings.mail import *
from config.settings.maps import *
from config.settings.search import *
from config.settings.security import *
from config.settings.uploads import *
from config.settings.wagtail import *

env.required(
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
    "DATABASE_URL",
    "ENCRYPTION_KEYS",
    "KEYED_HASH_KEY",
    "EMAIL_HOST",
    "DEFAULT_FROM_EMAIL",
    # Without it every request would look like plain HTTP from the proxy, and be sent on for ever.
    "TRUSTED_PROXIES",
)
_public = urlsplit(PUBLIC_URL)
if env.flag("DEBUG"):
    raise ImproperlyConfigured("DEBUG is on; production shows no source and no settings to anyone.")
if _public.scheme != "https" or not _public.hostname or _public.path:
    raise ImproperlyConfigured("PUBLIC_URL is written https://name, without a path.")
if "*" in ALLOWED_HOSTS or _public.hostname not in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS names the host of PUBLIC_URL and never *.")

IS_PRODUCTION = True
STAFF_TWO_FACTOR_REQUIRED = env.flag("STAFF_TWO_FACTOR_REQUIRED", default=True)
# Never the console: what it prints lands in a log. Without an address the rows wait, visibly.
SMS_BACKEND = "participation.common.outbox.sms.gateway.HttpGatewaySms"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The prefix makes browsers refuse the cookie from any other name and without HTTPS.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
STAFF_SEEN_COOKIE_NAME = "__Host-staff-seen"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

SECURE_SSL_REDIRECT = env.flag("HTTPS_REDIRECT", default=True)
# Asked from inside, without HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS", default=True)
# Whether browsers ship the name is for the owner of the whole domain to decide.
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W021"]
