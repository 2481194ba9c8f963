"""What is asked of each change."""

from participation.ngos.changes.forms.about import Asked
from participation.ngos.changes.forms.board import BoardForm
from participation.ngos.changes.forms.choose import SortForm
from participation.ngos.changes.forms.newcomer import NewcomerForm
from participation.ngos.changes.forms.said import SaidForm

__all__ = ["Asked", "BoardForm", "NewcomerForm", "SaidForm", "SortForm"]
