"""The form in which editors write any page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput

from cms.core.slugs import RESERVED_MESSAGE, ZWNJ, is_reserved, page_slug


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
        if self.parent_page is not None and is_reserved(slug, self.parent_page):
            raise ValidationError(RESERVED_MESSAGE, code="reserved")
        return slug
