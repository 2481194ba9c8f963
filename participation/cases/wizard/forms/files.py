"""The step of files, which are sent on their own: nothing else is asked."""

from participation.cases.wizard.forms.step import Row, StepForm


class FilesForm(StepForm):
    """No field; whoever goes on has passed the step."""

    def rows(self) -> list[Row]:
        """Return nothing: the files themselves are read from their rows."""
        return []
