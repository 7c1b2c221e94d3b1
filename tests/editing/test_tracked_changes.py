from __future__ import annotations

import pytest

from alvtc_info import read
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.tracked_changes import Change, Changes
from alvtc_info.editing.word_file import WordFile
from alvtc_info.model.limits import Limits
from tests.building import make_docx
from tests.word.drafts import W, run, texts, tree


@pytest.mark.parametrize("track", [False, True])
def test_hyphens_within_the_words_go_with_them(track: bool) -> None:
    data = make_docx(
        "<w:p><w:r><w:t>自2024</w:t><w:noBreakHyphen/><w:t>5</w:t><w:noBreakHyphen/><w:t>20起</w:t></w:r></w:p>"
    )
    file = WordFile(data, "a.docx", Limits())
    trace = Trace(file, read(data, name="a.docx"))
    changes = Changes(file, trace, "")
    change = Change(trace.paragraphs["p1"], 1, 10, "2024年5月20日")
    assert changes.possible(change)
    (changes.track if track else changes.apply)(change)
    assert texts(file.save()) == ["自2024年5月20日起"]
    assert not changes.possible(Change(trace.paragraphs["p1"], 1, 1, ""))


def test_an_insertion_of_ours_that_is_emptied_goes() -> None:
    data = make_docx(
        "<w:p>" + run("甲") + '<w:ins w:id="1" w:author="信息校核">' + run("乙") + "</w:ins>" + run("丙") + "</w:p>"
    )
    file = WordFile(data, "a.docx", Limits())
    trace = Trace(file, read(data, name="a.docx"))
    Changes(file, trace, "").track(Change(trace.paragraphs["p1"], 1, 2, ""))
    assert texts(file.save()) == ["甲丙"]
    assert not list(tree(file.save()).iter(f"{W}ins", f"{W}del"))
