from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alvtc_info import (
    Config,
    InputError,
    Severity,
    check,
    check_file,
    check_many,
    find_config,
    fix,
    load_config,
    load_facts,
    read,
)
from alvtc_info.config import declared_rules, settings_file
from alvtc_info.config.settings_file import USUAL_LISTS, build_config
from alvtc_info.linting.examples import complaints
from alvtc_info.model.profiles import PROFILES
from alvtc_info.model.rule import Example, Rule
from alvtc_info.reading.data import load
from alvtc_info.rules import RULES
from alvtc_info.text import user_pattern
from tests import ROOT, Run, mostly_slow

SWAP = {"name": "school-name", "swap": {"阿盟职院": "阿拉善职业技术学院"}, "safe": True}
NEAR = {"name": "drill-count", "when": "演练", "need": r"\d+人", "bad": ["组织⟦演练⟧。"]}
REPORT = "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n后勤处更换阀门\n{}\n编辑：刘某 电话：8000000 签发：李某\n"


def found(text: str, config: Config, **more: object) -> list[tuple[str, str]]:
    result = check(read(text.encode(), name="a.txt"), config=config, **more)  # type: ignore[arg-type]
    assert result.errors == ()
    return [(f.rule, f.quote) for f in result]


def own(*rules: Mapping[str, object]) -> Config:
    return build_config({"rules": list(rules)})


def test_nothing_settled_changes_nothing() -> None:
    text = "近日，学院布署工作。"
    plain = check(read(text.encode(), name="a.txt"))
    assert check(read(text.encode(), name="a.txt"), config=Config()) == plain
    assert check(read(text.encode(), name="a.txt"), config=build_config({})) == plain


def test_severities_replace_a_rule_s_own_or_turn_it_off() -> None:
    config = build_config({"severity": {"vague-time": "info", "typo-confusable": "off"}})
    result = check(read("近日，学院布署工作。5月20日起火，目前已扑灭。".encode(), name="a.txt"), config=config)
    assert {f.severity for f in result} == {Severity.INFO}
    assert {f.rule for f in result} == {"vague-time"}
    assert found("学院布署工作。", config, select=["typo-confusable"]) == [("typo-confusable", "布署")]


def test_rules_are_chosen_dropped_and_enabled() -> None:
    text = "近日，学院布署工作，取得了显著成效，受到一致好评。"
    assert {r for r, _ in found(text, build_config({"select": ["vague-time"]}))} == {"vague-time"}
    assert "vague-time" not in {r for r, _ in found(text, build_config({"ignore": ["vague-time"]}))}
    assert "cliche" not in {r for r, _ in found(text, Config())}
    assert "cliche" in {r for r, _ in found(text, build_config({"enable": ["cliche"]}))}
    assert {r for r, _ in found(text, build_config({"select": ["vague-time"], "enable": ["cliche"]}))} == {"vague-time", "cliche"}  # fmt: skip
    assert found("近日更换。", build_config({"ignore": ["vague-time"]}), ignore=["cliche"]) == []


def test_options_reach_the_rule() -> None:
    text = REPORT.format("2024年5月17日，后勤处更换阀门6个，当日恢复供水。")
    assert "stale-info" not in {r for r, _ in found(text, Config())}
    assert "stale-info" in {r for r, _ in found(text, build_config({"options": {"stale-info": {"days": 3}}}))}


@pytest.mark.parametrize(
    ("rule", "option", "text", "default"),
    [
        ("vague-time", "loose", "5月20日，实训楼起火。目前，火势已经得到控制。", "error"),
        ("undated-work", "month_is_enough", "5月，教务处召开教学检查总结会。", "warning"),
        ("pii-mobile", "allow_contact_lines", "联系电话：13800138000。", None),
        ("undated-document", "number_is_enough", "学院印发《学生宿舍管理办法》（阿职院发〔2024〕18号）。", None),
        (
            "data-without-cutoff",
            "whole_paragraph",
            "截至2024年5月20日，学院统计完毕。在校生共3000人，覆盖率达到92%。",
            None,
        ),
    ],
)
def test_settled_ambiguities_are_options(rule: str, option: str, text: str, default: str | None) -> None:
    before = check(read(text.encode(), name="a.txt"), select=[rule])
    assert [f.severity for f in before] == ([default] if default else [])
    value = not next(r for r in RULES if r.name == rule).defaults[option]
    after = check(
        read(text.encode(), name="a.txt"), select=[rule], config=build_config({"options": {rule: {option: value}}})
    )
    assert [f.severity for f in after] != [f.severity for f in before]


def test_words_are_added_and_dropped() -> None:
    config = build_config(
        {"words": {"vague-time": {"add": {"择机": "写明哪一天"}, "drop": ["近期"]}, "colloquial": {"add": ["摸排"]}}}
    )
    text = "近期，学院择机检查，近日摸排，“择机”二字不用。"
    assert found(text, config) == [("vague-time", "择机"), ("vague-time", "近日"), ("colloquial", "摸排")]
    messages = [f.message for f in check(read(text.encode(), name="a.txt"), config=config)]
    assert messages[0] == "“择机”是本单位列入“含糊时间表述”的词：写明哪一天"
    assert build_config({"words": {"typo-confusable": {"drop": ["布署"]}}}).words["typo-confusable"].drop == {"布署"}
    again = build_config({"words": {"vague-time": {"add": ["近日"]}}})
    assert found("近日更换。", again) == [("vague-time", "近日")]


def test_a_whole_document_finding_is_never_dropped_by_a_word() -> None:
    config = build_config({"words": {"header-elements": {"add": ["略"]}}})
    rules = {r for r, _ in found("一、情况\n阀门更换完毕，略。\n编辑：刘某 电话： 签发：", config)}
    assert "header-elements" in rules


def test_a_department_has_its_own_words() -> None:
    config = build_config({"departments": {"后勤处": {"words": {"vague-time": {"add": ["入冬前"]}}}}})
    assert ("vague-time", "入冬前") in found(REPORT.format("入冬前，后勤处更换阀门6个。"), config)
    assert ("vague-time", "入冬前") not in found(REPORT.replace("后勤处", "保卫处").format("入冬前，检查6处。"), config)


def test_profiles_judge_a_text_by_what_it_is() -> None:
    text = "近日，学院印发《学生手册》，统计显示，满意率达到98%，学院布署工作,多名学生参加。"
    by = {name: {f.rule: f.severity for f in check(read(text.encode(), name="a.txt"), config=Config(profile=name))} for name in PROFILES}  # fmt: skip
    assert by["duty"]["vague-time"] == "error"
    assert by["news"]["vague-time"] == "info"
    assert "vague-quantity" not in by["news"]
    assert set(by["regulation"]) == {"typo-confusable", "halfwidth-punct"}
    assert tuple(PROFILES) == ("duty", "news", "regulation")
    known = {r.name for r in RULES} | {r.family for r in RULES}
    assert all(p.off | set(p.severities) <= known for p in PROFILES.values())


def test_own_rules_avoid_replace_and_want_words_near() -> None:
    config = own(
        {"name": "no-slang", "avoid": ["搞掂", "OK"], "severity": "error", "message": "不用“{text}”"},
        SWAP,
        NEAR,
        {
            "name": "room",
            "pattern": r"第[一二三]会议室",
            "title": "会议室",
            "bad": ["在⟦第一会议室⟧开会。"],
            "good": ["在301室开会。"],
        },
    )
    text = "ＯＫ，阿盟职院在第二会议室组织演练。阿盟职院组织120人演练。"
    assert found(text, config, select=["no-slang", "school-name", "drill-count", "room"]) == [
        ("no-slang", "ＯＫ"),
        ("school-name", "阿盟职院"),
        ("room", "第二会议室"),
        ("drill-count", "演练"),
        ("school-name", "阿盟职院"),
    ]
    assert [c for rule in config.rules for c in complaints(rule)] == []
    (finding,) = check(read("学院搞掂。".encode(), name="a.txt"), config=config, select=["no-slang"])
    assert (finding.message, finding.severity, finding.basis) == ("不用“搞掂”", "error", "practice")


def test_a_pattern_that_takes_up_no_room_finds_nothing() -> None:
    config = own({"name": "a", "pattern": "(?=甲)|乙", "bad": ["⟦乙⟧。"]})
    assert found("甲乙。", config, select=["a"]) == [("a", "乙")]


def test_a_replacement_that_already_stands_there_is_left_alone() -> None:
    config = own({"name": "full", "swap": {"职业学院": "阿拉善职业学院"}})
    assert found("阿拉善职业学院和职业学院。", config, select=["full"]) == [("full", "职业学院")]


@pytest.mark.parametrize(("within", "text", "hit"), [
    ("sentence", "组织120人参加。5月20日演练。", True), ("paragraph", "组织120人参加。5月20日演练。", False),
    ("paragraph", "组织120人参加。\n\n5月20日演练。", True), ("document", "组织120人参加。\n\n5月20日演练。", False),
])  # fmt: skip
def test_near_is_the_sentence_the_paragraph_or_the_document(within: str, text: str, hit: bool) -> None:
    assert bool(found(text, own({**NEAR, "within": within}), select=["drill-count"])) is hit


def test_own_rules_may_be_for_some_kinds_and_places() -> None:
    config = own({"name": "title-word", "avoid": ["阀门"], "kinds": ["daily"], "roles": ["title"], "mentions": True})
    assert found(REPORT.format("5月20日，更换阀门6个。"), config).count(("title-word", "阀门")) == 1
    assert ("title-word", "阀门") not in found("更换阀门。", config)


def test_choices_are_taken_in_chinese() -> None:
    config = build_config(
        {
            "profile": "新闻",
            "select": ["相对时间", "vague-time"],
            "ignore": ["首行缩进"],
            "severity": {"相对时间": "必改", "vague-time": "建议", "套话": "不查"},
            "words": {"含糊时间表述": {"add": ["择机"]}},
            "suppress": [{"files": ["*.md"], "rules": ["相对时间", "首行缩进"], "reason": "旧稿"}],
            "rules": [{"name": "a", "avoid": ["搞掂"], "severity": "必改", "kinds": ["日常信息"]}],
        }
    )
    assert (config.profile, config.select) == ("news", ("relative-time", "vague-time"))
    assert config.ignore == ("layout-indent", "cliche")
    assert config.words.keys() == {"vague-time"}
    assert config.suppress[0].rules == ("relative-time", "layout-indent")
    assert config.severities == {"relative-time": "error", "vague-time": "info"}
    assert (config.rules[0].severity, config.rules[0].kinds) == ("error", frozenset({"daily"}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"select": ["相对实间"]}, "没有名为“相对实间”的规则，是否指“相对时间”"),
        ({"severity": {"相对实间": "必改"}}, "没有名为“相对实间”的规则，是否指“相对时间”"),
        ({"severity": {"vague-time": "必该"}}, "不能这样写，是否指“必改”；可选：必改 error"),
        ({"severity": {"vague-time": 3}}, "不能这样写；可选：必改 error"),
        ({"severity": {"相对时间": "必改", "relative-time": "off"}}, "“relative-time”和“相对时间”是同一条规则"),
        ({"profile": "网页新文"}, "没有名为“网页新文”的文体（profile），是否指“网页新闻”；可选：值班信息 duty"),
        ({"profile": 3}, "没有名为“3”的文体"),
        ({"sellect": []}, "没有“sellect”这一项，是否指“select”"),
        ({"zzz": 1}, "没有“zzz”这一项，可用："),
        ({"profile": "x"}, "没有名为“x”的文体（profile）；可选：值班信息 duty"),
        ({"select": "vague-time"}, "select 应为文字的列表"),
        ({"ignore": ["vague-tme"]}, "没有名为“vague-tme”的规则，是否指“vague-time”"),
        ({"severity": {"vague-time": "bad"}}, "“vague-time”不能这样写；可选：必改 error、宜改 warning、建议 info、不查 off"),
        ({"severity": []}, "severity 应是一张表"),
        ({"options": {"vague-time": {"lose": True}}}, "没有“lose”这一项，是否指“loose”"),
        ({"options": {"vague-time": {"loose": 1}}}, "应为true 或 false"),
        ({"options": {"stale-info": {"days": -1}}}, "应为不小于 0 的整数"),
        ({"options": {"stale-info": {"days": True}}}, "应为不小于 0 的整数"),
        ({"options": {"cliche": {"days": 1}}}, "没有选项"),
        ({"options": {"stale-info": 3}}, "选项应是一张表"),
        ({"words": {"vague-time": ["x"]}}, "应是一张表"),
        ({"words": {"vague-time": {"ad": []}}}, "没有“ad”这一项，是否指“add”"),
        ({"words": {"vague-time": {"add": [""]}}}, "有空的词"),
        ({"words": {"vague-time": {"add": [" 择机"]}}}, "永远匹配不到"),
        ({"words": {"vague-time": {"add": 3}}}, "add 应为词的列表"),
        ({"words": {"vague-time": {"add": {"择机": 3}}}}, "add 应为词的列表"),
        ({"words": {"vague-time": {"add": {f"甲{n}": "" for n in range(1001)}}}}, "add 超过 1000 个"),
        ({"words": {"vague-time": {"drop": ["甲乙"]}}}, "本来就不提示“甲乙”"),
        ({"words": {"vague-time": {"drop": ["近日"], "add": ["近日"]}}}, "既加了又去掉了“近日”"),
        ({"departments": {"后勤处": 3}}, "应是一张表"),
        ({"departments": {"后勤处": {"rules": {}}}}, "没有“rules”这一项"),
        ({"rules": {}}, "应写成 [[rules]]"),
        ({"rules": [{"avoid": ["x"]}]}, "自定义规则要有 name"),
        ({"rules": [{"name": "Bad Name", "avoid": ["x"]}]}, "自定义规则要有 name"),
        ({"rules": [{"name": "a"}]}, "一种"),
        ({"rules": [{"name": "a", "avoid": ["x"], "swap": {}}]}, "一种"),
        ({"rules": [{"name": "a", "avoid": []}]}, "是空的"),
        ({"rules": [{"name": "a", "avoid": "x"}]}, "应为文字的列表"),
        ({"rules": [{"name": "a", "avoid": ["甲\n乙"]}]}, "永远匹配不到"),
        ({"rules": [{"name": "a", "avoid": ["《乙丙》"]}]}, "“《乙丙》”永远匹配不到"),
        ({"rules": [{"name": "a", "avoid": ["x"], "need": "y"}]}, "没有“need”这一项"),
        ({"rules": [{"name": "a", "avoid": ["x"], "severity": "hard"}]}, "severity 只能写：必改 error"),
        ({"rules": [{"name": "a", "avoid": ["x"], "title": 3}]}, "title 应为文字"),
        ({"rules": [{"name": "a", "avoid": ["x"], "kinds": ["x"]}]}, "kinds 只能写：首报 first"),
        ({"rules": [{"name": "a", "pattern": r"\b甲\b", "bad": ["甲"]}]}, r"\b，它在汉字之间不起作用"),
        ({"rules": [{"name": "a", "pattern": "(", "bad": ["甲"]}]}, "不是有效的正则表达式"),
        ({"rules": [{"name": "a", "pattern": "甲*", "bad": ["甲"]}]}, "能匹配空白"),
        ({"rules": [{"name": "a", "pattern": "甲"}]}, "要有一条 bad 示例"),
        ({"rules": [{"name": "a", "pattern": "甲{9999999999}", "bad": ["甲"]}]}, "数太大或括号套得太深"),
        ({"rules": [{"name": "a", "pattern": "甲" * 501, "bad": ["甲"]}]}, "超过 500 个字符"),
        ({"rules": [{"name": "a", "pattern": "甲", "bad": ["甲" * 2001]}]}, "示例不超过 2000 字"),
        ({"rules": [{"name": "a", "avoid": [f"甲{n}" for n in range(1001)]}]}, "avoid 超过 1000 个"),
        ({"rules": [{"name": "a", "swap": {f"甲{n}": "乙" for n in range(1001)}}]}, "swap 超过 1000 个"),
        ({"rules": [{"name": "a", "avoid": ["甲"]}] * 201}, "超过 200 条"),
        ({"suppress": [{"files": ["a"], "rules": ["vague-time"]}] * 201}, "超过 200 项"),
        ({"rules": [{"name": "a", "pattern": "甲", "bad": ["乙"]}]}, "也匹配不到"),
        ({"rules": [{"name": "a", "swap": {}}]}, "swap 应写成"),
        ({"rules": [{"name": "a", "swap": ["x"]}]}, "swap 应写成"),
        ({"rules": [{"name": "a", "swap": {"甲乙": 1}}]}, "swap 应写成"),
        ({"rules": [{"name": "a", "swap": {"甲": "甲"}}]}, "也在要换的词里"),
        ({"rules": [{"name": "a", "swap": {"甲": "乙", "乙": "丙"}}]}, "也在要换的词里"),
        ({"rules": [{**NEAR, "within": "page"}]}, "within 只能写：sentence"),
        ({"rules": [{"name": "vague-time", "avoid": ["x"]}]}, "“vague-time”已经有了"),
        ({"plugins": ["nobody"]}, "没有名为“nobody”的规则包"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(data: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as caught:
        build_config(data, "x.toml")
    assert words in caught.value.message
    assert str(caught.value).startswith("x.toml：")


HANGS = ["(a+)+$", "(a|a)*$", "(a|aa)+$", r"(\w+\s?)*$", "(.*)*$x", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){30}a{30}$"]
MANY_A = "a" * 45 + "！"


@pytest.mark.medium
@pytest.mark.parametrize("pattern", mostly_slow(HANGS, 2))
def test_a_pattern_that_would_hang_is_refused_by_its_example(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_pattern, "SECONDS", 0.5)
    for form in ({"pattern": pattern}, {"when": pattern, "need": "乙"}):
        with pytest.raises(InputError) as caught:
            own({"name": "a-b", "bad": [f"⟦{MANY_A}⟧"], **form})
        assert caught.value.code in ("pattern-slow", "never-matches")
        assert "规则“a-b”" in caught.value.message


@pytest.mark.medium
def test_a_pattern_that_hangs_on_a_draft_is_stopped_on_every_road(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run
) -> None:
    """Its example is harmless. In this process, in the child of a time limit, from the library, one file or many."""
    monkeypatch.setattr(user_pattern, "SECONDS", 0.5)
    settings = write(
        tmp_path,
        '[[rules]]\nname = "a-b"\npattern = "(a+)+[。，]"\nbad = ["⟦a。⟧"]\n[[rules]]\nname = "c"\navoid = ["布署"]\n',
    )
    draft = write(tmp_path, f"学院布署工作。{MANY_A}", "稿.txt")
    results = [
        check_file(draft, config=str(settings)),
        check(read(draft), config=str(settings)),
        next(iter(check_many([draft], config=str(settings)))).result,
    ]
    for result in results:
        assert result is not None
        (failure,) = result.errors
        assert failure.code == "pattern-slow"
        assert failure.message.startswith("规则“a-b”")
        assert "c" in {finding.rule for finding in result.findings}
    code, out, err = run_cli("check", draft)
    assert code == 2
    assert "规则“a-b”" in out + err


def test_the_proof_of_all_rules_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_file, "PROVING", -1)
    with pytest.raises(InputError) as caught:
        own(SWAP)
    assert caught.value.code == "pattern-slow"


def test_settings_are_read_like_drafts(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    (tmp_path / "large.toml").write_bytes(b"#" * ((1 << 20) + 1))
    (tmp_path / "empty.toml").write_bytes(b"")
    for name, code in (("pipe", "not-regular"), ("zero", "not-regular"), ("large", "too-large"), ("no", "not-found")):
        with pytest.raises(InputError) as caught:
            load_config(tmp_path / f"{name}.toml")
        assert caught.value.code == code
    assert load_config(tmp_path / "empty.toml").rules == ()


def test_too_many_hits_of_a_rule_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared_rules, "HITS", 3)
    config = own({"name": "a-b", "avoid": ["甲"]})
    assert len(check(read("甲甲甲。".encode(), name="a.txt"), config=config, select=["a-b"]).findings) == 3
    (failure,) = check(read("甲甲甲甲。".encode(), name="a.txt"), config=config, select=["a-b"]).errors
    assert (failure.code, failure.message) == ("too-many-hits", "规则“a-b”在一份稿件里提示超过 3 处，请写具体")


def test_an_example_that_does_not_hold_is_told() -> None:
    (rule,) = own({**SWAP, "bad": ["⟦更换⟧阀门。", "阿盟职院更换阀门。"], "good": ["阿盟职院更换阀门。"]}).rules
    assert list(complaints(rule)) == [
        "应提示“更换”，实际提示（无）：更换阀门。",
        "bad 示例没有用 ⟦⟧ 标出要提示的字：阿盟职院更换阀门。",
        "good 示例不应提示，却提示““阿盟职院”请改为“阿拉善职业技术学院””：阿盟职院更换阀门。",
    ]
    told = next(r for r in RULES if r.name == "thin-content")
    assert list(complaints(told)) == []


def write(folder: Path, text: str, name: str = "alvtc-info.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    write(tmp_path, 'ignore = ["vague-time"]')
    write(tmp_path / "a", "[tool.alvtc-info]\nprofile = 'news'\n", "pyproject.toml")
    write(tmp_path / "a" / "b", "[project]\nname = 'x'\n", "pyproject.toml")
    draft = write(tmp_path / "a" / "b", "近日更换。", "a.txt")
    config = find_config(str(draft))
    assert config is not None
    assert config.profile == "news"
    assert find_config(str(tmp_path)) == load_config(tmp_path / "alvtc-info.toml")
    assert find_config(str(Path(draft.anchor))) is None


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("alvtc-info.toml", b"a = \xff", "config-encoding"),
        ("alvtc-info.toml", b"a = 1\nb ==", "config-syntax"),
        ("alvtc-info.toml", b"a = [", "config-syntax"),
        ("pyproject.toml", b"[tool.other]\n", "no-config"),
        ("pyproject.toml", b"# tool.alvtc-info\n[tool]\nalvtc-info = 3\n", "bad-value"),
        ("pyproject.toml", b"[tool]\nalvtc-info = 3\n", "bad-value"),
        ("pyproject.toml", b'tool = "tool.alvtc-info"\n', "no-config"),
        ("pyproject.toml", b"[[tool]]\nalvtc-info.select = []\n", "no-config"),
        ("alvtc-info.toml", b"a = " + b"[" * 20_000, "config-syntax"),
        ("alvtc-info.toml", b"a = " + b"{b = " * 20_000, "config-syntax"),
        ("alvtc-info.toml", b"a = " + b"9" * 5_000, "config-syntax"),
        ("alvtc-info.toml", b"a = 2024-02-30", "config-syntax"),
        ("alvtc-info.toml", b"a = 25:00:00", "config-syntax"),
        ("no\0.toml", None, "not-found"),
        ("none.toml", None, "not-found"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        load_config(tmp_path / name)
    assert caught.value.code == code


def install(folder: Path, module: str, body: str) -> None:
    (folder / f"{module}.py").write_text(body, encoding="utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[alvtc_info.rules]\n{module} = {module}:RULES\n", encoding="utf-8")


PLUGIN = '''
from alvtc_info.model.finding import Basis, Severity
from alvtc_info.text.pattern import Pattern
from alvtc_info.model.rule import Rule

SNOW = Pattern("大雪")

def snow_word(document):
    """大雪要写明毫米数。"""
    for match in document.finditer(SNOW):
        from alvtc_info.model.finding import Hit
        yield Hit(*match.span(), "请写明降雪量")

RULES = (Rule(check=snow_word, title="降雪量", clause="", basis=Basis.PRACTICE, severity=Severity.INFO, bad=("⟦大雪⟧。",), good=("小雪。",)),)
'''


def test_rules_of_other_packages_are_loaded_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    install(tmp_path, "snow_rules", PLUGIN)
    install(
        tmp_path,
        "one_rule",
        PLUGIN.replace("snow_word", "one_word") + "RULES = RULES[0]\n",
    )
    install(tmp_path, "broken_rules", "raise RuntimeError('x')")
    install(tmp_path, "no_rules", "RULES = [1]")
    config = build_config({"plugins": ["snow_rules", "one_rule"]})
    assert [rule.name for rule in config.rules] == ["snow-word", "one-word"]
    assert ("snow-word", "大雪") in found("大雪。", config)
    assert "snow_rules" not in sys.modules or found("大雪。", Config()) == []
    for name, words in (
        ("broken_rules", "装不上（RuntimeError）"),
        ("no_rules", "给出的不是规则"),
        ("other", "可用：broken_rules"),
    ):
        with pytest.raises(InputError) as caught:
            build_config({"plugins": [name]})
        assert words in caught.value.message
    with pytest.raises(InputError, match="已经有了"):
        build_config({"plugins": ["snow_rules", "snow_rules"]})
    path = write(tmp_path, 'plugins = ["snow_rules"]')
    assert run_cli("rule", "--test", "--config", path)[:2] == (0, "1 条规则、2 个示例，全部符合\n")
    install(tmp_path, "library_error", "from alvtc_info import UsageError\nraise UsageError('x', '规则包说的话')")
    with pytest.raises(InputError, match="规则包说的话"):
        build_config({"plugins": ["library_error"]})


def test_the_command_takes_its_settings_from_the_folder(tmp_path: Path, run_cli: Run) -> None:
    draft = write(tmp_path / "a", "近日，阿盟职院布署工作。", "a.txt")
    write(
        tmp_path,
        '[severity]\nvague-time = "off"\n[[rules]]\nname = "school-name"\nswap = {"阿盟职院" = "阿拉善职业技术学院"}\nsafe = true\n',
    )
    out = run_cli("check", draft)[1]
    assert "含糊时间表述" not in out
    assert "“阿盟职院”请改为" in out
    assert "含糊时间表述" in run_cli("check", draft, "--isolated")[1]
    other = write(tmp_path, 'ignore = ["typo-confusable"]', "other.toml")
    second = write(tmp_path / "b", "近日，学院布署工作。", "b.txt")
    assert run_cli("check", draft, second, "--config", other)[1].count("错别字") == 0
    assert "含糊时间表述" not in run_cli("check", draft, "--isolated", "--profile", "regulation")[1]
    assert "阿拉善职业技术学院部署" in run_cli("fix", draft, "--diff")[1]
    assert "阿拉善职业技术学院" not in run_cli("fix", draft, "--diff", "--isolated")[1]
    write(tmp_path, "selct = []")
    code, out, err = run_cli("check", draft)
    assert (code, out) == (2, "")
    assert err == f"{tmp_path / 'alvtc-info.toml'}：配置里没有“selct”这一项，是否指“select”\n"
    assert "不能和" in run_cli("check", draft, "--isolated", "--config", other)[2]


def test_rules_are_tried_out_on_request(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, '[[rules]]\nname = "a-b"\navoid = ["甲乙"]\nbad = ["丙"]\n', "x.toml")
    code, out, _ = run_cli("rule", "--test", "--config", path)
    assert code == 1
    assert out == "a-b：bad 示例没有用 ⟦⟧ 标出要提示的字：丙\n1 条规则、1 个示例，1 处不符\n"
    assert "没有自定义规则" in run_cli("rule", "--test", "--isolated")[2]
    assert run_cli("rule", "vague-time", "--test", "--isolated")[1].endswith("全部符合\n")
    assert run_cli("rule", "a-b", "--test", "--config", path)[0] == 1


def test_own_rules_are_listed_and_explained(tmp_path: Path, run_cli: Run) -> None:
    path = write(tmp_path, '[[rules]]\nname = "a-b"\ntitle = "校名"\navoid = ["甲乙"]\nbad = ["⟦甲乙⟧"]\n', "x.toml")
    listed = run_cli("rule", "--config", path)[1]
    assert "a-b" in listed
    assert f"共 {len(RULES) + 1} 条" in listed
    for name in ("a-b", "校名"):
        page = run_cli("rule", name, "--config", path)[1]
        assert page.startswith("校名（a-b）\n宜改　惯例\n")
        assert "【甲乙】" in page
    assert run_cli("rule", "含糊时间表述", "--isolated")[1].startswith("含糊时间表述（vague-time）")
    assert run_cli("rule", "a-b", "--isolated")[0] == 2


def test_fixing_takes_settings_too(tmp_path: Path) -> None:
    path = write(tmp_path, "阿盟职院更换阀门。", "a.txt")
    assert fix(path, config=own(SWAP)).after == "阿拉善职业技术学院更换阀门。"
    assert fix(path).after == "阿盟职院更换阀门。"


def test_a_rule_of_the_user_s_is_a_rule_like_any_other() -> None:
    (rule,) = own({**SWAP, "note": "校名写全称。"}).rules
    assert isinstance(rule, Rule)
    assert (rule.name, rule.family, rule.page) == ("school-name", "own", "校名写全称。")
    assert Example("x").bare == "x"


def test_the_settings_in_the_documentation_hold(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    for key, head in (("names", "姓名\t职务"), ("corrections", "误写\t正写\t谁确认\t哪天确认")):
        (tmp_path / USUAL_LISTS[key]).write_text(f"{head}\n", encoding="utf-8")
    written = tomllib.loads(text.split("```toml\n")[1].split("```")[0])
    config = build_config(written, str(tmp_path / "alvtc-info.toml"))
    assert (config.people_file, config.corrections_file) == (str(tmp_path / "人名.tsv"), str(tmp_path / "常改.tsv"))
    assert [c for rule in config.rules for c in complaints(rule)] == []
    facts = load_facts(load(text.split("```yaml\n")[1].split("```")[0], ".yaml", ""))
    assert facts.contacts is not None
    assert len(facts.contacts) == 4


KEYS = st.sampled_from(
    "profile select ignore enable severity options words departments rules plugins name avoid pattern swap when need within bad good add "
    "drop vague-time stale-info days kinds roles title message safe mentions 后勤处".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.sampled_from(["近日", "", "(", "duty", "off", "info", "sentence", "a-b", "⟦甲⟧"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.medium
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_is_written_ends_in_settings_or_in_one_line(data: dict[str, object]) -> None:
    try:
        assert isinstance(build_config(data, "x.toml"), Config)
    except InputError as error:
        told = str(error)
    else:
        told = ""
    assert "\n" not in told
