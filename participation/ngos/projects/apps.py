"""Django application: projects of NGOs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """Projects of NGOs."""

    name = "participation.ngos.projects"
    label = "ngo_projects"
    verbose_name = _("Projects of NGOs")

    def ready(self) -> None:
        """Register plans as cases, and projects on the pages of NGOs."""
        # Models are ready only now.
        from participation.ngos.projects import kind, rooms  # noqa: PLC0415

        kind.register()
        rooms.register()
