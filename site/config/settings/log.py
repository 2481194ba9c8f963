"""Logs: to standard error, one line a record, without personal data."""

from config.settings import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"personal_data": {"()": "config.logs.PersonalDataFilter"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", "line", "json"),
            "filters": ["personal_data"],
        },
    },
    "root": {
        "handlers": ["console"],
        "level": env.choice("LOG_LEVEL", "info", "debug", "warning", "error").upper(),
    },
    "loggers": {
        # Django's own handlers would pass by the filter: one writes queries, one sends mail.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # A line of the access log is enough; a traceback each would let strangers fill the disk.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # A line for each request to the search engine says nothing that anybody reads.
        "elastic_transport": {"level": "WARNING"},
        "access": {"level": "INFO" if env.flag("ACCESS_LOG", default=True) else "WARNING"},
    },
}
