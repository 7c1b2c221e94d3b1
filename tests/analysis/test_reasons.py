"""Why something was found is told in words of the sentence: they stand there, and what is said of them is so."""

from __future__ import annotations

import re

import pytest

from alvtc_info import Block, Document, Role, check, read_text
from alvtc_info.analysis.reasons import act_reasons, figure_reasons, source_reasons, time_reasons
from alvtc_info.linting.examples import found
from alvtc_info.model.rule import example
from alvtc_info.rules import RULES

TELLING = ("undated-work", "undated-document", "data-without-cutoff")
ONE_CLAUSE = ("vague-time", "relative-time", "vague-cutoff", "citation-without-source")
# words that a reason misses in the sentence, quoted as what is not there
ABSENT = ("了、已、完成", "累计、现有、占比")


def why(text: str, rule: str) -> tuple[str, ...]:
    """The reasons of the first finding of a rule in a draft of its own."""
    findings = [each for each in check(read_text(text)) if each.rule == rule]
    assert findings, text
    return findings[0].why


def one(text: str) -> Document:
    return Document([Block("1", text, Role.BODY, "")])


EXAMPLES = [
    (rule.name, re.sub("[⟦⟧]", "", example(item).text), finding)
    for rule in RULES
    if rule.name in (*TELLING, *ONE_CLAUSE)
    for item in rule.bad
    for finding in found(rule, example(item))
]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_what_is_quoted_stands_in_the_draft(number: int) -> None:
    rule, text, finding = EXAMPLES[number]
    plain = re.sub(r"[“”‘’\s]", "", text)
    assert len(set(finding.why)) == len(finding.why) <= 4
    if rule in TELLING:
        assert 1 <= sum(not each.startswith("相反的：") for each in finding.why) <= 3
        told = finding.why[0].partition("，")[0]
        for part in re.sub(r"（(?:前文的)?主语）", "", told).replace("……", "＋").split("＋"):
            assert re.sub(r"[“”‘’\s]", "", part) in plain
    for quotation in re.findall("“([^”]*)”", "".join(finding.why)):
        inside = re.sub(r"[‘’\s]", "", quotation.removesuffix("……"))
        assert inside in plain or any(inside.startswith(each) for each in ABSENT), quotation


@pytest.mark.parametrize(
    ("text", "rule", "reasons"),
    [
        ("学院汇编了年鉴。", "undated-work", ("学院（主语）＋汇编了＋年鉴，全段没有日期", "“汇编了”说的是已经做了的事")),
        ("教务处立即发布调课通知。", "undated-document", ("教务处（主语）＋立即发布＋调课通知，全段没有日期", "“立即”说的是一次办的事", "“通知”是文件一类的东西", "相反的：全句没有“了、已、完成”一类词")),
        ("9月，团委举办了合唱比赛。", "undated-work", ("团委（主语）＋举办了＋合唱比赛，同句只有“9月”，没有写到日", "“举办了”说的是已经做了的事", "“比赛”是会议、活动一类的事")),
        ("学院印发《考勤办法》，同时召开动员会。", "undated-document", ("学院（主语）＋印发＋《考勤办法》，全段没有日期", "相反的：全句没有“了、已、完成”一类词")),
        ("图书馆累计藏书31万册。", "data-without-cutoff", ("图书馆（主语）＋累计藏书31万册，全段没有截至时间", "“累计”说的是到某一天的总数", "数的是“藏书”")),
        ("学院现有专任教师290人。", "data-without-cutoff", ("学院现有专任教师290人，全段没有截至时间", "“现有”说的是某一天的存量", "数的是“专任教师”")),
        ("毕业生就业率达到96.1%。", "data-without-cutoff", ("毕业生就业率达到96.1%，全段没有截至时间", "“就业率”是比率")),
        ("学院年年评优。今年以来，学院共有在校生4800人。", "data-without-cutoff", ("学院（主语）＋共有在校生4800人，同句只有“今年以来”，看不出截到哪天", "“在校生”说的是某一天的存量", "数的是“在校生”")),
        ("近日，学院召开会议。", "vague-time", ("“学院召开会议”只写了“近日”，全段没有写到月日的日期",)),
        ("昨日下午3时，锅炉停炉。", "relative-time", ("“锅炉停炉”只写了“昨日”，全段没有写到月日的日期",)),
        ("5月20日起检修，目前供暖平稳。", "vague-time", ("“供暖平稳”只写了“目前”，同段的“5月20日”看不出就是这一天",)),
        ("据统计，用电量上升。", "citation-without-source", ("“用电量上升”靠的是“据统计”，看不出是谁、哪天说的",)),
        ("上级有关文件要求，各系值守。", "citation-without-source", ("“各系值守”靠的是“上级有关文件要求”，看不出是哪份文件",)),
    ],
)  # fmt: skip
def test_reasons_are_told_in_the_words_of_the_sentence(text: str, rule: str, reasons: tuple[str, ...]) -> None:
    assert why(text, rule) == reasons


def act(text: str, verb: str) -> tuple[str, ...]:
    start = text.index(verb)
    return act_reasons(one(text), start, start + len(verb))


def figure(text: str, number: str) -> tuple[str, ...]:
    start = text.index(number)
    return figure_reasons(one(text), start, start + len(number))


@pytest.mark.parametrize(
    ("text", "verb", "part"),
    [
        ("由保卫处启动预案。", "启动", "由保卫处启动＋预案，全段没有日期"), ("智慧校园一期项目通过验收。", "通过", "智慧校园一期项目通过＋验收，全段"),
        ("学院召开会议，又印发办法。", "印发", "学院（前文的主语）＋又印发＋办法，"), ("随后学院启动预案。", "启动", "学院（主语）＋启动＋预案，"),
        ("5月20日，学院开会。后勤处更换门锁。", "更换", "本句没有日期，前文的“5月20日”看不出管到这里"),
        ("后勤处更换门锁。5月20日，学院开会。", "更换", "本句和前文没有日期"), ("5月20日，后勤处更换门锁。", "更换", "同句的“5月20日”看不出是这件事的日期"),
        ("2026.5.20，后勤处更换门锁。", "更换", "没有写明这件事的日期"), ("腊月初八，后勤处更换门锁。", "更换", "同句的“腊月初八”看不出"), ("后勤处门锁已更换。", "更换", "说的是已经做了的事"),
        ("后勤处更换门锁完毕。", "更换", "“完毕”说的是已经办完"), ("学院更换门锁，须留记录。", "更换", "相反的：句中有“须”，也许是要求、计划或惯例"),
        ("后勤处更换门锁12把。", "更换", "相反的：后面有“12把”，也许是一段时间里的统计"), ("以院发〔2026〕7号文聘请顾问。", "聘请", "相反的：句中有文号"),
        ("更换了门锁。", "更换", "更换了＋门锁"), (f"后勤处{'按规定程序' * 8}更换门锁。", "更换", "（主语）＋……"),
        (f"后勤处更换{'东侧宿舍楼' * 8}门锁。", "更换", "……，全段"), ("专家提出建议，后勤处更换门锁。", "更换", "相反的：全句没有"),
    ],
)  # fmt: skip
def test_what_is_told_of_an_act(text: str, verb: str, part: str) -> None:
    assert part in "；".join(act(text, verb))


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("该乡有6200人。", "6200人", "该乡（主语）＋有6200人"), ("共有12所学校。", "12所", "数的是“学校”"), ("有12%的学生住校。", "12%", "数的是“学生"),
        ("参加早操的学生有2200人。", "2200人", "相反的：同一分句有“参加”，也许只是一次活动里的数"), ("拟招新生2200人。", "2200人", "相反的：同一分句有“拟”，也许是要求、计划或惯例"),
        ("高职院校36所。", "36所", "相反的：数前没有“累计、现有、占比”一类词"), ("合格12%。", "12%", "“12%”是比率"), ("已救出12人。", "12人", "“已”说的是到某一刻做了多少"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_figure(text: str, number: str, part: str) -> None:
    assert part in "；".join(figure(text, number))


def test_who_acts_is_not_what_is_counted() -> None:
    assert not any(each.startswith("数的是") for each in figure("该乡有6200人。", "6200人"))


def test_a_sentence_too_long_to_take_apart_still_has_its_reason() -> None:
    text = f"{'后勤处、' * 200}学院印发办法31份。"
    assert act(text, "印发") == ("印发，全段没有日期", "相反的：全句没有“了、已、完成”一类词")
    assert figure(text, "31份") == ("31份，全段没有截至时间",)


def test_a_word_that_nothing_stands_by() -> None:
    assert time_reasons(one("近日"), 0, 2) == ("只写了“近日”，全段没有写到月日的日期",)
    assert time_reasons(one("会议在近日"), 3, 5) == ("“会议在”只写了“近日”，全段没有写到月日的日期",)
    assert time_reasons(one("2026.5.20，近日开会"), 10, 12) == ("“开会”只写了“近日”，同段的日期看不出就是这一天",)
    assert source_reasons(one("据统计"), 0, 3) == ("“据统计”看不出是谁、哪天说的",)
