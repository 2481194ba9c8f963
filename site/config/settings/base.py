"""Django itself: what is installed, in which order, where things are kept."""

from pathlib import Path

from config.settings import database, env

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))

DEBUG = False
IS_PRODUCTION = False
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "127.0.0.1,localhost")
PUBLIC_URL = env.text("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
# The page of all components, for developers.
SHOW_STYLEGUIDE = False

INSTALLED_APPS = [
    # First, because it changes how dates are shown before anything else imports the formatter.
    "persian",
    "cms.core",
    "cms.demo",
    "cms.documents",
    "cms.events",
    "cms.goals",
    "cms.home",
    "cms.images",
    "cms.navigation",
    "cms.news",
    "cms.notices",
    "cms.offices",
    "cms.reports",
    "cms.search_page",
    "cms.services",
    "cms.standard_pages",
    "cms.contact",
    "search",
    "participation.cases",
    "participation.common",
    "participation.complaints",
    "participation.ngos",
    "participation.ngos.applications",
    "participation.ngos.changes",
    "participation.ngos.guide",
    "participation.ngos.statutes",
    "participation.ngos.supervision",
    "participation.ngos.projects",
    "participation.place_names",
    "participation.place_names.rules",
    "participation.resolutions",
    "participation.staff_access",
    "participation.visits",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "modelsearch",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "corsheaders",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django_otp",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.middleware.proxies.TrustedProxyMiddleware",
    "config.middleware.access_log.AccessLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.policies.HeadersMiddleware",
    "config.middleware.policies.ContentPolicyMiddleware",
    "config.middleware.hostile.HostileRequestMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    # Adds random bytes, so that a secret beside what a stranger chose is not guessed by length.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "participation.staff_access.middleware.StaffAccessMiddleware",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
# Processes that `manage.py serve` answers with.
WEB_WORKERS = env.number("WEB_WORKERS", 2)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms.core.context.shell",
            ],
            # The parts of every page, so that templates of the desk need not name the layer above.
            "builtins": ["cms.core.templatetags.core", "persian.templatetags.persian"],
        },
    },
]

DATABASE_URL = env.text("DATABASE_URL")
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / "db" / "mosharekat.sqlite3",
    "OPTIONS": {
        # A deferred transaction answers "database is locked" when its read turns into a write;
        # an immediate one waits.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY;"
            # What is deleted is overwritten: it must not be read from the pages that it leaves.
            "PRAGMA secure_delete=ON;"
        ),
    },
}
DATABASES = {"default": database.postgresql(DATABASE_URL) if DATABASE_URL else SQLITE}

AUTH_USER_MODEL = "common.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", "فارسی")]
# Persian for what the installed libraries leave in English or say badly; apart from ours, because
# collecting our own texts drops what our code does not say.
LIBRARY_LOCALE_PATH = ROOT / "site" / "locale_libraries"
LOCALE_PATHS = [ROOT / "site" / "locale", LIBRARY_LOCALE_PATH]
TIME_ZONE = "Asia/Tehran"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PRIVATE_ROOT,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# A page editor with many blocks sends many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
