"""One analysis of Persian text for every index, query, engine and duplicate check.

`analyze` and `analyze_query` give the terms a text is found by; engines store and rank them, and
analyse nothing themselves. `spans` and `highlight_spans` lead from terms back to the original.
See docs/persian.md.
"""

from persian.analysis.spans import Span, highlight_spans, spans
from persian.analysis.text import analyze, analyze_query
from persian.analysis.words import Extra

__all__ = ["Extra", "Span", "analyze", "analyze_query", "highlight_spans", "spans"]
