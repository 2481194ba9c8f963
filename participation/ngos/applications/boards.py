"""The places on a board that people of a case take."""

from collections.abc import Iterable
from typing import Final

from participation.ngos.applications.enums import Role
from participation.ngos.applications.models import Person
from participation.ngos.enums import Post
from participation.ngos.services import NewSeat

POSTS: Final = {
    Role.DIRECTOR: Post.DIRECTOR,
    Role.ALTERNATE: Post.ALTERNATE,
    Role.INSPECTOR: Post.INSPECTOR,
}


def seats_for(people: Iterable[Person]) -> list[NewSeat]:
    """Return the places that people take, with the hash by which somebody is known again."""
    return [
        NewSeat(name=one.name, post=post, person_hash=one.person_hash)
        for one in people
        for role, post in POSTS.items()
        if getattr(one, role.value)
    ]
