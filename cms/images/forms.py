"""The upload form: words for those who do not see the picture, and no file that is not one."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from participation.common.sandbox import Limits, SandboxError, run_limited

PROBE = Path(__file__).with_name("probe.py")


class DecodableImageField(WagtailImageField):
    """Wagtail's field, which opens files in this very process, behind one that tries first."""

    def to_python(self, data: Any) -> Any:
        """Return the file. Raises ValidationError where it does not decode within the limits."""
        if data is not None and getattr(data, "size", None):
            self.check_image_file_size(data)
            content = data.read()
            data.seek(0)
            try:
                run_limited(PROBE, stdin=content, limits=Limits(seconds=15))
            except SandboxError as error:
                raise ValidationError(
                    _("This file is no picture, damaged or too large to open; choose another."),
                    code="undecodable",
                ) from error
        return super().to_python(data)


class ImageForm(BaseImageForm):
    """Wagtail's form with an alternative text that is asked for and a file that really decodes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the alternative text; try the file first."""
        if "file" in self.base_fields:
            # The base form ties the file input to the title: the field has to be there before.
            self.base_fields["file"] = _decodable(self.base_fields["file"])
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.label = _("Alternative text")
            field.help_text = _("What the picture shows, for those who do not see it.")
            field.error_messages["required"] = _("Write what the picture shows.")


def _decodable(field: WagtailImageField) -> DecodableImageField:
    if isinstance(field, DecodableImageField):
        return field
    return DecodableImageField(label=field.label, required=field.required, widget=field.widget)
