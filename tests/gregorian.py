"""How to notice a Gregorian date in what people read."""

import re

MONTHS = (
    "ژانویه|فوریه|مارس|آوریل|آپریل|ژوئن|ژوئیه|جولای|اوت|آگوست|سپتامبر|اکتبر|نوامبر|دسامبر"
    "|January|February|March|April|June|July|August|September|October|November|December"
)
# «مه», May and the short English names are words of their own, unless a number stands beside them.
SHORT = "مه|می|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
DIGIT = "[0-9۰-۹]"
GREGORIAN = re.compile(
    rf"\b(?:{MONTHS})\b"
    rf"|\b(?:{SHORT})\b\.?\s*{DIGIT}|{DIGIT}\s(?:{SHORT})\b(?!\u200c)"
    rf"|(?<!{DIGIT})(?:19|20|۱۹|۲۰){DIGIT}{{2}}[-/]{DIGIT}{{1,2}}"
)
