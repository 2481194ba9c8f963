"""The drawings of the site, as the inside of an inline SVG. All are our own.

To add an icon, draw it on a box of 24 with strokes of 1.75 and round ends and put its shapes here;
"forward" points to the left.
"""

ICONS: dict[str, str] = {
    "alert": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2"/>',
    "back": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "cal": '<path d="M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "doc": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "edit": '<path d="m5 19 .8-4L16 4.8l3.2 3.2L9 18.2zM14 7l3 3"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "fwd": '<path d="M19 12H5m6-6-6 6 6 6"/>',
    "get": '<path d="M12 4v11m-5-5 5 5 5-5M5 19.5h14"/>',
    "hands": (
        '<circle cx="8" cy="8" r="3"/><circle cx="16.5" cy="8.5" r="2.5"/><path d="M2.5 '
        '19.5c.5-4 2.5-6 5.5-6s5 2 5.5 6M15 13.7c3.3-.4 5.5 1.6 6 5.8"/>'
    ),
    "home": '<path d="m3.5 11.5 8.5-7.5 8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.2"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="m11 12 8.5-8.5M16 7l2.5 2.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "ok": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "org": (
        '<path d="M4 20.5V8l8-4.5L20 8v12.5M2.5 20.5h19M9 20.5v-5h6v5M8.5 11h.1M12 '
        '11h.1M15.5 11h.1"/>'
    ),
    "phone": (
        '<path d="M7 3.5h3l1.5 4-2 1.7a11 11 0 0 0 5.3 5.3l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A16 '
        '16 0 0 1 5 5.7a2 2 0 0 1 2-2.2z"/>'
    ),
    "pin": (
        '<path d="M12 21c4-4.7 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.5 6.3 6.5 11z"/><circle '
        'cx="12" cy="10" r="2.3"/>'
    ),
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "route": (
        '<circle cx="6" cy="18" r="2.5"/><circle cx="18" cy="6" r="2.5"/><path d="M8.5 '
        '18H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.5"/>'
    ),
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "share": (
        '<circle cx="6" cy="12" r="2.5"/><circle cx="17.5" cy="6" r="2.5"/><circle cx="17.5" '
        'cy="18" r="2.5"/><path d="m8.2 10.9 7-3.7M8.2 13.1l7 3.7"/>'
    ),
    "sign": '<path d="M12 3.5v17M5 5.5h12l2.5 2.5L17 10.5H5zM8 20.5h8"/>',
    "talk": '<path d="M4 5h16v11h-9l-4.5 4V16H4zM8 9.2h8M8 12.2h5"/>',
    "up": '<path d="M12 16V5m-5 5 5-5 5 5M5 19.5h14"/>',
    "user": '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-4 3.6-6 7.5-6s6.7 2 7.5 6"/>',
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}

# One girih tile for each stage of a matter: a shape as well as a colour.
# Class f is filled with the colour of the text, class k drawn in the colour of the ground.
STATUS_MARKS: dict[str, str] = {
    "done": (
        '<path class="f" d="M10 1.4l5.1 1.6 3.1 4.3v5.4L15.1 17 10 18.6 4.9 17 1.8 '
        '12.7V7.3L4.9 3z"/><path class="k" d="m6.2 10.2 2.7 2.7 5-5.5"/>'
    ),
    "late": (
        '<path d="M10 1.4l5.1 1.6 3.1 4.3v5.4L15.1 17 10 18.6 4.9 17 1.8 12.7V7.3L4.9 3z"/>'
        '<path d="M10 5.5V10l2.8 2"/>'
    ),
    "new": (
        '<path d="M10 1.7l8.4 6.1-3.2 9.8H4.8L1.6 7.8z"/><circle class="f" cx="10" cy="10.5" '
        'r="2.4"/>'
    ),
    "open": (
        '<path d="M10 1.7l8.4 6.1-3.2 9.8H4.8L1.6 7.8z"/><path class="f" d="M10 '
        '1.7v15.9H4.8L1.6 7.8z"/>'
    ),
    "ref": (
        '<path d="M1.2 5.4 10 8.3l8.8-2.9v9.2L10 11.7l-8.8 2.9z"/><path class="f" d="M10 '
        '8.3v3.4l-8.8 2.9V5.4z"/>'
    ),
    "review": (
        '<path d="M10 1.4 16.2 10 10 18.6 3.8 10z"/><path class="f" d="M10 1.4v17.2L3.8 10z"/>'
    ),
    "shut": (
        '<path d="M10 1.4l5.1 1.6 3.1 4.3v5.4L15.1 17 10 18.6 4.9 17 1.8 12.7V7.3L4.9 3z"/>'
        '<path d="M6.5 10h7"/>'
    ),
    "wait": (
        '<path d="M1 10l5.5-4.1h7L19 10l-5.5 4.1h-7z"/><circle class="f" cx="6.6" cy="10" '
        'r="1.3"/><circle class="f" cx="10" cy="10" r="1.3"/><circle class="f" cx="13.4" '
        'cy="10" r="1.3"/>'
    ),
}

# The five girih tiles: پنج، ترنج، سرمه‌دان، شش‌بند، طبل.
TILES: tuple[str, ...] = (
    '<path d="M10 1.7l8.4 6.1-3.2 9.8H4.8L1.6 7.8z"/>',
    '<path d="M10 1.4 16.2 10 10 18.6 3.8 10z"/>',
    '<path d="M1.2 5.4 10 8.3l8.8-2.9v9.2L10 11.7l-8.8 2.9z"/>',
    '<path d="M1 10l5.5-4.1h7L19 10l-5.5 4.1h-7z"/>',
    '<path d="M10 1.4l5.1 1.6 3.1 4.3v5.4L15.1 17 10 18.6 4.9 17 1.8 12.7V7.3L4.9 3z"/>',
)

# A tenth of it is ochre: the part that the citizen takes.
DECAGON = (
    '<path class="d" d="M20 2l10.6 3.4 6.5 9v11.2l-6.5 9L20 38 9.4 34.6l-6.5-9V14.4l6.5-9z"/>'
    '<path class="t" d="M20 2l10.6 3.4"/>'
)
