"""Writing the menus from code: the demonstration, an import."""

from typing import Any

from django.db import transaction

from cms.navigation.models import Menus

Blocks = list[tuple[str, dict[str, Any]]]


@transaction.atomic
def save_menus(*, main: Blocks, footer: Blocks, shortcuts: Blocks) -> Menus:
    """Replace the menus by blocks such as ``("item", {"title": …, "page": page})``.

    Raises ValidationError where the admin's form would.
    """
    menus: Menus = Menus.objects.select_for_update().first() or Menus()
    menus.main, menus.footer, menus.shortcuts = main, footer, shortcuts
    menus.full_clean()
    for stream in (menus.main, menus.footer, menus.shortcuts):
        stream.stream_block.clean(stream)
    menus.save()
    return menus
