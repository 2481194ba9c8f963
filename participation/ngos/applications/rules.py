"""What the office has set for applications."""

from participation.ngos.models import NgoSettings


def rules_now() -> NgoSettings:
    """Return what holds today. Writes nothing."""
    # Wagtail's own ``load`` stores a row where there is none.
    return NgoSettings.base_queryset().first() or NgoSettings()
