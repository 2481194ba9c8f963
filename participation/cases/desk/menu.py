"""Items of the admin's menus that some people see."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from participation.common.models import User


class GuardedMenuItem(MenuItem):
    """An item for those who ``may`` open what it leads to."""

    def __init__(self, *args: Any, may: Callable[[User], bool], **kwargs: Any) -> None:
        """Keep whom to ask."""
        super().__init__(*args, **kwargs)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask whether the person may."""
        return isinstance(request.user, User) and self.may(request.user)
