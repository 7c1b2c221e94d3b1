from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import Elements, extract, read
from alvtc_info.analysis.event_elements import Said
from alvtc_info.institution.values import default_institution
from alvtc_info.text.segmentation import place_words

FIRST = (
    "2024年5月20日14时30分许，学院学生公寓2号楼3层供水支管漏水，无人员伤亡。14时33分，宿管员赵某向后勤处报告。\n"
    "后勤处值班人员立即关闭总阀。"
)


def words(found: tuple[Said, ...] | None) -> list[str]:
    return [said.text for said in found or ()]


@pytest.mark.medium
def test_every_element_with_its_words() -> None:
    found = extract(FIRST)
    assert words(found.time) == ["2024年5月20日14时30分许", "14时33分"]
    assert words(found.hour) == words(found.time)
    assert {"学生公寓", "2号楼"} <= set(words(found.place))
    assert "漏水" in words(found.what)
    assert words(found.casualties) == ["伤亡"]
    assert words(found.measures) == ["立即关闭"]
    assert words(found.source) == ["宿管员赵某向后勤处报告"]
    for said in (*(found.time or ()), *(found.place or ()), *(found.measures or ())):
        assert FIRST[said.start : said.end] == said.text


def test_what_is_not_said_is_none() -> None:
    assert extract("各部门照常工作。") == Elements()
    assert extract("") == Elements()


def test_of_a_document_the_words_have_their_place(examples: object) -> None:
    document = read(
        "后勤处值班信息\n第12期\n后勤处　　2024年5月20日\n公寓漏水（首报）\n5月20日9时，公寓漏水。\n".encode(),
        name="a.txt",
    )
    found = extract(document)
    assert found.time is not None
    assert (found.time[0].text, found.time[0].place) == ("5月20日9时", "第5行")
    assert extract(document) is found


@pytest.mark.parametrize(
    "text",
    [
        "29日下午4时许，仓库起火。",
        "8月24日早7时，仓库起火。",
        "昨晚7时，仓库起火。",
        "昨日，仓库起火。",
        "周六晚上，仓库起火。",
        "凌晨，仓库起火。",
        "五月十二日晚，仓库起火。",
        "二〇二四年五月二十日，仓库起火。",
        "仓库八日发生火灾。",
        "16：45分左右，仓库起火。",
        "下午一点半左右，仓库起火。",
        "2024-05-20 9:30，仓库起火。",
        "本报讯8月9日下午1时27分，仓库起火。",
        "发生时间不详，值班员发现仓库被盗。",
    ],
)
def test_any_date_or_clock_is_a_time(text: str) -> None:
    assert extract(text).time is not None


@pytest.mark.parametrize(
    "text",
    [
        "新华社北京5月20日电，仓库起火。",
        "截至5月20日18时，仓库已经清空。",
        "明火烧了3小时，扑救20分钟。",
        "发生5.1级地震，最大震级五点零级。",
        "会议提了3点要求，历时两天。",
        "目前仓库起火，近日多发。",
        "三日内整改，值班长坐阵。",
        "三元里大道涌南街一巷19号一栋起火。",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert extract(text).time is None, words(extract(text).time)


@pytest.mark.parametrize(
    "text",
    [
        "实训楼3层冒烟。",
        "合宁高速公路上一辆货车与客车相撞。",
        "大巴行至312国道永登收费站入口处追尾。",
        "S206线牛家营子段发生车祸。",
        "巴彦浩特镇额鲁特路两车相撞。",
        "丘北县双龙营镇平龙村发生食物中毒。",
        "昆明发生爆炸。",
        "一家酒店内发生火灾。",
        "嘎查牧民点发生火情，火场位于贺兰山林场。",
        "记者获悉，阿拉善左旗发生沙尘。",
        "台海网8月8日讯（记者张某）6日，福州城门工业区内一棉花厂起火。",
    ],
)
def test_places(text: str) -> None:
    assert extract(text).place is not None


@pytest.mark.parametrize(
    "text",
    [
        "发生火灾，伤者被送往盟中心医院救治。",
        "记者从安康市森林公安局获悉，发生火灾。",
        "盟公安局、云南省卫生厅赶来处置火灾。",
        "发生车祸，一辆开往昭通的客车翻覆。",
        "发生火灾，仓库顿时成为火海。",
        "发生火灾，两家医院接诊。",
        "发生中毒，来自广西的游客不适。",
        "发生火灾，百余名村民参加扑救。",
        "发生火灾，市区秩序正常。",
        "发生火灾。次日全市召开会议，各县市区参加。",
        "发生火灾，市长到场。",
        "昆明、大理、丽江三地开会。",
        "发生火灾，学生撤往操场。",
    ],
)
def test_what_is_no_place_of_the_event(text: str) -> None:
    assert extract(text).place is None, words(extract(text).place)


def test_another_institution_has_other_places() -> None:
    college = default_institution()
    other = replace(college, lexicon={**college.lexicon, "places": ("观象台",)})
    assert extract("观象台冒烟。").place is None
    assert words(extract("观象台冒烟。", institution=other).place) == ["观象台"]


def test_names_made_of_single_characters_end_in_a_suffix() -> None:
    text = "在虢犇镇发生的镇"
    found = [text[a:b] for a, b in place_words(text, 0, len(text), ("镇",), frozenset())]
    assert any(name.endswith("虢犇镇") for name in found)


EVENT = "2026年11月28日10时20分，实训楼3层冒烟。"
SOURCES = """
实训指导教师赵某10时25分向后勤处报告。
校医院护士向保卫处报告。
一名学生向宿管员反映。
学生家长来电反映。
保安巡逻时发现并向保卫处报告。
门卫10时20分报告值班室。
电梯维保人员报告。
维保人员向后勤处报告。
食堂工作人员向后勤处报告。
保洁员向物业报告。
监考教师报告考务办公室。
施工单位负责人向基建处报告。
附近居民向学校反映。
路过教师拨打保卫处电话。
"""
MEASURES = """
切断电源。
值班电工切断该楼层电源。
疏散师生126人。
保卫处疏散学生。
关闭阀门。
后勤处关闭供水总阀。
关停电梯。
拉闸断电。
停止供餐。
拉起警戒线。
用灭火器将明火扑灭。
启用备用电源。
隔离发热学生。
对伤者进行包扎。
清点人数。
通知家长。
停用实训室。
"""
NOTHING = """
学生情绪稳定。
家长情绪平稳。
护士在场。
实训指导教师组织教学。
下一步将及时续报。
学生报告厅照常使用。
现将有关情况报告如下。
该楼层电源跳闸。
阀门老化漏水。
疏散通道畅通。
门窗未关闭。
疏散演练照常。
"""


@pytest.mark.parametrize("text", SOURCES.split())
def test_whoever_told_is_the_source(text: str) -> None:
    assert extract(EVENT + text).source is not None


@pytest.mark.parametrize("text", MEASURES.split())
def test_what_was_done_at_once_is_a_measure(text: str) -> None:
    assert extract(EVENT + text).measures is not None


@pytest.mark.parametrize("text", NOTHING.split())
def test_who_or_what_only_stands_there_is_neither(text: str) -> None:
    found = extract(EVENT + text)
    assert (found.source, found.measures) == (None, None)
