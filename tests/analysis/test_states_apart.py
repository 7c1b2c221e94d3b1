"""What the report of an event says twice and differently of people."""

from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes

FALL = "2024年5月20日10时25分，实训楼2层1名学生左脚踝扭伤。"
FIGHT = "2024年5月20日10时25分，操场1名学生被打。5月21日，盟公安局鉴定为轻伤二级。"
ILL = "2024年5月20日10时25分，3名学生呕吐送医。截至5月21日8时，"


def found(*body: str) -> list[str]:
    return quotes(framed("情况（续报）", "一、事故基本情况", *body), "casualty-consistency", Kind.FOLLOW_UP)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ((FALL, "截至12时，该生右脚踝已固定。"), "右脚踝"),
        ((FALL, "校医为该生右脚踝冷敷。"), "右脚踝"),
        (("2024年5月20日，梁某左膝擦伤。", "校医为梁某右膝消毒。"), "右膝"),
        (("2024年5月20日，梁某左膝、孟某右膝擦伤。", "校医为孟某右膝消毒。"), ""),
        (("2024年5月20日，1名学生左手烫伤，另1名学生右手烫伤。", "校医为其右手消毒。"), ""),
        ((FALL, "该生右手擦伤。"), ""),
        ((FALL, "该生右脚踝着地。"), ""),
        (("2024年5月20日，1名学生用右手按压左手伤口。",), ""),
        ((FALL, "该生左脚踝已固定，更正：右脚踝。"), ""),
        ((FALL, "另有2名学生擦伤，其中1人右脚踝擦伤。"), ""),
        ((FALL, "车辆向右手边停放，右手柄松动。"), ""),
        ((FIGHT, "该生伤情为轻微伤。"), "轻微伤"),
        ((FIGHT, "轻伤二级的赔偿正在协商。"), ""),
        ((FIGHT, "重新鉴定为轻微伤。"), ""),
        (("2024年5月20日，盟公安局鉴定1人轻伤二级，1人轻微伤。",), ""),
        ((FIGHT, "5月19日出院。"), "5月19日"),
        ((FIGHT, "5月22日出院。"), ""),
        ((FIGHT, "该生此前5月19日住院治疗肺炎。"), ""),
        ((FIGHT, "5月19日值班日志无记录。"), ""),
        ((ILL + "学生均已痊愈返校，1名学生仍在输液。",), "1名学生仍在输液"),
        ((ILL + "1名学生仍在输液，其余学生均已返校。",), ""),
        ((ILL + "学生均已痊愈返校。",), ""),
        (("2024年5月20日，班会在教室召开。5月21日，1名学生摔倒，5月20日送医。",), "5月20日"),
        (("2024年2月30日，1名学生摔倒，5月20日送医。",), ""),
    ],
)
def test_a_later_state_fits_the_one_before(body: tuple[str, ...], words: str) -> None:
    assert found(*body) == ([words] if words else [])


def test_each_of_several_hurt_is_no_other_number() -> None:
    assert found("2024年5月20日10时25分，2名学生受伤，1人手背划伤、1人手指擦伤。") == []
    assert found("2024年5月20日10时25分，2名学生受伤。", "救治中，1人受伤。") == ["1人受伤"]
    assert found("2024年5月20日，实验室3名学生手部灼伤。4名受伤学生已送医，费用共计800元。") == ["4名受伤学生"]


@pytest.mark.parametrize(
    "body",
    [
        "截至2024年5月21日8时，其余11名学生均已返校，1名学生仍在住院治疗。",
        "截至2024年5月21日8时，症状较轻的学生均已返校，2名学生仍在住院观察。",
        "截至2024年5月21日8时，5月20日送医的12名学生均已返校，5月21日新送医的1名学生仍在治疗。",
        "2024年5月20日，盟疾控中心认定为聚集性疫情。5月18日首名学生就医。",
        "2024年5月20日，该生左手被夹伤。该生用右手捂住伤口后报告老师。",
        "2024年5月20日，该生左腿骨折。该生右腿未受伤。",
        "2024年5月20日，该生左膝擦伤。左右膝关节无骨折。",
        "2024年5月20日，该生左小腿骨折。右大腿软组织挫伤。",
        "2024年5月20日，李某伤情为轻伤二级。张某伤情为轻微伤。",
    ],
)
def test_what_differs_for_a_reason_is_let_pass(body: str) -> None:
    assert found(body) == []


def test_a_year_turns_between_the_event_and_the_way_home() -> None:
    text = framed("学生烫伤（续报）", "12月30日14时，1名学生烫伤送医。该生1月2日出院。", row="后勤处　　2025年1月3日")
    assert quotes(text, "casualty-consistency", Kind.FOLLOW_UP) == []


def test_one_paragraph_is_told_once() -> None:
    body = "截至2024年5月21日8时，学生均已返校，伤员均已痊愈，1名学生仍在住院治疗。"
    assert len(found(body)) == 1


def test_a_paragraph_is_searched_once() -> None:
    assert found("截至2024年5月21日8时，学生均已返校，伤员均已痊愈。") == []
