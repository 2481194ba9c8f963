"""The board: how cases fare, by what, and where they come from."""

from participation.cases.desk.board.lines import Line, Table
from participation.cases.desk.board.map import MapView
from participation.cases.desk.board.views import BoardView

__all__ = ["BoardView", "Line", "MapView", "Table"]
