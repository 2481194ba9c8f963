"""Production: PostgreSQL, workers, HTTPS. Stops with one sentence when something is missing."""

from config.settings import env
from config.settings.api import *
from config.settings.base import *
from config.settings.log import *
from config.settings.mail import *
from config.settings.search import *
from config.settings.security import *
from config.settings.wagtail import *

env.required(
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
    "ENCRYPTION_KEYS",
    "KEYED_HASH_KEY",
    "EMAIL_HOST",
    "DEFAULT_FROM_EMAIL",
)

IS_PRODUCTION = True
STAFF_TWO_FACTOR_REQUIRED = env.flag("STAFF_TWO_FACTOR_REQUIRED", default=True)
# Never the console: what it prints lands in a log. Without an address the rows wait, visibly.
SMS_BACKEND = "participation.common.outbox.sms.gateway.HttpGatewaySms"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
