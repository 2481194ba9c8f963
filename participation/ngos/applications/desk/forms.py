"""What every act on an application or a change is typed into."""

from typing import cast

from participation.cases.desk import acting
from participation.ngos.applications.models import Dossier


class ActForm(acting.ActForm):
    """An act on an application or a change."""

    @property
    def dossier(self) -> Dossier:
        """What it is about."""
        return cast("Dossier", self.about)
