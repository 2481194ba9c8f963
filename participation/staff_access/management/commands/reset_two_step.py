"""The way back in for the only administrator, who lost phone and codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participation.common.models import User
from participation.staff_access import selectors, services


class Command(BaseCommand):
    """Take somebody's authenticator away."""

    help = (
        "Take the authenticator of one member of staff away and end all his sessions. He sets up "
        "the app again at the next sign-in. The log of the site keeps it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the account."""
        parser.add_argument("username", help="the user name with which the person signs in")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say why not."""
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['username']!r}.")
        if selectors.authenticator_of(user) is None:
            self.stdout.write("No authenticator is set up; nothing to take away.")
        elif options["dry_run"]:
            self.stdout.write("Would take the authenticator away and end all sessions.")
        else:
            services.reset(user=user, by=None)
            self.stdout.write("Done. The app is set up again at the next sign-in.")
