"""Photos, decoded and encoded anew: pixels pass, everything else stays behind."""

import contextlib
import io

from PIL import Image, ImageCms, ImageOps

from participation.common.cleaning.answers import TOO_COMPLEX, Bounds, Cleaned, RefusedError

_READERS = {"jpeg": ["JPEG", "MPO"], "png": ["PNG"], "webp": ["WEBP"], "heic": ["HEIF"]}
QUALITY = 88


def clean(content: bytes, name: str, bounds: Bounds) -> Cleaned:
    """Return a JPEG, or a PNG where it was one or shows what lies behind it."""
    picture = bare_pixels(content, name, bounds)
    becomes = "png" if name == "png" or picture.mode == "RGBA" else "jpeg"
    return Cleaned(
        content=encoded(picture, becomes),
        becomes=becomes,
        width=picture.width,
        height=picture.height,
    )


def bare_pixels(content: bytes, name: str, bounds: Bounds) -> Image.Image:
    """Return the first picture of a file, upright, in RGB or RGBA, without its metadata.

    Raises RefusedError for one of too many pixels, before any of them is decoded.
    """
    if name == "heic":
        # Its decoder is a large library: only loaded for files of its own kind.
        from pillow_heif import register_heif_opener  # noqa: PLC0415

        register_heif_opener()
    # Pillow would only warn; the size is looked at here.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(content), formats=_READERS[name]) as opened:
        if opened.width * opened.height > bounds.pixels:
            raise RefusedError(TOO_COMPLEX)
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        clear = _in_plain_colours(upright)
    bare = Image.new(clear.mode, clear.size)
    bare.paste(clear)
    return bare


def encoded(picture: Image.Image, name: str) -> bytes:
    """Return the file of a picture that has nothing but pixels."""
    out = io.BytesIO()
    if name == "png":
        picture.save(out, "PNG")
    else:
        picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB or RGBA of the web's colour space."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey; a plain conversion would make everything white.
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    see_through = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"} and not see_through:
        # The profile is foreign data and stays behind, so its colours are worked in.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            web = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, web, outputMode="RGB")
            if converted is not None:
                return converted
    return picture.convert("RGBA" if see_through else "RGB")
