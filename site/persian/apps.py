"""The application that teaches Django to read and show Persian."""

from django.apps import AppConfig


class PersianConfig(AppConfig):
    """Installed first: it has to wrap the date formatter before others import it."""

    name = "persian"
    verbose_name = "Persian"

    def import_models(self) -> None:
        """Set the calendar in before the models of any app build their panels and blocks."""
        super().import_models()
        from persian.seam import choices, inputs, read, show  # noqa: PLC0415

        show.install()
        read.install()
        inputs.install()
        choices.install()

    def ready(self) -> None:
        """Take the places of the admin's own template tags, before any template is read."""
        from persian.seam import admin  # noqa: PLC0415

        admin.install()
