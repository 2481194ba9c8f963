"""Security: headers, cookies, passwords, content policies, sign-in."""

from config.settings import env

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "wagtailadmin_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
STAFF_TWO_FACTOR_REQUIRED = env.flag("STAFF_TWO_FACTOR_REQUIRED", default=False)
# With fewer left, the person is told to make new ones.
STAFF_RECOVERY_CODES_LOW = 3

# Sessions of staff end after a rest, and some hours after the password was given.
STAFF_IDLE_MINUTES = env.number("STAFF_IDLE_MINUTES", 30)
STAFF_SESSION_HOURS = env.number("STAFF_SESSION_HOURS", 12)
STAFF_SEEN_COOKIE_NAME = "staff_seen"
SESSION_ENGINE = "participation.staff_access.sessions"
SESSION_COOKIE_AGE = STAFF_SESSION_HOURS * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# Keys of the sensitive fields: "id:base64,id2:base64"; the first encrypts, every one decrypts.
ENCRYPTION_KEYS = env.text("ENCRYPTION_KEYS")
# Finds equal values (a follow key, a mobile) without reading them. It outlives every rotation.
KEYED_HASH_KEY = env.text("KEYED_HASH_KEY")
