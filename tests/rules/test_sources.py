from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed

CONTACT = "联系方式：0483-8000000"


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}",), None),
        (("主笔人：刘某", "单位：后勤处", CONTACT), None),
        (("主笔人：刘某，单位：后勤处", "联系方式：8000000"), None),
        ((f"主笔人：课题组，单位：后勤处，{CONTACT}",), "缺少主笔人"),
        ((f"主笔人：课题组（刘某），单位：后勤处，{CONTACT}",), "缺少主笔人"),
        ((f"主笔人：刘某（课题组），单位：后勤处，{CONTACT}",), None),
        ((f"单位：后勤处，{CONTACT}",), "缺少主笔人"),
        (("主笔人：刘某，单位：后勤处",), "缺少联系方式"),
        ((f"主笔人：刘某，{CONTACT}",), "缺少单位"),
        (("主笔人：刘某",), "缺少单位、联系方式"),
        ((), "缺少主笔人、单位、联系方式"),
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}", f"主笔人：王某，单位：教务处，{CONTACT}"), None),
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}", "主笔人：王某，单位：教务处"), "这位主笔人缺少联系方式"),
        (("修" * 100 + f"主笔人：刘某，单位：后勤处，{CONTACT}",), None),
    ],
)  # fmt: skip
def test_bylines(lines: tuple[str, ...], missing: str | None) -> None:
    text = framed("关于供水管线改造的咨询建议", "建议后勤处分段更换老化管线，先更换公寓区，再更换教学区。", *lines)
    document = read(text.encode(), name="a.txt", kind=Kind.EXPERT_ADVICE)
    told = [f.message for f in check(document, select=["expert-byline"])]
    assert len(told) == (missing is not None)
    assert all((missing or "") in message for message in told), told


@pytest.mark.parametrize(
    ("said", "quote"),
    [("医学专家认为", "医学专家认为"), ("（消防专家认为", "消防专家认为"), ("，专家认为", "专家认为")],
)
def test_the_field_of_an_expert_is_marked_with_the_expert(said: str, quote: str) -> None:
    found = check(read(f"供水管线老化{said}应当更换。".encode(), name="a.txt"), select=["citation-without-source"])
    assert [each.quote for each in found] == [quote]
