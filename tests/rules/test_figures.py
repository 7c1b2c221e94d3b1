from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from alvtc_info.rules.figures import exclusive
from tests.rules.drafts import passes, quotes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("casualty-consistency", framed("火情 2人受伤", "火情致1人轻伤，3人受伤。"), ["2人受伤"]),
        ("casualty-consistency", framed("火情", "死亡5人，其中重伤1人，轻伤3人。"), ["死亡5人，其中重伤1人，轻伤3人"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，3人轻伤。"), ["5人受伤，其中1人重伤，3人轻伤"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，4人轻伤。"), []),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


@pytest.mark.parametrize(
    "death", ["离世", "不幸身亡", "遇难", "因公殉职", "牺牲", "抢救无效离世", "溺亡", "病逝", "猝死", "身故"]
)
def test_who_died_is_counted_whatever_the_word(death: str) -> None:
    rule = "casualty-consistency"
    passes(rule, framed("火情致2人死亡（首报）", f"5月20日，火情致3名群众{death}。"), ["2人死亡"])
    passes(rule, framed("火情致2人死亡（首报）", f"5月20日，火情致2名群众{death}。"), [])


def test_time_that_is_given_up_is_no_death() -> None:
    passes("casualty-consistency", framed("火情致2人死亡（首报）", "5月20日，3名干部牺牲休息时间值守，2人死亡。"), [])


@pytest.mark.parametrize(
    "parts",
    [
        "其中女生60人、党员30人、住校生80人", "其中党员60人、团员70人", "其中副教授60人、双师型教师90人", "其中蒙古族60人、贫困生80人",
        "其中建档立卡60人和少数民族70人", "其中女生60人，已疏散师生420人", "其中60人、70人", "其中学生60人、学生80人", "其中男生60人、女团员70人",
    ],
)  # fmt: skip
def test_groups_that_overlap_are_not_added_up(parts: str) -> None:
    found = quotes(f"截至2024年5月20日，全系110人，{parts}。", "data-arithmetic")
    assert (found == []) is (parts != "其中男生60人、女团员70人")


@pytest.mark.parametrize(
    "parts",
    [
        "其中男生60人、女生70人", "其中女生60名，男生70名", "其中一班60人、二班70人", "其中2022级60人、2023级70人", "其中机电系60人、化工系70人",
        "其中学生60人、教师70人", "其中教授10人、副教授50人、讲师60人", "其中一等奖60人、二等奖70人", "其中60名男生、70名女生", "其中参加60人、未参加70人",
        "其中本科60人、专科70人", "包括住校生60人和走读生70人", "其中高一年级60人、高二年级70人",
    ],
)  # fmt: skip
def test_groups_that_exclude_each_other_are_added_up(parts: str) -> None:
    assert quotes(f"截至2024年5月20日，全系110人，{parts}。", "data-arithmetic") == [f"110人，{parts}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("女生占60%、党员占30%、住校生占80%", False), ("三类占比为40%、35%、30%", True), ("一班占40%、二班占35%、三班占30%", True),
        ("占60%、党员占30%、住校生占80%", False),
    ],
)  # fmt: skip
def test_shares_of_groups_that_overlap_are_not_added_up(text: str, found: bool) -> None:
    assert bool(quotes(f"截至2024年5月20日，{text}。", "data-arithmetic")) is found


def test_what_excludes_what() -> None:
    assert exclusive(["男", "女"])
    assert exclusive(["参加", "未参加"])
    assert exclusive(["不合格", "合格"])
    assert not exclusive(["女生", "党员"])
    assert not exclusive(["男", "男"])
    assert not exclusive(["", "女"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("火情致2名学生受轻伤。5月20日，3名伤员在医院治疗。", ["3名伤员"]),
        ("火情致2名学生受轻伤。5月20日，三名受伤学生在医院治疗，3名伤员均安好。", ["三名受伤学生"]),
        ("火情致2名学生受轻伤、1名教师重伤。5月20日，3名伤员在医院治疗。", []),
        ("火情致3名学生受轻伤。5月20日，1名伤员在医院治疗。", []),
        ("5月20日，3名伤员在医院治疗。火情致2名学生受轻伤。", []),
        ("火情致2名学生受轻伤。5月20日又有1人不适，3名伤员在医院治疗。", []),
        ("截至5月20日8时，2名学生受轻伤。5月20日，3名伤员在医院治疗。", []),
        ("火情致2名学生受轻伤。5月20日，3名伤员家长到院。", []),
    ],
)
def test_no_more_are_hurt_than_were_told(text: str, found: list[str]) -> None:
    assert quotes(framed("公寓火情（续报）", text), "casualty-consistency", Kind.FOLLOW_UP) == found


def test_a_rise_is_reckoned_in_chinese_numbers_too() -> None:
    passes("data-arithmetic", "截至5月20日，获奖四十六项，比上年增长53.3%（上年为32项）。", ["53.3"])
    passes("data-arithmetic", "截至5月20日，获奖四十六项，比上年增长43.8%（上年为32项）。", [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月20日，隐患30处，整改20处，剩余15处。", ["30处，整改20处，剩余15处"]),
        ("5月20日，隐患30处，整改20处，剩余10处。", []),
        ("5月20日，隐患30处，其中已整改20处，正在整改15处。", ["30处，其中已整改20处，正在整改15处"]),
        ("5月20日，隐患30处，其中已整改20处，正在整改10处。", []),
        ("5月20日，录取新生1526人，完成计划的98.45%（计划1550人）。其中，区内1389人，区外137人。", []),
    ],
)
def test_what_is_done_and_what_is_left_make_the_whole(text: str, found: list[str]) -> None:
    assert quotes(text, "data-arithmetic", None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("完成整改14项，未完成3项，完成率82.4%", []),
        ("完成整改14项，未完成3项，未完成率17.6%", []),
        ("毕业生1130人，已就业1050人，就业率95.8%", ["95.8"]),
        ("应到0人，已到课0人，到课率0%", []),
    ],
)
def test_a_rate_is_of_the_whole_or_of_its_halves(text: str, found: list[str]) -> None:
    assert quotes(f"截至2024年5月20日，{text}。", "data-arithmetic") == found


def test_a_list_is_added_up_though_something_else_follows_it() -> None:
    def said(text: str) -> list[str]:
        return quotes(framed("情况", "5月20日，" + text), "data-arithmetic")

    assert len(said("受损图书2860册，其中可修复1950册、报废1010册，损失8.6万元。")) == 1
    assert said("发生停电31起，其中线路17起、设备8起、其他6起，比上年少5起。") == []
    assert said("回访252件，其中电话回访246件，满意240件、一般5件。") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("支出12.8万元，其中设备7.6万元、物资4.1万元、清理1万元。", True),
        ("支出12.8万元，其中设备7.6万元、物资5.1万元。", False),
        ("疏散346人（学生212人、教职工130人）。", True),
        ("疏散60人，其中机电系学生20人、护理系学生38人。", False),
        ("到场60人，其中机电系20人、护理系20人、旅游系19人。", True),
        ("到场60人，其中机电系20人、护理系20人、旅游系18人。", False),
        ("到场60人，其中机电系20人、护理系20人、旅游系19人，公共部1人。", False),
        ("到场60人，其中机电系20人、护理系20人、旅游系19人。公共部1名教师列席。", False),
        ("发现问题21个，其中教案9个、作业7个、纪律4个。", False),
        ("合建课程18门，其中机电类7门、护理类6门、旅游类4门。", True),
        ("第一场46人、第二场52人，累计培训1108人。", False),
        ("第一场46人、第二场52人，共参加120人次。", False),
        ("第一场46人次、第二场52人次，共参加120人次。", True),
        ("60人编为2个组，每组10人一车。", False),
    ],
)
def test_parts_that_need_not_be_all_of_it_may_lack_of_the_whole(text: str, told: bool) -> None:
    assert bool(quotes(framed("情况", "5月20日，" + text), "data-arithmetic")) is told


def test_who_they_are_may_stand_in_brackets() -> None:
    def told(body: str) -> list[str]:
        return quotes(framed("电梯困人（首报）", body), "casualty-consistency", Kind.FIRST)

    assert told("轿厢内5人（学生4人、教师1人）被困。14时50分，5名被困人员走出轿厢。") == []
    assert told("轿厢内5人（学生4人、教师1人）被困。被困人员4人走出轿厢。") != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8时20分断网，11时50分恢复，共中断4个半小时。", ["中断4个半小时"]),
        ("8时20分断网，11时50分恢复，共中断三个半小时。", []),
        ("8时20分断网，11时50分恢复，共中断3.5小时。", []),
        ("8时20分断网，11时50分恢复，历时二小时。", ["历时二小时"]),
        ("8时20分至9时，供电中断30分钟。", ["中断30分钟"]),
        ("8时20分至8时50分，供电中断30分钟。", []),
        ("8时20分至8时50分，演练用时3小时半。", ["用时3小时半"]),
        ("8时20分至10时20分，供电中断1小时10分钟。", ["中断1小时10分钟"]),
        ("8时20分至14时20分，停电2小时。", ["停电2小时"]),
        ("8时20分至14时20分，授课共2小时。", []),
        ("8时20分至约9时，停电2小时。", []),
        ("8时20分断网，9时告知师生，共中断4小时。", []),
        ("8时断网，8时20分报修，11时50分恢复，共中断5小时。", ["中断5小时"]),
        ("8时断网，8时20分报修，11时50分恢复，共中断3个半小时。", []),
        ("8时20分断网。11时50分恢复，共中断4个半小时。", ["中断4个半小时"]),
        ("8时20分，值班员发现断网。11时50分恢复，共中断4个半小时。", []),
        ("8时20分断网。11时50分恢复，共中断2小时。", []),
        ("8时20分断网。11时50分恢复，技术人员随后又检查了图书馆机房里的交换设备和光纤线路，共中断5小时。", []),
        ("8时20分断网。21时50分恢复，共中断14小时。", []),
        ("8时06分，门禁断网，8时30分修好。9时20分，水管破裂，9时35分止住，持续20分钟。", []),
        ("13时05分，锅炉房冒烟。室内3人13时11分撤到楼外，撤离用时15分钟。", ["用时15分钟"]),
        ("13时05分，锅炉房冒烟。室内3人13时11分撤到楼外，撤离用时6分钟。", []),
        ("13时05分，锅炉房冒烟。室内3人13时11分撤到楼外，撤离用时4分钟。", []),
        ("22时20分，服务器遭攻击。次日1时才报告，攻击于次日4时50分阻断，历时7个半小时。", ["历时7个半小时"]),
        ("22时20分，服务器遭攻击。次日1时才报告，攻击于次日4时50分阻断，历时6个半小时。", []),
        ("9时10分与队伍失去联系，13时40分由护林员找到，失联3个半小时。", ["失联3个半小时"]),
        ("9时10分与队伍失去联系，13时40分由护林员找到，失联4个半小时。", []),
        ("8时40分开始清理，10时05分断枝全部运走，前后用了1小时45分钟。", ["前后用了1小时45分钟"]),
        ("8时40分开始清理，10时05分断枝全部运走，前后用了1小时25分钟。", []),
        (
            "14时至16时30分，团委组织师生到社区清扫楼道、看望独居老人，历时三个半小时。",
            ["历时三个半小时"],
        ),
        ("14时至16时30分，团委组织师生到社区清扫楼道、看望独居老人，历时两个半小时。", []),
        ("8时10分，水管爆裂。8时40分，抢修人员到场，距事故发生20分钟。", ["距事故发生20分钟"]),
        ("8时10分，水管爆裂。8时40分，抢修人员到场，距事故发生30分钟。", []),
        ("8时10分，水管爆裂。8时40分，抢修人员到场，距停水不到20分钟。", []),
        ("8时10分，水管爆裂，8时20分停水。8时40分，抢修人员到场，距停水20分钟。", []),
        ("8时40分，抢修人员到场，距事故发生20分钟。", []),
        ("8时10分，水管爆裂。8时40分，抢修人员到场。距事故发生20分钟内，已全部撤离。", []),
        ("8时10分，两人争吵。8时19分，值班员拉开双方，前后不到6分钟。", ["前后不到6分钟"]),
        ("8时10分，两人争吵。8时19分，值班员拉开双方，前后不到10分钟。", []),
        ("8时10分，两人争吵，8时15分动手。8时19分，值班员拉开双方，前后不到6分钟。", []),
        ("8时19分，值班员拉开双方，前后不到6分钟。", []),
        ("8时10分，两人争吵。8时19分，值班员拉开双方，其中动手持续不到6分钟。", []),
        ("8时20分断网，11时50分恢复，技术人员随后又检查了各楼的交换设备和光纤线路，共中断4个半小时。", []),
        ("11时50分恢复，共中断4个半小时。", []),
        ("，师生14时出发，17时返回，途中历时2小时。", []),
        ("8时至8时45分，第一节课延误15分钟。", []),
        ("8时至10时，学生参加考试，答题总时长合计3小时。", []),
        ("8时至11时停电，电梯停运共4小时，12时恢复。", []),
        ("8时至11时停电，电梯停运共5小时，12时恢复。", ["停运共5小时"]),
        ("8时停课，9时恢复，课程延误3小时。", ["延误3小时"]),
        (
            "8时20分，学生晕倒。8时26分校医到场，8时41分救护车到达，从发病到救护车进校前后只有11分钟。",
            ["从发病到救护车进校前后只有11分钟"],
        ),
        ("8时20分，学生晕倒。8时26分校医到场，8时41分救护车到达，从发病到救护车进校前后只有21分钟。", []),
        ("8时20分，学生晕倒。8时26分校医到场，8时41分送医，从发病到校医到场一共6分钟。", []),
        ("8时41分救护车到达，从发病到救护车进校前后只有11分钟。", []),
        ("8时20分，学生晕倒，8时26分校医到场。从发病到救护车进校前后只有11分钟。", []),
    ],
)
def test_hours_lie_between_the_moments_beside_them(text: str, found: list[str]) -> None:
    assert quotes(f"2024年5月20日{text}", "data-arithmetic") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4月28日至5月3日，为期8天", ["4月28日至5月3日，为期8天"]),
        ("4月28日至5月3日，图书馆培训，为期8天", []),
        ("4月28日至5月3日，为期6天", []),
        ("4月28日、5月3日，为期8天", []),
        ("4月31日至5月3日，为期8天", []),
        ("4月28日至6月31日，为期8天", []),
        ("12月28日至1月3日，为期9天", []),
    ],
)
def test_days_of_two_months_are_counted(text: str, found: list[str]) -> None:
    assert quotes(framed("图书馆培训", text), "data-arithmetic") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("查出隐患50处。已整改47处，整改率96%。", ["96"]),
        ("查出隐患50处。已整改47处，整改率94%。", []),
        ("查出隐患50处，其中用电18处。已整改17处，整改率94.4%。", []),
        ("查出隐患40处。已整改47处，整改率96%。", []),
        ("已整改47处，整改率96%。", []),
        ("查出隐患50个。已整改47处，整改率96%。", []),
        ("已整改47处，整改率96%。查出隐患50处。", []),
    ],
)
def test_a_rate_is_one_of_what_was_found_before(text: str, found: list[str]) -> None:
    assert quotes(f"截至2024年5月20日，{text}", "data-arithmetic") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5名学生受伤，其中骨折2名、擦伤2名。", ["info"]),
        ("5名学生受伤，其中骨折2名、擦伤2名，张某留院观察。", []),
        ("5名学生受伤，其中骨折2名、擦伤2名，未确诊的正在检查。", []),
        ("4人受伤，其中2人扭伤、1人擦伤，李某腰部疼痛。", []),
        ("4人受伤，其中扭伤2人、擦伤1人，最重者膝盖红肿。", []),
        ("5名学生受伤，其中骨折1名、擦伤3名，驾驶员无恙。", []),
    ],
)
def test_one_of_the_injured_may_be_named_instead_of_counted(text: str, found: list[str]) -> None:
    document = read(framed("车辆追尾（首报）", f"5月20日8时，{text}").encode(), name="a.txt", kind=Kind.FIRST)
    assert [str(each.severity) for each in check(document, select=["casualty-consistency"])] == found


def harmed(*body: str, kind: Kind = Kind.FOLLOW_UP) -> list[str]:
    return quotes(framed("学生摔伤情况（续报）", *body), "casualty-consistency", kind)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("首报所列受伤3人更正为4人。", "4名伤者均在盟中心医院。"), []),
        (("首报受伤2人，经核对增加到5人。", "2024年5月20日12时，5名伤者返校。"), []),
        (("首报所列受伤3人更正为4人。", "盟中心医院收治5名伤者。"), ["5名伤者"]),
        (("首报所列受伤3人。", "盟中心医院收治4名伤者。"), ["4名伤者"]),
        (("2024年5月20日8时，事故造成1人受伤，同车间另外5名学生没有受伤。",), []),
        (("2024年5月20日8时，1名学生骨折。", "该生坐在台阶上，没有受伤的学生返回教室。"), []),
        (("2024年5月20日8时，车上其余19人没有人员受伤。", "1名学生骨折。"), []),
        (("2024年5月20日8时，两车剐蹭，没有人员受伤。", "送医检查，1名学生骨折。"), ["1名学生骨折"]),
        (("2024年5月20日8时，两车剐蹭，未造成人员伤亡。", "送医检查，1名学生骨折。"), ["1名学生骨折"]),
        (("2024年5月20日8时，两车剐蹭，暂无受伤情况。", "送医检查，1名学生骨折。"), ["1名学生骨折"]),
    ],
)
def test_who_was_hurt_is_told_of_those_it_is_said_of(body: tuple[str, ...], found: list[str]) -> None:
    assert harmed(*body) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("基地配备机床22台、机器人6台，其中企业捐赠机床8台、机器人2台。", False),
        ("基地配备机器人6台，其中可用5台、报废4台。", True),
        ("公寓查出隐患12处、缺陷6项，其中教室类4项、宿舍类3项。", True),
        ("提出困难的有73人：学习31人，住宿22人，生活14人，其他6人。", False),
        ("提出困难的有73人，其中学习31人，住宿22人，其他20人。", False),
        ("提出困难的有73人：学习11人、生活30人，住宿12人，其他20人。", False),
        ("学习有困难的31人，住宿22人，生活14人，其他6人。", False),  # the first may be an item as well as the whole
    ],
)
def test_an_item_of_a_list_is_no_whole(text: str, found: bool) -> None:
    assert bool(quotes(f"截至2024年5月20日，{text}", "data-arithmetic")) is found, text


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("校车侧翻，学生2人、教师1人受伤。",), []),
        (("校车侧翻，学生2人、教师2人受伤。",), ["3人受伤"]),
        (("校车侧翻，3人受伤，其中2人骨折、1人擦伤。", "2名骨折学生接受手术。"), []),
        (("校车侧翻，3人受伤（学生2人、教师1人）。", "受伤教师1人离院；2名受伤学生留院。"), []),
        (("校车侧翻，1名教师骨折，2名学生擦伤。", "3名伤者送到盟中心医院。", "2名伤者离院。"), []),
        (("校车侧翻，3人受伤。", "2名伤者全部离院。"), ["2名伤者"]),
        (("校车侧翻，3人受伤。", "4名骨折学生接受手术。"), ["4名骨折"]),
        (("校车侧翻，3名学生骨折。", "5名骨折学生接受手术。"), ["5名骨折"]),
        (("校车侧翻，3人受伤。", "2名骨折学生接受手术。"), []),
        (("校车侧翻，3名学生受伤。", "4名受伤学生送医。"), ["4名受伤"]),
        (("校车侧翻，3人受伤。", "事故共受伤2人。"), ["受伤2人"]),
        (("校车侧翻，3人受伤。车上有教师2人、学生9人。", "受伤11人。"), []),
        (("校车侧翻，3人受伤。车上受伤2人。", "受伤11人。"), ["受伤2人", "受伤11人"]),
        (("两车追尾，前车驾驶员受伤1人，后车2名学生受伤，合计受伤3人。",), []),
        (("校车侧翻，首报受伤2人，后1名学生自述头晕，受伤人数增至3人。",), []),
        (("校车侧翻，首报受伤2人，受伤人数升至3人。",), []),
    ],
)
def test_parts_of_those_hurt_and_what_they_come_to_agree(body: tuple[str, ...], found: list[str]) -> None:
    text = framed("校车侧翻3人受伤（首报）", f"2024年5月20日8时，{body[0]}", *body[1:])
    assert quotes(text, "casualty-consistency", Kind.FIRST) == found


def test_events_with_names_have_counts_of_their_own() -> None:
    text = framed(
        "商铺火灾", "“3·12”火灾5人死亡。“4·16”火灾3人死亡。", "“4·16”火灾后，2名死亡人员的家属到场。“4·16”火灾死亡4人。"
    )
    assert quotes(text, "casualty-consistency", Kind.FIRST) == ["死亡4人"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("4名学生腹泻。到18时，腹泻学生达到11名。学生处单独安置11名腹泻学生。", False),
        ("4名学生腹泻。111名学生上课。学生处单独安置11名腹泻学生。", True),
        ("4名学生腹泻，取样11份。学生处单独安置11名腹泻学生。", True),
        ("地下室进水，最深处30厘米。9时30分，水泵抽水后最深处15厘米。", False),
        ("地下室进水，最深处30厘米。门厅最深处45厘米，无法通行。", True),
    ],
)
def test_what_grew_or_sank_is_no_contradiction(body: str, found: bool) -> None:
    text = framed("突发情况（首报）", f"2024年5月20日8时，{body}")
    assert bool(quotes(text, "casualty-consistency", Kind.FIRST)) is found, body


def test_who_stands_right_before_the_others_is_not_all() -> None:
    right = "2024年5月20日，车间内有36名学生和2名教师，2名学生滑倒，1人擦破手掌；其余34名学生返回。"
    assert quotes(right, "data-arithmetic") == []
    assert quotes("2024年5月20日，擦伤9人，5人送医，其余3人由校医包扎。", "data-arithmetic") != []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("厨房起火，未造成人员伤亡。", "1名厨师在灭火时手部轻微烫伤。"), ["1名厨师在灭火时手部轻微烫伤"]),
        (("厨房起火，1名厨师手部烫伤，没有其他人员伤亡。",), []),
        (("厨房起火，无人员伤亡，1名厨师手部烫伤后自行处理。",), []),
        (("厨房起火，未造成人员伤亡。", "2023年10月，该厨房曾有1名厨师手部烫伤。"), []),
        (("厨房起火，未造成人员伤亡。", "1名厨师吸入少量烟气，未受伤。"), []),
    ],
)
def test_nobody_is_hurt_or_somebody_is(body: tuple[str, ...], found: list[str]) -> None:
    text = framed("食堂厨房起火（首报）", f"2024年5月20日8时，{body[0]}", *body[1:])
    assert quotes(text, "casualty-consistency", Kind.FIRST) == found


def test_groups_of_two_sizes_are_not_multiplied() -> None:
    for size in ("40人或41人", "40人到41人", "40人至41人"):
        assert quotes(f"2024年5月20日，学院招生243人，分6个班，每班{size}。", "data-arithmetic") == [], size
    assert quotes("2024年5月20日，学院招生243人，分6个班，每班40人。", "data-arithmetic") != []
