"""The app."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Gathers the kinds of all apps."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Read every app's ``search_kinds.py`` and ``kept_names.py``."""
        autodiscover_modules("search_kinds", "kept_names")
        post_migrate.connect(_follow_flush, sender=self)


def _follow_flush(**_: Any) -> None:
    """Django's `flush` empties the tables of models, and says so by this signal."""
    from search.engines import database_engine  # noqa: PLC0415

    # A migration of another app may come before the entries have a table.
    if "search_entry" in connection.introspection.table_names():
        database_engine().follow_flush()
