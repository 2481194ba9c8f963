"""Set the site up: tables, demonstration, first account. Again changes nothing."""

import logging
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from participation.common.running.first_admin import USERNAME, create_first_admin, password_file

# Wagtail's root and the home page.
DEPTH_OF_HOME = 2


class Command(BaseCommand):
    """What ``make run`` calls before it serves."""

    help = (
        "Brings the tables up to date, makes the groups of staff that are missing, gives groups "
        "the permissions that are new, makes the category of social referrals, lets staff find "
        "the cases that no word leads to yet, and enters names that are compared with others; "
        "outside production also loads the demonstration once and creates the first account. Says "
        "what it did, and nothing where nothing was to be done."
    )
    # The commands below check what they need.
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        """Do what is missing."""
        before = self._permissions()
        self._migrate()
        self._call("setup_groups", new=sorted(self._permissions() - before) if before else [])
        if not settings.IS_PRODUCTION:
            self._load_demo()
        self._call("setup_categories")
        self._call("index_cases", verbosity=0)
        self._call("hash_cases", verbosity=0)
        self._call("rebuild_names", missing=True, verbosity=0)
        if settings.IS_PRODUCTION:
            return
        if create_first_admin():
            self.stdout.write(f"Account «{USERNAME}» made; its password is in {password_file()}.")

    def _call(self, name: str, **options: Any) -> None:
        """Call a command of an app above, where it is installed."""
        if name in get_commands():
            call_command(name, stdout=self.stdout, **options)

    def _permissions(self) -> set[str]:
        """Return all permissions that there are; none where there is no table yet."""
        if Permission._meta.db_table not in connection.introspection.table_names():
            return set()
        pairs = Permission.objects.values_list("content_type__app_label", "codename")
        return {f"{app}.{codename}" for app, codename in pairs}

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write("Making the tables …")
            call_command("migrate", verbosity=0, interactive=False)
            self.stdout.write(f"{len(plan)} migrations applied.")
            # What was written before there was a search, or by an older one.
            call_command("rebuild_search", changed=True, verbosity=0, stdout=StringIO())

    def _load_demo(self) -> None:
        """Load it where there is no content, or where the last load was stopped half way."""
        unfinished = Path(settings.VAR) / "demo-unfinished"
        has_content = Page.objects.filter(depth__gt=DEPTH_OF_HOME).exists()
        if "load_demo" not in get_commands() or (has_content and not unfinished.exists()):
            return
        self.stdout.write("Loading the demonstration …")
        unfinished.touch()
        # A line for each page would bury the progress bar.
        logging.disable(logging.INFO)
        try:
            call_command("load_demo")
        finally:
            logging.disable(logging.NOTSET)
        unfinished.unlink()
