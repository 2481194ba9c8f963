"""What the steps of every kind of submission share. What was typed stays as it was typed."""

from participation.cases.wizard.forms.check import FILE_GONE, CheckForm
from participation.cases.wizard.forms.files import FilesForm
from participation.cases.wizard.forms.person import MobileForm, PersonForm
from participation.cases.wizard.forms.questions import QuestionsForm
from participation.cases.wizard.forms.step import INPUT, Row, StepForm
from participation.cases.wizard.forms.words import WordsForm

__all__ = [
    "FILE_GONE",
    "INPUT",
    "CheckForm",
    "FilesForm",
    "MobileForm",
    "PersonForm",
    "QuestionsForm",
    "Row",
    "StepForm",
    "WordsForm",
]
