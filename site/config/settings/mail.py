"""What leaves: e-mail, SMS and the outbox that both wait in."""

from config.settings import env

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if EMAIL_HOST else "console"
)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "noreply@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Doubling from a minute to six hours, twelve attempts last about a day.
OUTBOX_MAX_ATTEMPTS = env.number("OUTBOX_MAX_ATTEMPTS", 12)
# Recipients and words of what has left (or was given up) are emptied after this.
OUTBOX_KEEP_DAYS = env.number("OUTBOX_KEEP_DAYS", 30)
# What was written on the contact page is deleted after this, answered or not.
CONTACT_KEEP_DAYS = env.number("CONTACT_KEEP_DAYS", 365)

SMS_GATEWAY_URL = env.text("SMS_GATEWAY_URL")
SMS_GATEWAY_TOKEN = env.text("SMS_GATEWAY_TOKEN")
SMS_SENDER = env.text("SMS_SENDER")
# Our names of texts and the operator's ids of them: "case_received:1201,code:1202". An id that is
# entered in the desk's menu goes before them.
SMS_PATTERNS = dict(item.split(":", 1) for item in env.items("SMS_PATTERNS") if ":" in item)
SMS_BACKEND = "participation.common.outbox.sms.{}".format(
    "gateway.HttpGatewaySms" if SMS_GATEWAY_URL else "console.ConsoleSms"
)
