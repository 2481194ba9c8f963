"""What the tests of every kind of page need: the first page, pages below it, a picture."""

import factory
import wagtail_factories
from wagtail.models import Site

from cms.home.models import HomePage
from cms.images.models import CustomImage


def home_page() -> HomePage:
    """Return the page that the migrations made the root of the site."""
    return Site.objects.get(is_default_site=True).root_page.specific


class PageFactory(wagtail_factories.PageFactory):
    """A published page; its slug is made from its title, as for an editor."""

    slug = ""
    parent = factory.LazyFunction(home_page)

    class Meta:
        abstract = True


def made_sources(width: int = 640) -> list[dict[str, object]]:
    """Return rows as if the web's files had been made."""
    return [
        {
            "shape": shape,
            "format": kind,
            "width": width,
            "height": width * 9 // 16,
            "name": f"pictures/made-{width}.{kind}",
            "bytes": 1000,
        }
        for shape in ("whole", "wide")
        for kind in ("avif", "webp")
    ]


class PictureFactory(wagtail_factories.ImageFactory):
    """A picture whose files for the web are there already."""

    title = factory.Sequence(lambda n: f"عکس {n}")
    description = "نمای میدان"
    sources = factory.LazyFunction(made_sources)

    class Meta:
        model = CustomImage
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        picture = super()._create(model_class, *args, **kwargs)
        picture.sources_key = picture.wanted_sources_key()
        picture.save(update_fields=["sources_key"])
        return picture
