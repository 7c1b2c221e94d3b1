"""A paper against itself: title and text, the order of hours, what is still to be done, and what the unit is called."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from alvtc_info.analysis.days_backwards import days_backwards
from alvtc_info.analysis.lists_apart import titled_sums
from alvtc_info.analysis.past_due import past_due
from alvtc_info.analysis.steps_apart import steps_apart
from alvtc_info.analysis.titles_apart import titles_apart
from alvtc_info.analysis.titles_denied import titles_denied
from alvtc_info.analysis.titles_totals import titles_totals
from alvtc_info.analysis.units_apart import units_apart
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind
from alvtc_info.model.rule import Example, Rule, framed, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.model.document import Document


def _hits(found: Iterable[tuple[int, int, str, bool]]) -> Iterator[Hit]:
    for start, end, message, sure in found:
        yield Hit(start, end, message, None if sure else Severity.INFO)


def _apart(*ways: Iterable[tuple[int, int, str, bool]]) -> Iterator[Hit]:
    """What is found in several ways, each place once."""
    told: list[Hit] = []
    starts: list[int] = []  # of those told, and where each ends: none of them touches another
    ends: dict[int, int] = {}
    for found in ways:
        for hit in _hits(found):
            near = bisect_right(starts, hit.end)
            if not near or ends[starts[near - 1]] < hit.start:
                starts.insert(near, hit.start)
                ends[hit.start] = hit.end
                told.append(hit)
    yield from told


def title_against_text(document: Document) -> Iterator[Hit]:
    """标题和正文对不上：几人、几个、几项，哪座楼、哪一层，哪天的批示，首报、续报还是终报，超额还是没有完成。

    {1.2}：数据要真实准确。标题写18台、正文写“共16台”，标题写2人受伤、正文写“3名受伤学生”，标题写投入18万元、正文写15.8万元的也提示。
    正文别处写着标题上的那个数、那个地方、那个日期，或者分开写、加起来正好是的，不提示；写明更正的不提示。
    当天的续报没有一句提到首报的，作建议。
    标题写零损失、无人受伤、骨折、昏迷，正文写有支出、有人擦伤、未见骨折、意识清楚的，“被烫伤的3名学生中”和标题人数不一的，也提示。
    """
    yield from _apart(titles_apart(document), titles_denied(document), titles_totals(document), titled_sums(document))


def hours_out_of_order(document: Document) -> Iterator[Hit]:
    """时间先后说不通：处置早于事发，救护车先到、后拨打120，消防先撤离、后到场，一句里后一步早于前一步，
    一段里后一句从更早的时刻写起，先写全部恢复、再写怎么发生；一段里后一句从更早的一天几时写起。

    {1.2}：数据要真实准确。写明次日、此前、计划、监控显示、经查的，写在另一天的，不提示；分号隔开、各写各的，只看是不是早于事发；
    另起一段的、报告的时刻和现场的时刻各写各的，不提示。两句时刻倒着写，开头不是同一个人、同一处的，作建议；
    一个人一句里倒着写两步的（该生9时40分送到医院，9时25分乘车离校），分号前后没有写另一个人、另一处的，
    一个接一个的条目（1. 2.、一是二是）倒着写的，也作建议。
    一段里分号、句号后面的日期倒着写的（5月21日恢复；5月20日配件运到）也提示。
    """
    yield from _apart(steps_apart(document), days_backwards(document))


def deadline_over(document: Document) -> Iterator[Hit]:
    """报送的时候已经过了的期限：下一步要在10月30日前完成，报送日期是11月6日；15时前续报，15时30分才报送。

    {1.4a}：逻辑严谨。已经做完的、原定的、文件里要求的不提示。首报什么时候报送前后写得不一样的，作建议；首报的期号不在本期之前的也提示。
    """
    yield from _hits(past_due(document))


def unit_told_otherwise(document: Document) -> Iterator[Hit]:
    """部门前后写得不一样：报送单位是实训中心，正文写实训处；主送各部门，正文写报告学院党委。

    {1.4a}：要素齐全。机构包里有的部门不提示。版头、报送单位用了同一部门的两个名称，前面都用全称、后面只有一处简称的，作建议。
    """
    yield from _hits(units_apart(document))


def _told(*body: str, title: str = "学生公寓电梯困人", kind: Kind = Kind.FIRST) -> Example:
    return reported(title, *body, kind=kind)


def _by(department: str, *body: str, unit: str = "", addressee: str = "") -> Example:
    row = f"报送单位：{unit or department}　　2024年5月22日"
    lines = (addressee, *body) if addressee else body
    return Example(framed("设备检修情况", *lines, department=department, row=row), Kind.DAILY)


RULES = (
    Rule(
        check=title_against_text,
        family="figures",
        title="标题和正文不一",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        structural=True,
        yields_to=(
            "casualty-consistency",
            "retold-otherwise",
            "followup-title",
            "first-report-elements",
            "final-report-elements",
        ),
        bad=(
            _told("5月20日8时，公寓停电，冷柜食材报损4600元。", title="公寓停电⟦无损失⟧", kind=Kind.DAILY),
            _told("5月20日8时，1名学生跌倒，拍片未见骨折。", title="1名学生⟦骨折⟧"),
            _told("5月20日9时，库房被撬，少电钻6把、角磨机5把。", title="库房⟦13把工具失窃⟧", kind=Kind.DAILY),
            _told("5月20日9时，学生腹泻。", "腹泻的6名学生中，4名返校，2名输液。", title="⟦4名学生腹泻⟧"),
            _told("5月20日9时，教学楼1名考生晕厥，其余35名考生继续考试。", title="⟦2名考生⟧晕厥情况", kind=Kind.DAILY),
            _told("5月20日，医务室对学院3个食堂开展留样检查。", title="学院⟦4个食堂⟧留样检查情况", kind=Kind.DAILY),
            _told("一、主要措施", "一是定人。二是定时。", title="图书馆⟦三项措施⟧保畅通", kind=Kind.DAILY),
            _told("5月20日8时，B座教学楼一层漏水。", title="⟦A座⟧教学楼漏水", kind=Kind.DAILY),
            _told("5月13日，院长在专报上作出批示。", title="院长⟦5月12日⟧批示落实情况", kind=Kind.DAILY),
            _told("截至5月20日，计划招生600人，实际报到512人。", title="学院⟦超额⟧完成招生计划", kind=Kind.DAILY),
            _told("现将5月20日18时前的情况首报如下。", title="公寓停电情况⟦（续报）⟧", kind=Kind.FOLLOW_UP),
            _told("5月20日9时，机房离线，停用交换机共7台。", title="机房⟦9台交换机停用⟧", kind=Kind.DAILY),
            _told("5月20日9时，库房被撬，丢失砂轮机5台。", title="库房⟦4台砂轮机失窃⟧", kind=Kind.DAILY),
            _told(
                "5月20日9时，医务室共接诊13人，其中护理系9人、财经系4人。", title="⟦15名住宿生腹泻⟧", kind=Kind.DAILY
            ),
            _told(
                "5月20日9时，3名受伤学生坐在路边，1人手背红肿，2人膝部破皮。",
                title="三轮车侧翻致⟦2人受伤⟧",
                kind=Kind.DAILY,
            ),
            _told("5月20日9时，涉及护理系2023级学生6人，5名家长到校。", title="⟦5名学生⟧被骗", kind=Kind.DAILY),
            _told("5月20日，校友会一行8人到院座谈。", title="校友会⟦一行9人⟧到院座谈", kind=Kind.DAILY),
            _told("5月20日，照明改造完工，投入15.8万元。", title="学院投入⟦18万元⟧改造照明", kind=Kind.DAILY),
            _told(
                "一、事故基本情况",
                "5月22日8时，公寓停电，电话报告处长。",
                title="公寓停电情况⟦（续报）⟧",
                kind=Kind.FOLLOW_UP,
            ),
            _told("5月20日，教务处走访3个嘎查，入户42户。", title="⟦4个嘎查⟧走访情况", kind=Kind.DAILY),
            _told("5月20日，合唱队总分列第五位。", title="学院合唱队获全盟⟦第四名⟧", kind=Kind.DAILY),
            _told("5月20日，考察团一行7人参观实训楼。", title="考察团⟦一行9人⟧来院", kind=Kind.DAILY),
            _told("5月20日，学生获二等奖。", title="我院学生获微课大赛⟦一等奖⟧", kind=Kind.DAILY),
        ),
        good=(
            reported(
                "实训楼工地挖断水管（续报）",
                "2024年5月20日8时，水管挖断，教学楼、行政楼和食堂停水。",
                kind=Kind.FOLLOW_UP,
            ),
            _told("5月20日8时，1名学生骨折，另1名学生未见骨折。", title="1名学生骨折"),
            _told("5月20日9时，机房离线，停用交换机共7台，备用2台完好。", title="机房7台交换机停用", kind=Kind.DAILY),
            _told("5月20日，校友会教师5人、科长4人到院座谈。", title="校友会一行9人到院座谈", kind=Kind.DAILY),
            _told("5月20日9时，机房离线，停用交换机4台，另停用路由器共5台。", title="机房9台设备停用", kind=Kind.DAILY),
            _told(
                "5月20日9时，1名教师、2名学生擦伤。10时，2名受伤学生送医院。",
                title="客车侧翻致3人受伤",
                kind=Kind.DAILY,
            ),
            _told("5月20日9时，医务室共接诊13人，其中护理系9人、财经系4人。", title="13名住宿生腹泻", kind=Kind.DAILY),
            _told("5月20日9时，教学楼1名女生、1名男生先后晕厥。", title="2名考生晕厥情况", kind=Kind.DAILY),
            _told("5月20日9时，1名考生晕厥，9时20分，另1名考生晕厥。", title="2名考生晕厥情况", kind=Kind.DAILY),
            _told("5月20日，医务室检查第一、第二食堂，两个食堂留样齐全。", title="2个食堂留样检查", kind=Kind.DAILY),
            _told("一、主要措施", "一是定人。二是定时。三是定点。", title="图书馆三项措施保畅通", kind=Kind.DAILY),
            _told("5月20日，5名学生报到，3名学生转专业。", title="8名学生报到、转专业", kind=Kind.DAILY),
            _told("5月20日8时，A座一层漏水，流到B座。", title="A座教学楼漏水", kind=Kind.DAILY),
            _told("5月12日，院长作出批示，5月13日批示传达到处。", title="院长5月12日批示落实情况", kind=Kind.DAILY),
            _told("截至5月20日，计划招生600人，实际报到612人。", title="学院超额完成招生计划", kind=Kind.DAILY),
            _told("现将5月20日18时前的情况续报如下。", title="公寓停电情况（续报）", kind=Kind.FOLLOW_UP),
            _told("5月20日，教务处走访4个嘎查，入户42户。", title="4个嘎查走访情况", kind=Kind.DAILY),
            _told("5月20日，合唱队获季军。", title="学院合唱队获全盟第三名", kind=Kind.DAILY),
            _told("5月20日，合唱队夺得第一，比上届第六名前进5位。", title="学院合唱队获全盟冠军", kind=Kind.DAILY),
            _told("5月20日，考察团教师7人、学生2人参观实训楼。", title="考察团一行9人来院", kind=Kind.DAILY),
        ),
    ),
    Rule(
        check=hours_out_of_order,
        family="time",
        title="时间先后不合",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=EMERGENCY_KINDS,
        structural=True,
        yields_to=("invalid-date",),
        bad=(
            _told("5月18日8时，宿舍停电。", "5月21日，宿舍恢复供电；⟦5月20日⟧，配件运到。", kind=Kind.FINAL),
            _told("5月20日8时，学生晕倒。", "⟦8时12分⟧救护车到达，8时15分值班员拨打120。"),
            _told("5月20日8时，宿舍起火。", "⟦8时40分⟧，消防员撤离，8时42分消防车到达。"),
            _told("5月20日8时，学生晕倒，8时10分护送到医务室，⟦8时09分⟧校医完成检查。"),
            _told("5月20日8时20分，学生坠落受伤。5月21日出院。", "⟦8时05分⟧，教师电话报告处长。"),
            _told("5月20日8时20分，学生呕吐。", "8时30分，校医到食堂；⟦8时12分⟧，3名学生乘车到医院。"),
            _told("5月20日8时20分，配电箱起火。电工⟦8时14分⟧拉闸，8时26分校医到场。"),
            _told("5月20日8时20分，锅炉房冒烟。8时41分，司炉工打开门窗通风。⟦8时33分⟧，值班员戴好面具进入锅炉房。"),
            _told("8时50分，2号公寓恢复供水。5月20日⟦8时05分⟧，2号公寓水管断裂。"),
            _told("5月20日8时50分，电梯门打开，3人脱险。", "5月20日⟦8时05分⟧，电梯停在2层，困住3人。"),
            _told("5月20日8时，学生腹泻。", "5月22日9时，疾控中心采样。5月21日⟦13时⟧，后勤处封存留样。"),
            _told("5月20日8时，实训室漏水。", "水工8时50分焊好管头，⟦8时35分⟧从库房取来焊机。"),
            _told("5月20日8时，实训室漏水。", "9时20分换好阀门，密封良好；⟦8时50分⟧拆除旧阀门2个。"),
            _told(
                "首报的2处漏点更正为3处。",
                "5月20日8时，实训室漏水。9时20分，水工换好阀门，⟦8时50分⟧拆除旧阀门。",
                kind=Kind.FOLLOW_UP,
            ),
            _told("5月20日8时，公寓停水。", "9时20分接好管段；⟦8时50分⟧刨开路面；9时40分通水。"),
            _told("5月20日8时，公寓停水。", "（1）9时20分接好管段。", "（2）⟦8时50分⟧刨开路面。"),
            _told("5月20日8时，公寓停水。8时30分，工长到场。⟦8时20分⟧，宿管员报告后勤处，电工关阀。9时，通水。"),
        ),
        good=(
            _told("5月18日8时，宿舍停电。", "5月20日，配件运到；5月21日，宿舍恢复供电。", kind=Kind.FINAL),
            _told("5月20日8时，学生晕倒。", "8时03分值班员拨打120，8时12分救护车到达。"),
            _told("5月20日8时，宿舍起火。", "8时22分消防车到达，8时40分，消防员撤离。"),
            _told("5月20日22时，学生晕倒，22时10分护送到医务室，次日0时10分校医完成检查。"),
            _told("5月20日8时20分，学生摔倒。", "监控显示，8时05分，教师在场。"),
            _told("5月20日8时，学生腹泻。", "5月22日9时，疾控中心采样。此前，5月21日13时，后勤处封存留样。"),
            _told("5月20日8时20分，配电箱起火。经查，8时14分电工拉过一次闸。"),
            _told("5月20日8时20分，锅炉房冒烟。8时41分，处长报告分管副院长。8时33分，值班员戴好面具进入锅炉房。"),
            _told("5月20日8时50分，2号公寓恢复供水，现报告如下。", "5月20日8时05分，2号公寓水管断裂。"),
            _told("5月20日8时20分，学生呕吐。", "8时30分，各系开始排查，9时排查结束；8时40分，后勤处封存留样。"),
            _told("5月20日8时，学生晕倒。", "8时12分第一辆救护车到达，8时15分值班员再次拨打120，第二辆8时30分到达。"),
            _told("5月20日8时20分，学生摔倒。", "5月21日8时05分，教师电话报告处长病情。"),
            _told("5月20日8时，实训室漏水。", "水工8时50分焊好管头，8时35分取来的焊机当场归还。"),
            _told("5月20日8时，实训室漏水。", "9时20分换好阀门，密封良好；8时50分，维修班李某已备好旧阀门清单。"),
            _told(
                "首报的时刻有误：9时20分换好阀门，8时50分拆除旧阀门。", "5月20日8时，实训室漏水。", kind=Kind.FOLLOW_UP
            ),
        ),
    ),
    Rule(
        check=deadline_over,
        family="time",
        title="期限已过",
        clause="1.4a",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        structural=True,
        bad=(
            _told("三、下一步工作", "后勤处⟦5月10日⟧前修好6处隐患。", kind=Kind.DAILY),
            _told("下一步，后勤处拟于⟦2024年5月18日⟧更换阀门。", kind=Kind.DAILY),
            _told("⟦15时⟧前续报检测结果。", "（报送时间：2024年5月22日15时30分）"),
            _told("⟦首报（第14期）⟧于5月20日9时报送。", kind=Kind.FOLLOW_UP),
            _told("首报于5月20日9时报送。", "5月20日⟦9时40分⟧，后勤处报送书面首报。", kind=Kind.FOLLOW_UP),
            _told("5月20日⟦9时⟧，后勤处报送首报。", "5月20日9时40分，管件断裂漏水。", kind=Kind.FOLLOW_UP),
        ),
        good=(
            _told("三、下一步工作", "后勤处6月10日前修好6处隐患。", kind=Kind.DAILY),
            _told("三、下一步工作", "5月10日前应修好的6处隐患已全部修好。", kind=Kind.DAILY),
            _told("三、下一步工作", "按照5月10日前印发的办法执行。", kind=Kind.DAILY),
            _told("16时前续报检测结果。", "（报送时间：2024年5月22日15时30分）"),
            _told("次日9时前续报检测结果。", "（报送时间：2024年5月22日15时30分）"),
            _told("现将5月22日9时前的处置情况续报如下。", "（报送时间：2024年5月22日15时30分）"),
            _told("5月22日8时，院长要求“12时前报送进展”。", "（报送时间：2024年5月22日15时30分）"),
            _told("5月10日前，后勤处修好6处隐患。", kind=Kind.DAILY),
            _told("首报（第11期）于5月20日9时报送。", "5月20日8时20分口头首报，9时报送书面首报。", kind=Kind.FOLLOW_UP),
            _told("首报于5月20日14时报送。", "5月20日13时20分点名少1人。15时，该生摔伤送医。", kind=Kind.FOLLOW_UP),
        ),
    ),
    Rule(
        check=unit_told_otherwise,
        family="figures",
        title="部门前后写法不一",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        structural=True,
        yields_to=("misspelt-department", "misspelt-name"),
        bad=(
            _by("实训中心", "5月20日，实训中心检修机床。", "下一步，⟦实训处⟧将更换刀具。"),
            _by("实训中心", "现将检修情况报告学院党委。", addressee="⟦各办处部系：⟧"),
            _by("⟦学院办公室⟧", "5月20日，电工检修线路。", unit="党政办公室"),
            _by("实训中心", "5月20日，后勤保障处检修线路。", "5月21日，后勤保障处复查，⟦后勤处⟧登记。"),
            _by("学生处", "5月20日，学生处检查宿舍12间，⟦学工处⟧登记隐患3处。"),
        ),
        good=(
            _by("实训中心", "5月20日，实训中心检修机床。", "下一步，实训中心将更换刀具。"),
            _by("实训中心", "5月20日，校内实训处理流程上墙，实训部分完成。"),
            _by("实训中心", "现将检修情况通报如下。", addressee="各办处部系："),
            _by("党政办公室", "5月20日，电工检修线路。"),
            _by("实训中心", "5月20日，后勤保障处（以下简称后勤处）检修线路，后勤保障处登记，后勤处复查。"),
        ),
    ),
)
