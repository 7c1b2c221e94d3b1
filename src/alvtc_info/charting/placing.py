"""The positions of all elements of a chart.

Layers and the order in them come from grandalf (Sugiyama); heights, ports and right-angled lines are computed here. The
text on an arrow is placed like a box of its own, so that nothing overlaps. The largest font size is taken at which the
whole chart fits the room.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import floor, inf
from typing import TYPE_CHECKING, Any

from alvtc_info.charting.chart import ChartWords, Shape, Tone
from alvtc_info.errors import OutputError
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from alvtc_info.charting.chart import Chart, Edge, Node

MM = 25.4 / 72  # millimetres per point
LINE = 1.3  # the height of a line, in em
_SIZES = (12.0, 11.0, 10.5, 10.0)  # points; if none fits, the whole chart is scaled down
_SMALLEST = 5.0
_LONGEST = (20, 14, 9, 6)  # characters in a line
_ASIDE = 13  # characters in a line of text on an arrow that leads back up
_NARROW = 0.64  # the width of other characters in em: that of a digit in the widest of the usual substitute fonts
_SIDE, _PAD, _LABEL = 1.8, 1.2, 0.5  # mm beside the text in a box, above and below it, around the text on an arrow
_APART = 7.0  # mm between neighbours in a layer
_GAP, _HEAD, _TRACK = 1.2, 2.7, 2.0  # mm between layers; more for an arrow head, and for each horizontal line
_PORT = 4.0  # the least distance in mm between two points where arrows touch one side of a box
_NEAR = 0.3  # lines closer than this many mm look like one
_MOST = 5.0  # the most mm that a gap may grow by if the page has room
_ROUNDS = 12  # rounds of the search for an order with few crossings
_DIAMOND = 2.2  # how many times as wide as its text a choice is: Word keeps text to the middle half
_WIDE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ@%&mw—…")


class Point(NamedTuple):
    """A point on the drawing, in mm from its top left."""

    x: float
    y: float


@frozen
class Placed:
    """Text in a box, or on an arrow if `shape` is None; lengths in mm."""

    words: tuple[ChartWords, ...]
    shape: Shape | None
    left: float
    top: float
    width: float
    height: float


@frozen
class Route:
    """A line of an arrow from corner to corner; if `head` is set, an arrow head is at its end."""

    points: tuple[Point, ...]
    head: bool
    tone: Tone
    dashed: bool


@frozen
class Drawing:
    """A chart with all its elements placed: `width` and `height` in mm, `size` of the type in points.

    `share` is the scale of everything else (line widths, arrow heads): 1 is the usual size.
    """

    width: float
    height: float
    size: float
    placed: tuple[Placed, ...]
    routes: tuple[Route, ...]
    share: float = 1.0


def reach(text: str) -> float:
    """The greatest width of a line in any usual font and program, in em.

    Some programs put a quarter em between Chinese and other letters, whatever the paragraph says.
    """
    from unicodedata import east_asian_width

    wide = [east_asian_width(c) in "WFA" for c in text]
    own = sum(1.0 if each or c in _WIDE else _NARROW for c, each in zip(text, wide, strict=True))
    return own + 0.25 * sum(a != b for a, b in pairwise(wide))


def place(chart: Chart, width: float, height: float) -> Drawing:
    """Place the chart in a room of `width` × `height` mm. Raises OutputError if even the smallest type does not fit."""
    for size in _SIZES:
        plans = [_Plan(chart, size, longest) for longest in _LONGEST]
        for plan in plans:
            if plan.fits(width, height) >= 1:
                return plan.drawn(height)
    best = max(plans, key=lambda plan: plan.fits(width, height))
    share = floor(best.fits(width, height) * size * 2) / size / 2  # Word counts in half points
    if size * share < _SMALLEST:
        raise OutputError(
            "chart-too-large", f"流程图有 {len(chart.nodes)} 个框，一页 A4 放不下；请减少流程里的步骤或单位"
        )
    return _scaled(best.drawn(height / share), share)


def _scaled(drawing: Drawing, share: float) -> Drawing:
    """The drawing scaled by `share`."""
    return Drawing(
        drawing.width * share,
        drawing.height * share,
        drawing.size * share,
        tuple(
            replace(p, left=p.left * share, top=p.top * share, width=p.width * share, height=p.height * share)
            for p in drawing.placed
        ),
        tuple(replace(r, points=tuple(Point(x * share, y * share) for x, y in r.points)) for r in drawing.routes),
        share,
    )


@dataclass(eq=False, slots=True)
class _Cell:
    """What takes a place in a layer: a box, the text on an arrow, or (without words) a point where an arrow passes."""

    words: tuple[ChartWords, ...] = ()
    shape: Shape | None = None
    w: float = 1.0
    h: float = 0.0
    xy: tuple[float, float] = (0.0, 0.0)
    rank: int = 0
    top: float = 0.0

    @property
    def x(self) -> float:
        return self.xy[0]


@dataclass(eq=False, slots=True)
class _Strand:
    """A whole arrow: the cells it goes through from its source to its target."""

    edge: Edge
    cells: list[_Cell] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Leg:
    """An arrow between one layer and the next: the cells above and below, and where it touches them."""

    strand: _Strand
    upper: _Cell
    lower: _Cell
    down: bool
    head: bool
    x_upper: float = 0.0
    x_lower: float = 0.0
    track: int = 0

    @property
    def turns(self) -> bool:
        return abs(self.x_upper - self.x_lower) > 0.01


class _Plan:
    """One layout of a chart: in one font size (points), with lines of at most `longest` characters."""

    def __init__(self, chart: Chart, size: float, longest: int) -> None:
        self._size = size
        self._cells, self._strands = _arranged(chart, size * MM, longest)
        self._legs = [leg for strand in self._strands for leg in _legs(strand)]
        _dock(self._legs)
        self._heights = [0.0] * (1 + max(cell.rank for cell in self._cells))
        for cell in self._cells:
            self._heights[cell.rank] = max(self._heights[cell.rank], cell.h)
        self._gaps = [self._gap(rank) for rank in range(len(self._heights) - 1)]
        spans = [(cell.x - cell.w / 2, cell.x + cell.w / 2) for cell in self._cells if cell.words]
        spans += [(leg.x_upper, leg.x_lower) for leg in self._legs]
        self._left, right = min(min(span) for span in spans), max(max(span) for span in spans)
        self._width = right - self._left
        self._height = sum(self._heights) + sum(self._gaps)

    def _gap(self, rank: int) -> float:
        legs = [leg for leg in self._legs if leg.upper.rank == rank]
        heads = {leg.down for leg in legs if leg.head}
        return _GAP + _HEAD * len(heads) + _TRACK * _set_tracks(legs)

    def fits(self, width: float, height: float) -> float:
        """The factor by which the drawing could be scaled to fill `width` × `height` mm; from 1 up it fits."""
        return min(width / self._width, height / self._height)

    def drawn(self, height: float) -> Drawing:
        """The drawing, as narrow as possible; the rest of `height` (mm) is shared out between the layers."""
        left = self._left
        more = min(_MOST, (height - self._height) / max(1, len(self._gaps)))
        tops = [0.0]
        for own, gap in zip(self._heights, self._gaps, strict=False):
            tops.append(tops[-1] + own + gap + more)
        for cell in self._cells:
            cell.top = tops[cell.rank] + (self._heights[cell.rank] - cell.h) / 2
        ends = [top + own for top, own in zip(tops, self._heights, strict=True)]
        placed = tuple(
            Placed(cell.words, cell.shape, cell.x - cell.w / 2 - left, cell.top, cell.w, cell.h)
            for cell in self._cells
            if cell.words
        )
        routes = tuple(route for strand in self._strands for route in self._routes(strand, tops, ends, left))
        return Drawing(self._width, ends[-1], self._size, placed, routes)

    def _routes(self, strand: _Strand, tops: Sequence[float], ends: Sequence[float], left: float) -> Iterator[Route]:
        points: list[Point] = []
        for leg in (leg for leg in self._legs if leg.strand is strand):
            corners = self._corners(leg, ends[leg.upper.rank], tops[leg.lower.rank])
            points += [Point(x - left, y) for x, y in (corners if leg.down else reversed(corners))]
            reached = leg.lower if leg.down else leg.upper
            if reached.words:
                yield Route(_straightened(points), leg.head, strand.edge.tone, strand.edge.dashed)
                points = []

    def _corners(self, leg: _Leg, above: float, below: float) -> list[tuple[float, float]]:
        start = (leg.x_upper, leg.upper.top + leg.upper.h - _recess(leg.upper, leg.x_upper))
        end = (leg.x_lower, leg.lower.top + _recess(leg.lower, leg.x_lower))
        if not leg.turns:
            return [start, end]
        legs = [other for other in self._legs if other.upper.rank == leg.upper.rank]
        above += _HEAD if any(other.head and not other.down for other in legs) else 0.0
        below -= _HEAD if any(other.head and other.down for other in legs) else 0.0
        count = 1 + max(other.track for other in legs)
        y = above + (below - above) * (leg.track + 1) / (count + 1)
        return [start, (leg.x_upper, y), (leg.x_lower, y), end]


def _recess(cell: _Cell, x: float) -> float:
    """How far, in mm, the outline of a cell lies within its rectangle at `x`: a choice is a diamond."""
    return cell.h * abs(x - cell.x) / cell.w if cell.shape is Shape.CHOICE else 0.0


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those in the middle of a straight line."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and any(
            abs(kept[-2][axis] - kept[-1][axis]) < 0.01 and abs(kept[-1][axis] - point[axis]) < 0.01 for axis in (0, 1)
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _wrapped(words: Iterable[ChartWords], longest: int) -> tuple[ChartWords, ...]:
    from alvtc_info.rendering.line_breaking import title_lines

    return tuple(ChartWords(line, each.tone) for each in words for line in title_lines(each.text, "", longest))


def _box(node: Node, em: float, longest: int) -> _Cell:
    words = _wrapped(node.words, longest)
    width, height = max(reach(line.text) for line in words) * em, len(words) * em * LINE
    if node.shape is Shape.CHOICE:
        return _Cell(words, node.shape, width * _DIAMOND, height / (1 - 1 / _DIAMOND))
    return _Cell(words, node.shape, width + 2 * _SIDE, height + 2 * _PAD)


def _label(edge: Edge, em: float, longest: int) -> _Cell:
    words = _wrapped(edge.words, longest)
    width = max(reach(line.text) for line in words) * em
    return _Cell(words, None, width + 2 * _LABEL, len(words) * em * LINE + 2 * _LABEL)


def _arranged(chart: Chart, em: float, longest: int) -> tuple[list[_Cell], list[_Strand]]:
    """The cells with their layers and horizontal centres (mm), and the arrows through them."""
    boxes = {node.id: _box(node, em, longest) for node in chart.nodes}
    widest: dict[str, float] = defaultdict(float)
    for node in chart.nodes:
        widest[node.group] = max(widest[node.group], boxes[node.id].w)
    for node in chart.nodes:
        if node.group:
            boxes[node.id].w = widest[node.group]
    strands = []
    returning = _returning(chart)
    for edge in chart.edges:
        label = [_label(edge, em, min(longest, _ASIDE) if edge in returning else longest)] if edge.words else []
        strands.append(_Strand(edge, [boxes[edge.source], *label, boxes[edge.target]]))
    return _layered(boxes[chart.nodes[0].id], strands, returning), strands


def _returning(chart: Chart) -> set[Edge]:
    """The arrows that lead back to a box on their own path: those are drawn upwards."""
    following: dict[str, list[Edge]] = defaultdict(list)
    for edge in chart.edges:
        following[edge.source].append(edge)
    found: set[Edge] = set()
    done: set[str] = set()
    way: list[tuple[str, Iterator[Edge]]] = [(chart.nodes[0].id, iter(following[chart.nodes[0].id]))]
    while way:
        onward = next(way[-1][1], None)
        if onward is None:
            done.add(way.pop()[0])
        elif any(onward.target == at for at, _ in way):
            found.add(onward)
        elif onward.target not in done:
            way.append((onward.target, iter(following[onward.target])))
    return found


def _layered(first: _Cell, strands: list[_Strand], returning: set[Edge]) -> list[_Cell]:
    """Set the layer and position of every cell, add cells where a strand passes other layers, and return all cells."""
    from grandalf.graphs import Edge as Arc
    from grandalf.graphs import Graph, Vertex
    from grandalf.layouts import SugiyamaLayout

    vertices: dict[_Cell, Any] = {first: Vertex(first)}
    for cell in (cell for strand in strands for cell in strand.cells):
        vertices.setdefault(cell, Vertex(cell))
    for cell, vertex in vertices.items():
        vertex.view = cell
    arcs = [
        [
            Arc(*(vertices[cell] for cell in (pair[::-1] if strand.edge in returning else pair)))
            for pair in pairwise(strand.cells)
        ]
        for strand in strands
    ]
    layout = SugiyamaLayout(Graph(list(vertices.values()), [arc for each in arcs for arc in each]).C[0])
    layout.xspace, layout.dw, layout.dh = _APART, 1.0, 1.0
    layout.init_all(roots=[vertices[first]])
    layout.draw(_ROUNDS)
    cells: dict[Any, _Cell] = {vertex: cell for cell, vertex in vertices.items()}
    for rank, layer in enumerate(layout.layers):
        for vertex in layer:
            cell = cells.setdefault(vertex, _Cell())
            cell.rank, cell.xy = rank, vertex.view.xy
    layers = [[cells[vertex] for vertex in layer] for layer in layout.layers]
    for layer in layers:
        _spread(layer)
    for strand, legs in zip(strands, arcs, strict=True):
        found = [strand.cells[0]]
        for leg in legs:
            source, target = (cells[vertex] for vertex in (reversed(leg.v) if strand.edge in returning else leg.v))
            step = 1 if source.rank < target.rank else -1
            between = range(source.rank + step, target.rank, step)
            found += [*(cells[layout.ctrls[leg][rank]] for rank in between), target]
        strand.cells = found
    _align(strands, layers)
    return list(cells.values())


def _spread(layer: list[_Cell]) -> None:
    """Move neighbours apart where the layout library's averaging has brought them too close."""
    for before, after in pairwise(layer):
        least = before.x + (before.w + after.w) / 2 + _APART
        if after.x < least:
            after.xy = (least, after.xy[1])


def _align(strands: list[_Strand], layers: list[list[_Cell]]) -> None:
    """Line up the text on arrows, and the points where arrows pass, with the cells above or below them.

    A cell moves only as far as its neighbours leave room.
    """
    for strand in (*strands, *reversed(strands)):
        for before, cell, after in zip(strand.cells, strand.cells[1:], strand.cells[2:], strict=False):
            layer = layers[cell.rank]
            at = layer.index(cell)
            low = max((left.x + (left.w + cell.w) / 2 + _APART for left in layer[max(0, at - 1) : at]), default=-inf)
            high = min((right.x - (right.w + cell.w) / 2 - _APART for right in layer[at + 1 : at + 2]), default=inf)
            reachable = [x for x in (cell.x, before.x, after.x) if low <= x <= high]
            best = min(reachable, key=lambda x: (x != before.x) + (x != after.x), default=cell.x)
            cell.xy = (best, cell.xy[1])


def _legs(strand: _Strand) -> Iterator[_Leg]:
    last = len(strand.cells) - 2
    for index, (source, target) in enumerate(pairwise(strand.cells)):
        down = source.rank < target.rank
        yield _Leg(strand, *((source, target) if down else (target, source)), down, index == last)


def _dock(legs: list[_Leg]) -> None:
    """Set where each leg touches the cells above and below it.

    Arrows of one direction share one point on a side of a box; incoming and outgoing arrows, and those that are custom
    only, have points of their own.
    """
    sides: dict[tuple[_Cell, bool], dict[tuple[bool, bool], list[_Leg]]] = defaultdict(lambda: defaultdict(list))
    for leg in legs:
        sides[leg.upper, True][not leg.down, leg.strand.edge.dashed].append(leg)
        sides[leg.lower, False][leg.down, leg.strand.edge.dashed].append(leg)
    for (cell, below), bundles in sides.items():
        ordered = sorted(bundles.values(), key=lambda bundle: _mean(_other(leg, cell).x for leg in bundle))
        for bundle, x in zip(ordered, _ports(cell, ordered), strict=True):
            for leg in bundle:
                if below:
                    leg.x_upper = x
                else:
                    leg.x_lower = x


def _ports(cell: _Cell, bundles: list[list[_Leg]]) -> list[float]:
    """The points on one side of a cell for its bundles, from left to right.

    The main line down is placed first, the others beside it.
    """
    if not cell.words:
        return [cell.x] * len(bundles)
    main = min(range(len(bundles)), key=lambda at: (bundles[at][0].strand.edge.dashed, not bundles[at][0].down))
    found = {main: cell.x if cell.shape is Shape.CHOICE else _straight(cell, bundles[main])}
    step = min(2 * _PORT, cell.w / 4)
    for side, others in ((1, range(main + 1, len(bundles))), (-1, range(main - 1, -1, -1))):
        for at in others:
            least = found[at - side] + side * step
            wanted = _straight(cell, bundles[at])
            found[at] = wanted if wanted != cell.x and side * (wanted - least) >= 0 else least
    return [found[at] for at in range(len(bundles))]


def _straight(cell: _Cell, bundle: list[_Leg]) -> float:
    """The x at which the only line of a bundle comes straight into a wider box; otherwise the centre of the cell."""
    other = _other(bundle[0], cell)
    fits = len(bundle) == 1 and cell.shape is not None and (other.shape is None or other.w < cell.w)
    return other.x if fits and abs(other.x - cell.x) <= cell.w / 2 - _SIDE else cell.x


def _other(leg: _Leg, cell: _Cell) -> _Cell:
    return leg.lower if leg.upper is cell else leg.upper


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _set_tracks(legs: list[_Leg]) -> int:
    """Set the tracks of the horizontal lines of one gap so that none overlaps another; return the number of tracks.

    Arrows that leave one point share a track, or else those that meet in one point. A line that comes down where
    another goes on down is above it.
    """
    parting: dict[tuple[_Cell, float], list[_Leg]] = defaultdict(list)
    meeting: dict[tuple[_Cell, float], list[_Leg]] = defaultdict(list)
    for leg in (leg for leg in legs if leg.turns):
        parting[leg.upper, leg.x_upper].append(leg)
    groups = [group for group in parting.values() if len(group) > 1]
    for leg in (leg for group in parting.values() if len(group) == 1 for leg in group):
        meeting[leg.lower, leg.x_lower].append(leg)
    groups += meeting.values()
    groups.sort(key=_span)
    tracks: list[list[list[_Leg]]] = []
    while groups:
        free = [group for group in groups if not any(_above(other, group) for other in groups if other is not group)]
        group = (free or groups)[0]
        groups.remove(group)
        least = 1 + max(
            (at for at, track in enumerate(tracks) if any(_above(other, group) for other in track)), default=-1
        )
        open_ = (at for at in range(least, len(tracks)) if not any(_meet(other, group) for other in tracks[at]))
        track = next(open_, max(least, len(tracks)))
        tracks += [[] for _ in range(track + 1 - len(tracks))]
        tracks[track].append(group)
        for leg in group:
            leg.track = track
    return len(tracks)


def _span(group: list[_Leg]) -> tuple[float, float]:
    xs = [x for leg in group for x in (leg.x_upper, leg.x_lower)]
    return min(xs), max(xs)


def _above(one: list[_Leg], other: list[_Leg]) -> bool:
    """Whether an arrow of `one` comes from above at the x where an arrow of `other` goes on below."""
    return any(abs(leg.x_upper - x.x_lower) < _NEAR for leg in one for x in other)


def _meet(one: list[_Leg], other: list[_Leg]) -> bool:
    """Whether the horizontal lines of two groups would touch on one track."""
    (left, right), (start, end) = _span(one), _span(other)
    return left - _PORT < end and start - _PORT < right
