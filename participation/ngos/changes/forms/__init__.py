"""What is asked of each change."""

from participation.ngos.changes.forms.about import Asked
from participation.ngos.changes.forms.assembly import EndForm, GazetteForm, StatuteForm
from participation.ngos.changes.forms.board import BoardForm
from participation.ngos.changes.forms.branch import BranchForm, HeadForm
from participation.ngos.changes.forms.choose import SortForm
from participation.ngos.changes.forms.contact import ContactForm
from participation.ngos.changes.forms.name import OtherNameForm
from participation.ngos.changes.forms.newcomer import NewcomerForm
from participation.ngos.changes.forms.reason import ReasonForm
from participation.ngos.changes.forms.said import SaidForm

__all__ = [
    "Asked",
    "BoardForm",
    "BranchForm",
    "ContactForm",
    "EndForm",
    "GazetteForm",
    "HeadForm",
    "NewcomerForm",
    "OtherNameForm",
    "ReasonForm",
    "SaidForm",
    "SortForm",
    "StatuteForm",
]
