"""Empty talk is told once, with what to write instead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from alvtc_info import check, read_text
from tests.rules.slips import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("empty-talk", "演练圆满成功，师生受益匪浅。", []),
        ("empty-talk", "演练圆满成功，师生受益匪浅，责任落细落实。", ["圆满成功"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


def test_what_to_write_instead_is_said_by_class() -> None:
    text = "2024年5月20日，演练圆满成功，师生受益匪浅，演练圆满成功。"
    (found,) = check(read_text(text), select=["empty-talk"])
    assert "圆满成功（2处）" in found.message
    assert [each.partition("：")[0] for each in found.why] == ["结果", "感受"]


SEVERAL = "2024年5月20日，演练圆满成功。\n师生受益匪浅。\n{}。\n"


@pytest.mark.parametrize(
    "phrase",
    [
        "提高了认识",
        "统一了思想认识",
        "凝聚了共识",
        "增强了责任意识",
        "压实了责任",
        "压实各方责任",
        "压紧压实主体责任",
        "层层传导工作压力",
        "抓细抓实",
        "做深做实",
        "取得了显著的成效",
        "收到了良好的社会效果",
        "成果丰硕",
        "成效十分明显",
        "成绩斐然",
        "迈上了新的台阶",
        "获益良多",
        "广泛赞誉",
        "受到师生的称赞",
        "奠定了更加坚实的基础",
        "注入了新的动力",
        "具有十分重要的意义",
        "现场气氛十分热烈",
        "扎实推进",
    ],
)
def test_an_empty_phrase_is_known_by_its_parts(phrase: str) -> None:
    (found,) = check(read_text(SEVERAL.format(phrase)), select=["empty-talk"])
    assert found.message.startswith("全文有 3 处空话：")
    assert [(each.place, each.quote) for each in found.related] == [("第2行", "受益匪浅"), ("第3行", phrase)]


@pytest.mark.parametrize(
    "phrase",
    [
        "落实责任人12名",
        "签订责任书36份",
        "夯实路基120米",
        "提高水压",
        "统一配发工具12套",
        "增强照明",
        "取得证书12本",
        "提供保障房12套",
        "气味浓厚",
        "学员普遍反映食堂菜少",
        "代表一致同意方案",
        "进展到第3步",
        "成绩单寄出120份",
        "打下桩基12根",
        "落实经费12万元",
        "推进剂存放3桶",
        "全力抢修2小时",
        "压紧螺栓12个",
        "明确责任单位3个",
        "新台阶3级",
    ],
)
def test_what_says_something_is_no_empty_phrase(phrase: str) -> None:
    assert not check(read_text(SEVERAL.format(phrase)), select=["empty-talk"]).findings


def test_of_many_places_ten_are_named_behind_the_first() -> None:
    (found,) = check(read_text("2024年5月20日，" + "演练圆满成功，" * 20), select=["empty-talk"])
    assert (len(found.related), "（20处）" in found.message) == (10, True)


def test_every_output_says_where_the_others_stand(run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(SEVERAL.format("成果丰硕"), encoding="utf-8")
    options = ("check", str(draft), "--isolated", "--select", "empty-talk")
    assert "    另见：第3行　“成果丰硕”\n" in run_cli(*options)[1]
    assert "另见：第3行　“成果丰硕”</span>" in run_cli(*options, "--format", "html")[1]
    assert "另见：“成果丰硕”" in run_cli(*options, "--format", "sarif")[1]
    (finding,) = json.loads(run_cli(*options, "--format", "json")[1])["findings"]
    assert [(each["block"], each["quote"]) for each in finding["related"]] == [("2", "受益匪浅"), ("3", "成果丰硕")]
