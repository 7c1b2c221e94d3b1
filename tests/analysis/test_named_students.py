"""Names of students beside what makes them known, in the report of an event only."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.named_students import named_students, students_with_secrets
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


def named(text: str) -> list[str]:
    document = read(text.encode(), name="a.txt")
    return [document.text[start:end] for start, end in named_students(document)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("乌云、李海燕（护理2402班，住3号公寓）送医。", ["乌云、李海燕"]),
        ("孙浩然（17岁）头部受伤。", ["孙浩然"]),
        ("学生孙浩然2024年3月查出抗体阳性，仍在服药。", ["孙浩然"]),
        ("受伤学生贺小川，男，20岁，已送医。", ["贺小川"]),
        ("汽修2501班巴特尔、赵子豪与机电2502班孙浩然（17岁）互殴。", ["巴特尔、赵子豪", "孙浩然"]),
        ("会计2402班刘雨桐在返校途中失联。", ["刘雨桐"]),
        ("护理2402班学生李海燕（17岁）送医。", ["李海燕"]),
        ("给予赵子豪留校察看处分。", ["赵子豪"]),
        ("护理系2025级学生贺小川、乌日娜在食堂门前争吵。", ["贺小川、乌日娜"]),
        ("花盆是学生陈嘉禾打闹时打碎的。", ["陈嘉禾"]),
        ("门锁是同学张明转身时撞坏的。", ["张明"]),
        ("花盆是学生高空抛物砸碎的，展板是学生会撤掉的。", []),
        ("旅游班陈嘉禾（学号2024060399）左手擦伤。", ["陈嘉禾"]),
        ("伤势最重的陈嘉禾（家长电话139****0001）已送医。", ["陈嘉禾"]),
        ("居民可找志愿者队长陈嘉禾（手机138****9465）登记。", ["陈嘉禾"]),
        ("居民可找值班的陈嘉禾（手机138****9465）登记。", []),
        ("财务处负责人陈嘉禾（身份证号已核对1529）到场。", []),
        ("1名学生陈嘉禾不慎摔倒。", ["陈嘉禾"]),
        ("考生陈嘉禾（考号0312）离场。", ["陈嘉禾"]),
        ("送医3人，其中陈嘉禾有心脏病史。", ["陈嘉禾"]),
        ("学生陈嘉禾曾自残。", ["陈嘉禾"]),
        ("其中阿古达木患糖尿病。", ["阿古达木"]),
        ("其中1人有心脏病史，陈某因低血糖晕倒。", []),
        ("学生马上有补考，学生高考因病缺考。", []),
        ("学生左前臂被烫伤。", []),
        ("学生于课间在走廊摔倒。", []),
        ("学生高空作业时被砸。", []),
        ("学生陈某在宿舍摔倒。", []),
        ("我院学生王浩（22级数控3班）受伤。", ["王浩"]),
        ("辅导员李梅、学生处干事（2024级护理专业）到场。", []),
        ("李梅（护理2402班，班主任）到场。", []),
        ("学生张某，女，19岁，已送医。", []),
        ("护理2402班学生在实训室受伤。", []),
        ("护理2402班、护理2405班14名学生发热。", []),
        ("给予当事学生警告处分。", []),
        ("受伤学生（男，18岁）已送医。", []),
        ("汽修2501班高度重视，开展自查。", []),
        ("汽修2501班实训，教师到场。", []),
        ("三名学生（护理2402班）发热。", []),
        ("肇事司机（男，45岁）到场。", []),
        ("货车司机李强（男，45岁）到场。", []),
        ("宿管阿姨（女，52岁）到场。", []),
        ("护理2402班康复课因停电中止。", []),
        ("护理2402班段考因停电推迟。", []),
        ("汽修2501班肖建国在返校途中失联。", ["肖建国"]),
        ("班主任王芳、张某某（护理2402班）到场。", []),
    ],
)
def test_names_beside_a_class_or_an_age(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为家庭困难的毕业生王建国、李秀梅等6人发放补助。", ["王建国、李秀梅"]),
        ("与抑郁学生郑小雨谈话。", ["郑小雨"]),
        ("为建档立卡学生娜仁高娃办理助学贷款。", ["娜仁高娃"]),
        ("走访患白血病的学生刘洋，送去捐款。", ["刘洋"]),
        ("受助学生杨晓蕾从食堂领到饭卡。", ["杨晓蕾"]),
        ("残疾学生赵玉兰，获自强之星称号。", []),
        ("困难学生安排在三层，困难学生高中阶段的档案已补齐。", []),
        ("贫困学生平均在校消费450元，困难学生常在夜间做工。", []),
        ("受资助学生成立志愿队，困难新生连续从绿色通道报到。", []),
        ("困难学生王某、低保学生李某在家。", []),
        ("困难学生申请表、贫困学生花名册送到资助中心。", []),
    ],
)
def test_names_beside_what_nobody_need_know_are_told_in_any_paper(text: str, names: list[str]) -> None:
    document = read(text.encode(), name="a.txt")
    assert [document.text[start:end] for start, end in students_with_secrets(document)] == names


def test_only_the_report_of_an_event_is_asked() -> None:
    text = framed("学生受伤（首报）", "2024年5月20日，孙浩然（17岁）头部受伤。")
    assert len(quotes(text, "pii-student", Kind.FIRST)) == 1
    assert quotes(text, "pii-student", Kind.DAILY) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2025年曾确诊抑郁症", True),
        ("患有双相情感障碍", True),
        ("有焦虑症病史", True),
        ("长期服用抗抑郁药", True),
        ("因抑郁休学一年", True),
        ("曾确诊肺结核2例", False),
        ("参加抑郁症防治讲座", False),
    ],
)
def test_what_somebody_suffered_from(words: str, told: bool) -> None:
    assert bool(quotes(framed("学生情况", f"5月20日，该生{words}。"), "pii-student")) is told
