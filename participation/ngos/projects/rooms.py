"""The projects of an NGO on its page."""

from participation.ngos.models import Ngo
from participation.ngos.projects.selectors import ngo_projects, standing_of_project
from participation.ngos.rooms import Gathered, PublicRoom, register_public_room


def gather(ngo: Ngo) -> Gathered:
    """Return its public projects, newest first; None where there is none."""
    rows = [{"project": one, "standing": standing_of_project(one)} for one in ngo_projects(ngo)]
    return {"rows": rows} if rows else None


def register() -> None:
    """Register the room; called once the apps are ready."""
    register_public_room(
        PublicRoom(
            name="projects",
            order=20,
            template="ngos/projects/includes/of_ngo.html",
            gather=gather,
        )
    )
