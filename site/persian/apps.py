"""The application that teaches Django to read and show Persian."""

from django.apps import AppConfig


class PersianConfig(AppConfig):
    """Installed first: it has to wrap the date formatter before others import it."""

    name = "persian"
    verbose_name = "Persian"
