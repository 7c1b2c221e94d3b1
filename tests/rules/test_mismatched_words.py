"""Verbs and their objects: what is told and what is not, beside the examples of the rule."""

from __future__ import annotations

import pytest

from tests.rules.slips import told


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，各系要改善教学水平。", ["改善"]),
        ("5月20日，各系改善从业人员的服务水平。", ["改善"]),
        ("5月20日，校医院改善医疗服务水平，改善医疗水平。", []),
        ("5月20日，各系提高服务水平。", []),
        ("5月20日，水平，条件。", []),
        ("5月20日，学院打造了良好氛围。", ["打造"]),
        ("5月20日，学院打造主题长廊渲染节日气氛，打造宣讲阵地浓厚学习氛围。", []),
        ("5月20日，教学水平不断改善，生活水平不断改善，教学水平不断提高。", ["改善"]),
        ("5月20日，切忌不要慌张，以免再次发生。", ["切忌不要"]),
        ("5月20日，学院避免事故没有发生。", ["避免事故没有发生"]),
    ],
)
def test_a_verb_and_its_object(sentence: str, quotes: list[str]) -> None:
    assert told("mismatched-verb", sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，教务处抽查教案126张、听课记录36份。", ["张"]),
        ("5月20日，学院购置手套共计12付。", ["付"]),
        ("5月20日，三辆优秀学生到场。", ["辆"]),
        ("5月20日，四名师傅的工具箱送修。", []),
        ("5月20日，一只羊走失，唯一份额转让。", []),
        ("5月20日，2台汽车送修，36张", []),
        ("5月20日，更换水龙头，宿舍3只。", []),
        ("5月20日，检查宿舍3只。", ["只"]),
        ("5月20日，登记问询23件。按方式分，电话14件、采访函6件。", []),
        ("5月20日，登记设备23次。按方式分，打印机14幅、扫描仪6幅。", ["幅"]),
        ("5月20日，登记图样23幅。按方式分，打印机14幅、扫描仪6幅。", []),
        ("5月20日，购置传真机3幅，打印机14幅。", ["幅", "幅"]),
        ("5月20日，更换感应水龙头286只，教学楼120只、图书馆46只、公寓110只。", []),
        ("5月20日，收到锦旗1幅，悬挂彩旗40幅。", []),
        ("5月20日，两只志愿服务队到场，两台电脑专家送修。", ["只"]),
    ],
)
def test_a_noun_and_its_measure_word(sentence: str, quotes: list[str]) -> None:
    assert told("mismatched-measure", sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，切实增强组织生活质量。", ["增强"]),
        ("5月20日，学院提供服务水平。", []),
    ],
)
def test_a_verb_that_the_dictionary_joins_with_another_word(sentence: str, quotes: list[str]) -> None:
    assert told("mismatched-verb", sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("5月20日，7各班级报名，夺得4美金牌，现有4美金到账。", ["各", "美"]),
        ("5月20日，两明机修工守厂，四明机修工到岗，两明外宾到校，两明来访。", ["明", "明"]),
        ("5月20日，两幢教室维修人员已到，一起忙碌着布置现场。", []),
        ("5月20日，三跟断裂网线，量一量眼睛离书本几拳，每况愈下，这既可以使用。", []),
        ("5月20日，五味保洁员到岗，三调研究意见，5出大戏上演。", ["味", "调"]),
        ("5月20日，手套两付，指示牌120快。", ["付", "快"]),
        ("5月20日，6间企业签订了协议，两所高校签订协议。", ["间"]),
        ("5月20日，去年11月两比费用列支有误，另有6元铜像。", ["比"]),
        ("5月20日，三栋楼学生搬迁，一到冬季就停水，他一骑自行车就摔倒。", []),
        ("5月20日，学院建成一做凉亭。", ["做"]),
        ("5月20日，六名男单选手到场，镇上建起35幢办公楼房，拾得一只发卡、一把毛票。", []),
        ("5月20日，母线电压低于60伏方可作业。", []),
        ("5月20日，3份材料一式三分，另有2分合同，得90分试卷三张。", ["分", "分"]),
    ],
)
def test_a_character_that_is_no_measure_word(sentence: str, quotes: list[str]) -> None:
    assert told("mismatched-measure", sentence) == quotes
