"""The square that a phone reads, drawn as one SVG path: no style attribute, no request."""

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET_MODULES = 4


def qr_svg(text: str, *, label: str) -> SafeString:
    """Return an inline SVG, dark on white in both colour schemes, because cameras need that."""
    code = qrcode.QRCode(border=QUIET_MODULES, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg class="staff-qr" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" '
        'width="232" height="232" shape-rendering="crispEdges">'
        '<rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>',
        label=label,
        size=len(matrix),
        path=path,
    )
