"""What is asked at each step of a submission. What was typed stays as it was typed."""

from participation.complaints.forms.against import AgainstForm
from participation.complaints.forms.category import CategoryForm
from participation.complaints.forms.questions import QuestionsForm
from participation.complaints.forms.story import StoryForm

__all__ = ["AgainstForm", "CategoryForm", "QuestionsForm", "StoryForm"]
