"""What is told of the quantities of a text."""

from __future__ import annotations

from alvtc_info.analysis.groups_apart import groups_apart
from alvtc_info.analysis.quantities_apart import quantities_apart
from alvtc_info.model.rule import framed
from alvtc_info.reading.drafts import read


def told(body: str) -> list[tuple[str, bool]]:
    document = read(framed("有关情况", body).encode(), name="a.txt")
    return [
        (message.removesuffix("，请复核").removesuffix("，请核实"), sure)
        for _, _, message, sure in (*quantities_apart(document), *groups_apart(document))
    ]
