"""How to notice what is still in English in what people read."""

import re

# What Persian readers know in Latin letters: kinds of files and of addresses, products.
NAMES = {
    *(
        "AVIF",
        "CSV",
        "DOCX",
        "GeoJSON",
        "GIF",
        "HTML",
        "JPEG",
        "JPG",
        "JSON",
        "ODS",
        "ODT",
        "PDF",
        "PNG",
    ),
    *("PPTX", "SVG", "TSV", "TXT", "WEBP", "XLSX", "ZIP", "IPv4", "IPv6", "URL", "UTC"),
    *("Aegis", "FreeOTP", "Google", "Authenticator", "Wagtail"),
    # Keys as they stand on a keyboard.
    *("Ctrl", "Alt", "Shift", "Enter", "Esc"),
    # Typed as they are, says the box where the answer that ends a form is named.
    *("yes", "no"),
}
# Addresses, ends of file names, gaps of templates, colours, codes of apps and of devices.
NO_WORDS = re.compile(
    r"https?://\S+|\S+@\S+|(?<![^\s(«])/[\w/<>:.-]*|(?<!\w)\.\w{2,5}\b|\b[a-z_]+\.[a-z_]+\b"
    r"|\{\{?\s*\w+\s*\}?\}|#[0-9a-fA-F]{3,8}\b|\b(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4}\b|\b\w*\d\w*\b"
)
WORD = re.compile("[A-Za-z][A-Za-z'’-]*[A-Za-z][0-9]?")


def latin_words(text: str) -> list[str]:
    """Return the words of a text that are in Latin letters and not among those that may be."""
    return [
        word for word in WORD.findall(NO_WORDS.sub(" ", text)) if not {word, word.upper()} & NAMES
    ]
