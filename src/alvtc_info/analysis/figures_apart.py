"""Figures that belong together without a 其中 or 合计 between them, and what they come to: spans with what is wrong.

Every check is of one sentence, or of two beside each other, and passes where a figure is said to be about right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.analysis.told_twice import COUNT
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_ROUGHLY = Pattern(r"约|近|余|多[人名个元吨]|左右|以上|上下|平均|不[少低]于|至少|最[多高]")
# 80余人分成6个小组，每组12人
_DIVIDED_ROUGHLY = Pattern(
    r"(?<![\d.])(?P<total>\d{1,6})[余多](?P<unit>[人名])[^。；\d约]{0,10}(?:分为|分成|分)(?P<groups>\d{1,3})个?小?(?P<group>[组队批])，每小?(?P=group)(?:各)?(?P<each>\d{1,4})(?P=unit)(?![左至到或—余多~～-]|一[车组桌间批])"
)
_DONE = "(?:完成|办结|销号|整改|解决|落实|答复|修复)(?:了|整改|到位|完成|完毕|落实)?"
_UNDER_WAY = r"(?:正在(?:推进|整改|办理|落实|实施|解决|处理)|(?:尚|还)?(?:未|没有)(?:完成|整改|办结|解决|落实|答复|修复)(?:整改)?|(?:推进|整改|办理)中|尚有|剩余|还剩)(?:的)?(?:有)?"
# 反馈问题28个。现已完成整改25个，正在推进4个，整改完成率96%
_FOUND = Pattern(
    rf"(?:反馈|发现|查出|查找出?|排查出?|梳理出?|列出|指出|检查出|收到|征集)[^，。；\d]{{0,12}}(?P<total>\d{{1,5}})(?P<unit>[个项处条件类份])[^，。；\d]{{0,6}}[，。；](?:其中|目前|现|(?:截至|至)[^，。；]{{2,14}}，)?[^，。；\d]{{0,6}}?{_DONE}[^，。；\d]{{0,4}}(?P<done>\d{{1,5}})(?P=unit)"
    rf"，{_UNDER_WAY}[^，。；\d]{{0,4}}(?P<left>\d{{1,5}})(?P=unit)(?P<more>[，、][^，。；\d]{{0,8}}\d{{1,5}}(?P=unit))?"
)
# that all was done later, or shall be
_LATER = Pattern(r"截至|[日时]，|日前|力争|确保|计划|将|要求|拟|此后|随后|目前已")
_FURTHER = Pattern(r"[；，][^。；\d]{0,12}\d{1,5}[个项处条件类份]")
_DONE_RATE = Pattern(r"，(?:整改|问题)?(?:完成|整改|办结|销号|解决)率(?:为|达|是)?(?P<rate>\d{1,3}(?:\.\d{1,2})?)%")
_SHARE = Pattern(r"(?P<label>[^，、；。：]{1,24}?)的?(?:占比?|比例)(?:为)?(?P<share>\d{1,3}(?:\.\d{1,2})?)%")
_LEAST, _MOST = Pattern(r"以下|以内|不足|不到|未满|少于|低于"), Pattern(r"以上|超过|多于|高于")
_OPEN_TO_MANY = Pattern(r"可多选|多选|同时|兼")
_SHARES_FEWEST = 3
# things of several measure words, and the pieces that they are together: 床垫46张、被褥30套被浸泡，共计76件
_PIECES = "张|套|床|把|只|个|台|条|块|件|本|册|副|扇|盏|双|对|部|架|幅|面|顶|根|箱|包|袋|桶|瓶|盒"
_SETS = frozenset("套副双对箱包袋桶瓶盒")  # of which one may be several pieces
_MIXED = Pattern(
    rf"(?P<list>(?<![\d.,])\d{{1,6}}(?:{_PIECES})(?:[、和及与][^。；、，\d]{{1,10}}\d{{1,6}}(?:{_PIECES})){{1,9}})[^，。；、\d]{{0,8}}，(?:合计|共计|总计|共)[^，。；\d]{{0,6}}?(?P<total>\d{{1,7}})件(?!套)"
)
# places of several measure words: 宿舍楼6栋、食堂2个，共计8处
_PLACES = "栋|个|间|处|座|家|所|块|条|层"
_MIXED_PLACES = Pattern(
    rf"(?P<list>(?<![\d.,])\d{{1,6}}(?:{_PLACES})(?:[、和及与][^。；、，\d]{{1,10}}\d{{1,6}}(?:{_PLACES})){{1,9}})，(?:合计|共计|总计|共)(?P<total>\d{{1,7}})处(?=[，。；])"
)
# 隐患35处，当场整改22处，限期整改15处
_NOW_OR_LATER = Pattern(
    r"(?<![\d.,])(?P<total>\d{1,6})(?P<unit>[个项处条件])[^，。；\d]{0,6}，[^，。；\d]{0,4}(?:当场|现场|立即|立行立改|立查立改|已)(?:完成)?(?:整改|解决|处理|办理)?(?:了|完成|到位)?(?P<done>\d{1,6})(?P=unit)[，、](?:责令)?(?:限期|正在|计划|挂账|督促|待)(?:整改|解决|处理|办理)?(?P<left>\d{1,6})(?P=unit)"
)
# so many of a thing at a price: 购置40台，每台3500元，共计14万元
_PRICED = Pattern(
    r"(?<![\d.,])(?P<number>\d{1,6})(?P<of>[台套件张把个辆间册本桶瓶箱份])[^，。；\d]{0,6}，每(?P=of)(?P<each>\d{1,7}(?:\.\d{1,2})?)元，(?:合计|共计|总计|共|总价)(?:需|花费|支出|金额)?(?:为)?(?P<total>\d{1,9}(?:\.\d{1,4})?)(?P<wan>万)?元"
    r"|单价(?P<each2>\d{1,7}(?:\.\d{1,2})?)元，(?:共|计划)?(?:采购|购置|购买|更换|配备)?(?P<number2>\d{1,6})[台套件张把个辆间册本桶瓶箱份]，(?:合计|共计|总计|共|总价)(?:需|花费|支出|金额)?(?:为)?(?P<total2>\d{1,9}(?:\.\d{1,4})?)(?P<wan2>万)?元"
)
# a price that no total follows at once: the next total is of several things
_PRICE = Pattern(r"(?:每[\u4e00-\u9fff]|单价)[^，。；\d]{0,3}\d{1,7}(?:\.\d{1,2})?元[，、；](?!(?:合计|共|总))")
_LIST = 120  # code points before a thing with its price in which others stand
# 比去年的320人增加80人，达到420人
_GROWN_BY = Pattern(
    r"[比较由从][^，。；\d]{0,8}(?:\d{4}年)?[^，。；\d]{0,4}?(?<![\d.,])(?P<was>\d{1,7})(?P<unit>[人名个项件条台家份册起])(?:增加|增长|上升)了?(?P<by>\d{1,7})(?P=unit)，(?:达到?|增至|升至|为)(?P<now>\d{1,7})(?P=unit)(?![左余多])"
)
_GOES_ON = frozenset("，、；（")
# 抽检样品24份，合格22份，不合格3份
_PASSED = Pattern(
    r"(?<![\d.,])(?P<total>\d{1,6})(?P<unit>批次|[份个项件批台人名家间])[^，。；\d]{0,4}，(?:其中)?(?P<act>合格|达标|及格|符合要求)(?P<done>\d{1,6})(?P=unit)[，、]不(?P=act)(?P<left>\d{1,6})(?P=unit)"
)
# 13日至17日，为期5天
_DAYS_LONG = Pattern(
    r"(?<!\d)(?P<first>\d{1,2})日至(?P<last>\d{1,2})日(?:[^，、。；\d]{0,12}，?|，[^，、。；\d]{0,12})(?<!线下)(?<!线上)(?<!其中)(?<!另)(?:为期|历时|共)(?P<days>\d{1,2}|[一二两三四五六七八九十])天"
)
# days before those: 13日至17日、20日至22日
_DAYS_BEFORE = Pattern(r"(?:日至\d{1,2}日，|\d日[、和及与])(?:\d{1,2}月)?$")
# 120名学生参加 … 150名参加学生
_TOOK_PART = Pattern(
    r"(?<![\d余])(?P<count>\d{1,6})[人名](?P<who>学生|师生|教师|教职工|选手|学员|馆员|人员)?(?P<act>参加|参训|参赛|参会)"
)
_THE_PART_TAKERS = Pattern(
    r"(?<!\d)(?P<count>\d{1,6})名(?P<act>参加|参训|参赛|参会)的?(?P<who>学生|师生|教师|教职工|选手|学员|馆员|人员)"
)
_MORE_CAME = Pattern(r"又|另|累计|先后|陆续|共有|分别|第[二三]|其他|合计|次|期|场")
_COUNT_OF_PLACES = Pattern(rf"(\d{{1,6}})(?:{_PLACES})")
_PIECE = Pattern(rf"(?P<count>\d{{1,6}})(?P<unit>{_PIECES})")
# 心理教师1人，在校学生5400人，师生比为1:5400
_STAFF_RATIO = Pattern(
    r"(?P<of>师生|生师|(?:教师|辅导员|咨询师)[和与]学生|学生[和与](?:教师|辅导员|咨询师))(?:之|的)?比例?(?:仅|只|已)?(?:为|是|达到?)?(?P<rough>约)?(?P<one>\d{1,5}(?:\.\d{1,2})?)[:：∶比](?P<other>\d{1,5}(?:\.\d{1,2})?)(?!\d)"
)
# whose ratio it is, or that it is one asked for: 全院师生比, 规定师生比
_OWNER_OF_RATIO = Pattern(r"(?:(?:全|我|本)[院校系盟区国市县旗]|学院|[\u4e00-\u9fff]{1,8}[系部]|要求|规定|标准)$")
_STAFF = Pattern(
    r"(?:教师|老师|咨询师|辅导员)[^，。；、\d]{0,6}?(?P<count>[1-9]\d{0,4})[人名]|(?P<count2>[1-9]\d{0,4})[人名][^，。；、\d]{0,6}?(?:教师|老师|咨询师|辅导员)"
)
_STUDENTS = Pattern(
    r"(?:学生|在校生)[^，。；\d]{0,6}?(?P<count>[1-9]\d{0,5})[人名]|(?P<count2>[1-9]\d{0,5})[人名](?:在校)?学生"
)
# 全部28个问题均已整改到位
_ALL_DONE = Pattern(
    rf"(?:全部|所有)的?(?P<number>\d{{1,5}})[个项处条件](?:问题|隐患|事项|意见|任务)?(?:均|都|全部)*已?(?:经)?(?:全部)?{_DONE}"
)


def wrong_figures(document: Document) -> Iterator[tuple[int, int, str]]:
    """The spans of figures that do not come to what is said beside them, with the message."""
    for match in document.finditer(_DIVIDED_ROUGHLY, PROSE):
        total, product = int(match["total"]), int(match["groups"]) * int(match["each"])
        step = 10 ** max(1, len(match["total"]) - len(match["total"].rstrip("0")))
        if not total <= product < total + step:
            yield (
                *match.span(),
                f"{match['groups']}{match['group']}每{match['group']}{match['each']}{match['unit']}是{product}{match['unit']}，与{total}余{match['unit']}不符，请复核",
            )
    yield from _done_and_left(document)
    yield from _shares_of_ranges(document)
    yield from _pieces(document)
    yield from _staff_ratios(document)
    yield from _worked_out(document)
    yield from _rates_and_days(document)
    yield from _parts_of_all(document)


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    """Things of several measure words beside a wrong number of pieces; where sets are among them, one too small."""
    for match in document.finditer(_MIXED_PLACES, PROSE):
        said, total = sum(int(count) for count in _COUNT_OF_PLACES.findall(match["list"])), int(match["total"])
        if total != said and not _ROUGHLY.search(match.group()):
            yield *match.span(), f"逐项相加是{said}处，与合计{total}处不符，请复核"
    for match in document.finditer(_MIXED, PROSE):
        parts = list(_PIECE.compiled.finditer(match["list"]))
        said, total = sum(int(part["count"]) for part in parts), int(match["total"])
        sets = any(part["unit"] in _SETS for part in parts)
        if (total < said or (total > said and not sets)) and not _ROUGHLY.search(match.group()):
            yield *match.span(), f"逐项相加是{said}件，与合计{total}件不符，请复核"


def _worked_out(document: Document) -> Iterator[tuple[int, int, str]]:
    """What is put right at once and later, what things cost together, what a rise comes to."""
    for match in document.finditer(_NOW_OR_LATER, PROSE):
        said, total, unit = int(match["done"]) + int(match["left"]), int(match["total"]), match["unit"]
        if said > total:
            yield *match.span(), f"{match['done']}加{match['left']}是{said}{unit}，超过总数{total}{unit}，请复核"
    for match in document.finditer(_PRICED, PROSE):
        number, each, sum_, wan = (match[name] or match[f"{name}2"] for name in ("number", "each", "total", "wan"))
        before = document.plain[max(document.sentence_at(match.start())[0], match.start() - _LIST) : match.start()]
        if _PRICE.search(before):
            continue  # 电脑60台，每台4300元，打印机5台，每台1800元，总价26.7万元
        cost = int(number) * float(each)
        exact = 0.6 * 10.0 ** (4 - len(sum_.partition(".")[2])) if wan else 0.5
        if abs(cost - float(sum_) * (10_000 if wan else 1)) > exact:
            yield *match.span(), f"{number}×{each}是{cost:.10g}元，与合计不符，请复核"
    for match in document.finditer(_GROWN_BY, PROSE):
        said, unit = int(match["was"]) + int(match["by"]), match["unit"]
        if said != int(match["now"]):
            yield *match.span(), f"{match['was']}加{match['by']}是{said}{unit}，与{match['now']}{unit}不符，请复核"


def _rates_and_days(document: Document) -> Iterator[tuple[int, int, str]]:
    """What passed and failed, a rise and its rate, a part and its share, days from and to, those who took part."""
    for match in document.finditer(_PASSED, PROSE):
        said, total, unit = int(match["done"]) + int(match["left"]), int(match["total"]), match["unit"]
        further = document.plain[match.end() : match.end() + 1] in _GOES_ON  # 合格20份，不合格2份，待检2份
        if said > total or (said < total and not further):
            act = match["act"]
            yield *match.span(), f"{act}和不{act}的相加是{said}{unit}，与{total}{unit}不符，请复核"
    for match in document.finditer(_DAYS_LONG, PROSE):
        days, said = int(match["last"]) - int(match["first"]) + 1, numeral(match["days"])
        if 0 < days < said and not _DAYS_BEFORE.search(document.plain, max(0, match.start() - 9), match.start()):
            yield *match.span(), f"{match['first']}日至{match['last']}日是{days}天，与{said}天不符，请复核"
    told = list(document.finditer(_TOOK_PART, PROSE))
    for match in document.finditer(_THE_PART_TAKERS, PROSE):
        begun = document.passage_at(match.start()).start
        before = [
            each
            for each in told
            if each["act"] == match["act"]
            and each["who"] in (None, match["who"])
            and begun <= each.start() < match.start()
        ]
        if len(before) == 1 and int(match["count"]) > int(before[0]["count"]):
            sentences = (document.sentence_at(each.start()) for each in (before[0], match))
            if not any(_MORE_CAME.search(document.plain, *each) for each in sentences):
                yield *match.span(), f"前面写{before[0].group()}，这里写“{match.group()}”，请核实"


def _staff_ratios(document: Document) -> Iterator[tuple[int, int, str]]:
    """Ratios of staff to students that are not those of the one number of each in their sentence."""
    for match in document.finditer(_STAFF_RATIO, PROSE):
        begin, stop = document.sentence_at(match.start())
        told = f"{_OWNER_OF_RATIO.sub('', document.plain[begin : match.start()])}，{document.plain[match.end() : stop]}"
        staff, students = (
            [int(m["count"] or m["count2"]) for m in pattern.finditer(told)] for pattern in (_STAFF, _STUDENTS)
        )
        owner = _OWNER_OF_RATIO.search(document.plain, begin, match.start())
        if len(staff) != 1 or len(students) != 1 or (owner and owner.group() not in told):
            continue
        one, other = float(match["one"]), float(match["other"])
        of_staff, of_students = (other, one) if match["of"][0] in "生学" else (one, other)
        right = students[0] / staff[0]
        said = of_students / of_staff if of_staff else 0.0
        if abs(said - right) > 0.5 + (0.1 if match["rough"] else 0.02) * right:
            yield *match.span(), f"{students[0]}÷{staff[0]}约是{right:.4g}，与“{match.group()}”不符，请复核"


def _agrees(part: int, whole: int, rate: str) -> bool:
    """Whether a rate is that of these two numbers, in the decimals that it has."""
    return not whole or abs(100 * part / whole - float(rate)) <= 0.6 * 10 ** -len(rate.partition(".")[2])


def _done_and_left(document: Document) -> Iterator[tuple[int, int, str]]:
    """Matters that were found, with those done and those left: their sum, their rate, and what is said of all later."""
    left: dict[int, re.Match[str]] = {}
    for match in document.finditer(_FOUND, PROSE):
        total, done = int(match["total"]), int(match["done"])
        rate = _DONE_RATE.match(document.plain, match.end())
        left.setdefault(total, match)
        said = done + int(match["left"])
        further = _FURTHER.match(document.plain, match.end()) is not None
        if said != total and not match["more"] and not further:
            unit = match["unit"]
            yield (
                match.start("done"),
                match.end("left"),
                f"{done}加{match['left']}是{said}{unit}，与{total}{unit}不符，请复核",
            )
        if rate and not _agrees(done, total, rate["rate"]):
            yield *rate.span("rate"), f"{done}÷{total}是{100 * done / total:.1f}%，与{rate['rate']}%不符，请复核"
    for match in document.finditer(_ALL_DONE, PROSE):
        before = left.get(int(match["number"]))
        later = before and _LATER.search(document.plain, before.end(), match.end())
        if before and before.start() < match.start() and int(before["left"]) and not later:
            told = f"前面写{before['left']}{before['unit']}没有做完"
            yield *match.span(), f"{told}，这里说全部做完，请核实"


_RANGE = Pattern(r"\d|[一二三四五六七八九十两半]|以[上下内外]|不[足到满]|超过|[多少大小高低]于")


def _shares_of_ranges(document: Document) -> Iterator[tuple[int, int, str]]:
    """Shares of ranges from the least to the most (1小时以下……3小时以上……) that come to more than a hundred."""
    row: list[re.Match[str]] = []
    for match in (*document.finditer(_SHARE, PROSE), None):
        if match and row and match.start() - row[-1].end() == 1 and document.plain[row[-1].end()] in "，、；":
            row.append(match)
            continue
        if len(row) >= _SHARES_FEWEST:
            total = sum(float(each["share"]) for each in row)
            labels = [each["label"] for each in row]
            above = sum(_MOST.search(label) is not None for label in labels)
            of_one = all(map(_RANGE.search, labels))  # 女职工、35岁以下、中级以上: not of one measure
            ranges = (
                of_one and any(map(_LEAST.search, labels)) and above == 1
            )  # 60分以上、80分以上: one within the other
            if (
                ranges
                and total > 101
                and not _OPEN_TO_MANY.search(document.text, *document.sentence_at(row[0].start()))
            ):
                yield row[0].start("share"), row[-1].end(), f"几项占比相加是 {total:g}%，超过 100%，请复核"
        row = [match] if match else []


# 5名学生中，男生3人、女生2人
_BY_SEX = Pattern(
    rf"(?<![\d.])(?P<whole>{COUNT})[名人位](?P<who>[\u4e00-\u9fff]{{0,6}}?)(?:中|，其中|（其?中?|，)，?(?P<parts>(?P<one>[男女])(?:生|性|学生|教师|职工)?(?P<first>{COUNT})[名人位]?[、，和](?P<other>[男女])(?:生|性|学生|教师|职工)?(?P<second>{COUNT})[名人位]?)(?=[，。；）])"
)
# 医药费7260元由保险赔付5800元，企业补助1460元
_PAYS = "赔付|赔偿|支付|承担|报销|垫付|补助|补偿|出资|负担|自付|缴纳"
_PAID_BY = Pattern(
    rf"(?<![\d.])(?P<whole>\d{{1,8}}(?:\.\d{{1,2}})?)(?P<unit>万?元)[，（]?(?:全部)?由(?P<parts>[^，。；\d]{{2,14}}?(?:{_PAYS})\d{{1,8}}(?:\.\d{{1,2}})?(?P=unit)(?:[，、][^，。；\d]{{2,14}}?(?:{_PAYS})\d{{1,8}}(?:\.\d{{1,2}})?(?P=unit)){{1,3}})(?=[。；）]|$)"
)
_AMOUNT = Pattern(r"(?P<amount>\d{1,8}(?:\.\d{1,2})?)万?元")
# 向980名毕业生发放问卷，收回882份，回收率90%
_SENT_BACK = Pattern(
    r"(?:向(?P<people>\d{1,6})名[^，。；\d]{0,12}(?:发放|发出|下发|推送)[^，。；\d]{0,10}|(?:发放|发出|下发|推送)[^，。；\d]{0,10}(?P<sheets>\d{1,6})[份张])，[^，。；\d]{0,6}(?:收回|回收|收到)[^，。；\d]{0,8}(?P<back>\d{1,6})[份张]，[^，。；\d]{0,4}(?:回收|收回|应答)率(?:为|达)?(?P<rate>\d{1,3}(?:\.\d{1,2})?)[%％]"
)
# 共92人，接种76人，缓种9人，不再接种7人: those who did, and those who did not
_DID_AND_NOT = Pattern(
    r"共(?:有)?(?P<whole>\d{1,6})(?P<unit>[人名件台间户份])[^，。；\d]{0,6}，(?P<parts>[^，。；\d]{2,16}\d{1,6}(?P=unit)(?:[，、][^，。；\d]{2,16}\d{1,6}(?P=unit)){1,4})(?=[。；]|$)"
)
_DID_NOT = Pattern(r"未|不再|缓|没|尚待|拒")
_OF_ANOTHER_SORT = Pattern(r"男|女|党员|其中|其余|余下|另|又|(?<!接种)含|包括|贫困|少数民族|住校|新增|累计")
_DIGITS = Pattern(r"\d+")
_LITTLE_MORE = 0.1  # of a whole


def _parts_of_all(document: Document) -> Iterator[tuple[int, int, str]]:
    """Parts that are all there are, by sex, by who pays, by who did and who did not, and do not come to the whole."""
    for match in document.finditer(_BY_SEX, PROSE):
        whole, said = numeral(match["whole"]), numeral(match["first"]) + numeral(match["second"])
        if match["one"] != match["other"] and said != whole and not _OF_ANOTHER_SORT.search(match["who"]):
            yield *match.span("parts"), f"相加是{said}人，与{whole}人不符，请复核"
    for match in document.finditer(_PAID_BY, PROSE):
        paid = round(sum(float(each["amount"]) for each in _AMOUNT.finditer(match["parts"])), 2)
        if paid != float(match["whole"]):
            unit = match["unit"]
            yield *match.span("parts"), f"相加是{paid:.10g}{unit}，与{match['whole']}{unit}不符，请复核"
    for match in document.finditer(_SENT_BACK, PROSE):
        sent, back = int(match["people"] or match["sheets"]), int(match["back"])
        if not _agrees(back, sent, match["rate"]):
            told = f"{back}÷{sent}是{100 * back / sent:.1f}%"
            yield *match.span("rate"), f"{told}，与{match['rate']}%不符，请复核"
    for match in document.finditer(_DID_AND_NOT, PROSE):
        parts, whole = match["parts"], int(match["whole"])
        said = sum(int(each.group()) for each in _DIGITS.finditer(parts))
        sorts = _DID_NOT.search(parts) and not _OF_ANOTHER_SORT.search(parts)
        if sorts and whole < said <= (1 + _LITTLE_MORE) * whole:
            unit = match["unit"]
            yield *match.span("parts"), f"相加是{said}{unit}，超过{whole}{unit}，请复核"


# 受潮图书2300余册 … 2150册受潮图书中
_SPOILT_UNITS = "册|台|套|件|张|间|辆|把|块|箱|株|部|个|户|亩"
_SPOILT = "受损|受潮|浸湿|浸泡|浸水|进水|烧毁|烧损|损坏|损毁|被淹|被盗|过火|受灾"
_SPOILT_FIRST = Pattern(
    rf"(?:{_SPOILT})(?:的)?(?P<thing>[\u4e00-\u9fff]{{2,6}})(?P<count>\d{{1,6}})(?P<rough>[余多])?(?P<unit>{_SPOILT_UNITS})"
)
_ALL_SPOILT = Pattern(
    rf"(?<![\d.])(?P<count>\d{{1,6}})(?P<unit>{_SPOILT_UNITS})(?:{_SPOILT})的?(?P<thing>[\u4e00-\u9fff]{{2,6}}?)中"
)
# 共有充电桩24个 … 36个充电桩
_ALL_THERE_ARE = Pattern(
    r"(?:共有|现有|共配有|共设有|总共有)(?P<thing>[\u4e00-\u9fff]{2,6})(?P<count>\d{1,6})(?P<unit>个|台|套|辆|间|张|部|架|栋|座|处|名|人)(?=[，。；])"
)
_NUMBER_AHEAD = Pattern(r"(?<![\d.])\d{1,6}$")
_MORE_OF_THEM = Pattern(
    r"新增|新建|增设|再[建设添增]|拟|计划|将[新再建增]|建成后|扩|改造|原有|另|各|每|全[区盟国市旗]|累计"
)


def more_than_all(document: Document) -> Iterator[tuple[int, int, str]]:
    """More of a thing than there are by the paper itself, and another number of what was spoilt than told first."""
    text = document.plain
    counted: dict[str, re.Match[str]] = {}
    for match in document.finditer(_ALL_THERE_ARE, PROSE):
        counted.setdefault(match["thing"] + match["unit"], match)
    for first in counted.values():
        thing = first["unit"] + first["thing"]
        for at in occurrences(text, thing, first.end()):
            number = _NUMBER_AHEAD.search(text, max(first.end(), at - 6), at)
            if number is None or int(number.group()) <= int(first["count"]):
                continue
            start, end = number.start(), at + len(thing)
            if not _MORE_OF_THEM.search(text, clause_start(document, start, "，；"), end):
                yield start, end, f"前面写“{first.group()}”，这里写“{text[start:end]}”，请核实"
                break
    told: dict[str, re.Match[str]] = {}
    for match in document.finditer(_SPOILT_FIRST, PROSE):
        told.setdefault(match["thing"] + match["unit"], match)
    for match in document.finditer(_ALL_SPOILT, PROSE):
        earlier = told.get(match["thing"] + match["unit"])
        if earlier is None or earlier.start() > match.start():
            continue
        before, now = int(earlier["count"]), int(match["count"])
        if now < before or (now > before and not earlier["rough"]):
            yield match.start(), match.end() - 1, f"前面写“{earlier.group()}”，这里写“{match.group()[:-1]}”，请核实"
