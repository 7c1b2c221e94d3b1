"""The cues of an event in a text: time, place, what happened, who was hurt, measures, who reported it. Spans only."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dateline, dates
from alvtc_info.model.kinds import CONTENT, PROSE, Role
from alvtc_info.text.incidents import DEATHS, INCIDENTS
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.segmentation import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# when -----------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|两)"
_PART = "凌晨|清晨|早晨|早上|晨间|上午|中午|正午|午间|午后|下午|傍晚|黄昏|晚上|晚间|夜间|夜里|深夜|午夜|半夜|当晚|昨晚|今晚|前晚|早|晚|晨|夜"
_PARTS_ALONE = "凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|深夜|午夜"
_DAYS = (
    "今天|今日|今晨|今早|今晚|今夜|昨天|昨日|昨晨|昨早|昨晚|昨夜|前天|前日|前晚|当天|当日|当晚|当夜|次日|翌日|同日|"
    "(?:本|上|这|下)?(?:周|星期|礼拜)[一二三四五六日天]"
)
_CLOCK = rf"(?:{_NUMBER} ?(?:时(?![间候段而常速代期光刻])|点(?!建议|意见|要求|措施|说明|[零〇]|\d|左右的?级)(?:多|钟)?)(?:{_NUMBER}分?|半|[一三]刻)?|\d{{1,2}}[:：]\d{{2}})"
_SOLAR = (
    r"(?:(?:(?:19|20)\d\d|[一二][〇○零0-9一二三四五六七八九]{3}) ?年 ?)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月 ?(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号]"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
    r"|(?<![\d月第每近连续数零百一二三四五六七八九十])[一二三四五六七八九] ?日(?=凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜|[，、]|\d|发生|突发|在|从)"
    r"|(?<![\d月一二三四五六七八九十第每近连续数零百])(?:本月|上月|上个月)?(?:\d{1,2}|[一二三]?十[一二三四五六七八九]|[一二三]十) ?日(?![\d内间游报元期常电]|以[内来]|之[内间])"
)
_TIME = Pattern(
    rf"(?:(?:{_SOLAR})(?:（[^）]{{1,4}}）)?|{_DAYS}) ?(?:{_PART})? ?(?:{_CLOCK})?(?:许|左右|前后)?|(?:{_PART})?(?<![\d.:])(?<!第){_CLOCK}(?:许|左右|前后)?|(?:{_PARTS_ALONE})",
)
_HOUR = Pattern(_CLOCK)
_ONLY_PART = Pattern(rf"(?<=日)(?:{_PARTS_ALONE})$")
_UNKNOWN_TIME = Pattern(r"发生(?:的具体)?时间(?:不详|不明|正在|尚在|有待)")
_CUT_OFF = Pattern(r"截[至止][到至]?(?:本|该|当)?$")


_AT_ONCE = Pattern(rf"(?:（[^）]{{1,4}}）)? ?(?:{_PART})? ?(?:{_CLOCK})")


def tells_time(document: Document) -> tuple[bool, bool]:
    """Whether a document says a time of the event at all, and whether it says the hour."""
    text = document.plain
    for span in dates(document).spans:
        passage = document.passage_at(span.start)
        begun = passage.role in CONTENT and span.start >= dateline(document, passage)
        cut_off = _CUT_OFF.search(text, max(0, span.start - 6), span.start)
        if begun and not cut_off and _AT_ONCE.match(text, span.end):
            return True, True
    times = list(event_times(document))
    return bool(times), any(exact for _, _, exact in times)


def part_of_day(document: Document) -> tuple[int, int] | None:
    """Where the first time of a document is a day and a part of it, and its sentence has no hour: 10月19日早上."""
    times = sorted(event_times(document))
    start, end, exact = times[0] if times else (0, 0, True)
    part = None if exact else _ONLY_PART.search(document.plain, start, end)
    stop = document.sentence_at(start)[1]
    return None if part is None or any(hour and at < stop for at, _, hour in times) else part.span()


def event_times(document: Document) -> Iterator[tuple[int, int, bool]]:
    """The times of the event in a document: start, end, and whether the hour is given."""
    text = document.plain
    heads = {p.start: dateline(document, p) for p in document.passages}
    for match in document.finditer(_TIME):
        start, end = match.span()
        has_clock = _DAY_AND_CLOCK.search(match.group()) is not None
        if (start < heads[document.passage_at(start).start] and not has_clock) or _CUT_OFF.search(
            text, max(0, start - 6), start
        ):
            continue
        yield start, end, _HOUR.search(match.group()) is not None
    for match in document.finditer(_UNKNOWN_TIME):
        yield *match.span(), True


_DAY_AND_CLOCK = Pattern(rf"日 ?(?:{_PART})? ?{_CLOCK}")

# where ----------------------------------------------------------------------------------------------------------

# nouns that locate an event where they are named with it; longer ones come first in the pattern
_SITES = (
    "工业园区 工业园 工业区 开发区 园区 仓库 工厂 厂房 车间 煤矿 矿井 矿区 工地 商场 市场 超市 酒店 宾馆 饭店 餐厅 酒楼 商铺 面包店 店铺 网吧 浴城 作坊 民宅 民房 别墅 洋房 小区 大厦 大楼 "
    "幼儿园 学校 学院 中学 小学 大学 清真寺 寺庙 教堂 法院 公寓 宿舍楼 宿舍 楼房 高速公路 高速路 高速 公路 国道 省道 铁路 隧道 大桥 立交桥 路段 路口 收费站 服务区 火车站 车站 地铁站 机场 港口 码头 "
    "水库 广场 公园 景区 社区 街道 大街 步行街 大道 胡同 海域 河段 草场 林场 牧区 家中 境内 交界处 附近 公司 厂 摊位 棉花厂 礼堂 舞台 操场 球场 田径场 体育馆 食堂 教室 实验室 实训室 楼道 校门 校园 校区 院内 门口 出口 入口"
).split()
_REGION = "特别行政区 自治区 自治州 地区 省 市 县 区 旗 盟 州 镇 乡 村 苏木 嘎查 路 街 巷 桥 河 江 湖 岛 站 段".split()
_NO_REGIONS = frozenset(
    "市区 郊区 地区 城区 山区 灾区 震区 校区 小区 社区 城市 超市 上市 门市 闹市 都市 道路 公路 铁路 线路 电路 马路 网路 思路 出路 一路 沿路 半路 农村 乡村 城镇 乡镇 景区 园区 疫区 林区 牧区 街区 片区 该区 各区 全区 "
    "联盟 加盟 手段 阶段 时段 地段 分段 片段 路段 海岛 江湖 逛街 上街 全国 该县 该市 该镇 该乡 该村 我县 我市 我区 全市 全县 全省 全州 本市 本省 两市 市县 区县 各县 各地 两地 省市 高速公路 本地区 部分地区 大街 下坡路 上坡路 "
    "个乡 个村 个镇 个县 个市 个区 名村 网站 车站 水站 电站 新区 老区 校园 半岛 高架桥 天桥 立交桥 路桥 回路 短路 断路 通路 退路 领路 带路 问路 赶路 走路 筑路 修路 让路 拦路 绕路 过路 对路 地级市 县级市".split()
)
_WEAK = frozenset("医院 宾馆 校园 高速 公路 街道".split())  # named in passing as often as the place
_ORGAN = Pattern(
    r"(?:[^，。；：\n]{0,4}?(?:公安|警|消防|政府|党委|市委|县委|区委|地委|旗委|州委|行署|气象|地震局|地震台|疾控|疾病|卫生|卫健|应急|安监|旅游|监管|城管|交管|高管|检察|部门|[^，。；]{0,6}(?:局|厅|委员会|办公室|支队|大队|中队|总队|宣传部|管理所|指挥中心|急救中心|大使馆|通讯社|电视台|广播|晚报|日报|支行|分行|集团))|"
    r"[省市县]?(?:委|领导|省长|市长|县长|区长|书记|主席|总理|总统|官员|专家|媒体)|市民|村民|居民|警方|方面|女子|男子|籍|牌照|当局|人(?![民行口])|开往|方向|办(?!公)|君|时间|食物|菜|来|[大小]?(?:货车|客车|轿车)|国防|学员|驻|的?(?:游客|旅游观光团|学生|工人)|关系|护照|行驶)"
)
_ABOUT = Pattern(r"获悉|披露|通报|介绍|了解到|报道|报料|透露|宣布|表示|测定|消息|来电|称$")
_SOURCE_HEAD = Pattern(r"^(?:记者|据|经|来自)|记者从|[^，。；]{0,8}电(?:$|记者|据)")
_TAKEN = Pattern(
    r"(?:送往|送至|送到|送|转往|转到|转至|赶赴|赶往|奔赴|抵达|到达|赶到|前往|驶往|驶向|飞往|开往|往|来自|返回|派出|援助|到|赴|来|距离?|从)[^，。；、\n]{0,10}$"
)
_CARED = Pattern(r"[^，。；\n]{0,6}(?:就诊|就医|治疗|救治|检查|抢救|观察|接受|留观|住院|打工|增援)")
_CREDIT = Pattern(r"（[^（）\n]{0,60}）")
_CLAUSES = Pattern(r"[，。；！？\n]")


@cache
def _sites() -> Pattern:
    """The expression of nouns of places, and of numbered houses, rooms and roads."""
    return Pattern(
        rf"(?P<site>{words(_SITES)})|(?P<number>\d{{1,4}}(?:号楼?|[-－–]?\d*室|号院)|[A-Za-z]?\d{{1,4}}国道|[SGＳＧ]\d{{2,4}}线?|\d+公里[+＋]?\d*米?处)",
    )


def event_places(document: Document) -> Iterator[tuple[int, int]]:
    """The places of the event in a document: start and end. Those found without a dictionary come first."""
    yield from _own_places(document)
    text = document.plain
    near = [(start, end) for start, end, relevant in _clauses(document) if relevant]
    for start, end in near:
        for match in _sites().finditer(text[start:end]):
            first, last = start + match.start(), start + match.end()
            if not (_elsewhere(text, start, end, first, last) or _bare(text, start, first, last)):
                yield first, last
    for start, end in near:
        for first, last in place_words(text, start, end, _REGION, _NO_REGIONS):
            if not (_FALLS.match(text, first, last) or _elsewhere(text, start, end, first, last)):
                yield first, last


_FALLS = Pattern("[坠跳投落翻爬][楼河湖井渠江崖墙]|已[送转]")  # what somebody did, and no place


_MEASURED = Pattern(
    r"(?:\d|[一二两三四五六七八九十百千万余几]|多)[\d一二两三四五六七八九十百千万余多几]*[个名位所家座栋间条辆平方米的]{0,4}$"
)


def _bare(text: str, start: int, first: int, last: int) -> bool:
    """Whether a noun of a place does not say which place it is.

    It does not with nothing, or only a number, before it in its clause (仓库顿时成为火海, 两家医院).
    """
    before = text[start:first].strip()
    return last < len(text) and (not before or _MEASURED.search(before) is not None) and not _WITHIN.match(text, last)


_WITHIN = Pattern(r"(?:内|里|上|外|旁|东|西|南|北|一|二|三|\d|的|发生|突发|起火|冒烟|门|口|附近)")


@lru_cache(maxsize=8)
def _named_places(places: tuple[str, ...]) -> Pattern:
    """The expression of an institution's place words, and of numbered buildings and rooms."""
    numbered = r"\d{1,3} ?号?楼|[A-Za-z]?\d{3,4} ?室"
    named = [each for each in places if each not in _WEAK]
    return Pattern(f"{words(named)}|{numbered}" if named else numbered)


def _own_places(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of the institution's place words and of numbered buildings and rooms."""
    for match in document.finditer(_named_places(document.institution.lexicon.get("places", ())), mentions=True):
        if not (
            _is_taken(document.text, max(0, match.start() - 14), *match.span())
            or _CARED.match(document.text, match.end())
        ):
            yield match.span()


def _clauses(document: Document) -> Iterator[tuple[int, int, bool]]:
    """The clauses of the prose and the title: start, end, and whether they or their neighbours mention the event."""
    text = document.plain
    for passage in document.roles(*CONTENT):
        begin = dateline(document, passage)
        credit = _CREDIT.match(text, begin, passage.end) if begin > passage.start else None
        begin = credit.end() if credit else begin
        ends = [m.end() for m in _CLAUSES.finditer(text[begin : passage.end])]
        bounds = [begin, *(begin + end for end in ends)]
        if bounds[-1] < passage.end:
            bounds.append(passage.end)
        spans = list(pairwise(bounds))
        mentions = [WHAT.search(text, a, b) is not None or "发生" in text[a:b] for a, b in spans]
        for index, (a, b) in enumerate(spans):
            yield a, b, any(mentions[max(0, index - 1) : index + 3]) or _PUT.search(text, a, b) is not None


_PUT = Pattern(
    r"位于|途经|行[至驶][^，。；\n]{2,16}|[^，。；]{0,12}在[^，。；\n]{2,16}上[^，。；\n]{0,4}课|[^，。；]{0,12}在[^，。；\n]{2,16}(?:为|举办|举行|施工|作业|就餐|聚餐|用餐)"
)


def _elsewhere(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a place is not that of the event.

    It is part of the name of a body or of people, the origin of the news, or the destination of somebody.
    """
    if _ORGAN.match(text, last, end) or _is_taken(text, max(start, first - 14), first, last):
        return True
    if _CARED.match(text, last, end) or _OF_NO_CONCERN.match(text, last, end):
        return True
    clause = text[start:end]
    return (
        _SOURCE_HEAD.search(clause) is not None and _ABOUT.search(clause) is not None and not _EVENT_WORD.search(clause)
    )


# somebody falls or something comes out there: 从3号公寓楼坠下, 从4层窗户掉落
_FROM_THERE = Pattern(
    r"[^，。；]{0,14}?(?:坠|跌|摔|掉|滚|跳(?!绳|舞)|滑[下落出倒]|落下|翻[下出落]|冒|窜出|喷|漏|溢|涌|脱落|刮落)"
)


def _is_taken(text: str, near: int, first: int, last: int) -> bool:
    """Whether a place is where somebody was brought to or came from, and nothing fell or came out there."""
    taken = _TAKEN.search(text, near, first)
    return taken is not None and not (taken.group()[0] == "从" and _FROM_THERE.match(text, last))


_OF_NO_CONCERN = Pattern(r"[^，。；]{0,4}(?:无关|有关|没有关系|无任何关系|不知情|没有责任|无责)")  # 与学校无关
_EVENT_WORD = Pattern(r"发生|突发|引发|起火|相撞|爆炸|中毒")


# what, and the rest ---------------------------------------------------------------------------------------------

WHAT = Pattern(
    rf"{INCIDENTS}|(?:接诊|收治)[^。；]{{0,20}}(?:腹痛|腹泻|呕吐|发热|症状)"
    r"|(?:不慎|意外|突然)[^，。；]{0,6}(?:坠|跌|摔|晕|倒|断裂|脱落|受伤|割伤|夹伤|烫伤)"
)
_VAGUE_WHAT = Pattern(r"情况紧急|突发情况|紧急情况")
# what daily information tells of
_NO_EVENT = Pattern(
    r"(?:荣?获|夺得|斩获)[^，。；]{0,16}(?:奖|名次|称号|金牌|银牌|铜牌|冠军|荣誉|表彰|第[一二三四五六七八\d]名)|(?:召开|举办|举行|开展)了?[^，。；]{0,20}(?:会议?|讲座|培训班?|比赛|大赛|仪式|论坛|典礼|宣讲|座谈)|揭牌|签约仪式|结业"
)


# what only the report of an event says beside the incident itself
_IN_AN_EVENT = Pattern(
    rf"{DEATHS}|集体(?:来访|上访|到校|反映)|来访一事|聚集|诉求|过激|[上信]访|维权|围堵|滞留|报警|拨打|抢修|抢险|救援|救治|扑救|伤[者员情]|疏散|撤离|送医|事发|事故|事件|险情|警情|灾情|疫情|突发|紧急|情况[不异]|异常|受损|损坏|损失|隔离|临时(?:停|关|封)|被迫|警戒|接报|责令|调查组|停产|书面首报|(?:向|给)[^，。；]{{0,12}}(?:领导|院长|书记|主任|负责人)[^，。；]{{0,6}}报告|报告(?:[系处院部]|分管|党政办|学院)[^，。；]{{0,6}}(?:领导|院长|书记|主任|处长|负责人|办公室)"
)
# a clause that teaches, rehearses or goes round speaks of what may happen: 讲解触电急救, 演练火灾逃生, 未发现漏水
_MAY_HAPPEN = Pattern(
    r"防|避免|知识|讲[解授述座课]|讲座|宣讲|宣传|教育|培训|学习|演[练习示]|模拟|假设|案例|技能|技巧|如何|怎[样么]|应对|隐患|检查|排查|巡查|查看|未发[现生]|没有发[现生]|无[人一]|预案|保险|安全|义诊|咨询|展板|手册|比赛|竞赛|题目"
)
# disputes, refusals, deceit, arrears: no accident, and trouble all the same
_TROUBLE = Pattern(
    r"纠纷|争议|矛盾|不满|质疑|拖欠|欠薪|欠[发付缴]|讨[要薪]|索赔|停工|怠工|罢[课工餐]|拒(?:绝|不|收|付|签)|未(?:按[^，。；]{1,6})?(?:到岗|返岗|上岗|到场|发放|支付|结清|兑现|返还)|"
    r"(?:疑似|涉嫌|被指)[\u4e00-\u9fff]|作弊|舞弊|替[考课]|夹带|雷同|抄袭|冒[名用充]|造假|伪造|举报|投诉|控告|起诉|仲裁|"
    r"解(?:约|除(?:了)?(?:劳动)?(?:合同|协议))|违约|辞退|失信|(?:家长|家属|群众|村民|工人|学生|业主|商户|人员)[^，。；]{0,12}(?:到校|来校|到院|来院|到访|来访|堵|围)[^，。；]{0,16}(?:反映|要求|讨|交涉|理论|申诉|说法)|"
    r"(?:账实|账物)不符|去向不明|短少|缺失|丢失|失窃|泄[密露题]|违规|越权|擅[自离]|失联|失约"
)
# reports up the chain by the clock: 8时04分，赵永清报分管副院长；8时07分，报党政办公室
_BY_THE_CLOCK = Pattern(
    r"\d{1,2}(?:时\d{0,2}分?|[:：]\d\d)，?[^，。；\d]{0,16}?(?:报告?|汇报|致电|告知|通知)(?!名|到|考|销|送|警)[^，。；\d]{0,14}?(?:[处部系馆院]长|书记|主任|院领导|党政办|负责人)"
)
# three moments to the minute are no conference: 1时35分……1时40分……2时05分
_MINUTES = Pattern(r"(?<!\d)\d{1,2}(?:时\d{1,2}分|[:：]\d\d)")
_BY_MINUTES = 3
_MARKED = Pattern(r"（ ?(?:首|续|终) ?报[^（）]{0,6}）")
# a marked report in the sections of one, whatever happened
_SECTIONED = Pattern(
    r"(?:^|\n)[一二三四五]、(?:事[件故](?:基本情况|概况)|领导批示落实情况|网络舆情及善后处置情况|性质认定)(?=\n|$)"
)
_TO_BE_JUDGED = 80  # code points of a text that are enough to show what it is about


def _tells_only_daily_work(title: str, text: str) -> bool:
    """Whether nothing at all in a text of some length speaks of something that went wrong, but what is taught of it."""
    if len(text) < _TO_BE_JUDGED or _VAGUE_WHAT.search(text):
        return False
    clauses = _CLAUSES.compiled.split(f"{title}\n{text}")
    return not any(
        (WHAT.search(each) or _IN_AN_EVENT.search(each)) and not _MAY_HAPPEN.search(each) for each in clauses
    )


_HARM_TOLD = Pattern(
    r"情绪(?:激动|失控|崩溃|异常)|哭[泣闹喊]|头晕|[卷绞蜇蛰叮踢顶抓碰磕]伤|[卷绞]入|[闯窜冲]入|啃[食坏]|拨打1[12]\d|救护车|送[^，。；]{0,10}医院(?!检验|化验)|施救"
)


def tells_what(text: str) -> bool:
    """Whether a text tells an incident, or harm that is told by how it came or by who was called."""
    return WHAT.search(_VAGUE_WHAT.sub("", text)) is not None or _HARM_TOLD.search(text) is not None


def _goes_by_the_chain(title: str, text: str) -> bool:
    """Whether a marked report tells by the clock whom it was reported to, or tells of trouble that is no accident."""
    return sum(1 for _ in _BY_THE_CLOCK.finditer(text)) > 1 or tells_trouble(title)


def tells_trouble(text: str) -> bool:
    """Whether a text tells of a dispute, a refusal, deceit or arrears, which is no accident, as of what happened."""
    return any(_TROUBLE.search(each) and not _MAY_HAPPEN.search(each) for each in _CLAUSES.compiled.split(text))


def tells_no_event(document: Document) -> bool:
    """Whether a paper tells what daily information does (prizes, conferences), and no incident; ask it by `once`.

    Where the title tells of no incident, it decides, but for marked reports that tell by the clock whom they were made
    to, or of trouble. A text of some length without any trace of an incident is daily
    information, whatever it tells of.
    """
    title, text = document.joined({Role.TITLE}, " "), document.joined(CONTENT)
    if _MARKED.search(title) and (
        sum(1 for _ in islice(_MINUTES.finditer(document.joined(PROSE)), _BY_MINUTES)) == _BY_MINUTES
        or _goes_by_the_chain(title, document.joined(PROSE))
        or sum(1 for _ in _SECTIONED.finditer(document.plain)) > 1
    ):
        return False
    return any(_NO_EVENT.search(words) and not tells_what(words) for words in (title, text)) or _tells_only_daily_work(
        title, document.joined(PROSE)
    )


CASUALTIES = Pattern(
    rf"{DEATHS}|受伤|重伤|轻伤|伤亡|被困|失联|失踪|伤者|送医|就诊|就医|住院|留观|生命体征|[擦摔烧烫划砸撞扭咬割刺灼冻挤压挫]伤|骨折|昏迷|缝[合了]?\d+针|被埋|失去联系|昏睡|入院|呼吸(?:急促|困难)|送[^，。；]{{1,8}}医院|无[^，。；]{{0,4}}冲突|(?:均|已|都)清醒|[\d一二两三四五六七八九十]{{1,9}} ?[名人][^，。；]{{0,12}}中毒|身体(?:状况|情况)|人身安全|[\d一二两三四五六七八九十]{{1,9}} ?[名人][^，。；]{{0,30}}(?:呕吐|腹泻|腹痛|不适|症状)|红疹|皮疹|风团|现场无(?:人|师生)|无人员?(?:受|中|遇|死|昏|滑|被|不适|遗漏)|(?:[人名]|全部|全体)均?(?:平安|安全)(?![教检管隐培])|未涉及(?:学生|人员)"
)
_OBJECTS = "电源|总?电闸|总闸|电路|阀门?|水阀|总阀|燃气|煤气|气源|水源|火源|热源|供水|供电|供气|供暖|设备|机器|机床|锅炉|电梯|灶具|服务器|网络|系统|端口|线路|回路|网站|账号"
_PEOPLE = r"师生|学生|教师|教职工|职工|员工|人员|群众|考生|住户|旅客|伤者|被困者|家长|家属|\d{1,6} ?[名人]"
_SITES_OF_WORK = "现场|区域|楼层|通道|路段|道路|宿舍|教室|实训室|实验室|食堂|大门|校门|出入口|楼梯间|操场"
# what was done at once, also without 立即 or 已: 切断该楼层电源, 疏散师生126人
MEASURES = Pattern(
    r"(?:已|立即|第一时间|迅速|随即|均已|当场|组织|启动)[^，。；]{0,16}(?:启动|拨打|报警|疏散|启用|恢复|送医|送往|送至|救治|封控|隔离|扑救|扑灭|切断|关闭|停课|停用|停止|劝离|安抚|调取|封存|抢修|转移|保护|上报|应急预案|应急响应|救援|处置)|明火|送[^，。；]{0,10}(?:医院|救治|检查)"
    rf"|(?<![未没不])(?:切断|断开|拉断|关停|关闭|停用|停运|拉下|停下|合上)(?:了)?[^，。；\n]{{0,12}}(?:{_OBJECTS})|拉闸|(?:停用|封锁|封控|封闭|保护|隔离)(?:了)?[^，。；\n]{{0,10}}(?:{_SITES_OF_WORK})"
    rf"|(?:疏散|转移|撤离|劝离|驱散|救出|营救|解救|安抚|安置|隔离|疏导|引导|清点)(?!通道|标志|指示|演练|预案|楼梯|出口|路线|图)(?:了)?[^，。；\n]{{0,10}}(?:{_PEOPLE}|人数)|(?:{_PEOPLE})[^，。；\n]{{0,10}}(?:疏散|撤离|转移|撤出)(?!通道|标志|演练|预案)"
    r"|(?:设置|拉起|拉设|布设|设立|划定|划出)(?:了)?[^，。；\n]{0,6}警戒|挂牌上锁|关(?:水|总)?阀|清扫(?:完毕|积水)|劝离|劝返|报案|拦截|止付|(?:通知|责令|要求)[^，。；\n]{0,8}停工|停梯|(?:抢修|维保|救援)人员[^，。；\n]{0,8}到场|(?:关闭|封闭)[^，。；\n]{0,10}(?:出入口|大门|[东西南北]门|通道)|维持[^，。；\n]{0,6}秩序|(?:冲洗|冷敷|冰敷|固定)[^，。；\n]{0,8}(?:伤|眼|手|脚|部|处)|(?:校医|医务人员)[^，。；\n]{0,8}(?:到场|赶到)|(?:调取|查看|调看)[^，。；\n]{0,40}?(?:监控|录像)|(?:分|沿|到|赴)[^。；\n]{1,30}(?:寻找|查找|搜寻|搜索)|(?:请|与|接待)[^，。；\n]{0,14}(?:家长|家属|代表|群众)[^，。；\n]{0,14}(?:座谈|沟通|面谈|休息)|[\u4e00-\u9fff]向[^，。；\n]{0,10}(?:派出所|公安机关|公安局)报警|(?<!未)启用[^，。；\n]{0,6}(?:备用|应急|发电)|停止(?:了)?[^，。；\n]{0,6}(?:供餐|供水|供电|供气|供暖|使用|营业|作业|施工|实训|上课|运行)|专人(?:值守|看守|看护|盯守|守候)"
    r"|按名单点名|点[名齐]到齐|封门|(?:搬|移|转)[到至][^，。；\n]{2,12}(?:床位|宿舍|公寓|教室)|装袋封存|消杀公司|灭火器|消防水带|扑救|扑灭|拨打[^，。；\n]{0,6}(?:119|120|110|122|急救|报警)|(?:进行|实施|开展)[^，。；\n]{0,6}(?:包扎|急救|抢修|救治|救援|消杀|消毒|心理疏导|心理援助|通风|排水)|包扎|心肺复苏|更换(?:了)?[^，。；\n]{0,6}(?:配电箱|阀门|管件|管道|线路|垫圈|开关|插座)|抽水|排水清淤|开窗通风|心理疏导"
    r"|封存[^，。；\n]{0,8}(?:留样|样品|食品|食材|设备|监控|现场|记录)|(?:通知|联系|告知)(?:了)?[^，。；\n]{0,6}(?:家长|家属|监护人|供电|供水|消防|维保|物业|医院)"
)
_REPORTERS = (
    "指导教师 任课教师 监考教师 教师 老师 辅导员 班主任 校医 护士 医生 医务人员 学生 同学 室友 班长 班干部 楼长 层长 家长 家属 监护人 保安 门卫 安保人员 巡逻人员 巡查人员 巡查员 宿管员 宿管 "
    "管理员 值班员 值班人员 值守人员 电工 水工 锅炉工 维保人员 维修人员 维修工 检修人员 施工人员 施工单位 物业人员 物业 保洁员 工作人员 员工 职工 工人 服务员 炊事员 厨师长 厨师 司机 驾驶员 "
    "考生 监考员 监考人员 考务人员 考务组长 巡考员 裁判 裁判员 安全员 馆员 库管员 "
    "居民 群众 市民 路人 行人 村民 店主 商户 经营者 目击者 报警人 当事人 同行人员 负责人 实验员 实训员 网管员 监控员 讲解员 队员 队长 教练 值班室 监控室"
).split()
# who told, to whom, and how: 实训指导教师赵某10时25分向后勤处报告
SOURCE = Pattern(
    r"接到?[^，。；]{0,12}(?:报告|报警|报|警|电话|反映|通报)|据[^，。；]{2,20}(?:报告|反映|来电|通报|报警)|(?:119|120|110|122)|(?:电话|对讲机|口头)[^，。；\n]{0,4}(?:报|告知|通知)[^，。；\n]{0,12}(?:值班室|值班员|保卫处|[处系部馆]长|主任|辅导员)|(?:巡查|巡检|巡逻|检查|查寝|晨检|监测)[^，。；\n]{0,8}发现|收到[^，。；\n]{0,20}(?:邮件|短信|来信)|(?:值班|保卫处|学工处|辅导员|宿管员|班主任)[^，。；]{0,10}(?:报告|报称|反映|发现)"
    rf"|(?:{words(_REPORTERS)})(?:(?!将|拟|须|应当|要求|继续|及时|未|没有)[^，。；\n]){{0,20}}?(?:(?:向|给|对)[^，。；\n]{{1,14}}?(?:报告|汇报|反映|报警|求助|求救|说明情况|报)(?![厅会书销名])|来电|致电|拨打|报告(?![厅会书])|告知[^，。；\n]{{0,8}}(?:值班|辅导员|[系处部馆室])|报称|反映(?!良好|较好)|报警|求助|发现)"
)
