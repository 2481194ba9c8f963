"""Make the groups of staff that the office begins with."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import transaction

from participation.staff_access.groups import ensure_groups
from participation.staff_access.permission_names import name_permissions


class Command(BaseCommand):
    """Again changes nothing."""

    help = (
        "Makes the groups of docs/permissions.md that are missing. What the office has changed in "
        "a group stays; --restore brings all of them back to what is documented. --new gives a "
        "permission that came with an upgrade to the groups that are meant to have it (setup_site "
        "does so). Names of permissions are written in Persian."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--restore", action="store_true", help="undo changes of these groups")
        parser.add_argument(
            "--new", nargs="+", default=[], metavar="APP.CODENAME", help="permissions that are new"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what it would do")

    def handle(self, *, restore: bool, new: list[str], dry_run: bool, **options: object) -> None:
        """Do it and say what was done."""
        with transaction.atomic():
            done = ensure_groups(restore=restore, new=new)
            named = name_permissions()
            if dry_run:
                transaction.set_rollback(True)
        if named:
            said = "would be named" if dry_run else "named"
            self.stdout.write(f"{named} permissions {said} in Persian.")
        for said, names in (
            ("made", done.made),
            ("has new permissions", done.widened),
            ("restored", done.restored),
        ):
            for name in names:
                self.stdout.write(f"Group «{name}» {said}{' (dry run)' if dry_run else ''}.")
