"""Numerals as they are written in official papers: 二 and 两, days, mixed numerals, rates and multiples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, FRAME, PROSE
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_HAN_DIGITS = "零〇一二三四五六七八九十百千万亿两"
_MEASURES = "个(?![位月])|名(?![单称法])|台(?![阶])|种(?![子植类])|件(?!套)|辆|间(?![房屋]的)|家(?![庭长务])|份|张|套(?![房话])|篇|栋|座(?![谈位])|所(?![有以在学])|袋|盒|箱|瓶|桶|把(?![手关握刀])|盏|扇|根|块(?![钱])|只|条(?![例])|幅|批(?![次示复])|户|场|遍(?!苦)|趟|门(?=[课学科])|支(?![部队])|顶|床|包(?![头装])|棵|株|辆|艘|架|本(?![科院校部身来])|封|颗|双|对(?!象)|头(?![部肌])|匹|处(?![理分置罚])|起(?![诉来草])|天|周(?![岁年])|个月|小时|分钟|方面(?!军)|步走|吨|公里|公斤|千米|所(?:学校|小学|中学|高校|院校|幼儿园|职[校院]|医院)"
_TWO = Pattern(
    rf"(?<![{_HAN_DIGITS}第\d目初周高大老星期拜小中之农师连营区组班级院楼点元标段组线排年·、])(?<!一[至到—式])(?<!号)(?<!续报)二(?!条[，。；]|条之)(?=(?:{_MEASURES}))|(?<=分)二(?=[步批组]|阶段)|(?<=[检测购送领运供品物资料剂])二(?=批次)|(?<=[接验]收)二(?=批次)|(?<=第)两(?=[个名次条批位类种章节项部阶届期])|两(?=等奖)|(?<!一)(?<![一二三四五六七八九十])两(?=年级)|(?<=[十])两(?=[个名台项人次件天家间份套万])|(?<=[〇零])两(?=[〇零一二三四五六七八九]年)|俩(?=[个名位])"
)


def wrong_two(document: Document) -> Iterator[Hit]:
    """“二”和“两”用混：二名学生、二台设备（两）；第两批、两等奖（二）。

    量词前用“两”，序数、多位数的末位用“二”。二次、二位、二人、二期、一至二名、一式二份一类两可或自成一词的（二头肌、二名法、二方面军）、
    门牌里的（一单元二户）不提示。
    """
    for match in document.finditer(_TWO, CONTENT):
        right = "二" if match.group() == "两" else "两"
        yield Hit(*match.span(), f"这里用“{right}”，不用“{match.group()}”", fix=Fix(right, safe=True))


_DAY = Pattern(
    r"(?<![\d月年第.、－—～-])(?:[12]\d|3[01]|[1-9])(?P<bare>号)(?=(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?(?![自])|夜间|当天|当晚|[0-2]?\d时|(?:之|以)?前(?![台门面])(?:完成|报|提交|返校|上报|[，。；]))|至\d{1,2}日)|(?<=至)(?:[12]\d|3[01]|[1-9])(?P<until>号)(?=[，。；）]|(?:上午|下午|晚))"
)


# 五月十五号, 2024年5月二十号
_HAN_DAY = Pattern(
    r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九元])月(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])(?P<number>号)(?![楼线院厅机炉泵井门桥路车]|文件|令)"
)


def spoken_day(document: Document) -> Iterator[Hit]:
    """日期写成口头的“号”：5月15号、15号上午、五月十五号。公文里写“日”。

    3号楼、15号线、令、门牌和编号不算；引号里的原话不算。
    """
    found = [(at, at + 1) for at in document.spoken_days if document.plain[at] == document.text[at]]
    bare = [match.span(match.lastgroup or "") for day in (_DAY, _HAN_DAY) for match in document.finditer(day, CONTENT)]
    for start, end in sorted((*found, *bare)):
        if document.passage_at(start).role in CONTENT | FRAME:
            yield Hit(start, end, "日期用“日”，不用“号”", fix=Fix("日", safe=(start, end) in found))


_MIXED = Pattern(
    r"(?<![\d.,%:：/-])(?P<front>\d{1,3}(?:\.\d+)?[千百十](?:\d{1,3}[百十]?)*)(?:[多余])?(?=[名人元个台件份项户亩吨册间辆张套]|万[人元册吨])"
    r"|(?P<back>[一二三四五六七八九]?[十百千]\d{1,3})(?=[名人元个台件份项户亩吨册间辆张套])|(?P<about>\d{1,4}几|(?:好几|[几数])(?:10|100|1000)|百分之\d{1,3}(?:\.\d+)?|[一二两三四五六七八九十]万\d[千百]|[一二两三四五六七八九]千\d百)(?=[名人元个台件份项户亩吨册间辆张套多余，。；、的天年次家万]|以)|(?<![\d、])(?P<split>\d{1,2}[一二三四五六七八九](?=[名人元台件份项户亩吨册间辆张]))"
)
_WORDS = {"十": 10, "百": 100, "千": 1000}
_ONES = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def mixed_numeral(document: Document) -> Iterator[Hit]:
    """一个数里阿拉伯数字和汉字数字混写：3千5百人、十5名、2十台。

    GB/T 15835：阿拉伯数字后面只能跟“万”“亿”作单位，不跟“十”“百”“千”。千米、千瓦、百分号和 5 百强一类名称不算。
    """
    for match in document.finditer(_MIXED, CONTENT):
        name = match.lastgroup or ""
        yield Hit(*match.span(name), f"“{match[name]}”混用了两种数字，统一用阿拉伯数字")


_NEXT = {a + b for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)} | {"三五"}
_APART = Pattern(
    rf"(?<![{_HAN_DIGITS}第、获列居分])(?P<first>[一二两三四五六七八])(?P<mark>、)(?P<next>[二三四五六七八九])(?=十?[个名天人次年台件家户间岁里里度分种份])(?!年级|个月内|次会议|年来?级)"
)


def dunhao_in_approximation(document: Document) -> Iterator[Hit]:
    """概数中间加了顿号：三、四名，五、六个。

    GB/T 15834：相邻两个数字连用表示概数，中间不用顿号。分别指两项的（一、二年级，第三、四条）不提示。
    """
    for match in document.finditer(_APART, CONTENT):
        pair = match["first"].replace("两", "二") + match["next"]
        if pair in _NEXT:
            yield Hit(*match.span("mark"), "概数的两个数字之间不用顿号", fix=Fix(""))


_RATE = r"(?:率|(?:满意|知晓|参与|完成|达成|信任)度|占比?|比重|比例)"
_POINTS = Pattern(
    rf"{_RATE}[^，。；\d]{{0,6}}(?:由|从)(?:(?:19|20)\d\d年|去年|上年)?[^，。；\d]{{0,8}}(?P<old>\d{{1,3}}(?:\.\d{{1,2}})?)%[^。；\d]{{0,10}}?(?:提高|上升|提升|增长|升|增加|下降|降低|降|减少|回落|下滑|减)[^，。；\d]{{0,3}}[到至为](?:了)?(?P<new>\d{{1,3}}(?:\.\d{{1,2}})?)%[^。；\d]{{0,12}}(?P<shift>\d{{1,3}}(?:\.\d{{1,2}})?)(?P<sign>%)"
    rf"|{_RATE}[^，。；\d]{{0,6}}(?P<now>\d{{1,3}}(?:\.\d{{1,2}})?)%，(?:同比|环比|[比较][^，。；\d]{{1,10}})?(?:又|均|分别)?(?:提高|上升|提升|增加|下降|降低|回落|下滑|减少)了?(?P<by>\d{{1,2}}(?:\.\d{{1,2}})?)(?P<sign2>%)(?!以|的)"
    rf"|{_RATE}[^，。；\d]{{0,14}}(?:提高|上升|提升|增加|下降|降低|回落|下滑|减少)了?(?P<only>\d{{1,2}}(?:\.\d{{1,2}})?)(?P<sign3>%)(?![以的至到—～])"
    # 安装率达99.2%，比3月末的84.2%提高了15%
    rf"|{_RATE}[^，。；\d]{{0,6}}(?P<new2>\d{{1,3}}(?:\.\d{{1,2}})?)%，?[比较][^，。；%]{{1,16}}?(?<![\d.])(?P<old2>\d{{1,3}}(?:\.\d{{1,2}})?)%，?(?:提高|上升|提升|增长|增加|下降|降低|减少|回落|下滑)了?(?P<shift2>\d{{1,3}}(?:\.\d{{1,2}})?)(?P<sign4>%)"
)


def percentage_points(document: Document) -> Iterator[Hit]:
    """两个率相减写成了百分之几：就业率由85%提高到92%，提高7%。率的升降用“个百分点”。

    前后两个率都写出、差也对得上的，直接提示；只写“就业率提高3%”的可能是百分之几，作建议。
    """
    for match in document.finditer(_POINTS, PROSE):
        two = "" if match["old"] else "2" if match["old2"] else None
        if two is not None:
            apart = abs(float(match["new" + two]) - float(match["old" + two]))
            if abs(apart - float(match["shift" + two])) < 0.006:
                yield Hit(*match.span("sign4" if two else "sign"), "两个率的差用“个百分点”", fix=Fix("个百分点"))
            continue
        name = "sign2" if match["by"] else "sign3"
        yield Hit(*match.span(name), "率的升降一般用“个百分点”，请核对", Severity.INFO, fix=Fix("个百分点"))


# 由12万元增加了3倍到36万元: what is added is one less than the multiple
_GROWN = Pattern(
    r"(?:由|从)[^，。；\d]{0,6}(?P<old>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[万亿]?[人名元个台件份项户亩吨册间辆家次])[^，。；\d]{0,6}(?P<said>增加了?(?P<times>\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十])倍)[^。；\d]{0,10}?(?P<new>\d{1,9}(?:\.\d{1,4})?)(?P=unit)"
    r"|(?:由|从)[^，。；\d]{0,6}(?P<old2>\d{1,9}(?:\.\d{1,4})?)(?P<unit2>[万亿]?[人名元个台件份项户亩吨册间辆家次])[^，。；\d]{0,8}[到至](?P<new2>\d{1,9}(?:\.\d{1,4})?)(?P=unit2)[^。；\d]{0,6}(?P<said2>增加了?(?P<times2>\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十])倍)"
)
_FALL = "减少|下降|降低|缩短|缩小|减轻|压缩|削减|回落|下滑|降"
_MULTIPLES = Pattern(
    rf"(?:{_FALL})(?:了|近|约|到)*(?P<times>(?:\d{{1,4}}(?:\.\d+)?|[一二两三四五六七八九十百数几]+)(?:多|余)?倍)(?![的数镜])"
    rf"|(?P<doubling>翻(?:了)?(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,2}})倍)|(?:{_FALL})(?:了)?(?P<fan>一番|两番|翻番|翻了一番)|(?P<both>增加到?了?(?:原来的)?翻番|翻番一倍)"
)


def fall_in_multiples(document: Document) -> Iterator[Hit]:
    """减少、下降用了“倍”：事故减少2倍、成本降低1倍；“翻”和“倍”混用：翻了3倍。

    倍数只用于增加；减少用分数、百分数或差额。“翻一番”是原来的两倍，不说“翻几倍”。
    """
    for match in document.finditer(_GROWN, PROSE):
        last = "2" if match["said2"] else ""
        old, new = float(match[f"old{last}"]), float(match[f"new{last}"])
        written = match[f"times{last}"]
        times = float(written) if written[0].isdecimal() else numeral(written)
        if old and abs(new / old - 1 - times) > 0.1 * times and abs(new / old - times) <= 0.1 * times:
            more = f"增加了{new / old - 1:g}倍"
            yield Hit(*match.span(f"said{last}"), f"由{old:g}到{new:g}是{more}", fix=Fix(more))
    for match in document.finditer(_MULTIPLES, CONTENT):
        if match["doubling"]:
            yield Hit(*match.span("doubling"), "“翻”和“倍”不连用，写“翻几番”或“增加几倍”", Severity.INFO)
        else:
            name = match.lastgroup or ""
            yield Hit(*match.span(name), "减少不用倍数，写分数、百分数或差额")


RULES = (
    proofreading_rule(
        wrong_two,
        "二和两用混",
        (
            "5月20日，⟦二⟧名学生送医。",
            "5月20日，后勤处更换阀门⟦二⟧个。",
            "5月20日，学院添置应急灯⟦二⟧台。",
            "5月20日，张某获⟦两⟧等奖。",
            "5月20日，第⟦两⟧批物资到院。",
            "5月20日，巡查历时⟦二⟧小时。",
            "5月20日，志愿者走访⟦二⟧所小学，讲了⟦二⟧方面内容，清雪⟦二⟧吨，分⟦二⟧批返回。",
            "5月20日，食堂抽检食品⟦二⟧批次，整改分⟦二⟧阶段进行。",
        ),
        (
            "5月20日，两名学生送医。",
            "5月20日，后勤处二次供水泵房停水。",
            "5月20日，第十二名学生参加二级培训，二期工程验收。",
            "5月20日，二位专家到院，一行二人。",
            "5月20日，张某获二等奖，第二个项目开工。",
            "5月20日，公寓二门、二楼东侧和二中操场都已清雪。",
            "5月20日，一二百人到场，初二班会照常。",
            "5月20日，每班选一至二名代表，表格一式二份。",
            "5月20日，办法增加二条，修改一条。",
            "5月20日，学生肱二头肌、股二头肌拉伤，教师讲解二名法和红二方面军，一单元二户停水。",
            "5月20日，本科二批次录取开始，第二批次物资到院。",
        ),
    ),
    proofreading_rule(
        spoken_day,
        "日期用了“号”",
        (
            "5月15⟦号⟧，后勤处更换阀门3个。",
            "2024年5月15⟦号⟧上午，学院召开例会。",
            "2024年5月15日至18⟦号⟧，各系自查。",
            "学院定于6月3⟦号⟧组织考试。",
            "5月15日至16日雨，17⟦号⟧上午转晴。",
            "学院定于六月一⟦号⟧至六月二十三⟦号⟧办展。",
        ),
        (
            "5月15日，后勤处更换3号楼阀门。",
            "5月15日，15号线公交改道，3号实训楼停电。",
            "5月15日，学院印发内教办发〔2024〕7号文件。",
            "5月15日，值班员说“15号上午再来”。",
            "5月15日，学生公寓5号前门上锁，2号机组停运。",
            "5月15日，学院学习二月一号文件，五月五号楼封顶。",
        ),
        standard="GB/T 15835",
    ),
    proofreading_rule(
        mixed_numeral,
        "数字混写",
        (
            "5月20日，⟦3千5百⟧人参加疏散演练。",
            "5月20日，⟦十5⟧名学生返校。",
            "5月20日，学院发放补助⟦2千⟧元。",
            "5月20日，后勤处清运垃圾⟦3十⟧吨。",
            "5月20日，图书馆新增图书⟦5百⟧册。",
            "5月20日，到场家长⟦30几⟧名。",
            "5月20日，整改率达到⟦百分之95⟧。",
            "5月20日，走廊里停着⟦几10⟧台车。",
        ),
        (
            "5月20日，3500人参加疏散演练。",
            "5月20日，15名学生返校，投资1.2万元。",
            "5月20日，管线长3千米，功率5千瓦。",
            "5月20日，两千余人到场，120名学生参加。",
            "5月20日，三百六十行，行行有技能展示。",
        ),
        standard="GB/T 15835",
    ),
    proofreading_rule(
        dunhao_in_approximation,
        "概数加了顿号",
        (
            "5月20日，三⟦、⟧四名学生到医务室就诊。",
            "5月20日，检修需要五⟦、⟧六天。",
            "5月20日，每组两⟦、⟧三人。",
            "5月20日，走廊里停着七⟦、⟧八台车。",
            "5月20日，雨持续了四⟦、⟧五十分钟。",
        ),
        (
            "5月20日，三四名学生到医务室就诊。",
            "5月20日，一、二年级学生返校。",
            "5月20日，会议学习办法第三、四条。",
            "5月20日，一、三号楼停水。",
            "5月20日，检修需要五至六天。",
        ),
        standard="GB/T 15834",
        severity=Severity.INFO,
    ),
    proofreading_rule(
        percentage_points,
        "百分点写成百分之几",
        (
            "截至2024年5月20日，就业率由85%提高到92%，提高7⟦%⟧。",
            "截至2024年5月20日，到课率从90%上升至95.5%，上升了5.5⟦%⟧。",
            "截至2024年5月20日，合格率由96%下降到94%，下降2⟦%⟧。",
            "截至2024年5月20日，就业率为92%，比上年提高3⟦%⟧。",
            "截至2024年5月20日，满意度达到96.5%，比上年同期提高了3.2⟦%⟧。",
            "截至2024年5月20日，出勤率比上月提高1.5⟦%⟧。",
            "截至2024年5月20日，党员占13.1%，比上年同期提高2.4⟦%⟧。",
        ),
        (
            "截至2024年5月20日，就业率由85%提高到92%，提高7个百分点。",
            "截至2024年5月20日，报名人数增长7%。",
            "截至2024年5月20日，就业率提高到92%。",
            "截至2024年5月20日，合格率由80%提高到90%，是原来的112.5%。",
            "截至2024年5月20日，用电量下降3%，完成率达到95%。",
        ),
        standard="GB/T 15835",
    ),
    proofreading_rule(
        fall_in_multiples,
        "减少用了倍数",
        (
            "截至2024年5月20日，用电量比上年减少⟦2倍⟧。",
            "截至2024年5月20日，报修件数下降了⟦一倍⟧。",
            "截至2024年5月20日，检修时间缩短⟦3倍⟧。",
            "截至2024年5月20日，培训人数⟦翻了3倍⟧。",
            "截至2024年5月20日，成本降低⟦1.5倍⟧。",
            "截至2024年5月20日，产值由12万元⟦增加了3倍⟧到36万元。",
            "截至2024年5月20日，报名由40人增至80人，⟦增加两倍⟧。",
        ),
        (
            "截至2024年5月20日，用电量比上年减少三分之二。",
            "截至2024年5月20日，培训人数翻了一番。",
            "截至2024年5月20日，报名人数增加2倍。",
            "截至2024年5月20日，产值由12万元增加2倍到36万元。",
            "截至2024年5月20日，报修件数下降50%。",
            "截至2024年5月20日，降低高倍数镜头的损耗。",
        ),
    ),
)  # fmt: skip
