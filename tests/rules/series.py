"""Thirty series of reports on one event each, as documents that know of one another."""

from __future__ import annotations

from typing import Any

import yaml

from alvtc_info.analysis.similarity import acquainted, document_keys
from alvtc_info.model.document import Document
from alvtc_info.reading.drafts import read
from tests import TESTS

FOLDER = TESTS / "series"
CLEAN: list[dict[str, Any]] = yaml.safe_load((FOLDER / "clean.yaml").read_text(encoding="utf-8"))
PLANTED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "planted.yaml").read_text(encoding="utf-8"))


def documents(series: dict[str, Any]) -> list[Document]:
    """The reports of a series, as text files that were read."""
    from alvtc_info.text.numerals import han

    found = []
    for index, report in enumerate(series["reports"], 1):
        number = report.get("number", 1)
        mark = {"first": "首报", "final": "终报"}.get(report["kind"], "续报" if number == 1 else f"续报{han(number)}")
        day = report["dated"]
        text = "\n".join(
            (
                f"{series['department']}值班信息",
                f"第{report['issue']}期",
                f"{series['department']}　　{day.year}年{day.month}月{day.day}日",
                f"{series['title']}（{mark}）",
                report["text"],
                "编辑：刘某　电话：0483-8000000　签发：李某",
            )
        )
        found.append(read(text.encode(), name=f"{index}.txt"))
    facts = acquainted([document_keys(paper) for paper in found], found.__getitem__, together=True)
    return [paper.given(facts=each) for paper, each in zip(found, facts, strict=True)]
