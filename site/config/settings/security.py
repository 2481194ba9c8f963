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
STAFF_TWO_FACTOR_REQUIRED = env.flag("STAFF_TWO_FACTOR_REQUIRED", default=False)

# Keys of the sensitive fields: "id:base64,id2:base64"; the first encrypts, every one decrypts.
ENCRYPTION_KEYS = env.text("ENCRYPTION_KEYS")
# Finds equal values (a follow key, a mobile) without reading them. It outlives every rotation.
KEYED_HASH_KEY = env.text("KEYED_HASH_KEY")
