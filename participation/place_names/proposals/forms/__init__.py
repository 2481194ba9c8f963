"""What is asked at each step of a proposal."""

from participation.place_names.proposals.forms.asked import Asked
from participation.place_names.proposals.forms.name import NameForm
from participation.place_names.proposals.forms.papers import PapersForm
from participation.place_names.proposals.forms.where import WhereForm
from participation.place_names.proposals.forms.why import WhyForm

__all__ = ["Asked", "NameForm", "PapersForm", "WhereForm", "WhyForm"]
