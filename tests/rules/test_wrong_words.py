"""Wrong words as rules: where they look, how grave they are, what the office holds right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import Result, check, read
from alvtc_info.config.settings_file import build_config
from alvtc_info.institution.values import Institution, default_institution
from alvtc_info.model.finding import Basis, Severity

FAMILY = ["typo-confusable", "misused-word", "misspelt-phrase", "typing-slip", "variant-form"]


def office(**lexicon: tuple[str, ...]) -> Institution:
    given = default_institution()
    return replace(given, lexicon={**given.lexicon, **lexicon})


def found(text: str, institution: Institution | None = None) -> Result:
    return check(read(text.encode(), name="a.txt"), select=FAMILY, institution=institution)


@pytest.mark.parametrize(
    ("text", "rule", "right", "safe"),
    [
        ("学院布署安全工作。", "typo-confusable", "部署", True),
        ("学校己告知家长。", "misused-word", "已", False),
        ("代表队再接再砺。", "misspelt-phrase", "再接再厉", True),
        ("教师批改试绢。", "typing-slip", "试卷", False),
        ("后勤处填写台帐。", "variant-form", "台账", False),
    ],
)
def test_each_rule_offers_the_right_form(text: str, rule: str, right: str, safe: bool) -> None:
    (finding,) = found(text)
    assert finding.fix is not None
    assert (finding.rule, finding.fix.replacement, finding.fix.safe) == (rule, right, safe)
    assert finding.severity is (Severity.INFO if rule == "variant-form" else Severity.WARNING)


@pytest.mark.parametrize("words", ["布署", "截止5月20日", "再接再砺", "批改试绢", "巴音浩特镇"])
def test_within_quotations_it_is_a_hint_without_a_safe_fix(words: str) -> None:
    for finding in found(f"墙上写着“{words}”几个字。"):
        assert finding.severity is Severity.INFO
        assert finding.fix is not None
        assert not finding.fix.safe


def test_variant_forms_within_quotations_are_let_pass() -> None:
    assert not found("墙上写着“台帐”二字。").findings


def test_the_variant_says_what_it_stands_on() -> None:
    messages = [finding.message for finding in found("后勤处填写台帐，引进人材。")]
    assert messages == ["“台帐”宜写作“台账”（惯例）", "“人材”宜写作“人才”（《第一批异形词整理表》）"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("迫不及侍", "迫不及待"),
        ("南辕北撤", "南辕北辙"),
        ("津津有昧", "津津有味"),
        ("绞尽脑汗", "绞尽脑汁"),
        ("旁证博引", "旁征博引"),
        ("食不裹腹", "食不果腹"),
        ("相形见拙", "相形见绌"),
        ("身体立行", "身体力行"),
        ("三会一刻", "三会一课"),
        ("任重到远", "任重道远"),
        ("审时渡势", "审时度势"),
        ("防患于未燃", "防患于未然"),
        ("一级抓一极", "一级抓一级"),
    ],
)
def test_an_idiom_with_a_character_that_sounds_or_looks_alike_is_told(wrong: str, right: str) -> None:
    (finding,) = found(f"会议说到{wrong}。")
    assert finding.fix is not None
    assert (finding.quote, finding.fix.replacement, finding.severity) == (wrong, right, Severity.WARNING)


@pytest.mark.parametrize(
    "text", ["全区高校有序开学。", "学院任重道远。", "会议指出先易后难、先急后缓。", "各系即知即改、即接即办。"]
)
def test_what_is_made_as_a_set_phrase_is_none(text: str) -> None:
    assert not found(text).findings


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("停水的原由，后勤处正在核实。", "的缘由，"),
        ("断电原由尚未查清。", "缘由尚未"),
        ("食堂采购云豆12公斤。", "芸豆"),
        ("墙面班驳，需要粉刷。", "斑驳"),
        ("两名教师搭当授课。", "搭档"),
        ("家长再三丁宁学生。", "再三叮咛"),
        ("司机卤莽驾驶。", "鲁莽"),
        ("师生有序就坐。", "就座"),
        ("账上平空出现一笔款。", "凭空出现"),
    ],
)
def test_variant_forms_of_the_table_are_told_by_it(text: str, right: str) -> None:
    (finding,) = found(text).findings
    assert finding.fix is not None
    assert (finding.rule, finding.fix.replacement, finding.basis) == ("variant-form", right, Basis.STANDARD)


@pytest.mark.parametrize(
    "text",
    [
        "该项目原由后勤处管理，现由保卫处负责。",
        "锅炉的原由厂家已注销。",
        "学生李丁宁到场。",
        "搭当天的班车返校。",
        "树干与树枝都已清理。",
        "防御手段和抵御手段齐备。",
        "白云豆腐坊停业。",
        "学生带孝敬老人的礼物回家。",
        "平空间距离测量完毕。",
    ],
)
def test_what_looks_like_a_variant_form_across_words_is_let_pass(text: str) -> None:
    assert not found(text).findings


def test_the_standard_is_named_only_for_what_it_lists() -> None:
    customary, listed = found("后勤处填写台帐，引进人材。")
    assert (customary.basis, listed.basis) == (Basis.PRACTICE, Basis.STANDARD)
    assert "GF" in listed.clause
    assert "GF" not in customary.clause


@pytest.mark.parametrize(
    "text",
    [
        "学院布署安全工作。",
        "学校己告知家长。",
        "代表队再接再砺。",
        "教师批改试绢。",
        "后勤处填写台帐。",
        "教师核对数椐。",
    ],
)
def test_what_the_office_holds_right_is_let_pass(text: str) -> None:
    right = office(right_words=("布署", "己", "再接再砺", "试绢", "台帐", "数椐"))
    assert not found(text, right).findings
    assert found(text).findings


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("疫苗能注册不注策。", "不注策"),
        ("学院布署安全工作。", "院布署安"),
        ("代表队再接再砺。", "代表队再接再砺"),
        ("学生家住土尔扈特陆。", "扈特陆"),
    ],
)
def test_a_right_word_that_holds_the_form_silences_it(text: str, word: str) -> None:
    typos = ("特陆 → 特路", "注策 → 注册")
    assert found(text, office(typos=typos)).findings
    assert not found(text, office(typos=typos, right_words=(word,))).findings
    assert found(text, office(typos=typos, right_words=(f"别的{word}",))).findings


def test_local_names_of_the_pack() -> None:
    (finding,) = found("学生家住土尔扈特陆。", office(typos=("土尔扈特陆 → 土尔扈特路",)))
    assert finding.message == "“土尔扈特陆”应为“土尔扈特路”"


def test_settings_add_words_and_take_some_away() -> None:
    config = build_config({"words": {"typo-confusable": {"add": {"搞掂": "写“办好”"}, "drop": ["布署"]}}})
    document = read("学院布署工作，后勤处按装灯具，已搞掂。".encode(), name="a.txt")
    quotes = [finding.quote for finding in check(document, select=["typo-confusable"], config=config)]
    assert quotes == ["按装", "搞掂"]


def test_frames_are_not_proofread() -> None:
    text = "后勤处值班信息\n第12期\n后勤处　　2024年5月22日\n后勤处更换阀门\n5月20日，后勤处按装阀门。\n编辑：张布署　电话：0483-8000000　签发：李某"
    assert [finding.quote for finding in check(read(text.encode(), name="a.txt"), select=FAMILY)] == ["按装"]


def test_the_same_words_are_told_by_one_rule() -> None:
    assert [finding.rule for finding in found("资金截止目前到位。")] == ["typo-confusable"]
    assert [finding.rule for finding in found("学院公布招聘启示。")] == ["misused-word"]
    assert [finding.rule for finding in found("教职工参加英语陪训。")] == ["typo-confusable"]


@pytest.mark.parametrize("text", ["五、工作纪律。凡弄虚作假的，取消资格。", "各部门严守工作纪律。", "食堂做宫保鸡丁。"])
def test_common_phrases_are_let_pass(text: str) -> None:
    assert not found(text).findings


def shortened(text: str) -> list[tuple[str, Severity]]:
    result = check(read(text.encode(), name="a.txt"), select=["left-out-character"])
    return [(finding.quote, finding.severity) for finding in result]


def test_a_phrase_that_a_program_shortened_is_a_hint_and_a_listed_one_is_more() -> None:
    assert shortened("5月20日，学院剖析典案例，") == [("典案例", Severity.INFO)]
    assert shortened("5月20日，学院高重视，立即组织抢修。") == [("高重视", Severity.WARNING)]


@pytest.mark.parametrize("text", ["原运维人员到场。", "企业安监部门到场。", "5月20日，铸牢中华民族共同体意识。"])
def test_what_clings_to_a_character_beside_is_no_shortened_phrase(text: str) -> None:
    assert shortened(text) == []


def test_what_is_written_twice_alike_is_hardly_a_slip_of_typing() -> None:
    def severities(text: str) -> list[Severity]:
        return [finding.severity for finding in check(read(text.encode(), name="a.txt"), select=["typing-slip"])]

    assert severities("教师批改试绢。") == [Severity.WARNING]
    assert severities("教师批改试绢。教务处收回试绢。") == [Severity.INFO, Severity.INFO]
    assert severities("后勤处修理草评。") == [Severity.INFO]
    assert severities("后勤处修理草评。后勤处浇灌草评。") == []


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        ("typing-slip", "我馆于6月12日请档案修复人员查看图书。", False),
        ("typing-slip", "观于借阅办法的说明已张贴。", True),
        ("typing-slip", "学生在银泉市人民医院实习。", False),
        ("typing-slip", "银泉市人民医院答复，银泉市卫生部门到场。", False),
        ("typing-slip", "通知发至泉市各学校。", True),
        ("typing-slip", "篮球场上，一名男生抢球落地。", False),
        ("typing-slip", "医护人员全力抢球伤员。", True),
        ("typing-slip", "水管往上曝水。", False),  # the direction is that of the word before it
        ("typing-slip", "师傅均装管道。", False),  # and the adverb that of the verb behind it
        ("typo-confusable", "共3人园到场。", False),  # 3 of them: the measure belongs to the number
        ("typo-confusable", "全体人园到场。", True),
        ("left-out-character", "值守人员分2组巡查。", False),
        ("left-out-character", "保卫处组巡查队伍。", True),
        ("left-out-character", "二是监控查到位。", False),
        ("left-out-character", "学院发通知。", False),
    ],
)
def test_a_body_a_place_a_ball_and_a_measure_are_no_slip(rule: str, text: str, told: bool) -> None:
    result = check(read(f"2024年5月20日，{text}".encode(), name="a.txt"), select=[rule])
    assert bool(result.findings) is told, text
