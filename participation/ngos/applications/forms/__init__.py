"""What is asked in each section of an application."""

from participation.ngos.applications.forms.about import Asked
from participation.ngos.applications.forms.name import NameForm
from participation.ngos.applications.forms.outside import OutsideForm
from participation.ngos.applications.forms.papers import PapersForm
from participation.ngos.applications.forms.person import PersonForm
from participation.ngos.applications.forms.place import PlaceForm
from participation.ngos.applications.forms.statute import MendStatuteForm, StatuteForm
from participation.ngos.applications.forms.work import WorkForm

__all__ = [
    "Asked",
    "MendStatuteForm",
    "NameForm",
    "OutsideForm",
    "PapersForm",
    "PersonForm",
    "PlaceForm",
    "StatuteForm",
    "WorkForm",
]
