"""Wording that an editor would trim.

Absolute words, clichés, numerals, short names that are not introduced, over-punctuated titles, and lengths.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.exaggeration import exaggerations
from alvtc_info.analysis.rank_and_alarm import ranks_and_alarm
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.kinds import HEADINGS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_ABSOLUTE = Pattern(r"零(?:差错|失误|事故|投诉|发生)|(?:国内|国际)(?:领先|一流)|(?:全国|全区|全盟|全省)(?:第一(?![名位届期批次条章款学中小])|首家|首个)"
    r"|从未(?=发生|出现|有过)|绝对(?=没有|不存在|不会|安全|可靠)|100%(?=满意|合格|到位|覆盖)|(?:百分之百|百分百)(?=地|的?满意|的?合格|的?到位)|(?<![第])一流(?=的?(?:水平|设备|实训))|最先进(?=的?(?:水平|设备|实训))|万无一失"
    r"|再也(?:没有|没|不会|不)|不会再(?:有|出现|发生)|(?<![为以])(?:完全|彻底)(?=(?:得到)?(?:控制|消除|解决|排除|杜绝))|(?:未|没有)(?:造成|产生|带来)任何(?:不良)?(?:影响|后果)|圆满(?=解决|化解)"
    r"|唯一的?原因|填补[^，。；、“”《》]{0,16}空白|(?:创(?:下|造)?|达到?|刷新|打破|破)了?历[史年](?:的)?(?:新高|之最|最[高好佳优低快大多](?:水平|成绩|纪录|记录|值)?|[纪记]录)|历[史年]之最|居[^，。；、\d]{0,6}(?:领先(?:地位|水平)|榜首)"
    r"|(?:彻底|完全)(?=平息|平静|稳定|消失|根除)|再无(?=[^，。；]{0,6}(?:负面|舆情|病例|隐患|问题|事故|风险|死角|盲区|差错|投诉))|(?:位居|稳居|居于|名列|处于|位列|跻身|走在)[^，。；、\d]{0,12}(?:前列|第一方阵|领先行列)")  # fmt: skip
_AIM = Pattern(r"杜绝|严防|力争|争取|目标|确保|力求|努力|打造|要|应|须|来源|据")


def absolute_words(document: Document) -> Iterator[Hit]:
    """话说满了：零差错、国际一流、全区首家、从未发生、万无一失。

    {1.2}：确保信息的真实性、客观性。给出排名、评定的出处，或者改成可核实的说法（截至某日未发生）。
    创造奇迹、损失极为惨重、影响空前、全网热议、闹得沸沸扬扬，说隐患“已彻底杜绝”，没有写谁检查的“情绪已完全恢复正常”，宜改；
    全区首创、广受好评，没有评定、没有问卷和满意率的，建议删去或补数据。
    目标和要求（力争、杜绝、确保）、写了来源的、引号里的不提示。
    没有写谁评定的“居全盟之首、走在同类院校前列”，首报、续报、终报里“万分惊险、一片狼藉”，没有人数的“怨声载道”，也提示。
    """
    told = []
    for match in document.finditer(_ABSOLUTE, PROSE):
        begin, stop = document.sentence_at(match.start())
        if not _AIM.search(document.plain, max(begin, match.start() - 40), min(stop, match.end() + 40)):
            message = f"“{match.group()}”过于绝对，请给出依据，或改为可核实的表述"
            told.append(Hit(*match.span(), message))
    yield from told
    starts = [hit.start for hit in told]
    end = 0
    for hit in sorted(exaggerations(document), key=lambda each: (each.start, -each.end)):
        last = bisect_left(starts, hit.end) - 1  # of those that begin before its end, which also ends last
        if hit.start >= end and not (last >= 0 and hit.start < told[last].end):
            end = hit.end
            told.append(hit)
            yield hit
    for begin, stop, message, sure in ranks_and_alarm(document):
        if not any(hit.start < stop and begin < hit.end for hit in told):
            told.append(Hit(begin, stop, message, Severity.WARNING if sure else Severity.INFO))
            yield told[-1]


_CLICHES = (
    "高度重视 切实加强 扎实推进 稳步推进 坚强保障 坚实基础 显著成效 阶段性成效 新局面 新篇章 浓厚氛围 压紧压实 久久为功 走深走实 如火如荼 硕果累累 一致好评 反响热烈 奋力谱写 "
    "多措并举 落地生根 掷地有声 有声有色 圆满成功"
).split()
_CLICHE = Pattern(words(_CLICHES))


def cliche(document: Document) -> Iterator[Hit]:
    """套话：高度重视、扎实推进、显著成效、走深走实、反响热烈。

    {1.2}：防止报送“粗、平、浅”信息和一般化信息。换成具体做法、数字或结果。引号、书名号里的原文不提示。
    """
    for match in document.finditer(_CLICHE, PROSE):
        yield Hit(*match.span(), f"“{match.group()}”是套话，请换成具体做法、数据或结果")


_NUMERAL = Pattern(r"(?<![一二三四五六七八九十百千万第几多余零〇两半双])(?:(?<!数)|(?<=[人总次件户]数))(?P<numeral>[一二三四五六七八九两]?[十百千万][零一二三四五六七八九两十百千万]*)"
    r"(?P<unit>名|人(?![大民])|个(?!别|性)|项|台|辆|亩|元|份|间|张|套|篇|平方米|公里)"
    r"|(?<![\d.,])(?P<long>\d{6,})(?P<money>元)")  # fmt: skip
_ROUND = Pattern(r"左右|以上|以下|以内|上下|规模|会议|大会")
_ROUGH = Pattern(r"[百千万][一二三四五六七八九两]$|^[百千万]|^十$|[一二三四五六七八九两]{2}")


def number_style(document: Document) -> Iterator[Hit]:
    """统计数字写成了汉字：隐患三百二十项、设备十五台；大数没有用“万”：1200000元。

    GB/T 15835：计量、统计用阿拉伯数字。一句里有几笔以元为单位的数、要逐项相加的，写法一致即可，不提示。概数（三四个、十几人、百余人）、成语、序数、千百之类的虚指不提示。
    """
    for match in document.finditer(_NUMERAL, PROSE):
        if match["long"]:
            number = int(match["long"])
            if number % 1000 == 0 and not _AMOUNTS.search(_others_of(document, match)):
                fixed = f"{number / 10000:g}万"
                yield Hit(*match.span("long"), f"大数宜用“万”：{fixed}元", fix=Fix(fixed, safe=False))
            continue
        if _ROUGH.search(match["numeral"]) or _ROUND.match(document.text, match.end()):
            continue
        fixed = str(numeral(match["numeral"]))
        yield Hit(*match.span("numeral"), f"统计数字用阿拉伯数字：“{fixed}”", fix=Fix(fixed, safe=False))


_AMOUNTS = Pattern(r"(?<![\d.,])\d[\d,]*(?:\.\d{1,2})?元")


def _others_of(document: Document, match: re.Match[str]) -> str:
    """The sentence of a sum of money without the sum itself: 2座×38000元为76000元，三项共148000元."""
    begin, stop = document.sentence_at(match.start())
    begin, stop = max(begin, match.start() - _AROUND), min(stop, match.end() + _AROUND)
    return f"{document.plain[begin : match.start()]}\n{document.plain[match.end() : stop]}"


_AROUND = 120  # code points


_ACRONYM = Pattern(r"(?<![A-Za-z0-9\-+/.@#])[A-Z]{2,6}(?![A-Za-z0-9\-+/.@#])")
_COMMON = frozenset(
    "OA QQ PPT LED GB AI IT APP VR AR GDP WPS PDF CT ICU ISO GPS USB WIFI WTO DNA KTV ATM VIP NBA CEO PC TV CCTV PM IP ID HR UPS EMS SUV IC DVD CD II III IV VI VII".split()
)


def first_mention_abbrev(document: Document) -> Iterator[Hit]:
    """简称第一次出现没有交代全称：学工处、RPA 系统。

    第一次写全称并注“（以下简称……）”，英文缩写写成“机器人流程自动化（RPA）”。部门简称按机构包里的登记；
    OA、LED 一类通用缩写不提示；全文已有全称的不提示。
    """
    for department in document.institution.departments:
        for alias in department.aliases:
            at = document.plain.find(alias)
            if at < 0 or department.name in document.text or document.passage_at(at).role not in PROSE:
                continue
            yield Hit(at, at + len(alias), f"首次出现写全称“{department.name}”", fix=Fix(department.name, safe=False))
    met: set[str] = set()
    for match in document.finditer(_ACRONYM, PROSE):
        word = match.group()
        if word in met or word in _COMMON:
            continue
        met.add(word)
        explained = (
            document.text[match.start() - 1 : match.start()] == "（"
            or document.text[match.end() : match.end() + 1] == "（"
        )
        if not explained:
            yield Hit(*match.span(), f"“{word}”首次出现请写中文全称，把缩写放进括号")


_TITLE_MARKS = Pattern(r"《[^《》\n]*《[^《》\n]*》|^《(?P<plain>[^《》\n]*(?:要点|方案|计划|名单|总结|清单))》$|《》")


def redundant_title_punct(document: Document) -> Iterator[Hit]:
    """标题里的标点多余：句号结尾、书名号套书名号、给要点方案名单加书名号。

    标题末尾不用句号；书名号里再用书名号改为〈〉；一篇信息自己的标题不加书名号。法规、报刊的书名号不提示。
    """
    for passage in document.roles(Role.TITLE):
        text = document.words(passage)
        if text.endswith("。"):
            yield Hit(passage.end - 1, passage.end, "标题末尾不用句号", fix=Fix("", safe=True))
        match = _TITLE_MARKS.search(text)
        if match is None:
            continue
        start, end = passage.start + match.start(), passage.start + match.end()
        if match["plain"]:
            yield Hit(start, end, "标题本身不加书名号", fix=Fix(match["plain"], safe=False))
        elif len(match.group()) == 2:
            yield Hit(start, end, "书名号里没有名称")
        else:
            yield Hit(start, end, "书名号里再用书名号，里层应为〈〉")


# what is told in a few sentences: a prize, a suggestion, a state of affairs
_BRIEF = Pattern(
    r"获|奖|表彰|称号|入选|入围|评为|评定|命名|授予|认定|荣誉|冠军|亚军|季军|第[一二三四五六七八九十\d]+名|[金银铜]牌|喜报|建议|意见|反映|问题|诉求|请示|约稿|进展|进度|舆情|动态|通过验收|立项|获批"
)


def _is_brief(document: Document) -> bool:
    """Whether a report is of a kind that is good short: by its category, else by its title."""
    return bool(_BRIEF.search(document.facts.category or document.joined({Role.TITLE}, "")))


def length_range(
    document: Document,
    *,
    first_most: int = 600,
    daily_most: int = 800,
    composite_least: int = 300,
    long_most: int = 3000,
    final_least: int = 300,
) -> Iterator[Hit]:
    """篇幅不当：首报超过 600 字，日常信息超过 800 字，综合信息不足 300 字或超过 3000 字，终报不足 300 字。

    制度只说文字精炼；字数是惯例，只作建议。受表彰获奖、意见建议、情况反映、工作进展
    说清楚就好，不嫌短。只算正文和小标题，不算表格、图题、空格。
    """
    lengths = {
        Kind.FIRST: (0, first_most),
        Kind.DAILY: (0, daily_most),
        Kind.COMPOSITE: (0 if _is_brief(document) else composite_least, long_most),
        Kind.FINAL: (final_least, long_most),
    }
    if document.kind not in lengths:
        return
    least, most = lengths[document.kind]
    roles = (*PROSE, *HEADINGS)
    parts = [document.words(p) for p in document.passages if p.role in roles]
    size = sum(len("".join(part.split())) for part in parts)
    if size and not least <= size <= most:
        advised = f"{least}—{most} 字" if least else f"{most} 字以内"
        yield whole(f"正文 {size} 字，建议 {advised}", Severity.INFO)


def incomplete_date(document: Document) -> Iterator[Hit]:
    """正文第一个日期没有写年份，看版头日期也拿不准是哪一年的：12月30日。

    版头有日期，相隔四个月以内的（版头2024年5月22日，正文5月20日）不会认错，不提示。
    同段前面写过年份、“每年5月”、期限（6月30日前）不提示；一篇只提示第一处，补法按版头日期给出。
    """
    for span in dates(document).spans:
        passage = document.passage_at(span.start)
        if passage.role not in PROSE:
            continue
        if _DEADLINE.match(document.text, span.end):
            continue
        before = document.text[passage.start : span.start]
        if span.year is None and not _YEAR_SAID.search(before):
            today = document.report_date
            day = span.resolved(today.year) if today else None
            fix = None
            if today and day and abs((day - today).days) <= _PLAIN_DAYS:
                return  # the year of the masthead
            if today and day:
                year = today.year if day <= today else today.year - 1
                fix = Fix(f"{year}年{document.text[span.start : span.end]}", safe=False)
            yield Hit(span.start, span.end, "第一个日期写明年份", fix=fix)
        return


_PLAIN_DAYS = 120
_DEADLINE = Pattern(r"(?:\d{1,2}时)?(?:之|以)?前")
_YEAR_SAID = Pattern(r"(?:19|20)\d\d ?年|二[〇○零][^\W\d_a-zA-Z]{2}年|每年|历年|[今去当同]年")


_LONG = "保卫处逐楼检查消火栓和应急灯，登记位置和编号，更换损坏的部件。"

RULES = (
    Rule(
        check=absolute_words,
        family="wording",
        yields_to=("premature-cause",),
        title="绝对化表述",
        clause="1.2",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=(
            "5月20日，就业率⟦创历史最高水平⟧。", "到馆人数⟦刷新了历史纪录⟧。",
            "5月20日，食堂卫生⟦居全盟高校之首⟧。",
            "5月20日起涨价，⟦学生怨声载道⟧。",
            Example(framed("油锅起火", "2024年5月20日8时，油锅起火，⟦场面万分惊险⟧。"), Kind.FIRST),"学院值班工作⟦零差错⟧。", "实训基地条件⟦国际一流⟧。", "本院是⟦全区首家⟧试点院校。", "系统上线后⟦从未⟧发生故障。", "器材检查后⟦万无一失⟧。", "家长对食堂⟦100%⟧满意。", "疫情已得到⟦完全⟧控制，⟦不会再有⟧新增病例。", "学生纠纷⟦圆满⟧解决，⟦未造成任何不良影响⟧。", "就业率⟦居全区领先地位⟧。", "抢修队⟦书写了供暖史上的传奇⟧。", "这起案件⟦性质极其恶劣⟧，⟦全网热议⟧。", "经过整治，隐患⟦已全部清零⟧。", "伤者⟦身体已完全康复⟧。", "该做法属⟦全盟首创⟧，⟦深受师生喜爱⟧。", "⟦五十年未见⟧的冰雹打坏顶棚，⟦遮天蔽日⟧的黄沙灌进走廊。", "值守能力⟦实现根本性转变⟧，⟦从此再没有一人⟧脱岗。", "迎新现场⟦火爆异常⟧。", "该课程⟦为同类院校提供了范本⟧。"),
        good=(
            "5月20日盟教体局通报，食堂卫生居全盟高校之首。",
            "5月20日起涨价，收到投诉38件，学生怨声载道。","坚决杜绝瞒报，力争全年零事故。", "2024年5月20日，检查未发现隐患。", "“零容忍”查处作弊。", "王某获全区第一名。", "该专业为全区首个试点（来源：自治区教育厅，2024年3月）。", "确保不会再有类似事件。", "要彻底消除隐患。", "未造成人员伤亡。", "盟中心医院5月20日复查，伤者身体已完全康复。", "2024年5月20日，学生工作处收回问卷320份，满意率94%，该做法深受师生喜爱。", "2024年5月20日，为彻底消除隐患，后勤处更换阀门。", "填空前先核对姓名，航空前沿课程16学时。", "力争隐患全部清零，两周时间内全部清零。", "2024年5月20日，水利教师讲百年一遇洪水的设防标准。", "截至2024年5月20日，到课率实现全面提升，由91%升到97%。", "2024年5月20日，案例课讲学生从此再没有一次旷课的故事。", "2024年5月20日，学院要实现根本性转变。"),
    ),
    Rule(
        check=cliche,
        family="wording",
        title="套话",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        preview=True,
        bad=("学院⟦高度重视⟧安全工作。", "各项工作取得⟦显著成效⟧。", "讲座⟦反响热烈⟧，获师生⟦一致好评⟧。", "⟦多措并举⟧，⟦扎实推进⟧实训建设。", "推动整改⟦走深走实⟧。"),
        good=("学院每周检查宿舍1次。", "2024年5月20日，整改隐患36处。", "文件要求“压紧压实”责任。", "问卷满意度为91%。", "讲座有120人参加。"),
    ),
    Rule(
        check=number_style,
        family="wording",
        title="数字用法",
        clause="1.4a",
        basis=Basis.STANDARD,
        standard="GB/T 15835",
        severity=Severity.INFO,
        bad=("检查中登记隐患⟦三百二十⟧项。", "库房存有设备⟦十五⟧台。", "教室可坐⟦两千⟧人。", "改造经费为⟦1200000⟧元。", "领取资料⟦一万二千⟧份。", "可容纳人数⟦一千零二十⟧人。"),
        good=("2024年5月20日，检查中登记隐患320项。", "三四名学生布置会场。", "十几条意见，百余份资料。", "2023年，改造经费为120万元。", "截至2024年5月20日，账面余额为1234567元。", "参会规模为三百人左右。", "第十五项议程，千人千面，一百余份答卷。"),
    ),
    Rule(
        check=first_mention_abbrev,
        family="wording",
        title="简称未交代全称",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        preview=True,
        bad=("⟦学工处⟧逐班核对名单。", "⟦RPA⟧系统已调试。", "机房部署⟦MES⟧平台，MES平台由企业维护。", "⟦学生处⟧负责登记。", "实训采用⟦PLC⟧控制。",
            reported("学生宿舍安全检查", "2024年5月20日，⟦学工处⟧检查宿舍12间。"),
            reported("实训室更新设备", "2024年5月20日，机电工程系安装⟦PLC⟧控制柜2台。"),
            reported("毕业生就业进展", "截至2024年5月20日，⟦就业办⟧走访企业47家。", kind=Kind.COMPOSITE),
            reported("学生公寓漏水（首报）", "2024年5月20日10时，⟦学工处⟧接报，学生公寓2号楼漏水。", kind=Kind.FIRST),
            reported("学生公寓漏水（终报）", "一、处置情况", "2024年5月20日，⟦学工处⟧疏散学生，学工处逐人登记。", kind=Kind.FINAL),
        ),
        good=("学生工作处（以下简称学工处）核对名单，学工处负责登记。", "机器人流程自动化（RPA）系统已调试。", "通过OA办公系统报送。", "电梯间更换LED灯具。", "PLC（可编程逻辑控制器）已到货。",
            reported("学生宿舍安全检查", "2024年5月20日，学生工作处检查宿舍12间。"),
            reported("学生宿舍安全检查", "2024年5月20日，学生工作处（以下简称学工处）检查宿舍12间，学工处逐间登记。"),
            reported("实训室更新设备", "2024年5月20日，机电工程系安装可编程逻辑控制器（PLC）控制柜2台，PLC调试正常。"),
            reported("学生公寓漏水（首报）", "2024年5月20日10时，保卫处接报，学生公寓2号楼漏水。", kind=Kind.FIRST),
            reported("毕业生就业进展", "截至2024年5月20日，招生就业处走访企业47家。", kind=Kind.COMPOSITE),
        ),
    ),
    Rule(
        check=redundant_title_punct,
        family="wording",
        title="标题标点多余",
        clause="1.4a",
        basis=Basis.STANDARD,
        standard="GB/T 9704",
        severity=Severity.INFO,
        structural=True,
        bad=(
            reported("后勤处更换供水阀门⟦。⟧", "2024年5月20日，阀门更换。"),
            reported("⟦《后勤处工作要点》⟧", "2024年5月20日，阀门更换。"),
            reported("学院转发⟦《关于印发《校园管理规定》⟧的通知》", "2024年5月20日，阀门更换。"),
            reported("⟦《学生处评优名单》⟧", "2024年5月20日，阀门更换。"),
            reported("学院学习⟦《》⟧情况", "2024年5月20日，阀门更换。"),
        ),
        good=(
            reported("后勤处更换供水阀门", "2024年5月20日，阀门更换。"),
            reported("学院学习《学生违纪处分规定》", "2024年5月20日，阀门更换。"),
            reported("学院转发《关于印发〈校园管理规定〉的通知》", "2024年5月20日，阀门更换。"),
            reported("《阿拉善日报》报道学院实训基地", "2024年5月20日，阀门更换。"),
            reported("学生处公布评优名单", "2024年5月20日，阀门更换。"),
        ),
    ),
    Rule(
        check=length_range,
        family="wording",
        options={"first_most": "首报最多字数", "daily_most": "日常信息最多字数", "composite_least": "综合信息最少字数（获奖、建议、情况反映、进展不限）", "long_most": "综合信息、终报最多字数", "final_least": "终报最少字数"},
        title="篇幅不当",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        kinds=frozenset({Kind.FIRST, Kind.DAILY, Kind.COMPOSITE, Kind.FINAL}),
        structural=True,
        bad=(
            reported("保卫处检查消防设施", "2024年5月20日，" + _LONG * 30, says=("建议 800 字以内",)),
            reported("保卫处检查消防设施", "2024年5月20日，" + _LONG * 40, says=("建议 800 字以内",)),
            reported("实训楼冒烟首报", "2024年5月20日8时，" + _LONG * 20, kind=Kind.FIRST, says=("建议 600 字以内",)),
            reported("学院消防工作情况", "2024年5月20日，" + _LONG, kind=Kind.COMPOSITE, says=("建议 300—3000 字",)),
            reported("学院消防工作情况", "2024年5月20日，" + _LONG * 120, kind=Kind.COMPOSITE, says=("建议 300—3000 字",)),
            reported("实训楼冒烟终报", "2024年5月20日，" + _LONG, kind=Kind.FINAL, says=("建议 300—3000 字",)),
        ),
        good=(
            reported("保卫处检查消防设施", "2024年5月20日，" + _LONG * 8),
            reported("保卫处检查消防设施", "2024年5月20日，" + _LONG),
            reported("实训楼冒烟首报", "2024年5月20日8时，" + _LONG * 5, kind=Kind.FIRST),
            reported("学院消防工作情况", "2024年5月20日，" + _LONG * 20, kind=Kind.COMPOSITE),
            reported("学院代表队获全盟消防技能竞赛二等奖", "2024年5月20日，学院代表队获奖。" + _LONG, kind=Kind.COMPOSITE),
            reported("实训楼冒烟终报", "2024年5月20日，" + _LONG * 20, kind=Kind.FINAL),
        ),
    ),
    Rule(
        check=incomplete_date,
        family="wording",
        yields_to=("date-format",),
        title="日期缺年份",
        clause="1.4c",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        structural=True,
        bad=(
            reported("后勤处更换供水阀门", "⟦12月30日⟧，阀门更换。5月21日，恢复供水。"),
            reported("后勤处更换供水阀门", "后勤处⟦11月20日⟧更换阀门。"),
            Example(framed("实训楼冒烟首报", "⟦12月20日⟧8时，实训楼冒烟。", row="后勤处"), Kind.FIRST),
            reported("后勤处更换供水阀门", "⟦1月5日⟧，阀门更换。"),
            reported("后勤处更换供水阀门", "阀门已旧。", "⟦12月20日⟧，阀门更换。"),
            Example(framed("后勤处更换供水阀门", "⟦10月20日⟧，阀门更换。", row=""), Kind.DAILY),
        ),
        good=(
            reported("后勤处更换供水阀门", "2024年5月20日，阀门更换。5月21日，恢复供水。"),
            reported("后勤处更换供水阀门", "5月20日，阀门更换。5月21日，恢复供水。"),
            reported("后勤处更换供水阀门", "每年5月20日，后勤处更换阀门。"),
            reported("后勤处更换供水阀门", "阀门应于6月30日前更换。"),
            reported("后勤处更换供水阀门", "2024年内，阀门于5月20日更换。"),
            reported("5月20日后勤处更换供水阀门", "阀门已更换。"),
            reported("后勤处更换供水阀门", "二〇二四年五月二十日，阀门更换。"),
        ),
    ),
)  # fmt: skip
