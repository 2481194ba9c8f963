"""Production: PostgreSQL, workers, HTTPS. Stops with one sentence when something is missing."""

from config.settings import env
from config.settings.api import *
from config.settings.base import *
from config.settings.log import *
from config.settings.search import *
from config.settings.security import *
from config.settings.wagtail import *

env.required("SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "ENCRYPTION_KEYS", "KEYED_HASH_KEY")

STAFF_TWO_FACTOR_REQUIRED = env.flag("STAFF_TWO_FACTOR_REQUIRED", default=True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
