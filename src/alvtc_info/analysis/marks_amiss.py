"""Marks where another should stand, or none, by what is around them in the sentence or in the paragraphs beside it.

Each kind is closed: a word that begins a clause behind 、, a clause of the sort that never ends a sentence, items of one
form with different marks, a mark within a word, a stop on the wrong side of a quotation mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME, PROSE, Role
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, frequency, part_of_speech, rarity_alone, weight_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document, Passage


class MarkAmiss(NamedTuple):
    """A mark that is not as it should be: where it stands, what is said of it, and what should stand there."""

    start: int
    end: int
    message: str
    right: str


_HAN = r"[\u4e00-\u9fff]"
_UNFINISHED = "话没有说完，这里用“，”"
_SUPERFLUOUS = "这里不停顿，标点多余"
_START = r"(?:^|(?<=[。！？；\n]))[ \u3000]*"
_LABELS = "时间|地点|主持人?|记录人?|参加人员|参会人员|出席人员|列席人员|缺席人员|联系人|联系电话|报送单位|编辑|签发|电话|主题|议题"
_SIZES = r"(?:个百分点|[%％‰℃]|摄氏度|[万亿](?:元|人|吨|度|千瓦|平方)|公里|千米|毫米|厘米|公斤|千克|倍)"
# what is wrong whatever stands elsewhere; the mark is the group of the match
_KINDS: tuple[tuple[Pattern, str, str], ...] = (
    (Pattern(r"\d{1,2}月(?P<mark>[，、。；：])(?=\d{1,2}日)"), "月和日之间不用标点", ""),
    (
        Pattern(r"\d(?:[月日℃%元米天岁]|个月|时(?=[、。；]))(?P<mark>[，、。；])(?=至\d{1,4}[月日时分℃%元米天岁个])"),
        "起止之间不用标点",
        "",
    ),
    (Pattern(r"[\d日时月](?<!\d{5})(?P<mark>——)(?=\d{1,2}[日时月]|\d{7,8}(?!\d))"), "起止之间用“—”", "—"),
    (Pattern(r"(?:^|(?<=\n))附件(?P<mark>[；，。、])(?=[ \u3000]*(?:\d|《))"), "这里用冒号", "："),
    (Pattern(r"(?:电话|热线|传真)(?P<mark>[、；，])(?=\d{5}|0\d{2,3}[-—－])"), "这里用冒号", "："),
    (
        Pattern(
            r"(?:特此(?:通知|报告|函复|函告|公告|通报|批复|说明|公示)|请(?:批示|审阅|审批|审议|指示|予支持))(?P<mark>[，、；：])(?=[ \u3000]*(?:\n|$))"
        ),
        "段末用“。”",
        "。",
    ),
    (Pattern(r"(?:妥否|当否|以上报告|以上意见|以上方案)(?P<mark>[。；？])(?=请|妥否|当否)"), _UNFINISHED, "，"),
    (
        Pattern(r"、(?<=(?P<mark>、))(?=并(?:[为对向将就把由给]|及时|组织|要求|作了|提出))"),
        "后面另起一句，这里用“，”",
        "，",
    ),
    (
        Pattern(
            rf"{_START}(?:(?:今年|近年|一直|长期|开学|入冬|入春|入夏|入汛)以?来|近日|日前|目前|当前|据统计|据悉|据介绍|当天|当晚|同日|截至目前|下一步|会上|会后|活动中|活动结束后|为此|随后|最后|经研究|经协商|经核实|经讨论|经批准|同时|此外|另外|与此同时|在此期间|接下来|届时)(?P<mark>[。；]|、(?!会|课))(?={_HAN})"
        ),
        "这里用“，”",
        "，",
    ),
    (Pattern(rf"(?<![\d.])\d{{1,4}}(?P<mark>[，、；])(?=\d{{1,2}}{_SIZES})"), "小数点用“.”", "."),
    (
        Pattern(r"(?<![\d.])\d{1,3}(?P<mark>[，、。；])(?=\d{3}(?:\.\d{1,2})?(?:元|人次|平方米|余元))"),
        "数字中间用了标点",
        "",
    ),
    (
        Pattern(
            r"(?<=[于到至从日午晚起：—～])\d{1,2}(?P<mark>[；，。、])(?=[0-5]\d(?:开始|结束|前|至|[—～]|在|到|召开))"
        ),
        "时刻用“:”",
        ":",
    ),
    (Pattern(rf"(?<={_HAN})吗(?P<mark>[。；])"), "问话用问号", "？"),
    (
        Pattern(
            rf"{_START}(?:会议|会上|全会|学院|学校|院长|书记|校长)(?P<mark>[，、；])(?=(?:强调|指出|要求|认为|决定|研究了|听取了|传达了|审议了|审议通过|通报了)(?!，))"
        ),
        "主语和谓语之间不停顿，这里的标点多余",
        "",
    ),
    (
        Pattern(
            rf"{_START}(?:会议|会上|全会|{_HAN}{{1,8}}(?:长|书记|主任))(?:强调|指出|要求|认为|提出|表示|明确|决定)(?P<mark>[。；、])(?={_HAN}{{2}})"
        ),
        "后面是所说的话，用“，”或“：”",
        "，",
    ),
    (
        Pattern(
            rf"(?<![\u4e00-\u9fff“、])(?:但是|但|不过|所以|因而|为此|与此同时|一方面|另一方面|总的来看|据悉|据了解|虽然|尽管|如果|由于)(?P<mark>[、。；])(?={_HAN})"
        ),
        "这里用“，”",
        "，",
    ),
    (
        Pattern(
            r"、(?<=(?P<mark>、))(?=(?:其中|但是?(?![的书任心凡])|否则|因此|所以|因而|然而|从而|以便|以免|逾期(?=[不未将视者仍])|届时|而且|不仅|不但|同时(?!段|期)|并且|为此|此外))"
        ),
        "后面另起一句，这里用“，”",
        "，",
    ),
    (
        Pattern(
            rf"(?<={_HAN})(?:切实|(?<![更前推跟迈再])进一步|对于|按照|围绕|针对|为了)(?P<mark>[，。；、])(?={_HAN})"
        ),
        _SUPERFLUOUS,
        "",
    ),
    (
        Pattern(
            r"(?:分为|分别为|分别是|属于|位于|等于|名为|称为|列为|评为|用于|来自)(?P<mark>[，。、；])(?=[\u4e00-\u9fff“《\d])"
        ),
        _SUPERFLUOUS,
        "",
    ),
    (Pattern(r"如下(?P<mark>)(?=\n[ \u3000]*(?:一、|（一）|1[.．]))"), "“如下”引出下文，用冒号", "："),
    (
        # a day alone is no sentence
        Pattern(
            rf"{_START}(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日(?:（{_HAN}{{2,3}}）)?(?:[上下]午|晚上?|当[天日晚])?(?:\d{{1,2}}时(?:\d{{1,2}}分)?)?(?P<mark>。)(?={_HAN}{{2}})"
        ),
        _UNFINISHED,
        "，",
    ),
    (
        # clauses that another follows: 根据学院安排。, 在大家的努力下。, 除特殊情况外。
        Pattern(
            rf"{_START}(?:"
            r"(?:根据|按照|依据|依照|遵照)[^，。；：！？“”《》\n]{2,24}(?:要求|安排|部署|精神|规定|通知|意见|方案|计划|实际|决定|需要|办法|制度|标准|程序)"
            r"|为(?:了|进一步|深入|切实|全面|扎实|认真|更好|贯彻|落实|做好|加强|规范|确保|丰富|营造|提高|提升|推进|推动|增强|保障|帮助|迎接|庆祝|纪念|激发|培养|促进|充分)[^，。；：！？“”\n]{3,36}(?<![了过的])"
            r"|(?:由于|鉴于|随着)[^，。；：！？“”\n]{3,30}(?<!所致)(?<!造成的)(?<!原因)"
            r"|(?:除|除了)[^，。；：！？“”\n]{2,20}(?:以|之)?外"
            r"|在[^，。；：！？“”\n]{3,24}(?:领导|指导|支持|帮助|关心|努力|配合|带领|组织|推动|见证|陪同|主持)下"
            r"|在[^，。；：！？“”\n]{2,20}(?:过程中|期间|基础上|前提下|的同时)"
            r"|经[^，。；：！？“”\n]{0,8}(?:检查|核查|核实|研究|讨论|评审|审核|协商|批准|同意|调查|排查|统计|推荐|选拔|评定|抢修)"
            r"|针对[^，。；：！？“”\n]{2,16}(?:问题|情况|现象|隐患|短板|不足|特点|需求)"
            r"|结合[^，。；：！？“”\n]{1,12}(?:实际|特点|情况|要求|需求)"
            r"|通过(?:此次|这次|本次)[^，。；：！？“”\n]{0,10}(?:活动|演练|培训|学习|讲座|会议|比赛|检查|实训|班会|交流)"
            r"|[^，。；：！？“”\n]{0,10}以[^，。；：！？“”\n]{2,14}为(?:契机|抓手|引领|导向|依托|牵引)"
            r"|(?:上午|下午|早上|晚上|凌晨|中午|课间|午后|傍晚)"
            r"|[\u4e00-\u9fff]{0,4}(?:活动|会议|座谈会|演练|比赛|培训|仪式|检查|现场|班会|课堂|动员会)(?:中|上|期间|结束后|当天)"
            r"|(?:自|自从)[^，。；：！？“”\n]{3,20}以来"
            r"|当[^天日年月晚地事，。；：！？“”\n][^，。；：！？“”\n]{2,20}(?:时|后|之际)"
            r"|截[至止](?:目前|(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:\d{1,2}时)?|(?:20\d\d年)?\d{1,2}月底)"
            r"|(?:如遇|如有|一旦)[^，。；：！？“”\n]{2,20}(?<!为准)(?:时|的|情况|问题|变动|疑问|变化)"
            r"|(?:虽然|尽管)[^，。；：！？“”\n]{2,24}(?=。(?:但|仍|还是|却))"
            rf"|(?:不仅|不但)[^，。；：！？“”\n]{{2,24}}(?=。(?:而且|还|也|更))"
            r"|(?:只有|只要)[^，。；：！？“”\n]{2,20}(?=。(?:才能?|就))"
            r")(?P<mark>。)(?=[\u4e00-\u9fff《“\d])"
        ),
        _UNFINISHED,
        "，",
    ),
    (Pattern(r"一方面[^，。；！？\n]{2,24}(?P<mark>。)(?=另一方面)"), _UNFINISHED, "，"),
    (Pattern(rf"(?<=[：；。\n])[一二三四五六七八九]是(?P<mark>[；。、：])(?={_HAN})"), _SUPERFLUOUS, ""),
    (
        Pattern(
            r"(?<![一二三四五六七八九十])、(?<=(?P<mark>、))(?=[均都现且但](?:已|未|为|由|能|可(?![见信]))|并已|已(?:全部|由|于)|现已)(?!都能|现为|[^，。；]{0,10}的)"
        ),
        "后面另起一句，这里用“，”",
        "，",
    ),
    (
        Pattern(
            rf"；(?<=(?P<mark>；))(?:(?<=[一二三四五六七八九]、{_HAN}{_HAN}(?:时间|地点|对象|主题)；)|(?<=[）。；\n]{_HAN}{_HAN}(?:时间|地点|对象|主题)；))"
        ),
        "这里用冒号",
        "：",
    ),
    (
        Pattern(
            r"\d(?P<unit>[号栋班层级室组])(?:、\d{1,4}(?P=unit)){1,6}(?P<mark>[，；])(?=\d{1,4}(?P=unit)(?![正已在由为有则也于停无未的是]))"
        ),
        "并列的几项之间用“、”",
        "、",
    ),
    (
        Pattern(
            r"、[^，。；：、\n]{2,12}(?P<mark>；)(?=[^，。；：、\n]{2,12}等(?:问题|情况|现象|方面|环节|工作|隐患))"
        ),
        "并列的几项之间用“、”",
        "、",
    ),
    (Pattern(rf"联系人(?P<mark>[，、；。])(?={_HAN}{{2,4}}[，；、 ]?(?:联系)?电话)"), "这里用冒号", "："),
    (
        Pattern(rf"(?:(?:^|(?<=[；。\n]))[ \u3000]*[1-9]|(?<=：)1)(?P<mark>[，。；])(?={_HAN}{{2}})"),
        "序号后面用“.”",
        ".",
    ),
)
# marks and quotations: what is quoted must be seen
_QUOTED: tuple[tuple[Pattern, str, str], ...] = (
    (
        Pattern(
            r"[将把]《[^《》\n]{1,30}》(?P<mark>，)(?=于\d|[报送交]至|[报送交][\u4e00-\u9fff]{2,8}[处部室办科]|发至|上传)"
        ),
        _SUPERFLUOUS,
        "",
    ),
    (Pattern(r"[。！？]”(?P<mark>。)"), "引文末尾已有标点，引号外的“。”多余", ""),
    (
        Pattern(r"“(?:如何|怎样|怎么)[^“”？\n]{2,20}(?P<mark>？)”(?=展开|为题|为主题|这一主题|进行|开展)"),
        "不是问话，不用问号",
        "",
    ),
    (
        # 进行“回头看。”: no sentence of its own
        Pattern(rf"{_HAN}(?<![说道问答喊写叫想])“[^“”，。；：！？、\n]{{1,20}}(?P<mark>。”)(?=$|\n|{_HAN})"),
        "引的不是整句话，句号放在引号外面",
        "”。",
    ),
    (
        # he said: “…”。
        Pattern(
            rf"(?:[说道]|表示|感慨|坦言|叮嘱|提醒|回忆|告诉{_HAN}{{1,6}})：“[^“”\n]{{4,120}}(?<![。！？…，；])(?P<mark>”[。！？])(?=$|\n|{_HAN})"
        ),
        "引的是整句话，句号放在引号里面",
        "。”",
    ),
    (
        # “…”。村民某某说。
        Pattern(
            rf"(?:^|(?<=\n))[ \u3000]*“[^“”\n]{{4,120}}(?<![。！？…，；])(?P<mark>”[。！])(?=[^，。；：“”\n]{{1,18}}(?:说|表示|告诉{_HAN}{{1,4}}|感慨|介绍|笑道|坦言)[。，：])"
        ),
        "引的是整句话，句号放在引号里面",
        "。”",
    ),
)


def marks_amiss(document: Document) -> Iterator[MarkAmiss]:
    """Every such mark of what a paper says, some of them more than once."""
    for kinds, mentions in ((_KINDS, False), (_QUOTED, True)):
        for pattern, message, right in kinds:
            for match in document.finditer(pattern, CONTENT, mentions=mentions):
                if not _is_right(document, match):
                    yield MarkAmiss(*match.span("mark"), message, right)
    yield from _labels(document)
    yield from _ends(document)
    yield from _ends_of_items(document)
    yield from _between_items(document)
    yield from _parallels(document)
    yield from _listed(document)
    yield from _within_words(document)


def _is_right(document: Document, match: re.Match[str]) -> bool:
    """Whether numbers stand side by side: 分别增长3、5个百分点."""
    at, text = match.start("mark"), document.plain
    return text[at - 1].isdigit() and text.find("分别", max(0, at - 24), at) >= 0


_LABEL = Pattern(rf"(?:^|(?<=\n))[ \u3000]*(?:{_LABELS})(?P<mark>[：；，。、;,])(?!(?:{_LABELS})[：、])")


def _labels(document: Document) -> Iterator[MarkAmiss]:
    """Labels that another mark than the colon follows, in a paper that has some with it: 地点，第一会议室."""
    found = list(document.finditer(_LABEL, CONTENT | FRAME))
    if any(match["mark"] == "：" for match in found):
        yield from (MarkAmiss(*match.span("mark"), "这里用冒号", "：") for match in found if match["mark"] != "：")


_WRAPPED = 20  # code points of a paragraph that is surely no line of a poem


def _ends(document: Document) -> Iterator[MarkAmiss]:
    """Paragraphs that end with a mark that divides what is within a sentence."""
    for passage in document.roles(Role.BODY):
        words = document.words(passage).rstrip()
        if words.endswith(("，", "、")) and ("。" in words or len(words) > _WRAPPED):
            at = passage.start + len(words) - 1
            yield MarkAmiss(at, at + 1, "段末用“。”", "。")


_ITEM = Pattern(
    r"[ \u3000]*(?:(?P<digit>\d{1,2})[.．、]|（(?P<bracket>[一二三四五六七八九十\d]{1,3})）|(?P<han>[一二三四五六七八九十]{1,2})(?:、|是))"
)
_FEW, _MANY = 2, 3  # items


def _runs(document: Document) -> Iterator[list[Passage]]:
    """Items that stand one below the other, each a paragraph that begins with an ordinal of one sort."""
    run: list[Passage] = []
    sort: str | None = None
    for passage in document.passages:
        match = _ITEM.match(document.words(passage)) if passage.role in PROSE else None
        now = match.lastgroup if match else None
        if now != sort or now is None:
            yield from [run] if len(run) >= _FEW else []
            run = []
        sort = now
        run += [passage] if now else []
    yield from [run] if len(run) >= _FEW else []


def _ends_of_items(document: Document) -> Iterator[MarkAmiss]:
    """Items of a list of which one ends with another mark than the others, or the last one with a semicolon."""
    for run in _runs(document):
        ends = [passage.start + len(document.words(passage).rstrip()) - 1 for passage in run]
        marks = [document.text[at] for at in ends]
        if marks[-1] == "；" and marks.count("；") == len(marks):
            yield MarkAmiss(ends[-1], ends[-1] + 1, "最后一项用句号", "。")
        if len(marks) < _MANY:
            continue
        for usual in "；。":
            odd = [at for at, mark in zip(ends[:-1], marks[:-1], strict=True) if mark != usual]
            if len(odd) == 1 and len(marks) > _MANY and document.text[odd[0]] in "；。，、":
                yield MarkAmiss(odd[0], odd[0] + 1, f"其余各项都用“{usual}”，这一项也用“{usual}”", usual)


_NUMBERED = Pattern(
    r"(?P<mark>[，。；、：])(?:(?P<number>[一二三四五六七八九十])(?P<sort>是|要)|(?P<digit>\d)[.．](?!\d))"
)
_NUMBERS = "一二三四五六七八九十"


def _between_items(document: Document) -> Iterator[MarkAmiss]:
    """一是……；二是……。三是……: the marks before the ordinals of one paragraph that are not the same."""
    found: list[tuple[int, str]] = []
    last = 0, -1, ""
    for match in document.finditer(_NUMBERED, CONTENT):
        number = int(match["digit"]) if match["digit"] else _NUMBERS.index(match["number"]) + 1
        now = number, document.passage_at(match.start()).start, match["sort"] or "."
        if now != (last[0] + 1, *last[1:]):
            yield from _odd(document.plain, found)
            found = []
        last = now
        if number > 1:
            found.append((match.start(), match["mark"]))
    yield from _odd(document.plain, found)


def _odd(text: str, found: list[tuple[int, str]]) -> Iterator[MarkAmiss]:
    """The mark that differs from the others; of two, the one that divides less, or 。 where no item is of sentences."""
    marks = [mark for _, mark in found]
    whole = bool(found) and text.count("。", found[0][0], found[-1][0]) > marks[:-1].count("。")
    order = "、，：；。" if whole else "、，：。；"
    usual = max(marks, key=lambda mark: (marks.count(mark), order.index(mark)), default="")
    odd = [(at, mark) for at, mark in found if mark != usual]
    if len(odd) == 1 and usual in "；。":
        at, _mark = odd[0]
        yield MarkAmiss(at, at + 1, f"“一是”“二是”各项之间用一种标点，这里用“{usual}”", usual)


_COMMA, _LIST = "，", "、"
_ENDS = frozenset("，。；、：\n等的")
_LONGEST = 6  # code points of an item
_PAIR_OF_MARKS = Pattern(r"(?P<first>[，、])(?P<item>[\u4e00-\u9fff]{2,6})(?=(?P<second>[，、]))")
_RUN_BEFORE = Pattern(
    r"(?P<item>(?P<head>[\u4e00-\u9fff])[\u4e00-\u9fff]{2,3})(?P<next>(?P=head)[\u4e00-\u9fff]{2,3})、(?P<last>(?P=head)[\u4e00-\u9fff]{2,3})(?=[，。；、等的\n]|$)"
)
_RUN_BEHIND = Pattern(
    r"(?P<last>(?P<head>[\u4e00-\u9fff])[\u4e00-\u9fff]{2,3})、(?P<item>(?P=head)[\u4e00-\u9fff]{2,3})(?P<next>(?P=head)[\u4e00-\u9fff]{2,3})(?=[，。；等的\n]|$)"
)


def _parallels(document: Document) -> Iterator[MarkAmiss]:
    """Items that begin with one character and are of one length, with different marks between, or none."""
    text = document.plain
    for match in document.finditer(_PAIR_OF_MARKS, CONTENT):
        item, size = match["item"], len(match["item"])
        one, three = text[match.start() - size : match.start()], text[match.end() + 1 : match.end() + 1 + size]
        if (
            match["first"] != match["second"]
            and len(one) == len(three) == size
            and (one[0] == item[0] == three[0] or _shape(one) == _shape(item) == _shape(three) != ())
            and not {one, three} & {item}
            and all(_ALL_HAN.match(each) for each in (one, three))
            and text[match.end() + 1 + size : match.end() + 2 + size] in ("", *_ENDS)
        ):
            at = match.start() if match["first"] == _COMMA else match.end()
            yield MarkAmiss(at, at + 1, "并列的几项之间用“、”", "、")
    for pattern in (_RUN_BEFORE, _RUN_BEHIND):
        for match in document.finditer(pattern, CONTENT):
            if (
                len(match["item"]) == len(match["next"]) == len(match["last"])
                and match["item"] != match["next"]
                and match["head"] not in _NO_HEADS
            ):
                at = match.end("item")
                yield MarkAmiss(at - 1, at + 1, "并列的几项之间少了“、”", f"{text[at - 1]}、{text[at]}")


_NOUN_AND_STATE = (2, 1)  # code points of 底数 and of 清


def _shape(item: str) -> tuple[tuple[int, str | None], ...]:
    """The form of an item of a noun and what is said of it, 底数清; empty for any other."""
    words = cut(item)
    sizes = tuple(map(len, words))
    sort = part_of_speech(words[0])
    return ((2, sort), (1, None)) if sizes == _NOUN_AND_STATE and sort == "n" else ()


_NO_HEADS = frozenset("的了是有在和与及")
_ALL_HAN = Pattern(r"[\u4e00-\u9fff]+$")
_IN_WORD = Pattern(r"(?<=[\u4e00-\u9fff]{2})(?P<mark>[，。；、：]|[ \u3000])(?=[\u4e00-\u9fff]{2})")
_AROUND = 6  # code points on either side of a mark that are cut into words
_USUAL = 200  # the frequency of a word that is surely one
_ATTRACTED = 7.0  # how much likelier a word is than its characters by themselves
# what are two items of a list: 东、西两个校区, 乡、村干部
_BOTH = frozenset(
    "东西 南北 东南 西北 东北 西南 上下 左右 前后 内外 里外 春夏 秋冬 春秋 早晚 公私 乡村 男女 老少 省市 市区 旗县 县区 人事 父母 师生 水电 风雨 "
    "冷热 进出 出入 大小 多少 高低 长短 吃住 衣食 车船 党政 院系 科室 供销 收支 车马 军民 干群 警民 工农 农牧 科教 文体 文教 山水 花草 树木 桌椅 门窗".split()
)
_NOT_HAN = Pattern(r"[^\u4e00-\u9fff]")


def _within_words(document: Document) -> Iterator[MarkAmiss]:
    """Marks and spaces within a word: 加强学，生管理."""
    text = document.plain
    for match in document.finditer(_IN_WORD, CONTENT):
        at = match.start()
        word = text[at - 1] + text[at + 1]
        if frequency(word) < _USUAL or rarity_alone(word) + weight_of(frequency(word)) < _ATTRACTED:
            continue
        left = _NOT_HAN.split(text[max(0, at - _AROUND) : at])[-1]
        right = _NOT_HAN.split(text[at + 1 : at + 1 + _AROUND])[0]
        first, second = cut(left)[-1], cut(right)[0]
        apart = match["mark"] == _LIST and word in _BOTH
        if len(first) == len(second) == 1 and word in cut(left + right) and word[0] != word[1] and not apart:
            yield MarkAmiss(at, at + 1, f"“{word}”中间不用标点、空格", "")


_NOMINAL = frozenset({"n", "nr", "nz", "nt", "ns", "vn", "b", "an", "j", "l", None})
_NAMES = frozenset({"n", "nz", "nt", "b", "an"})
# nouns to the dictionary that say how something is done, and prepositions
_ADVERBIAL = frozenset(
    "整体 精心 全程 全员 全面 重点 真情 热情 耐心 细心 专人 专项 集中 定期 实时 现场 源头 力度 经 由 按 通晓 统筹 节约 交代 力戒 规范 分级 分类 分批".split()
)
_SEGMENT = Pattern(r"，(?P<list>[\u4e00-\u9fff、]{5,40})(?=[。；\n]|$)")
_JOINTS = Pattern(r"、|以及|[和及与]")
_AND_SO_ON = Pattern(r"等[\u4e00-\u9fff]{0,5}$|[两二三四五六七八九十]{1,2}[个项类种大名家门][\u4e00-\u9fff]{1,4}$")
# the last of several nouns behind a comma: 初赛、复赛，决赛三个阶段
_LAST_OF = Pattern(
    r"、(?P<item>[\u4e00-\u9fff]{2,5})(?P<mark>，)(?P<last>[\u4e00-\u9fff]{2,5}?)(?P<sum>[两二三四五六七八九十]{1,2}[个项类种大名家门][\u4e00-\u9fff]{1,4})?(?=[。；\n]|$)"
)
_CLAUSE = Pattern(r"[^\u4e00-\u9fff]")
_DEEDS = ("管理", "监督", "检查", "保养", "建设", "教育", "服务", "培训", "检修", "维护", "防控", "管控")
_SHORT = 4  # code points below which what a verb governs is a noun, whatever the dictionary says of it
_BEFORE_LIST = 24  # code points of the clause before a list
# a preposition whose nouns go on behind a comma: 对门窗，床铺、桌椅进行检修
_TAKEN = Pattern(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,6}(?<=[处系部室会队局科心院]))?(?:(?:对|就|采取|通过)(?P<first>[\u4e00-\u9fff]{2,5})(?P<mark>，)(?P<items>[\u4e00-\u9fff]{2,5}(?:[、和及与][\u4e00-\u9fff]{2,5}?){1,4})(?:等[\u4e00-\u9fff]{0,3})?(?:进行|开展|予以|加以|作了|相结合|的方式|的形式|等方式|等形式))"
)
# nouns of a preposition that ends with what they are: 在课程开发，导游实训，师资互聘等方面
_SORTED = Pattern(
    r"(?:[在从就]|围绕|包括|涵盖|做好|抓好|安排好|负责|承担)(?P<items>[\u4e00-\u9fff]{2,8}(?:[、，][\u4e00-\u9fff]{2,8}){1,6}?)等(?:(?:[\d两三四五六七八九十多几]{1,2}个)?(?:方面|环节|领域|内容|岗位|项目|工作|任务|事项)|[，。])"
)
# 送去牛奶、米面，食用油等慰问品。
_LAST_BEFORE_SORT = Pattern(
    r"、(?P<one>[\u4e00-\u9fff]{2,5})(?P<mark>，)(?P<last>[\u4e00-\u9fff]{2,5}?)等[\u4e00-\u9fff]{2,4}(?=[。；\n]|$)"
)
_HANDLED = Pattern(
    r"(?:对|将|把)(?P<first>[\u4e00-\u9fff]{2,6})(?P<mark>，)(?P<second>[\u4e00-\u9fff]{2,4})(?<![员师长生处系部室会队组人家方校院们者民办心])(?=逐[一个项]|统一|分类|进行|实行|予以|集中|加以)"
)
_GOVERNED = Pattern(
    r"(?:加强|强化|做好|抓好|搞好|开展|加大|规范|完善|健全|落实|严格|优化|细化|推进|深化|严把|注重|突出|聚焦)(?P<one>[\u4e00-\u9fff]{2,6})(?P<mark>，)(?P<two>[\u4e00-\u9fff]{2,6})(?=[，。；\n]|$)"
)


def _is_nominal(words: str) -> bool:
    return all(part_of_speech(word) in _NOMINAL for word in cut(words))


_ANY_JOINT = Pattern("[、，]")
_NO_ITEM = frozenset("看起来说的了是有为在于以将把被由从到向均都应须要可会不未并而但也又再")


def _begins_with_noun(item: str) -> bool:
    """Whether an item of a list begins with a noun, and is no clause: 师资互聘."""
    return _NO_ITEM.isdisjoint(item) and part_of_speech(cut(item)[0]) in {"n", "vn", "nz", None, "b", "an"}


def _listed(document: Document) -> Iterator[MarkAmiss]:
    """A comma before a list of nouns that goes on with what the verb before it has already: 检查食堂，宿舍、实训室."""
    text = document.plain
    for match in document.finditer(_SEGMENT, CONTENT):
        items = _JOINTS.split(_AND_SO_ON.sub("", match["list"]))
        if len(items) < _FEW or not all(items) or any(len(item) > _LONGEST for item in items):
            continue
        first = cut(items[0])
        if part_of_speech(first[0]) not in ({"vn", *_NAMES} if len(first) == 1 else _NAMES) or first[0] in _ADVERBIAL:
            continue  # 开展批评和自我批评: a clause of its own
        if not all(map(_is_nominal, items)):
            continue
        before = cut(_CLAUSE.split(text[max(0, match.start() - _BEFORE_LIST) : match.start()])[-1])
        ends = tuple(part_of_speech(word) for word in before[-2:])
        governed = 2 if ends in {("n", "vn"), ("n", "v"), ("t", "vn")} else 0  # 部署汛期排查
        while governed < len(before) and part_of_speech(before[-1 - governed]) in _NOMINAL - {None, "vn"}:
            governed += 1
        if 0 < governed < len(before) and part_of_speech(before[-1 - governed]) in {"v", "p", "vn"}:
            yield MarkAmiss(match.start(), match.start() + 1, "并列的几项之间用“、”", "、")
    for match in document.finditer(_LAST_OF, CONTENT):
        if (
            part_of_speech(match["last"]) in ({"n"} if match["sum"] is None else {"n", "vn", "nz", "v"})
            and match["last"] not in _ADVERBIAL
            and all(part_of_speech(word) in {"vn", "v", None, *_NAMES} for word in cut(match["item"]))
        ):
            yield MarkAmiss(*match.span("mark"), "并列的几项之间用“、”", "、")
    for match in document.finditer(_TAKEN, CONTENT):
        items = _JOINTS.split(match["items"])
        if all(map(_is_nominal, (match["first"], *items))) and part_of_speech(cut(items[0])[0]) in _NAMES:
            yield MarkAmiss(*match.span("mark"), "并列的几项之间用“、”", "、")
    for match in document.finditer(_SORTED, CONTENT):
        items = _ANY_JOINT.split(match["items"])
        if all(map(_begins_with_noun, items)):
            for at in occurrences(match["items"], "，"):
                place = match.start("items") + at
                yield MarkAmiss(place, place + 1, "并列的几项之间用“、”", "、")
    for match in document.finditer(_LAST_BEFORE_SORT, CONTENT):
        if all(part_of_speech(word) == "n" for name in ("one", "last") for word in cut(match[name])):
            yield MarkAmiss(*match.span("mark"), "并列的几项之间用“、”", "、")
    for match in document.finditer(_HANDLED, CONTENT):
        if _is_nominal(match["first"]) and part_of_speech(match["second"]) == "n":
            yield MarkAmiss(*match.span("mark"), "并列的几项之间用“、”", "、")
    for match in document.finditer(_GOVERNED, CONTENT):
        one, two = cut(match["one"]), cut(match["two"])
        if (
            (len(two) == _FEW or match["two"].endswith(_DEEDS))
            and (match["two"].endswith(_DEEDS) or part_of_speech(two[-1]) in {"vn", "v", None})
            and part_of_speech(two[0]) == "n"
            and _ADVERBIAL.isdisjoint((*one, *two))
            and (len(match["one"]) < _SHORT or all(part_of_speech(word) in _NOMINAL for word in one))
            and (part_of_speech(one[-1]) in {"n", "v"} or len(match["one"]) == len(match["two"]))
        ):
            yield MarkAmiss(*match.span("mark"), "并列的几项之间用“、”", "、")
