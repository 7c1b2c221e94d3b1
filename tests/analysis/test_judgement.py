"""What speaks for and against a candidate, how it is weighed, and how it is told."""

from __future__ import annotations

import json
import re

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.analysis import judgement
from alvtc_info.analysis.classes import CUE
from alvtc_info.analysis.judgement import Scale, Traits, Weights
from alvtc_info.analysis.sentences import sentences
from alvtc_info.analysis.traits import act_traits, figure_traits, is_barred, is_plain, is_stock
from alvtc_info.rules.work import act_candidates
from tests import ROOT

WEIGHTS = ROOT / "src/alvtc_info/analysis/weights.json"


def one(text: str) -> Document:
    return Document([Block("1", text, Role.BODY, "")])


@pytest.mark.parametrize(
    "text",
    [
        "学院将召开会议", "各系应当召开会议", "各系每周召开会议", "学院没有召开会议", "学院正在修订办法", "学院先后召开会议3次",
        "学院召开会议3次", "通过召开座谈会等方式", "保卫处负责召开会议", "网址为www.example.com/召开会议",
        "消防站疏散学生", "学院开展了教学工作", "学院组织学生", "学院开展隐患排查", "各系开展教学秩序良好", "学院研究制定方案",
        "学院印发《办法》（阿职院发〔2024〕18号）", "学院拟召开会议", "保卫处开展会商研判", "采购项目须经招标", "学院将共同开发教材",
        "我院是现代学徒制试点单位", "学生处分分为警告和记过", "学院使用率统计完成", "后勤处完成统计",
        "已加固校舍12栋", "共接种羊只640只", "学院参加全区联赛", "5月召开的例会研究了供暖",
    ],
)  # fmt: skip
def test_what_is_no_act_that_was_done(text: str) -> None:
    assert is_barred(sentences(one(text)).at(0).clauses[0])


@pytest.mark.parametrize(
    "text",
    [
        "学院召开会议", "后勤处更换阀门3个", "学院开展专项排查", "学院立即开展隐患排查", "学院开展排查3处", "学院印发《办法》",
        "天气晴朗", "学院组织学生赴企业实习", "蒙能集团签订协议", "不动产登记中心增设窗口", "继续教育学院签订协议",
        "纪委对未履职的干部通报批评", "后勤处将供水时段延长至23时", "学院召开大会要求各系应当自查",
        "已加固三号楼", "学院已加固校舍12栋", "学院参加了全区联赛", "学院首次参加全区联赛", "5月召开的例会上研究了供暖",
    ],
)  # fmt: skip
def test_what_may_be_an_act(text: str) -> None:
    assert not is_barred(sentences(one(text)).at(0).clauses[0])


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("各系须上报，教务处核定课时", True), ("学院每月检查，教务处通报结果", True), ("凡逾期未交，教务处予以通报", True),
        ("被投诉两次的，监管局约谈负责人", True), ("学院开会，教务处通报结果", False),
    ],
)  # fmt: skip
def test_what_stands_under_a_rule(text: str, *, barred: bool) -> None:
    clause = sentences(one(text)).at(0).clauses[1]
    assert clause.is_under_rule is barred
    assert is_barred(clause) is barred
    assert is_barred(clause, with_cue=True) is barred


@pytest.mark.parametrize(
    ("text", "stock"),
    [
        ("全县存栏肉羊87.3万只", True), ("该馆有讲解员17人", True), ("该院病床使用率为87.6%", True), ("全县转移群众870人", False),
        ("系里补购通风橱10台", False), ("操场上停着87辆", False), ("该馆举行比武，14人登台", False), ("该湖水深10米", False),
        ("学院投入87万元", False), ("该馆笑着收下87册", False), ("会议通报，全院现有电梯38台", True), ("学院开会，全院现有电梯38台", False),
        ("礼堂的座椅1180个", True), ("礼堂的座椅1180个空着", False), ("礼堂的观众1180人", False),
    ],
)  # fmt: skip
def test_what_an_office_has_is_a_stock(text: str, *, stock: bool) -> None:
    sentence = sentences(one(text)).at(0)
    assert is_stock(sentence, next(iter(sentence.figures()))) is stock


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("学院设有2个食堂", True), ("列车共有18节车厢", True), ("学院是全区26个试点单位之一", True), ("送医的39名学生中，3人出院", True),
        ("学院计划新建12所", True), ("学院设有12个食堂", False), ("2个食堂停电", False), ("学院有教师312人", False),
        ("操场上有120人", True), ("操场上有教师120人", False), ("操场上有120吨", False), ("市民可拨打12345热线", True),
        ("供电可靠率须达到99%", True), ("超过1000人的学校", True), ("学院可招收1000人", False), ("学院有1000人的食堂", False),
    ],
)  # fmt: skip
def test_figures_that_only_describe(text: str, *, plain: bool) -> None:
    sentence = sentences(one(text)).at(0)
    assert is_plain(sentence, next(iter(sentence.figures()))) is plain


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("12名学生情绪稳定", "known group"), ("有120人参加", "joining"), ("2023年学院招生1700人", "year ahead"), ("每班40人", "bar ahead"),
        ("各系应当检查，整改12处", "bar before"), ("教师12人，不得缺岗", "bar behind"), ("设计容纳600人", "size"), ("伤亡30人以上", "bound"),
        ("2名学生在医院治疗", "in care"), ("这7名学生返校", "this"), ("事故共造成3人死亡", "final"), ("全院（教师312人）搬迁", "in brackets"),
        ("有教师的312人", "left=的"), ("312人的宿舍", "right=的"), ("学院有312人", "left=have"), ("312人", "left=edge"), ("约0.5%", "decimal"),
        ("十二名学生", "in Chinese"), ("4000余人", "rough"), ("3万人", "thousands"), ("12名学生中，有8人返校", "before ends=中"),
        ("5月20日开学，学院招生1700人", "told before=date here"), ("目前有12人", "told beside=now here"),
    ],
)  # fmt: skip
def test_traits_of_figures(text: str, trait: str) -> None:
    sentence = sentences(one(text)).at(0)
    found = figure_traits(sentence, list(sentence.figures())[-1], governed=False)
    assert trait in found.names() or trait == "left=的"
    assert "open" in found.names()
    assert "governed" in figure_traits(sentence, list(sentence.figures())[-1], governed=True).names()


@pytest.mark.parametrize(
    ("text", "dating"),
    [
        ("2023年招生1700人", "ahead"), ("招生1700人，2023年完成", "behind"), ("目前有12人", "now"), ("12人于5月20日到校", "date"),
        ("近日有12人到校", "vague"), ("开学以来有12人", "open"), ("上午有12人", "clock"), ("有12人", "none"),
        ("2023年招生。有12人", "earlier"), ("5月20日开会。有12人", "event"),
    ],
)  # fmt: skip
def test_what_dates_a_figure(text: str, dating: str) -> None:
    sentence = sentences(one(text)).at(len(text) - 1)
    assert f"dating={dating}" in figure_traits(sentence, list(sentence.figures())[-1], governed=False).names()


@pytest.mark.parametrize(
    ("text", "number", "trait"),
    [
        ("学院召开会议", 0, "next=n"), ("学院召开了会议", 0, "next=了"), ("学院引进12人", 0, "next=number"), ("学院开学", 0, "next=end"),
        ("接到通知后，学院开会", 1, "before ends=后"), ("在各方支持下，学院开学", 1, "before=phrase"), ("学院开学，应当报到", 0, "after=must"),
        ("学院印发《办法》", 0, "title"), ("会议召开后", 0, "tail of time"), ("5月，学院开学", 1, "time=month here"),
        ("2024年5月，学院开学", 1, "time=month here"), ("上半年，学院开学", 1, "time=cut-off here"), ("学院对食堂作出处罚的决定", 0, "phrase ahead"),
        ("学院换发给学生的证件", 0, "rest holds 的"), ("各系应当上报，学院汇总", 1, "bar before"), ("学院开学，逾期不办", 0, "bar behind"), ("学院没有召开会议", 0, "bar not"), ("旗水务局开闸", 0, "level first & agent=office"), ("学院把闸打开", 0, "handles"),
        ("锅炉房竣工", 0, "finishes"), ("学院购进桌、椅、床、柜、灯", 0, "lists=3"), ("学院开学", 0, "verb length=2"), ("学院正式开学", 0, "adverb=a"),
        ("学院约谈5家企业", 0, "indefinite & agent=office"), ("一批旧灯", 0, "indefinite"), ("学院开学", 0, "no aspect & agent=office"),
        ("学院开了学，系里开会", 1, "particle ahead"), ("学院开会，换了灯", 0, "particle behind"), ("灯已换，学院开学", 1, "already ahead"),
        ("学院开学，灯已换", 0, "already behind"), ("学院开学，学生不返校", 0, "denied behind"), ("学院开学，天气晴朗", 0, "no act behind"),
        ("学院开学，教务处排课", 0, "other agent behind"), ("学院开学，天气晴朗", 0, "same agent behind"), ("学院开学，天气晴朗", 1, "agent ahead"), ("2024年5月，学院2023年审完账", 1, "told beside=year here"),
    ],
)  # fmt: skip
def test_traits_of_acts(text: str, number: int, trait: str) -> None:
    sentence = sentences(one(text)).at(0)
    assert trait in act_traits(sentence, sentence.clauses[number]).names()


@pytest.mark.parametrize("text", ["学院换了灯", "学院已换灯", "学院换灯，又添了床"])
def test_an_act_told_with_its_aspect(text: str) -> None:
    sentence = sentences(one(text)).at(0)
    assert "no aspect" not in act_traits(sentence, sentence.clauses[0]).names()


def test_candidates_with_a_cue_say_so_and_end_at_a_word_for_a_time() -> None:
    document = one("学院召开会议，近日印发通知，又成立专班。")
    found = list(act_candidates(sentences(document).at(0)))
    assert [clause.text for clause, _ in found] == ["学院召开会议"]
    assert "cue" in found[0][1].names()
    barred = list(act_candidates(sentences(one("学院将要召开会议。")).at(0)))
    assert barred == []


def test_a_score_is_a_sum() -> None:
    known = Scale(-10, 0, 20, Weights({"a": 7, "b": 5, "c": -3, "holds=must": 2, "a & b": 4, "a & holds=neg!": 8}))
    assert known.score(Traits("a", "c", "unknown")) == -6
    assert known.score(Traits()) == -10
    traits = Traits("b")
    traits.add_each("holds=", CUE, CUE.of("must", "neg"))
    traits.add_each("none=", CUE, 0)
    assert traits.names() == {"b", "holds=must", "holds=neg"}
    assert known.score(traits) == -3
    traits = Traits("b")
    traits.add_each("holds=", CUE, CUE.of("neg"), behind="!")
    wider = Traits("a")
    wider.add_under("a & ", traits)
    assert wider.names() == {"a", "a & b", "a & holds=neg!"}
    assert known.score(wider) == 9
    assert sorted(wider.weighed(known.weights)) == [(4, "a & b"), (7, "a"), (8, "a & holds=neg!")]


def test_no_more_families_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgement, "MOST_FAMILIES", 1)
    known = Scale(0, 0, 0, Weights({"holds=must": 2, "holds=neg": 3}))
    for _ in range(2):
        for cue, value in (("must", 2), ("neg", 3)):
            traits = Traits()
            traits.add_each("holds=", CUE, CUE.of(cue))
            assert known.score(traits) == value
    assert len(known.weights.families) == 1
    (kept,) = known.weights.families
    assert known.weights.of(kept, CUE) == (2, ((2, "holds=must"),))


def test_the_weights_are_few_whole_and_name_no_word() -> None:
    assert WEIGHTS.stat().st_size < 60_000
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert sum(len(table["weights"]) for table in tables.values()) <= 1500
    for kind, table in tables.items():
        assert table["doubtful"] <= table["clear"]
        assert all(isinstance(value, int) for value in table["weights"].values())
        named = set("".join(re.findall(r"[一-龥]", "".join(table["weights"]))))
        assert named <= set("了的时后前中上下"), kind
