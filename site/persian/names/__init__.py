"""Names of places and of people: what in them is title, kind, number, and what is the name.

`parse` takes a name apart; nothing is dropped from what is shown. The words it knows stand in
`data/`.
"""

from persian.names.parsing import Name, Part, parse

__all__ = ["Name", "Part", "parse"]
