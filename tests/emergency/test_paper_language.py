"""Words of speech in the words of documents: every example of the pack, days as dates, what is left and marked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from alvtc_info.emergency.fact_sentences import as_written, joined, state, state_act, state_event, with_written_clocks
from alvtc_info.emergency.paper_language import Heard, in_paper_words, is_spoken, with_dates
from alvtc_info.institution.values import SentenceForm
from tests.emergency.cases import COLLEGE

WORDINGS = [(form, *example) for form in COLLEGE.sentences["wording"] for example in form.examples]
DAY = date(2024, 5, 22)  # a Wednesday


@pytest.mark.parametrize(("form", "typed", "written"), WORDINGS, ids=[f"wording-{n}" for n in range(len(WORDINGS))])
def test_every_wording_writes_its_examples(form: SentenceForm, typed: str, written: str) -> None:
    assert in_paper_words(typed, COLLEGE) == written
    assert in_paper_words(written, COLLEGE) == written
    less = tuple(each for each in COLLEGE.sentences["wording"] if each is not form)
    without = replace(COLLEGE, sentences={**COLLEGE.sentences, "wording": less})
    assert in_paper_words(typed, without) != written or typed == written


@pytest.mark.parametrize(
    "written",
    [
        "5月20日，后勤处更换了核心设备。",
        "以下三条已经院长同意。",
        "侯老师在场。",
        "网址为https://www.example.com/a,b。",
        "9月10日是第40个教师节。",
        "损失约12,000元。",
        "120急救人员到达现场，设备安全责任已明确。",
        "120名学生撤离，12人返校。",
        "消防救援站到场处置，疾控中心采样送检。",
    ],
)
def test_what_is_paper_language_stays(written: str) -> None:
    assert in_paper_words(written, COLLEGE) in (written, written.replace("更换了", "更换"))


def test_every_wording_has_an_example() -> None:
    assert all(form.examples for fact in ("wording", "spoken") for form in COLLEGE.sentences[fact])


def test_what_is_left_of_speech_is_found() -> None:
    for form in COLLEGE.sentences["spoken"]:
        for typed, left in form.examples:
            found = re.search(form.when, typed)
            assert found is not None
            assert found.group() == left
            assert is_spoken(typed, COLLEGE)
    for written in (
        "后勤处切断电源，疏散学生200人。",
        "消防救援大队认定为一般事故。",
        "{措施：案卷记“把门弄开了”}",
        "院长指示：“把人救出来”。",
        "为了解情况，保卫处说明经过。",
        "已与家长取得联系，学生恢复良好。",
    ):
        assert not is_spoken(written, COLLEGE)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("昨晚8点", "5月21日晚8点"),
        ("今早到校", "5月22日早上到校"),
        ("后天出院，前天入院", "5月24日出院，5月20日入院"),
        ("下周一开始，本周五前", "5月27日开始，5月24日前"),
        ("上个星期天", "5月19日"),
        ("月底前完成，年底验收", "5月底前完成，2024年底验收"),
        ("6月底，每月底，2025年底", "6月底，每月底，2025年底"),
        ("先天和后天性疾病，今后，前天夜里", "先天和后天性疾病，今后，5月20日夜间"),
        ("本月30号前，这个月5日，本月内", "5月30号前，5月5日，本月内"),
        ("今晚自习", "今晚自习"),
        ("本周一前，明年3月，去年，今年级", "本周一前，2025年3月，2023年，今年级"),
    ],
)
def test_days_told_from_the_day_of_writing_become_dates(typed: str, written: str) -> None:
    assert with_dates(typed, DAY) == written
    assert with_dates(typed, None) == typed


def test_a_date_of_another_year_says_so() -> None:
    assert with_dates("后天", date(2024, 12, 31)) == "2025年1月2日"


def test_the_hour_of_a_day_that_became_a_date_is_written_out() -> None:
    assert as_written("昨晚8点断电", COLLEGE, Heard(datetime(2024, 5, 22, 9))) == "5月21日20时断电"


@pytest.mark.parametrize(
    ("start", "at", "written"),
    [
        (datetime(2024, 5, 21, 19, 5), None, "19时30分来电"),
        (datetime(2024, 5, 21, 6, 40), None, "7时30分来电"),
        (datetime(2024, 5, 21, 6, 40), datetime(2024, 5, 21, 19, 20), "19时30分来电"),
        (datetime(2024, 5, 21, 13, 10), None, "{7时30分还是19时30分}来电"),
        (None, None, "7时30分来电"),
    ],
)
def test_an_hour_of_either_half_of_the_day_is_that_beside_the_event(
    start: datetime | None, at: datetime | None, written: str
) -> None:
    heard = Heard(datetime(2024, 5, 22, 9), start, at)
    assert with_written_clocks("7点半来电", heard) == written
    assert with_written_clocks("7:30来电，15点半走", heard) == "7时30分来电，15时30分走"


def test_what_cannot_be_reworded_is_marked_with_the_words_typed() -> None:
    marked = "{教训：案卷记“老师没盯紧”，改成书面语，写成完整的一句}。"
    assert state("lessons", "老师没盯紧", COLLEGE) == marked
    assert state_act("15时", "保安把人弄走", COLLEGE, dated=True) == (
        "15时，{措施：案卷记“保安把人弄走”，改成书面语，写成完整的一句}。"
    )
    assert state_event("14时", "操场", "有人{闹}事，弄得很大", COLLEGE) == (
        "14时，操场{经过：案卷记“有人闹事，弄得很大”，改成书面语，写成完整的一句}。"
    )


@pytest.mark.parametrize(
    ("place", "what", "said"),
    [
        ("3号楼", "3号楼配电箱冒烟", "3号楼配电箱冒烟"),
        ("图书馆1号电梯", "电梯停运", "图书馆1号电梯停运"),
        ("实训楼3层", "实训楼配电箱冒烟", "实训楼3层配电箱冒烟"),
        ("学生公寓", "学生打架", "学生公寓学生打架"),
        ("东围墙", "因雪大，围墙被压倒", "因雪大，东围墙被压倒"),
        ("东围墙", "因雪大，车棚被压倒", "东围墙，因雪大，车棚被压倒"),
        ("", "配电箱冒烟", "配电箱冒烟"),
        ("2号楼312", "4人头晕", "2号楼312，4人头晕"),
        ("东围墙", "昨夜雪大，围墙被压倒12米", "昨夜雪大，东围墙被压倒12米"),
        ("操场", "昨夜雪大，围墙被压倒12米", "操场昨夜雪大，围墙被压倒12米"),
    ],
)
def test_a_place_is_said_once_and_apart_from_a_clause_of_its_own(place: str, what: str, said: str) -> None:
    assert joined(place, what) == said


def test_weather_and_people_make_a_whole_sentence_of_the_event() -> None:
    assert state_event("15时", "体育馆", "大风把屋顶铁皮掀了一块", COLLEGE) == "15时，体育馆屋顶铁皮被大风掀掉一块。"
    assert state_event("15时", "西门", "电动车跟面包车撞了", COLLEGE) == "15时，西门有电动车与面包车相撞。"


def test_a_pack_has_wordings_of_its_own() -> None:
    forms = (SentenceForm("水电班", r"水电[组工]"), SentenceForm("$who到场", "(?P<who>水电班)过来"))
    own = replace(COLLEGE, sentences={**COLLEGE.sentences, "wording": forms})
    assert in_paper_words("水电组过来", own) == "水电班到场"
    assert in_paper_words("保安过来", own) == "保安过来"
