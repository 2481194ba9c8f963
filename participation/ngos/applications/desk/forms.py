"""What every act on an application or a change is typed into."""

from typing import Any

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.ngos.applications.models import Dossier


class ActForm(VersionForm):
    """An act; ``name`` keeps the ids of several forms on one screen apart."""

    def __init__(
        self, data: Any = None, *, name: str, dossier: Dossier, user: User, **kwargs: Any
    ) -> None:
        """Know the version that the screen shows."""
        self.dossier, self.user = dossier, user
        kwargs["initial"] = {
            "version": dossier.case.version,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(data, auto_id=f"{name}-%s", **kwargs)
        self.arrange()

    def arrange(self) -> None:
        """Fit the fields to what it is about; an act says how."""
