"""Security: headers, cookies, passwords, content policies, sign-in."""

from datetime import timedelta
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

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
WAGTAILADMIN_USER_LOGIN_FORM = "participation.staff_access.forms.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "participation.staff_access.forms.ForgottenPasswordForm"  # noqa: S105
# A password that many know and nobody's guesses are counted for is none.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
PASSWORD_RESET_TIMEOUT = 4 * 3600
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

# Guessing passwords: so many failures of one account from one address, or of one address over
# all accounts, and nobody comes in from there for a while. The same answer for every name.
AXES_HANDLER = "participation.staff_access.lockout.LockoutHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = env.number("SIGN_IN_FAILURES_OF_ACCOUNT", 5)
SIGN_IN_FAILURES_OF_ADDRESS = env.number("SIGN_IN_FAILURES_OF_ADDRESS", 30)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("SIGN_IN_COOL_OFF_MINUTES", 15))
# Tries during the wait neither count nor make it longer: else anybody could keep another out.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "participation.staff_access.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "participation.common.defence.callers.counted_address"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next", "email"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Headers that say who asked and how (X-Forwarded-…) count only from these: addresses, networks,
# or "unix" for a socket. From anybody else they are dropped.
TRUSTED_PROXIES = env.items("TRUSTED_PROXIES")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Where pictures of maps come from, if the office shows any: see MAP_TILES.
_tiles = urlsplit(env.text("MAP_TILES").split("{", maxsplit=1)[0])
MAP_ORIGIN = [f"{_tiles.scheme}://{_tiles.netloc}"] if _tiles.netloc else []

# Two content policies. The public one allows nothing inline and nothing from elsewhere.
_OWN = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", *MAP_ORIGIN],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _OWN}
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **_OWN,
        # Uploads are shown before they are sent; a page is shown in a frame before it is published.
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
    }
}
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
