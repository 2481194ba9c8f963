"""The boxes of a category's own questions."""

from participation.complaints.models import Category


def question_of(asked: Category, index: int) -> str:
    """The name of the field of a question."""
    return f"question_{list(asked.questions.all())[index].pk}"
