"""A browser at the door of the admin, and the phone that makes codes."""

import html
import re
import time
from dataclasses import dataclass
from typing import Any

import pyotp
from django.contrib.auth.models import Group, Permission
from django.test import Client

from participation.common.models import User

PASSWORD = "کاشی-لاجوردی-ده‌پر"


@dataclass
class Phone:
    """An app that makes codes, set up from what the page shows."""

    secret: str

    def code(self, *, steps: int = 0) -> str:
        """Return the code of now, or of some steps later."""
        return pyotp.TOTP(self.secret).at(time.time(), counter_offset=steps)


class Door:
    """A browser at the door of the admin."""

    def __init__(self, **defaults: str) -> None:
        self.client = Client(**defaults)

    def give_password(
        self, user: User, password: str = PASSWORD, next_page: str = "/admin/"
    ) -> Any:
        """Send the login form."""
        return self.client.post(
            "/admin/login/",
            {"username": user.get_username(), "password": password, "next": next_page},
        )

    def give_code(self, code: str, **data: str) -> Any:
        """Send the code of the second step."""
        return self.client.post("/admin/login/code/", {"code": code, **data})

    def get(self, path: str, **headers: str) -> Any:
        """Open an address."""
        return self.client.get(path, headers=headers)

    def is_in(self) -> bool:
        """Return whether the dashboard opens."""
        return self.client.get("/admin/").status_code == 200

    def set_up(self, user: User) -> tuple[Phone, list[str]]:
        """Give the password, set the app up at the door, return it and the recovery codes."""
        self.give_password(user)
        return enrol(self.client, "/admin/login/app/")


def shown_form(response: Any) -> tuple[Phone, str]:
    """Return the app that read the page and the token of the form."""
    page = response.content.decode()
    address = html.unescape(re.search(r'href="(otpauth://[^"]+)"', page).group(1))
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    return Phone(pyotp.parse_uri(address).secret), html.unescape(token)


def shown_codes(response: Any) -> list[str]:
    """Return the recovery codes on a page."""
    return re.findall(r'<li><bdi dir="ltr">([۰-۹ ]{14})</bdi></li>', response.content.decode())


def enrol(client: Client, address: str, **data: str) -> tuple[Phone, list[str]]:
    """Set the app up on a page and return it with the recovery codes."""
    phone, token = shown_form(client.get(address))
    response = client.post(address, {"token": token, "code": phone.code(), **data})
    return phone, shown_codes(response)


def let_into_admin(user: User) -> None:
    """Give what every group of staff has: the way into the admin."""
    group, _created = Group.objects.get_or_create(name="staff of these tests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
