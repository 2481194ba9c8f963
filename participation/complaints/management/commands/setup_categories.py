"""Make the categories that the office begins with."""

from django.core.management.base import BaseCommand

from participation.complaints.social import ensure_category


class Command(BaseCommand):
    """Safe to repeat."""

    help = (
        "Makes the category of social referrals, as soon as there is a unit and unless there is "
        "one of its sort (setup_site calls it). Exit code 0."
    )

    def handle(self, *, verbosity: int = 1, **options: object) -> None:
        """Make it, and say so."""
        made = ensure_category()
        if made is not None and verbosity:
            self.stdout.write(f"Category «{made}» made.")
