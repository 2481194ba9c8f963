"""PDF files: honest ones, and those that do more than to be read."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.participation.common.files.samples.markers import AUTHOR, LINK, PLACE, SCRIPT
from tests.participation.common.files.samples.pictures import tagged


def saved(pdf: Pdf, **options: object) -> bytes:
    """Return the bytes of a document."""
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def document(pages: int = 1) -> Pdf:
    """Return a document of pages that each show one line."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(300, 200))
        page.Contents = Stream(
            pdf, f"BT /F1 18 Tf 20 100 Td (Visible page {number}) Tj ET".encode()
        )
        page.Resources = Dictionary(Font=Dictionary(F1=font))
    return pdf


def plain(pages: int = 1) -> bytes:
    """Return an honest document."""
    return saved(document(pages))


def changed(change: Callable[[Pdf], None]) -> Callable[[], bytes]:
    """Return a builder of a document of one page that ``change`` has worked on."""

    def build() -> bytes:
        pdf = document()
        change(pdf)
        return saved(pdf)

    return build


def encrypted(*, user: str) -> bytes:
    """Return a document under a password; without ``user`` it opens, but is locked."""
    return saved(document(), encryption=pikepdf.Encryption(owner="owner-word", user=user))


def with_script(pdf: Pdf) -> None:
    """Run a script when it is opened, when a page is shown, and by name."""
    action = Dictionary(S=Name.JavaScript, JS=String(SCRIPT))
    pdf.Root.OpenAction = action
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=Stream(pdf, SCRIPT.encode())))
    names = Array([String("start"), pdf.make_indirect(action)])
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))


def with_launch(pdf: Pdf) -> None:
    """Start a program from a link."""
    action = Dictionary(S=Name.Launch, F=String(f"{SCRIPT}.exe"), Next=Dictionary(S=Name.Named))
    add_annotation(pdf, Subtype=Name.Link, A=action)


def with_link(pdf: Pdf) -> None:
    """Ask an address from a link, and send a form to one."""
    add_annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(LINK)))
    submit = Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String(LINK)))
    add_annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Array([]), Next=submit))
    pdf.Root.URI = Dictionary(Base=String(LINK))


def with_embedded_file(pdf: Pdf) -> None:
    """Carry another file, by name and as a pin on the page."""
    pdf.attachments["evil.exe"] = SCRIPT.encode()
    holder = Dictionary(EF=Dictionary(F=Stream(pdf, SCRIPT.encode())), F=String("evil.exe"))
    add_annotation(pdf, Subtype=Name.FileAttachment, FS=holder)


def with_xfa(pdf: Pdf) -> None:
    """Carry a form in XML with a script."""
    form = Stream(pdf, f"<xdp><script>{SCRIPT}</script></xdp>".encode())
    pdf.Root.AcroForm = Dictionary(XFA=Array([String("form"), form]), Fields=Array([]))


def with_film(pdf: Pdf) -> None:
    """Carry something that plays."""
    asset = Stream(pdf, SCRIPT.encode())
    content = Dictionary(Assets=Dictionary(Names=Array([String("a.swf"), asset])))
    add_annotation(pdf, Subtype=Name.RichMedia, RichMediaContent=content)


def with_author(pdf: Pdf) -> None:
    """Say who wrote it: in the information, in XMP, on a note, in an application's own data."""
    pdf.docinfo["/Author"] = AUTHOR
    pdf.docinfo["/Title"] = PLACE
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:p="http://ns.adobe.com/pdf/1.3/" p:Producer="{AUTHOR}"/></rdf:RDF></x:xmpmeta>'
    )
    metadata = Stream(pdf, xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = metadata
    pdf.pages[0].Metadata = metadata
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=String(AUTHOR)))
    add_annotation(pdf, Subtype=Name.Text, T=String(AUTHOR), Contents=String("note"))


def with_tagged_photo(pdf: Pdf) -> None:
    """Show a photo that kept its metadata."""
    photo = Stream(pdf, tagged("JPEG"), Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40)
    photo.ColorSpace, photo.BitsPerComponent, photo.Filter = Name.DeviceRGB, 8, Name.DCTDecode
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(Im0=photo)
    page.Contents = Stream(pdf, b"q 60 0 0 40 20 20 cm /Im0 Do Q")


def with_tagged_photo_packed_twice(pdf: Pdf) -> None:
    """Show the same photo under two filters."""
    with_tagged_photo(pdf)
    photo = pdf.pages[0].Resources.XObject.Im0
    filters = Array([Name.FlateDecode, Name.DCTDecode])
    photo.write(zlib.compress(photo.read_raw_bytes()), filter=filters)


def add_annotation(pdf: Pdf, **entries: object) -> None:
    """Put an annotation on the first page."""
    note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 50, 50]), **entries)
    page = pdf.pages[0]
    if "/Annots" not in page:
        page.Annots = Array([])
    page.Annots.append(pdf.make_indirect(note))


def bomb() -> bytes:
    """Return a page whose content unpacks to 150 megabytes."""
    pdf = document()
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 75_000
    packed = b"".join(packer.compress(block) for _ in range(150)) + packer.flush()
    pdf.pages[0].Contents.write(packed, filter=Name.FlateDecode)
    return saved(pdf, compress_streams=False)


def endless_tree() -> bytes:
    """Return a tree of pages that is its own branch."""
    pdf = document()
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
    return saved(pdf)


def behind_a_page() -> bytes:
    """Return a document that begins as a web page."""
    return f"<html><script>{SCRIPT}</script></html>\n".encode() + plain()
