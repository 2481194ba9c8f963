"""The form in which editors write any page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput

from cms.core.slugs import ZWNJ, page_slug


class BasePageForm(WagtailAdminPageForm):
    """Says beside the field what ``BasePage.clean`` would say of a reserved slug."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the slug field take a zero-width non-joiner; it is turned into a hyphen."""
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            field = self.fields["slug"]
            field.widget = SlugInput(formatters=[(ZWNJ, "-")])
            to_python = field.to_python
            field.to_python = lambda value: page_slug(to_python(value))

    def clean_slug(self) -> str:
        """Refuse a reserved first segment."""
        slug: str = self.cleaned_data["slug"]
        if self.parent_page is not None:
            try:
                self.instance.refuse_reserved_slug(slug, self.parent_page)
            except ValidationError as error:
                raise ValidationError(error.messages) from error
        return slug
