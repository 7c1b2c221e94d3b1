"""What the report of one event counts or names twice, and differently."""

from __future__ import annotations

import time

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.states_apart import unlike_states
from alvtc_info.analysis.told_twice import told_twice
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes

DAY = "5月20日8时，"
THEN = "5月20日9时，"


def found(*body: str, title: str = "情况（首报）") -> list[str]:
    return quotes(framed(title, *body), "casualty-consistency", Kind.FIRST)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("食堂漏气，疏散学生320人、教师20人。", "疏散的340人返回。", ""),
        ("食堂漏气，疏散学生320人，教师20人。", "疏散的340人返回。", ""),
        ("食堂漏气，疏散学生320人。", "疏散的340人返回。", "疏散的340人"),
        ("食堂漏气，疏散120人。又疏散30人。", "疏散的150人返回。", ""),
        ("后勤处安置200人。", "盟里安置的300人不在学院。", ""),
        ("后勤处安置200人。", "后勤处对安置的300人发放被褥。", "安置的300人"),
        ("1名教师和2名学生触电。", "3名触电人员已送医。", ""),
        ("3号公寓2名学生发热。4号公寓3名学生发热。", "6名发热学生已送医。", ""),
        ("3号公寓2名学生发热，已隔离。4号公寓3名学生发热。", "6名发热学生中的5名已送医。", ""),
        ("3号公寓2名学生发热。", "4号公寓6名发热学生已送医。", ""),
        ("3号公寓2名学生发热。", "3号公寓6名发热学生已送医。", "6名发热学生"),
        ("3号公寓2层2名学生发热。", "3号公寓6名发热学生已送医。", "6名发热学生"),
        ("3号公寓2名学生发热，4号公寓3名学生发热。", "6名发热学生已送医。", ""),
        ("6名学生发热。", "10名发热学生家长到校。", ""),
        ("6名学生发热。", "10名发热学生的同学返校。", ""),
        ("6名学生发热。", "10名发热学生的体温正常。", "10名发热学生"),
        ("6名学生发热。2名学生腹泻。", "3名腹泻学生已送医。", "3名腹泻学生"),
        ("6名学生发热。", "6名发热学生已送医。10名发热学生已返校。", "10名发热学生"),
        ("校医接诊。", "10名发热学生已送医。2名学生发热。", ""),
    ],
)
def test_a_group_is_no_larger_than_before(first: str, second: str, words: str) -> None:
    assert found(DAY + first, THEN + second) == ([words] if words else [])


def test_another_year_is_another_group() -> None:
    assert found("2023年，3名学生发热。2024年5月20日，6名发热学生已送医。") == []
    assert found("去年，3名学生发热。5月20日，6名发热学生已送医。") == []
    assert found("2024年5月20日，3名学生发热。5月21日，6名发热学生已送医。") == ["6名发热学生"]


def test_a_report_without_a_day_has_no_year_of_its_own() -> None:
    text = framed("情况", "2023年5月20日，3名学生发热。6名发热学生已送医。", row="")
    assert [message for *_, message in told_twice(read(text.encode(), name="a.txt"))] == [
        "前面写的是3人，这里写“6名发热学生”，请核实，或写明新增、更正"
    ]


def test_the_title_counts_those_of_whom_the_text_counts_all() -> None:
    assert found(DAY + "实训楼1名学生触电。", title="2名学生触电") == ["2名学生触电"]
    assert found(DAY + "实训楼1名学生和1名教师触电。", title="2名师生触电") == []


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("1名男生摔伤。", "该女生已送医。", "该女生"),
        ("男学生张某摔伤。", "班主任李某联系该女生家长。", "该女生"),
        ("男生张某摔伤。", "该男生已送医。这名女学生已返校。", "这名女学生"),
        ("男子张某闯入学院。", "受伤的该女生已送医。", ""),
        ("男生张某推倒李某。", "该女生已送医。", ""),
        ("1名男生推倒同学。", "该女生已送医。", ""),
        ("2名学生摔伤，1名男生骨折。", "该女生已返校。", ""),
        ("1名男生摔伤，1名女生扶其就医。", "该女生已返校。", ""),
        ("该女生反映宿舍漏水。", "1名男生报修。", ""),
    ],
)
def test_one_student_is_of_one_sex(first: str, second: str, words: str) -> None:
    assert found(DAY + first, THEN + second) == ([words] if words else [])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("5月20日8时，张某被骗1.2万元。该生损失12.5万元，民警正在侦办。", "损失12.5万元"),
        ("5月20日8时，张某被骗1.2万元。该生损失12000元，民警正在侦办。", ""),
        ("5月20日8时，张某被骗1.2万元。经民警李某询问，损失12.5万元。", "损失12.5万元"),
        ("5月20日8时，张某被骗1.2万元。5月21日8时，李某被骗0.8万元。", ""),
        ("5月20日8时，张某被骗1.2万元。5月21日8时，李某报案，被骗0.8万元。", ""),
        ("5月20日8时，张某被骗3万元。民警介绍，同类案件受害人损失20万元。", ""),
        ("5月20日8时，张某被骗3万元。民警介绍，同类案件中，损失20万元。", ""),
    ],
)
def test_one_loss_is_one_sum(body: str, words: str) -> None:
    assert found(body) == ([words] if words else [])


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("操场2名学生发生冲突，随后4名同宿舍学生参与。", "参与打架的6名学生已带离。", ""),
        ("操场2名学生发生冲突。随后4名同宿舍学生参与。", "参与打架的6名学生已带离。", ""),
        ("操场2名学生发生冲突。随后，班主任到场。", "参与打架的6名学生已带离。", "参与打架的6名"),
        ("操场2名学生发生冲突。", "3名当事学生家长到校。", ""),
        ("操场2名学生发生冲突。", "3名当事学生的同学劝开双方。", ""),
        ("操场2名学生发生冲突。", "涉事的4名学生家长到校。", ""),
        ("操场2名学生发生冲突。", "3名当事学生到办公室。", "3名当事学生"),
        ("3号公寓北侧起火。", "消防员把水带铺到东侧起火部位附近。", ""),
        ("3号公寓北侧起火。", "消防员在东侧起火部位旁警戒。", ""),
        ("3号公寓北侧起火。", "消防员撤到东北侧起火部位。", ""),
        ("3号公寓北侧起火。", "消防员在东侧起火部位警戒。", "东侧起火部位"),
        ("3号公寓北侧起火，东侧无烟。", "消防员在东侧起火部位警戒。", ""),
        ("3号公寓北侧起火，东侧无烟。", "消防员在东侧起火部位警戒，检查东侧起火部位。", ""),
        ("3号公寓北侧起火，蔓延至走廊。", "消防员在东侧起火部位警戒。", ""),
        ("书库漏水，浸湿图书100册。浸湿图书60册。", "受损的160册图书已转移。", ""),
        ("书库漏水，浸湿图书100册。浸湿图书60册。", "受损的260册图书已转移。", "受损的260册图书"),
        ("书库漏水，浸湿图书100册，分别晾晒。", "受损的160册图书已转移。", ""),
    ],
)
def test_what_is_others_or_elsewhere_is_let_pass(first: str, second: str, words: str) -> None:
    assert found(DAY + first, THEN + second) == ([words] if words else [])


def test_each_building_is_measured_by_itself() -> None:
    assert found(DAY + "北楼裂缝宽度2厘米。南楼裂缝宽度3厘米。") == []
    assert found(DAY + "北楼裂缝宽度2厘米。北楼裂缝宽度3厘米。") == ["裂缝宽度3厘米"]


def test_one_error_is_told_once() -> None:
    assert len(found(DAY + "2名学生受伤，2名学生骨折。", THEN + "3名骨折学生已送医。")) == 1
    assert len(found(DAY + "1名学生右腿骨折。", THEN + "该生左腿为皮外伤。")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "受损图书1册。" * 1500 + "又受损的9册图书，" * 1500,
        "北侧垮塌。" * 1500 + "南侧垮塌区域又，" * 1500,
        "1名学生发热。" * 1500 + "1名发热学生，" * 1500,
        "墙体裂缝宽度2厘米。" + "裂缝宽度3厘米，又" * 1500,
        "1名学生发生冲突，" * 1500 + "参与打架的1名，" * 1500,
    ],
)
def test_time_grows_with_length_only(body: str) -> None:
    document = read(framed("情况（首报）", body).encode(), name="a.txt", kind=Kind.FIRST)
    began = time.process_time()
    assert [*told_twice(document), *unlike_states(document)] == []
    assert time.process_time() - began < 2
