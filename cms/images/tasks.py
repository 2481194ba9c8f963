"""Work on pictures that no request waits for."""

from django_tasks import task

from cms.images.models import CustomImage
from cms.images.services import make_sources
from participation.common.sandbox import SandboxError


@task()
def make_sources_task(image_id: int) -> bool:
    """Make one picture's files; where it cannot be decoded, the row keeps the reason."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is None:
        return False
    try:
        return make_sources(image)
    except (SandboxError, FileNotFoundError) as error:
        CustomImage.objects.filter(pk=image_id).update(sources_error=str(error)[:200])
        return False
