"""What is asked at each step of a submission. What was typed stays as it was typed."""

from participation.complaints.forms.against import AgainstForm
from participation.complaints.forms.category import CategoryForm
from participation.complaints.forms.check import FILE_GONE, CheckForm
from participation.complaints.forms.files import FilesForm
from participation.complaints.forms.person import MobileForm, PersonForm
from participation.complaints.forms.questions import QuestionsForm
from participation.complaints.forms.step import StepForm
from participation.complaints.forms.story import StoryForm

__all__ = [
    "FILE_GONE",
    "AgainstForm",
    "CategoryForm",
    "CheckForm",
    "FilesForm",
    "MobileForm",
    "PersonForm",
    "QuestionsForm",
    "StepForm",
    "StoryForm",
]
