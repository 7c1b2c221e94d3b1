"""Sources: statistics, studies and statements that a reader could not trace."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.time_words import REACH
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.kinds import Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# who speaks without a name: a kind of people or bodies
_SPEAKERS = (
    "业内(?:专家|人士)|(?:业界|专业|权威)(?:专家|人士|机构)|[^\\W\\d_a-zA-Z]{0,2}专家|(?:国内外?|国外)?学者|行业协会|研究机构|(?:权威|有关|相关|第三方|评估|调查)机构|行家|评论"
    "|有关方面|有关人员|医护人员|工作人员|学生家长|在校学生|学生|家长|任课教师|教师|老师|教职工|职工|班主任|辅导员|群众|居民|村民|牧民|农户|农牧民|商户|摊主|经营户|业主|旅客|司机|患者|用户|市民|企业|员工|考生|毕业生"
)
_SAYING = "反映|反馈|透露|爆料|估算|测算|预测|预计|估计|分析|担心|担忧|认为|主张|指出|提醒|呼吁|表示|讲|称|说"
# kinds of people, by the end of the word, and what they are told to claim
_PEOPLE = (
    "人员|家属|家长|学生|同学|群众|居民|村民|牧民|农户|商户|住户|养殖户|用户|客户|顾客|旅客|乘客|游客|患者|司机|业主|市民|干部|教师|老师|职工|教职工|员工|工人|企业|商家|考生|"
    "代表|人士|医生|护士|医护|队员|老人|青年|摊主|毕业生|读者|股东"
)
_CLAIMING = "(?:投诉|反映|质疑|抱怨|举报|坦言|来信|来电|留言)?(?:称|说)(?![^，。；]{0,4}的)|质疑|抱怨|投诉(?=，)|举报(?=，)|反映"
_OPEN_CLASS = (
    rf"据(?!在场|现场|目击|带队|随队|值班|当班|同[寝宿班桌行]|该|其|涉事|当事|报警|宿管|门卫|指导教师|实训指导)(?:部分|有关|相关|一些|多名|多位|几名|不少|当地|个别|一名|一位|某)?[^，。；：、\d]{{0,6}}?(?:{_SPEAKERS})们?(?:{_SAYING})"
    rf"|(?<![没所占拥现持享具])(?:有|有的|有些|一些|部分|多名|多位|不少|个别|多家|几家|多数|许多)(?:{_SPEAKERS})们?(?:普遍|一致|纷纷|集中)?(?:反映|反馈|透露|爆料|估算|测算|预测|预计|分析|担心|认为|主张|指出|提醒|呼吁)"
    rf"|(?<![没所占拥现持享具])(?:有|有的|有些|一些|不少|个别)[^\W\d_a-zA-Z]{{0,6}}?(?:{_PEOPLE})们?(?:{_CLAIMING})"
    rf"|(?:根据|按照|依据|遵照|依照)[^\W\d_a-zA-Z]{{0,8}}?(?:有关(?:文件|通知)的?(?:精神|要求|规定)|(?:有关|相关)(?:规定|政策)(?=，|[^《，。；\d]{{0,6}}，|[给予进]))|有关(?:文件|会议|政策)(?:精神)?(?:要求|指出|明确|规定)|有关方面(?:初报|通报|测算|称)|(?:网上|网络|坊间)流传的[^，。；：\d]{{0,6}}(?=称|说|显示|，)"
    rf"|(?:有关|相关)[^\W\d_a-zA-Z]{{1,4}}人士(?:{_SAYING})(?=，)|(?<![^，。；：\n])(?:初步|粗略|不完全)统计(?=，)"
    r"|(?<![^，。；：\n])问卷(?:调查)?(?:结果)?(?:显示|表明)"
    rf"|(?:业内(?:专家|人士)|(?:业界|专业|权威)(?:专家|人士|机构)|专家|(?:国内外?|国外)?学者|(?:权威|相关|有关|研究)机构|有关部门|行业协会)们?(?:普遍|一致|多数|大多)?(?:反映|估算|测算|预测|预计|分析|担心|担忧|认为|主张|提醒|呼吁)"
    r"|(?:多项|国内外多项|多个|一项|(?<![没所占拥现持享具])有)[^，。；：\d]{0,6}(?:研究|调查|文献|评论)(?:结果)?(?:显示|表明|发现|指出|认为|报道|证实)|(?:相关|有关)(?:文献|文件|材料|资料)(?:报道|显示|指出|记载)"
    r"|(?:统计|监测|调查)(?:指标|数据)(?:显示|表明)|(?<![^，。；：\n])分析认为|(?<![^，。；：\n])报告(?:提出|显示|指出|认为)|根据(?:公报|年报|年鉴|统计|有关|相关)(?:数据|资料|文件精神|文件规定|统计)"
    r"|据(?:透露|披露|报|说|反映|统计数据)(?=[，显])|据《[^》\n]{2,40}》[^，。；：\d]{0,6}(?:显示|统计|披露|记载|测算|分析|估算|称)|《[^》\n]{2,40}》的?(?:调查|统计|数据|研究)(?:结果)?(?:显示|表明)"
    r"|《[^》\n]{2,40}(?:意见|通知|办法|决定|方案|文件)》(?:指出|提出)"
)
# sources without a name, by what they are made of: a word that leaves open who, a kind of source, a word of telling
_UNNAMED = (
    r"(?<![证依数收占论根])据(?:可靠|内部|确切|权威|最新|网上|坊间|某|多方|各方|当地|上级|第三方|专业|业内|业界|行业|消息|接近[^，。；：、\d]{1,8}的|往届|[县市旗盟区校院]里)[^，。；：、\d《]{0,8}?"
    r"(?:消息|传闻|研究|测算|估算|评估|检测|统计|数据|了解|讲|说|称|透露|反映|分析|预测)(?=[，称说])"
    r"|(?<![^，。；：\n])经(?:有关|相关)(?:部门|机构|单位)[^，。；]{0,4}(?:鉴定|认定|检测|检验|评估|研判|核定)"
    r"|(?<![证依数收占论根])据(?:说|传闻|有关研究|相关研究)(?!明|服|法)"
    r"|(?<![没所占拥现持享具])有(?:说法|观点|意见|传言|研究|论文|文章|报告|统计|资料|数据)(?:认为|称|说(?!明|服)|指出|提出|反映|质疑)|(?<![没所占拥现持享具])有人(?:反映|称|质疑|指出)"
    r"|(?:外界|业界|业内|市场|坊间|舆论|同行)(?:普遍|一致|大多|多|纷纷)?(?:认为|预计|预期|预测|估计|传闻|反映|担心|质疑)"
    r"|某(?:机构|平台|媒体|网站|专家|企业)(?:测算|预测|统计|估算|显示|认为|称)|(?:相关|有关)(?:报道|研究|测算)称|(?:相关|有关)数据统计"
    r"|(?<![^，。；：\n])(?:国外|国际|国内外|国内|历史|外地)(?:上的)?(?:经验|实践|案例)(?:显示|表明|证明)"
    r"|(?<![^，。；：\n])(?:(?:一份|一项)(?:调研|调查|研究)?|(?:调研|调查|研究))报告(?:显示|指出|认为|表明)|(?<![^，。；：\n])(?:文献|史料)(?:显示|记载|表明)"
    r"|从(?:相关|有关|内部|多个|知情)[^，。；]{0,4}渠道(?:获悉|了解到|得知)|[某有]媒体(?:援引|引用)[^，。；]{0,8}(?:称|说)"
    rf"|(?:许多|很多|不少|一些|有的|有些|部分|个别|多家|几家)(?:用人单位|单位|老百姓|网民|网友|店主|同行|{_SPEAKERS})(?:反映|提出|认为|担心|抱怨)"
    rf"|(?<![没所占拥现持享具])有(?:用人单位|老百姓|店主|同行|{_SPEAKERS})提出"
)
_CITATION = Pattern(
    _OPEN_CLASS + r"|" + _UNNAMED + r"|"
    r"根?据(?:不完全|初步|相关|有关)?(?:统计|测算|估算|监测|报道|介绍|反映|分析|披露|了解|通报|调查(?!组|队|处|局))(?!局|部门|公报|年鉴|处|中心|站)|据[悉称传]"
    r"|据(?:外媒|媒体|网络|有关|相关)[^，。；]{0,10}?(?:报道|资料|消息|统计|数据)|据[^\W\d_a-zA-Z]{2,5}媒体[^，。；]{0,6}报道|(?:报道|文章|网文)(?:引用|援引)[^，。；]{0,12}(?:材料|资料|消息|说法)(?:说|称|显示|指出)?|[有某](?:媒体|报道|消息|网站)(?:报道|称|指出)"
    r"|(?:有关|相关|(?:网上|网络上)有?)?(?:统计|数据|监测|调查|资料|研究|测算)(?:结果|数据|资料)?(?:显示(?!器|屏)|表明|指出|发现|认为|证明|证实)(?!的)"
    r"|(?:有关|相关|业内)?(?:专家|学者|业内人士|专业人士)(?:认为|指出|表示|建议|分析|称|介绍)|实践(?:表明|证明)"
    r"|《[^》\n]{2,40}(?:报告|白皮书|蓝皮书|皮书|年鉴|年报|公报|统计|调查|研究|期刊|学报|杂志)[^》\n]{0,6}》(?:指出|显示|认为|表明|提出|披露|称)"
)
_NAMED = Pattern(
    r"(?:局|厅|部|委|办|院|校|处|系|科|中心|公司|集团|社|网(?![上络传民友])|台|所|大学|协会|学会|医院|组织|平台|系统|大队|支队|总队|调查队|政府|法院|检察院|警方|校方|交警|公安|党委|团委|党校|工会|街道|使馆|研究院)[^，。；]{0,12}$"
    r"|[^\W\d_a-zA-Z]{2,4}(?:教授|研究员|主任|院长|工程师|医生|博士|院士|局长|处长)的?$|(?:来源|出处)"
)
_TAIL_SOURCE = Pattern(r"（(?:数据|资料)?(?:来源|出处|引自|摘自)[：:]|来源：")
# pointing back to what was named, the college's own inquiry, or a heading of two
# papers without a title: who must act by them (我系将按照……) is no source
_PAPERS = Pattern(r"(?:有关|相关|上级)(?:文件|通知|规定|政策)")
_RULES = Pattern(r"(?:有关|相关)(?:规定|政策)")
_POINTS_BACK = Pattern(r"(?:根?据|上述)?通报|(?:根据|按照)方案|实践(?:证明|表明)$")
_OWN_INQUIRY = Pattern(
    r"通过[^，。；]{2,20}的$|(?:19|20)\d\d年版的?$|发布会[^。；]{0,20}$|对[^，。；]{2,20}问卷$|(?:19|20)\d\d年\d{1,2}月[^，。；]{0,16}的?$"
)
_PRESS = Pattern(r"《(?:19|20)\d\d|（[^（）]{0,40}(?:(?:19|20)\d\d|第\d{1,6}期|〔)[^）]*）|(?:19|20)\d\d年")
# the source right after the words: 据报道（《……报》2024年5月20日）
_BEHIND = Pattern(r"（[^（）]{0,40}(?:19|20)\d\d[^）]{0,20}）")
_ISSUER = Pattern(
    r"(?:局|厅|部|委|办|院|社|会|中心|大学)(?:发布|公布|编制|出版|编写|主办)?的?$|(?:发布|公布|编制|出版)的$"
)


def _tails(document: Document) -> list[int]:
    return [m.start() for m in document.everywhere(_TAIL_SOURCE, mentions=True)]


def _traceable(document: Document, start: int, end: int, word: str) -> bool:
    text = document.text
    begin, stop = document.sentence_at(start)
    passage = document.passage_at(start)
    tails = document.once(_tails)
    index = bisect_left(tails, start)
    if index < len(tails) and tails[index] < passage.end:
        return True
    near = max(begin, start - REACH)
    clause = max(text.rfind(c, near, start) for c in "，；：。\n") + 1 or near
    if _BEHIND.match(text, end):
        return True
    if word.startswith("《"):
        return bool(_PRESS.search(text, clause, min(stop, end)) or _ISSUER.search(text, clause, start))
    if word.startswith(("据", "根据")) or _PAPERS.search(word):
        return False
    return bool(_NAMED.search(text, clause, start) or "》" in text[clause:start] or "据" in text[clause:start])


def citation_without_source(document: Document) -> Iterator[Hit]:
    """引了统计、研究、报道或者专家的话，却没说是谁的、哪里的。

    制度{1.4e}：引用的文献需注明出处。写明发布单位、文献名和时间就行：据国家统计局2024年1月17日公布的数据。
    点名的单位、有职务的人算出处；据有关部门、据知情人士不算。学习贯彻《……》不是引用，不提示。
    """
    last = 0
    for match in document.finditer(_CITATION, mentions=True):
        start, end = match.span()
        if document.text.startswith("专家", start):  # 医学专家认为
            start = _start_of_field(document.text, max(last, start - 2), start)
        last = end
        word = document.text[start:end]
        if (
            document.plain[start] == "□"
            or word.startswith("据初步调查")
            or text_before(document, start) in {"证", "依", "数", "收", "占", "论"}
        ):
            continue
        if (start > document.passage_at(start).start and _POINTS_BACK.match(word)) or _OWN_INQUIRY.search(
            document.text, max(0, start - 40), start
        ):
            continue
        if document.text[end : end + 1] == "、" or _traceable(document, start, end, word):
            continue
        yield Hit(
            start,
            end,
            f"“{word}”没有注明出处，请写明发布单位、文献名称和时间",
            Severity.WARNING if _RULES.search(word) else None,
            Fix(f"{word}（{{出处：发布单位、文献名称、时间}}）"),
        )


def _start_of_field(text: str, least: int, start: int) -> int:
    while start > least and text[start - 1].isalpha() and not text[start - 1].isascii():
        start -= 1
    return start


def text_before(document: Document, offset: int) -> str:
    """The character before an offset; empty at the start."""
    return document.text[max(0, offset - 1) : offset]


_ANONYMOUS = Pattern(
    r"(?:(?:据|从)(?:[^\W\d_a-zA-Z]{0,4})?|有)?(?:知情(?:人士?|者)|有关人士|相关人士|业内人士|有关(?:方面|部门|单位|人员|官员|负责人)|相关(?:方面|部门|单位|人员|官员|负责人)|目击者|现场群众|网民|网友)(?:处|那里|方面)?(?:介绍|透露|获悉|称|表示|反映|爆料|报料|指出|说|了解到|证实|告诉(?:记者|本报|我院|学院))"
)


def anonymous_source(document: Document) -> Iterator[Hit]:
    """消息来源没有名字：知情人士透露、有关部门表示、网友爆料。

    读者无法核实。写明是哪个单位、什么岗位的人说的。续报“网络舆情”一节里说网民、网友不提示。
    """
    opinion = _opinion_sections(document)
    for match in document.finditer(_ANONYMOUS):
        start, end = match.start(), match.end()
        word = match.group()
        if ("网友" in word or "网民" in word) and any(a <= start < b for a, b in opinion):
            continue
        clause = max(document.text.rfind(c, max(0, start - 60), start) for c in "，；：。\n") + 1
        if _NAMED.search(document.text, clause, start):
            continue
        yield Hit(start, end, f"“{word}”没有说明是谁，请写明单位、岗位或文件名称")


def _opinion_sections(document: Document) -> list[tuple[int, int]]:
    sections = []
    begun = -1
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            if begun >= 0:
                sections.append((begun, passage.start))
            begun = passage.start if "舆情" in document.words(passage) else -1
    if begun >= 0:
        sections.append((begun, len(document.text)))
    return sections


_AUTHOR_PARTS = {
    "主笔人": Pattern(
        r"主 ?笔 ?人?(?:—单位—联系方式)?(?:：|—)\s*(?:[^\W\d_a-zA-Z]|[·]){2,}|执 ?笔 ?人?：\s*(?:[^\W\d_a-zA-Z]|[·]){2,}"
    ),
    "单位": Pattern(
        r"单位： *[^\s，；：]{2,}|[^\W\d_a-zA-Z]{2,}(?:学院|大学|系|处|部|院|中心|局|厅|所|公司|协会|学校)"
    ),
    "联系方式": Pattern(
        r"0\d{2,3}-?\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?:电话|联系方式)： *\d[\d-]{5,}|[\w.+-]+@[\w-]+\.\w+"
    ),
}
_GROUP = Pattern(r"课题组|项目组|编写组|调研组")


def expert_byline(document: Document) -> Iterator[Hit]:
    """专家咨询建议没有注明“主笔人—单位—联系方式”。

    制度{1.4f}的要求。三项可以写在一行，也可以分行；几位主笔人各写一组；用“课题组”代替个人不行。办公座机可作联系方式。
    """
    lines = list(document.roles(Role.LEAD_AUTHOR))
    tail = [p for p in document.passages if p.role in {Role.BODY, Role.CELL, Role.LEAD_AUTHOR}][-6:]
    places = lines or [p for p in tail if len(document.words(p)) <= 60 or "主笔人" in document.words(p)]
    text = "\n".join(
        document.words(p)
        for p in (*places, *(p for p in tail if lines and p.start >= lines[0].start and p not in places))
    )
    missing = [name for name, cue in _AUTHOR_PARTS.items() if not cue.search(text)]
    if "主笔人" in missing and "单位" not in missing and "单位：" not in text:
        missing.insert(1, "单位")
    if (
        "主笔人" not in missing
        and _GROUP.search(text)
        and not re.search(r"主 ?笔 ?人?[：—] *(?!课题组|项目组|编写组|调研组)[^\W\d_a-zA-Z]{2,4}(?:[，（\s—]|$)", text)
    ):
        missing.insert(0, "主笔人")
    if missing:
        message = f"专家咨询建议要注明“主笔人—单位—联系方式”，现在缺少{'、'.join(missing)}"
        yield Hit(lines[0].start, lines[0].end, message) if lines else whole(message)
    for passage in lines:
        words = document.words(passage)
        absent = [name for name, cue in _AUTHOR_PARTS.items() if not cue.search(words)]
        if len(lines) > 1 and not missing and absent and "，" in words:
            yield Hit(passage.start, passage.end, f"这位主笔人缺少{'、'.join(absent)}")


RULES = (
    Rule(
        check=citation_without_source,
        family="sources",
        title="引用未注明出处",
        clause="1.4e",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "⟦据统计⟧，高职学生睡眠不足问题突出。",
            "⟦研究表明⟧，项目化教学有助于提高实践能力。",
            "⟦有关专家认为⟧，应加快产业学院建设。",
            "⟦《中国职业教育发展报告》指出⟧，产教融合仍是短板。",
            "⟦据了解⟧，该平台在多所院校推广。",
            "⟦按照上级有关文件要求⟧，各系完善台账。",
            "⟦据学生反映⟧，5号公寓水温偏低。",
            "下一步，我系将⟦按照上级有关文件要求⟧，继续做好晨检。",
            "各系按照教育部《普通高等学校学生管理规定》和自治区⟦有关文件要求⟧，完善台账。",
            "⟦根据有关规定⟧，拟对违规学生给予处分。",
            "⟦经有关部门鉴定⟧，留样食品合格。",
        ),
        good=(
            "据国家统计局2024年1月17日公布的数据，2023年全国出生人口902万人。",
            "据学工处统计，截至2024年5月20日，毕业生1203人。",
            "《中华人民共和国职业教育法》规定，企业应当参与职业教育。",
            "盟疾控中心传染病科主任王某某指出，水痘患者须居家隔离。",
            "机房的数据显示屏已更换。",
            "调查发现的问题均已整改。",
            "据统计，用工缺口较大（来源：盟人力资源和社会保障局，2024年5月）。",
            "审核时提醒，“据了解”“有关资料显示”之类的说法要改。",
            "公安机关依据调查取得的材料处理。",
            "据带队教师讲，客车停在服务区。",
            "据同寝室学生反映，该生18时30分外出。",
            "依据《学生宿舍管理规定》（阿职院发〔2024〕18号）有关规定，拟对违规学生给予处分。",
            "5月20日，各系学习有关规定，汇报有关文件的落实情况。",
            "用工缺口较大（来源：盟人力资源和社会保障局，2024年5月）。",
        ),
    ),
    Rule(
        check=anonymous_source,
        family="sources",
        yields_to=("citation-without-source",),
        title="匿名消息来源",
        clause="1.4e",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        bad=(
            "⟦知情人士称⟧，双方已达成和解。",
            "⟦网友爆料⟧，校园超市有过期食品。",
            "⟦有关人士透露⟧，该专业停招。",
            "⟦目击者称⟧，事发时有浓烟。",
            "一位不愿透露姓名的⟦知情者告诉记者⟧，该厂曾停产。",
            "⟦有关部门表示⟧，供暖不受影响。",
        ),
        good=(
            "保卫处值班员报告，设备老化。",
            "盟教体局反馈，该专业布点正在论证。",
            "盟公安局有关负责人表示，案件正在侦办。",
            "有关部门已介入处置。",
            "通知提醒，不得使用“知情人士称”一类说法。",
            Example(
                framed(
                    "学生公寓漏水（续报）", "三、网络舆情及善后处置情况", "有网友反映宿舍潮湿。", "四、其他", "略。"
                ),
                Kind.FOLLOW_UP,
            ),
            Example(framed("学生公寓漏水（续报）", "一、网络舆情", "有网友反映宿舍潮湿。"), Kind.FOLLOW_UP),
        ),
    ),
    Rule(
        check=expert_byline,
        family="sources",
        title="专家建议署名",
        clause="1.4f",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.EXPERT_ADVICE}),
        structural=True,
        bad=(
            Example(
                framed("关于节水的建议", "一、建议", "更换阀门。"), Kind.EXPERT_ADVICE, says=("主笔人、单位、联系方式",)
            ),
            Example(framed("关于节水的建议", "更换阀门。", "⟦主笔人：王某，单位：化工系⟧"), Kind.EXPERT_ADVICE),
            Example(
                framed("关于节水的建议", "更换阀门。", "⟦主笔人：课题组，单位：化工系，联系方式：0483-8000000⟧"),
                Kind.EXPERT_ADVICE,
            ),
            Example(framed("关于节水的建议", "更换阀门。", "⟦主笔人：王某⟧"), Kind.EXPERT_ADVICE),
            Example(
                framed(
                    "关于节水的建议",
                    "更换阀门。",
                    "主笔人：王某，单位：化工系，联系方式：0483-8000000",
                    "⟦主笔人：李某，单位：机电系⟧",
                ),
                Kind.EXPERT_ADVICE,
            ),
        ),
        good=(
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人：王某（教授），单位：化工系，联系方式：0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人—单位—联系方式：王某—化工系—0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人：王某", "单位：化工系", "联系方式：0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed(
                    "关于节水的建议",
                    "更换阀门。",
                    "主笔人：王某，单位：化工系，联系方式：0483-8000000",
                    "主笔人：李某，单位：机电系，联系方式：0483-8000001",
                ),
                Kind.EXPERT_ADVICE,
            ),
            Example(framed("后勤处更换公寓供水阀门", "2024年5月20日，后勤处更换阀门。"), Kind.DAILY),
        ),
    ),
)
