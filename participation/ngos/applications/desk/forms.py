"""What every act on an application is typed into."""

from typing import Any

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.ngos.applications.models import Application


class ActForm(VersionForm):
    """An act; ``name`` keeps the ids of several forms on one screen apart."""

    def __init__(
        self, data: Any = None, *, name: str, application: Application, user: User, **kwargs: Any
    ) -> None:
        """Know the version that the screen shows."""
        self.application, self.user = application, user
        kwargs["initial"] = {
            "version": application.case.version,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(data, auto_id=f"{name}-%s", **kwargs)
        self.arrange()

    def arrange(self) -> None:
        """Fit the fields to the application; an act says how."""
