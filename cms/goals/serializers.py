"""Groups of duties in the API."""

from typing import Any

from rest_framework.fields import Field

from cms.core.serializers import page_reference


class DutyGroupsField(Field[Any, Any, Any, Any]):
    """The groups with their duties, each with the fragment that points at it."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        """Return the groups as the page shows them."""
        return instance.numbered_groups()

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        """Return them in the order of the page."""
        return [
            {
                "title": group.title,
                "description": group.description,
                "anchor": group.anchor,
                "duties": [
                    {
                        "number": number,
                        "text": duty.text,
                        "anchor": duty.anchor,
                        "legal_reference": duty.legal_reference,
                        "legal_url": duty.legal_url,
                        "carried_out_by": page_reference(duty.page),
                    }
                    for number, duty in duties
                ],
            }
            for group, duties in value
        ]
