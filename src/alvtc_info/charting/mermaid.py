"""A chart as Mermaid text, for wikis and Markdown pages that draw it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.charting.chart import Shape, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from alvtc_info.charting.chart import Chart, ChartWords

_OUTLINES = {Shape.BOX: ("[", "]"), Shape.END: ("([", "])"), Shape.CHOICE: ("{", "}")}
_ENTITIES = str.maketrans({c: f"#{ord(c)};" for c in '"#&;<>\\`|{}[]()'})


def format_mermaid(chart: Chart, layout: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the chart as the text of a .mmd file."""
    colours = {Tone.FAINT: "666666", Tone.LATE: layout["masthead"]["color"]}
    names = {node.id: f"n{number}" for number, node in enumerate(chart.nodes, 1)}
    lines = ["---", f'title: "{_plain(chart.title)}"', "---", "flowchart TD"]
    for node in chart.nodes:
        before, after = _OUTLINES[node.shape]
        lines.append(f'    {names[node.id]}{before}"{_words(node.words)}"{after}')
    for edge in chart.edges:
        arrow = "-.->" if edge.dashed else "-->"
        label = f'|"{_words(edge.words)}"|' if edge.words else ""
        lines.append(f"    {names[edge.source]} {arrow}{label} {names[edge.target]}")
    for number, edge in enumerate(chart.edges):
        if edge.tone in colours:
            lines.append(f"    linkStyle {number} stroke:#{colours[edge.tone]},color:#{colours[edge.tone]}")
    lines += [f"    %% {_plain(note)}" for note in (chart.below_title, *chart.notes) if note]
    return "\n".join(lines) + "\n"


def _words(words: Iterable[ChartWords]) -> str:
    return "<br/>".join(each.text.translate(_ENTITIES) for each in words)


def _plain(text: str) -> str:
    return text.replace('"', "”").replace("{", "｛").replace("}", "｝").replace("\\", "＼")
