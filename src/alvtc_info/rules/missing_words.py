"""A measure word, a word at the end of a clause, or what a preposition or an adverb governs, that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.candidates import known_words
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_DONE_BY_PEOPLE = "参加|参与|出席|到场|到会|赶赴|前往|奔赴|受伤|死亡|遇难|被困|获救|报名|返校|就业|获奖|观看|聆听|受益|签名|列席|就餐|投票|投入"
_PEOPLE = "学生|师生|教师|教职工|职工|群众|民警|交警|消防员|医护人员|辅导员|党员|团员|家长|志愿者|居民|牧民|干部|工作人员|技术人员|救援人员"
_LACKING = Pattern(
    rf"(?<=\d)[余多](?=(?:{_DONE_BY_PEOPLE}|{_PEOPLE}))"
    rf"|(?:共|共有|共计|合计|组织|抽调|出动|派出|安排|选派|调集|转移|疏散|安置|现场|造成|导致|其中|和|及|[员兵生警师部众民])(?P<number>\d{{1,4}})(?=(?:{_DONE_BY_PEOPLE})(?![人者率的证费书表]))"
    rf"|(?<![\d.A-Za-z级届年第（(—～、-])(?P<bare>[1-9]\d{{1,3}})(?=(?:{_PEOPLE})(?:[，。；、]|参加|参与|和|到|在|被|受|参|返|就))(?<!(?:19|20)\d\d)"
)
# 一 with nothing behind it; what else ends with it: 之一, 统一, 周一, 初一, 二选一, 万一, 三七二十一
_ONE = Pattern(
    r"(?<=[\u4e00-\u9fff])(?<![之不唯惟统第万周期初高大单专如合归划其同逐星拜元丁零〇十百千第级班系部楼层组号年月卷篇章册附表图说道非始守定于选比分为是“对当初长独刘王李张陈点报期二三四五六七八九纯均共齐成])一(?=[，。；！])"
)


# 12月18前: a day of a month without 日; 5月至6月, 12月30家 and 3月15～20日 are none
_DAY = Pattern(
    r"(?<![\d.])(?:1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])(?=(?:之前|以前|前[，。；、（]|前(?:[将把报完交送由向到提]|[\u4e00-\u9fff]{2})|[，。；）]|起(?:[，。至]|施行|执行|实行|实施|正式|试行)|上午|下午|晚上|凌晨|当[天日晚]|举行|召开|完成|截止|到期|开始|启动))"
)
_MORE_OF_THEM = Pattern(
    r"\d月\d{1,4}起[，、；和].{0,6}\d月\d{1,4}起|(?:\d|共|计|发生|接报|查处)[^，。；]{0,4}起[，、；].{0,8}\d月\d{1,4}起"
)
# a term in days of work: 公示五个工日; 用工32个工日 counts labour
_TERM = Pattern(
    r"(?:公示|期限|办结|答复|异议|受理)[^，。；\d]{0,6}(?:\d{1,2}|[一二三四五六七八九十]{1,2})个(?P<term>工日|作日)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})个(?P<within>工日|作日)(?:之?内|以内|[前后][，。完报上])"
)
_CARDINAL = "[一二两三四五六七八九十百千万]"
# what is counted, and the number with nothing behind it: 新增电脑六十，
_COUNTED = (
    "共|共计|合计|总计|累计|新增|增加|增设|增配|新建|修建|购置|采购|添置|配备|配置|安装|更换|发放|收到|收集|征集|收回|回收|清理|清运|整改|排查|发现|查处|办理|受理|组织|举办|开展|召开"
    "|培训|招收|录取|走访|慰问|资助|救助|接待|疏散|出动|投入|抽查|抽检|检查|修订|制定|印发|张贴|悬挂|播出|刊发|撰写|完成|提交|评选|评出|表彰|获得|荣获|立项|签订|登记|归还|维修|修复|拆除"
    "|移交|捐赠|募集|新招|聘请|选派|派出|抽调|出版|发表|申报|接收|转运|栽种|栽植|种植|借出|归档|上架|报废|补发|增派|开设|开出|购买|订购|定制|印制|搭建|设立|布置|回访|约谈|评审|审核|处理|处置"
)
_UNCOUNTED = Pattern(
    rf"(?:{_COUNTED})(?![^，。；]{{0,10}}(?:电话|热线|编号|附件|代码|密码|邮编|账号|拨打|第|群|路|室|楼|栋|号|版|期|成绩|得分|总分))[\u4e00-\u9fff]{{2,8}}?(?<!{_CARDINAL})(?<![成之周初比点期率值数到为至第约近])"
    r"(?P<count>[二两三四五六七八九十百千][一二三四五六七八九十百千万]{0,5}|\d{1,6})(?=[，。；])"
)
_THINGS = (
    "问卷|答卷|试卷|图书|教材|设备|桌椅|灯具|灭火器|隐患|学生|教师|师生|职工|党员|学员|人员|农户|牧户|农牧户|牧民|企业|单位|床位|标本|档案|资料|传单|折页|手册|宣传册|物资|口罩|车辆|电脑"
    "|课桌|书籍|作品|论文|树苗|花卉|证书|奖状|票据|合同|建议|意见|线索|信件|来信|工单|订单|快递|包裹|食材|药品"
)
_RATES = (
    "合格|就业|到课|出勤|满意|覆盖|完成|整改|及格|优秀|通过|入住|参与|使用|普及|升学|返校|签到|成活|差错|知晓|办结|达标|利用|到位|参保|录取|报到|巩固|回收|入座|落实|签约|达成|检出"
    "|执行|好评|缺勤|迟到|损坏|流失|治愈|阳性|取证|毕业|增长|持证|优良|挂科|到会|投票"
)
_MONEY = "审减|核减|支出|收入|结余|拨付|报销|支付|缴纳|补缴|退还|退回|收取|追回|节约|节省|捐款|募集|筹集|借款|欠费|造价|单价|总价|报价|中标价|合同额|金额|余额|预算|经费|费用|资金|补助|奖励|赔偿"
_LASTS = "提前|历时|耗时|用时|默哀|持续|休息|等候|等待|间隔|延误|缩短|压缩|推迟|晚点|每隔|停留|步行|行驶|车程"
_YEARS = "从教|工龄|教龄|任教|从业|工作|服务|办学|建校|建院|党龄|驾龄|从医|使用|任职|居住"
_SINCE = "近|这|最近|过去|成立|建校|建院|办学|任职|入学|从教|运行|实施|启用|投用|上任"
# a number, and what must stand behind it; each group is named after what is missing
_BARE = Pattern(
    rf"(?P<some>(?:{_CARDINAL}{{0,4}}[十百千万]|\d{{2,6}}万?)余)(?=[，。；、！])"
    rf"|(?:共|共计|合计|总计|累计)(?P<sum>{_CARDINAL}{{2,5}}|\d{{2,6}})(?=[，。；])"
    rf"|(?:{_THINGS})(?:约|近|共|达|逾|超)?(?P<things>\d{{2,6}}|{_CARDINAL}{{2,5}})(?=[，。；])"
    rf"|(?:{_RATES})率(?:均|已|仅|分别|约|稳定)?(?:为|达|达到|约为|超过|高于|低于|不低于|提高到|提升到|上升到|下降到|降到|升至|降至|提高至|保持在|稳定在|在)?(?P<percent>\d{{2,3}}(?:\.\d+)?|(?!百分){_CARDINAL}{{2,4}})(?=[，。；])"
    rf"|(?:{_MONEY})(?:为|约|共|共计|合计|总计)?(?P<yuan>\d+(?:,\d{{3}})*(?:\.\d{{1,2}})?)(?=[，。；])"
    rf"|(?:{_LASTS})[至到为了约近在不超过]{{0,3}}(?P<minutes>(?:{_CARDINAL}{{1,3}}|(?<!\d)\d{{1,3}})分)(?=[，。；、内以左之就到后前]|$)"
    rf"|(?:{_YEARS})(?:满|近|已|达|超过|长达|均)?(?P<years>{_CARDINAL}{{1,3}}|\d{{1,2}})(?=以上|以来|有余|之久|多来)"
    rf"|(?:{_SINCE})(?:近|这)?(?P<since>[一二两三四五六七八九十数几]{{1,3}})(?=来[，的])"
    rf"|[本每当次下上同]月(?P<day>\d{{1,2}}|[一二三]?十?[一二三四五六七八九十])(?=之?前|以前)|月(?P<date>[一二三]?十?[一二三四五六七八九十])(?=之?前|以前)"
    rf"|(?:上午|下午|晚上?|早上?|中午|凌晨|傍晚)(?P<hour>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?=之?前|以前|开始|整|许|左右|召开|举行|集合|在)"
)
_WHAT_IS_MISSING = {
    "percent": "百分号或“百分之”", "yuan": "“元”“万元”", "minutes": "“钟”", "years": "“年”", "since": "“年”", "day": "“日”", "date": "“日”", "hour": "“时”",
}  # fmt: skip
_ADDED = {"minutes": "钟", "years": "年", "since": "年", "day": "日", "date": "日", "hour": "时"}
# 百分九十二, 三分二以上, 自收到之起, 第次会议: within a number, or before what is counted
_WITHIN = Pattern(
    r"(?P<hundredth>[百千万]分)(?=[一二三四五六七八九十]|\d)|(?P<part>[二三四五六七八九十]分)(?=[一二三四五六七](?:以上|的|左右|多|强|弱|[，。]))"
    r"|自(?=[^，。；]{1,14}之起)[^，。；]{1,14}?(?P<from>之)(?=起)"
)
_FIXED = {"hundredth": "之", "part": "之", "from": "日"}
_UNNUMBERED = Pattern(
    r"(?P<ordinal>第)(?=[次期届批季轮名位个章节条项版组号][^第一二三四五六七八九十\d])"
    r"|(?:至少|最少|每(?:周|月|日|天|年|季度|学期|学年|两周|半年|人|班|系|系部|支部|组|学年度))(?![^，。]{0,4}[一二两三四五六七八九十百千万\d数几半每首末本多])[\u4e00-\u9fff]{1,4}?(?P<measure>[次遍场节篇份])(?=[，。；并]|$)"
)
# 预算执行一，离任审计三，: a list of numbers without measures
_LIST_OF_NUMBERS = Pattern(
    r"(?<![十百千万余\d])[一二两三四五六七八九十\d][，；](?!共|合计|总计|累计)[\u4e00-\u9fff]{1,6}[一二两三四五六七八九\d](?<![十百千万\d].)[，；。]"
)
# 实行一对帮扶: one for one, with one 一 less
_PAIR = Pattern(
    r"(?<![\u4e00-\u9fff]对)(?:实行|开展|落实|进行|采取|采用|推行|安排|提供|建立|通过)(?P<pair>一对)(?=(?:帮扶|辅导|指导|结对|帮带|谈心|谈话|服务|培训|教学|资助|援助|对接|联系|答疑|咨询|跟踪|包联|帮助|推荐)(?!对象|户|对子|伙伴|师徒))"
)
# 过期视弃权: what something counts as
_AS = Pattern(
    r"(?<=[期的者内次班席均也并一律])(?P<as>视)(?=(?:弃权|放弃|自动|同意|无效|违约|违规|违纪|旷课|旷工|缺考|缺席|作废|认可|合格|不合格|自愿|未报|已[阅知]|默认|退出|无异议|没有异议))"
)


# 未发数据外泄: found, or come about; 未发工资 is paid out
_NOT_FOUND = Pattern(
    r"(?:未|没有|尚未)(?P<found>发)(?=异常|问题|隐患|人员|数据|事故|火情|险情|违[规纪法]|泄[漏露]|病例|案件|安全|舆情|次生|溺水|中毒|伤亡|死亡|重大|一起|任何|类似|新的|踩踏|起火|火灾|漏水|漏电)"
)
_HURT = Pattern(r"人员(?P<hurt>伤|亡)(?=[和、及或]财产)")
# what the items before 等 are, with one character less: 库房等所进行检查
_ALL_OF_THEM = {"所": "场所", "域": "区域", "面": "方面", "节": "环节", "料": "材料", "备": "设备", "施": "设施", "门": "部门", "员": "人员", "容": "内容"}  # fmt: skip
_KIND_CUT = Pattern(
    rf"[、和及][\u4e00-\u9fff]{{2,6}}等(?P<kind>[{''.join(_ALL_OF_THEM)}])(?=(?:进行|开展|逐|全面|集中|的(?!的)|已|均|都|要|应|须|必须|到场|参加|存在|配备|安排|组织|联合|共同)|[，。；]|$)"
)


def _beside(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of what was found, as far as it is near."""
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - 24), min(stop, match.end() + 24)


def lacking_measure(document: Document) -> Iterator[Hit]:
    """数字后面漏了量词，或者“一”后面漏了字：企业负责人120余参加、民警26赶赴现场、每两小时巡逻一。

    人数后面直接跟“参加、赶赴、受伤”或“学生、群众”的，漏了“人、名”；“之一、统一、周一”一类不算。表格、题目里的数不算。
    日期漏了“日”（12月18前）、五个工日、实行一对帮扶、过期视弃权、未发异常、库房等所也查。
    句末的数目（新增电脑六十，共八百余，有效问卷2716，）要有说数量的词才提示，电话、编号、成绩不算；一句一句都只写数目的（审计三，专项一）不算。
    百分九十二、三分二以上、近三来、从教二十以上、本月25前、压缩至三十分、自收到之起、第次会议、每季度谈次也查。
    """
    yield from _numbers(document)
    for match in document.finditer(_LACKING, CONTENT):
        start, end = match.span("number" if match["number"] else "bare" if match["bare"] else 0)
        yield Hit(start, end, "数字后面像是漏了量词，如“人”“名”", Severity.INFO)
    for match in document.finditer(_DAY, CONTENT):
        day = match["day"]
        counted = document.plain[match.end() : match.end() + 1] == "起"
        if counted and _MORE_OF_THEM.search(document.plain, *_beside(document, match)):
            continue  # 9月4起、10月1起: so many cases in each month
        yield Hit(*match.span("day"), "日期后面漏了“日”", Severity.INFO, Fix(f"{day}日"))
    for pattern, right in ((_TERM, "工作日"), (_PAIR, "一对一"), (_AS, "视为")):
        for match in document.finditer(pattern, CONTENT):
            yield Hit(*match.span(match.lastgroup or 0), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_NOT_FOUND, CONTENT):
        yield Hit(*match.span("found"), "疑漏字：发现、发生", Severity.INFO)
    for match in document.finditer(_HURT, CONTENT):
        yield Hit(*match.span("hurt"), "疑漏字：伤亡", Severity.INFO, Fix("伤亡"))
    for match in document.finditer(_KIND_CUT, CONTENT):
        right = _ALL_OF_THEM[match["kind"]]
        yield Hit(*match.span("kind"), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_ONE, CONTENT):
        if not _in_a_list_of_numbers(document, match.end()):
            yield Hit(*match.span(), "“一”后面像是漏了字", Severity.INFO)


def _in_a_list_of_numbers(document: Document, end: int) -> bool:
    """Whether the number that ends here is one of several that have no measure."""
    begin, stop = document.sentence_at(end - 1)
    return _LIST_OF_NUMBERS.search(document.plain, max(begin, end - 12), min(stop, end + 12)) is not None


def _numbers(document: Document) -> Iterator[Hit]:
    """Numbers that lack what they count, or a part of themselves, and what lacks its number."""
    told = set[int]()
    for match in document.finditer(_BARE, CONTENT):
        name = match.lastgroup or ""
        start, end = match.span(name)
        told.add(end)
        added = _ADDED.get(name)
        message = f"数字后面像是漏了{_WHAT_IS_MISSING.get(name, '量词')}"
        yield Hit(start, end, message, Severity.INFO, Fix(match[name] + added) if added else None)
    for match in document.finditer(_UNCOUNTED, CONTENT):
        start, end = match.span("count")
        if end not in told and _stands_alone(document.plain, start) and not _in_a_list_of_numbers(document, end):
            yield Hit(start, end, "数字后面像是漏了量词", Severity.INFO)
    for match in document.finditer(_WITHIN, CONTENT):
        name = match.lastgroup or ""
        right = match[name] + _FIXED[name]
        yield Hit(*match.span(name), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_UNNUMBERED, CONTENT):
        name = match.lastgroup or ""
        start, end = match.span(name)
        if name == "ordinal" or _stands_alone(document.plain, start):
            what = f"“{match[name]}”{'后面' if name == 'ordinal' else '前面'}像是漏了数字"
            yield Hit(start, end, what, Severity.INFO)


def _stands_alone(text: str, at: int) -> bool:
    """Whether a word of the clause begins at this place, as it is likeliest cut."""
    before = run_before(text, at, _TAIL)
    behind = run_behind(text, at, _TAIL)
    edge = 0
    for word in cut(before + behind):
        if edge == len(before):
            return True
        edge += len(word)
    return edge == len(before)


# words that govern or describe what comes next: no clause ends with one (一 is told above)
_UNFINISHED = Pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?<!相(?=较))[虽如仍从而曾且但因皆向另将未每仅较随与以经凡再又按各使其尚更若均凭已渐常](?=[，。；！])"
)
# 逐一进行检，: what such a verb does has two characters
_DONE_TO = Pattern(r"(?:进行|予以|加以)(?P<half>(?![了过着中时到得完曲的者后前])[\u4e00-\u9fff])(?=[，。；、！])")
_STAFF = "从业|工作|技术|施工|医护|救援|维修|服务|参会|与会|参训|保洁|安保|外来|作业|操作|执法|科研|专业"
# a word of which half is left, or what a preposition cannot do without: 会强调, 从业人健康证, 从结果来，
_HALF_LEFT: tuple[tuple[Pattern, str], ...] = (
    (Pattern(r"(?:^|(?<=[。；\n]))[ \u3000]*(?P<half>会)(?=(?:强调|指出|要求|认为|决定|明确)[，：])"), "会议"),
    (
        Pattern(rf"(?:{_STAFF})(?P<half>人)(?=(?:逐|已|均|都|要|须|应|将|在|赶|未|不|及时|立即|健康证|名单|培训|\d))"),
        "人员",
    ),
    (
        Pattern(
            r"从(?:检查|抽查|调查|统计|测试|考试|评教|总体|整体|目前|反馈|数据|结果|情况)[^，。；、]{0,8}(?<![以下上出起过到])(?P<half>来)(?=，)"
        ),
        "来看",
    ),
    (
        Pattern(
            r"(?:今年|去年|近年|本学期|开学|入[冬春夏秋]|\d[月年]|一直|长期)(?P<half>以)(?=[，、]|(?:举办|开展|召开|组织|共|累计|已|先后|我[校院系处们]|全[校院])(?![^，。]{0,30}为))"
        ),
        "以来",
    ),
    (
        Pattern(
            r"(?<![追角竞驱放])(?P<half>逐)(?=谈话|登记|核对|检查|排查|核查|审核|走访|清点|点名|核实|审查|整改|销号|通知|联系|沟通|分析|研究|落实|讲解|查看|检测|打分|验收|解答|询问|签字|确认|回访)"
        ),
        "逐一",
    ),
    (Pattern(r"建立(?P<half>账)(?=[，。；、])"), "台账"),
    (Pattern(r"采取(?P<half>有)(?=(?:措施|办法|手段|行动|举措))"), "有效"),
)
# 通过走访，使进一步了解: who
_WHOM = Pattern(
    r"(?:，|(?<=[。；]))(?P<make>使)(?=进一步|得到了|掌握|能够|不断|更加|更好|明显|切实|充分|真正|及时|顺利|深刻|增强|提高|认识到|了解到)"
)
_TAIL = 12  # code points of the end of a clause that are cut into words


def broken_off(document: Document) -> Iterator[Hit]:
    """一句话停在不能收尾的字上，后面像是漏了字：3号楼暂停使，原定课程调整；未见常，已返校。

    介词、连词、副词（使、将、与、按、已、仍……）后面一定还有话。按词典切分，是别的词的末一个字的（行使、名将、家常）、人名不提示。
    “进行、予以、加以”后面只有一个字的（逐一进行检，）也提示。
    只剩半个的固定说法（会强调、从业人健康证、从结果来、今年以举办、逐谈话、采取有措施）和没有说使谁的“使进一步了解”也查。
    """
    text = document.plain
    for match in document.finditer(_UNFINISHED, CONTENT):
        at = match.start()
        tail = run_before(text, at + 1, _TAIL + 1)
        known = any(tail[-size:] in known_words() for size in (2, 3, 4))
        named = not FREQUENT_SURNAMES.isdisjoint(tail[-3:-1])
        if cut(tail)[-1] == match.group() and not known and not named:
            yield Hit(at, at + 1, f"“{match.group()}”后面像是漏了字", Severity.INFO)
    for match in document.finditer(_DONE_TO, CONTENT):
        yield Hit(*match.span("half"), f"“{match['half']}”后面像是漏了字", Severity.INFO)
    for pattern, right in _HALF_LEFT:
        for match in document.finditer(pattern, CONTENT):
            yield Hit(*match.span("half"), f"疑漏字：{right}", Severity.INFO, Fix(right))
    for match in document.finditer(_WHOM, CONTENT):
        yield Hit(*match.span("make"), "“使”后面没有说使谁，补上", Severity.INFO)


RULES = (
    proofreading_rule(
        lacking_measure,
        "漏了量词",
        (
            "5月20日，师生代表和企业负责人120⟦余⟧参加签约。",
            "5月20日，医护人员和民兵⟦26⟧赶赴现场。",
            "5月20日，保卫处要求每两小时巡逻⟦一⟧。",
            "5月20日，教务处组织⟦36⟧参加技能比赛。",
            "5月20日，讲座吸引300⟦多⟧学生到场。",
            "5月20日，学院组织⟦120⟧学生参加演练。",
            "2024年5月20日，各系于6月⟦7⟧前报送名单，公示三个⟦工日⟧；对新教师实行⟦一对⟧指导，逾期⟦视⟧放弃。",
            "2024年5月20日，教务处购置教材⟦三百二十⟧，回收旧书⟦八十余⟧，到课率为⟦98.5⟧，结余⟦1260.5⟧。",
            "2024年5月20日，王老师从教⟦二十⟧以上，会议历时⟦九十分⟧，通过率为⟦百分⟧九十二，⟦第⟧次例会改期，每周巡查⟦次⟧。",
            "5月20日，巡查食堂、库房等⟦所⟧的线路，未⟦发⟧漏电，没有人员⟦伤⟧和财产损失。",
        ),
        (
            "5月20日，师生代表和企业负责人120余人参加签约。",
            "5月20日，该项目是十项任务之一，由教务处统一办理。",
            "2024年5月20日，2024级学生参加演练，5月21参加的另计。",
            "5月20日，两个班的名次并列第一，值班时间定在周一。",
            "5月20日，会议室门牌号为201，现场教师到会。",
            "2024年5月20日，抢修用工12个工日，6月7家企业到校，6月10～12日培训；一对帮扶对子到场，逾期视为放弃。",
            "5月20日，未发工资的教师12人，粉笔、课桌等面积另计，阀门、水泵等设备已检修。",
            "截至2024年5月20日，甲型占八成一，乙型占一成九。",
            "2024年5月20日，值班员拨打120，名单见附件1，读数降到22，完成祖国统一的报告会改期。",
        ),
        yields_to=("left-out-character",),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        broken_off,
        "话没说完",
        (
            "5月20日，3号实训楼暂停⟦使⟧，课程调整到2号楼。",
            "5月20日，学生未见⟦常⟧，已返校。",
            "5月20日，后勤处维修人员⟦将⟧，水泵已关。",
            "5月20日，学生病情⟦较⟧，已送医。",
            "5月20日，管网压力⟦仍⟧。",
            "5月20日，保卫处对灭火器逐一进行⟦检⟧，登记位置。",
            "5月20日，后勤处采取加装水箱的办法予以⟦决⟧。",
            "2024年5月20日，施工⟦人⟧已逐户登记，由书记⟦逐⟧核实，建立⟦账⟧，采取⟦有⟧措施整改。",
            "2024年5月20日，从抽查情况⟦来⟧，今年⟦以⟧开展的演练有成效，通过讲评，⟦使⟧掌握了要领。",
            "2024年5月20日，各系到会。⟦会⟧要求，当月整改完毕。",
        ),
        (
            "5月20日，3号实训楼暂停使用，课程调整到2号楼。",
            "5月20日，监督权由工会行使，学生话家常。",
            "5月20日，教师王小常，班主任李未，到场。",
            "5月20日，方案已抄送各系，由系部接续。",
            "5月20日，物资由大使馆转交，经手人签字。",
            "5月20日，保卫处逐一进行检查，会议正在进行中，余款予以核减。",
            "2024年5月20日，截至5月18日，管理人已指定，值班人签字，今年以开展演练为抓手，建立账户，从外地来，采取有力措施。",
        ),
        yields_to=("typo-confusable", "typing-slip", "left-out-character"),
        severity=Severity.INFO,
    ),
)
