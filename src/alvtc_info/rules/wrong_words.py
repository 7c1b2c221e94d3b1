"""Words written with a wrong character, words used in the wrong place, and variant forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import Rule
from alvtc_info.proofreading.already import confused
from alvtc_info.proofreading.bound_characters import BOUND, lone_bound_characters
from alvtc_info.proofreading.candidates import KNOWN, WrongForm, apart
from alvtc_info.proofreading.half_words import half_words
from alvtc_info.proofreading.homophones import PHRASES
from alvtc_info.proofreading.listed_forms import COLLOCATIONS, PHRASES_OF, RARE_WORDS
from alvtc_info.proofreading.lone_pairs import SEEN
from alvtc_info.proofreading.look_alikes import SHAPES
from alvtc_info.proofreading.mistyped import FREQUENT, times_in
from alvtc_info.proofreading.phrase_book import BOOK
from alvtc_info.proofreading.proofread import (
    CONFUSABLES,
    CUSTOMARY_FORMS,
    LEFT_OUT,
    STANDARD_FORMS,
    Proofread,
    proofread,
)
from alvtc_info.proofreading.rare_characters import rare_characters
from alvtc_info.proofreading.shortened import THREES
from alvtc_info.proofreading.slip_score import WEIGHTS
from alvtc_info.proofreading.variant_classes import variant_classes
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import part_of_speech
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.model.document import Document


def _proofread(document: Document) -> Proofread:
    return proofread(document.text)


# what belongs to the number before it, and to no word behind: 9月25日计7430元
_UNITS, _DIGIT = frozenset("年月日时分秒号点名人元户件台间层楼室栋座幢条项次天周届期"), Pattern(r"\d")


def _is_held_right(document: Document, start: int, wrong: str) -> bool:
    """Whether a word that the office holds right stands here and is this, or has it within."""
    return any(
        document.text.startswith(word, start - at)
        for word in document.institution.lexicon.get("right_words", ())
        if wrong in word
        for at in occurrences(word, wrong)
        if at <= start
    )


def _hits(document: Document, found: Iterable[WrongForm], *, safe: bool) -> Iterator[Hit]:
    """What was found, where a paper says something, without what the office holds right; a hint within quotations."""
    for start, end, wrong, right, _ in found:
        if wrong[0] in _UNITS and _DIGIT.search(document.plain, max(0, start - 1), start):
            continue
        if document.passage_at(start).role in CONTENT and not _is_held_right(document, start, wrong):
            quoted = document.plain[start] != document.text[start]
            severity = Severity.INFO if quoted else None
            yield Hit(start, end, f"“{wrong}”应为“{right}”", severity, Fix(right, safe=safe and not quoted))


def _doubtful(document: Document, found: Iterable[WrongForm]) -> Iterator[Hit]:
    """The same as hints."""
    for hit in _hits(document, found, safe=False):
        yield replace(hit, severity=Severity.INFO, message=hit.message.replace("”应为“", "”疑为“"))


def typo_confusable(document: Document) -> Iterator[Hit]:
    """错别字：布署（部署）、按装（安装）、防犯（防范）、侯选人（候选人）、截止目前（截至目前）。

    只收把握大的错写，词表见 --sources；跨在两个词上的（员工做好）按分词判断，不提示。本地地名、校名的错写列在机构包
    lexicon.toml 的 typos 里，机构认为写得对的列在 right_words 里。引号、书名号里可能是原文，只作建议。
    自己也成词、公文里很少用的（阔大、水委），多半是选错了同音词（扩大、水位），还有可能是姓的（付院长），只作建议。
    照一个格式造的（应接尽接、到企到户）不提示；right_words 里的词带着它的，那个词里的不提示。
    """
    found = document.once(_proofread)
    for form in found.confusables:
        yield from _hits(document, (form,), safe=True) if form.sure else _doubtful(document, (form,))
    told = {form.start for form in (*found.collocations, *found.in_context)}
    yield from _doubtful(document, [form for form in found.rare_words if form.start not in told])
    for entry in document.institution.lexicon.get("typos", ()):
        wrong, _, right = (part.strip() for part in entry.partition("→"))
        for at in occurrences(document.text, wrong):
            if _is_held_right(document, at, wrong):
                continue
            quoted = document.plain[at] != wrong[0]
            severity = Severity.INFO if quoted else None
            yield Hit(at, at + len(wrong), f"“{wrong}”应为“{right}”", severity, Fix(right, safe=not quoted))


_NEGATES = ("不", "未", "没")  # 志愿者不接触预警名单: what is denied was thought of


def misused_word(document: Document) -> Iterator[Hit]:
    """词用错了地方：报名截至时间（截止时间）、2025界毕业生（届）、反应问题（反映）、公式期（公示期）、学校己告知（已）。

    两个词都有，多半是打字选错的同音词，看前后文才知道错；上下文宁窄勿宽，见 --sources。引号、书名号里可能是原文，只作建议。
    以、已打错的（积水以排除、所已要加强）看前后；主语后面、动词带着别的词的（现场以恢复秩序），只作建议。
    “截止5月20日”由“截至与截止误用”提示。读音和公文常用词组一样、有一个词写成别的词的（原则统一、消防同道），只作建议。
    """
    several = document.once(_proofread)
    found = {form.start: form for form in (*several.collocations, *several.in_context)}
    new = [
        WrongForm(start, start + 1, document.plain[start], right, sure)
        for start, right, sure in confused(document.plain)
        if start not in found
    ]
    found |= {form.start: form for form in new}
    yield from _doubtful(document, [form for form in new if not form.sure])
    yield from _hits(document, (found[start] for start in sorted(found) if found[start].sure), safe=False)
    forms = (*found.values(), *several.standard_forms, *several.customary_forms)
    told = {at for form in forms for at in range(form.start, form.end)}
    yield from _doubtful(
        document,
        [
            form
            for form in several.misheard
            if not form.sure and form.start not in told and not _is_its_verb(document, form.start)
        ],
    )


# 将审核结果告知教师本人: behind what is taken up stands a verb, whatever it sounds like
_TAKEN_UP = Pattern(r"(?:将|把)[^，。；\d]{2,24}$")


def _is_its_verb(document: Document, at: int) -> bool:
    """Whether what begins here is denied, or is the verb of what 将 or 把 takes up: it was thought of."""
    text = document.plain
    return text[at - 1 : at] in _NEGATES or _TAKEN_UP.search(text, max(0, at - 26), at) is not None


def misspelt_phrase(document: Document) -> Iterator[Hit]:
    """成语、固定的四字语写错一个字：再接再励（再接再厉）、一愁莫展（一筹莫展）。

    只查同音的、形近的（津津有昧）一个字；两种写法都通行的不查。引号、书名号里可能是原文，只作建议。
    写的是两个平常的词（高校有序、敢于奉献），或者照同一格式另造的（一湖一策、以查促改），不提示；撞上成语的（求职不得）只作建议。
    """
    for form in document.once(_proofread).phrases:
        yield from _hits(document, (form,), safe=True) if form.sure else _doubtful(document, (form,))


# 渗至二层走廊, 移至3号库: a verb that leads somewhere, with the place or the measure behind it
_PLACE_OR_MEASURE = Pattern(
    r"[\d一二两三四五六七八九十]{1,4}[^，。；\d]{0,3}(?:层|楼|室|处|米|厘米|度|℃|号)|[^，。；\d]{1,8}(?:层|楼|室|走廊|楼道|过道|地面|屋顶|墙[面角体]|机房|库房|车间|操场|路面|沟|井|外侧?|内侧?|下方|上方|旁)"
)


def _reaches(document: Document, form: WrongForm) -> bool:
    """Whether two characters are a verb of one, and 至 with where it leads, rather than a slip of another word."""
    return (
        len(form.wrong) == 2 and form.wrong[1] == "至" and _PLACE_OR_MEASURE.match(document.plain, form.end) is not None
    )


# 我馆于6月12日: the preposition behind the word for a body; 在银泉市: a place; 篮球场上抢球: a word of the game
_ITS_OWN, _DATED = frozenset("我本该贵各"), Pattern(r"\d{1,4}[年月日时]")
_DISTRICTS = frozenset("省市县旗镇乡村盟州")
_LEADS_TO = Pattern(r"[在去到往赴至从自由于][\u4e00-\u9fff]{1,2}$")
_PLAYS, _BALL_GAMES = frozenset("抢传接运踢打扑救投顶发垫扣拦抛停控带捡"), Pattern("[篮足排毛网乓]球|球[场赛队]")


def _is_in_place(document: Document, form: WrongForm) -> bool:
    """Whether what stands beside two characters shows that each is meant: a body, a place, a ball."""
    text, (first, last) = document.plain, (form.wrong[0], form.wrong[-1])
    if last == "于":
        return text[form.start - 1 : form.start] in _ITS_OWN and _DATED.match(text, form.end) is not None
    if last in _DISTRICTS:
        name = text[max(0, form.start - 1) : form.end]
        return text.count(name) > 1 or _LEADS_TO.search(text, max(0, form.start - 4), form.start) is not None
    return last == "球" and first in _PLAYS and _BALL_GAMES.search(text) is not None


# 往外冒水: the direction belongs to the word before it; 用完, 放倒: a verb and its result; 10月16日9时放气: a clause of its own
_TOWARDS, _SIDES = frozenset("往向朝"), frozenset("外里内上下前后东西南北")
_RESULT = frozenset("完倒掉净满")
_BY_ITSELF, _CLAUSE_END = Pattern(r"\d[时分日]许?$"), Pattern("[，。；]|$")
_ADVERBS = frozenset("不只仅未已先均")


def _are_both_meant(document: Document, form: WrongForm) -> bool:
    """Whether each of two characters that may be a slip has its own part in the clause."""
    text, (first, last) = document.plain, (form.wrong[0], form.wrong[-1])
    if (first in _SIDES and text[form.start - 1 : form.start] in _TOWARDS) or (
        last in _RESULT or text[form.end : form.end + 1] in _RESULT
    ):
        return True
    if first in _ADVERBS and len(form.wrong) == 2 and part_of_speech(last) in ("v", "vn"):
        return True  # 只试主管压力, 本件不载
    alone = _BY_ITSELF.search(text, max(0, form.start - 4), form.start) and _CLAUSE_END.match(text, form.end)
    return alone is not None


def typing_slip(document: Document) -> Iterator[Hit]:
    """像是打字选错了字：两个字（三个字）不成词，和一个常用词只差一个同音、近音或形近的字，换成那个词整句才通。

    按词典把句子切分开来比较，两边的字能和它们组成词的、人名不提示。把握大的宜改，其余作建议；是不是这个词请核对，不自动改。
    一篇里写了几遍的多半是一个词：只作建议。
    读音和公文常用词组一样、有一个词写得不成词的（落时责任），也是。词表里有的归“错别字”“成语写错”，关掉了的这里也不提示。
    很少用的字（原始数椐）和两边都不成词，全篇只有一处，多半是选错了字；姓后面的、数目后面的不提示。
    """
    found = document.once(_proofread)
    listed = {at for form in (*found.confusables, *found.phrases) for at in range(form.start, form.end)}
    certain = apart([form for form in (*found.misheard, *found.typing_slips) if form.sure])
    told = {at for form in certain for at in range(form.start, form.end)}
    doubtful = [
        form
        for form in found.typing_slips
        if told.isdisjoint(range(form.start, form.end)) and not _are_both_meant(document, form)
    ]
    for form in sorted((*certain, *doubtful), key=lambda form: form.start):
        if form.start in listed or form.end - 1 in listed or _reaches(document, form) or _is_in_place(document, form):
            continue
        once = form.sure and times_in(document.text)[form.wrong] == 1
        yield from _hits(document, (form,), safe=False) if once else _doubtful(document, (form,))
    for at in rare_characters(document.text):
        character = document.text[at]
        if document.passage_at(at).role in CONTENT and not _is_held_right(document, at, character):
            yield Hit(at, at + 1, f"“{character}”很少用到，两边也不成词，请核对是不是打错了字", Severity.INFO)


_COUNTING = frozenset("0123456789每各两几")
_GROUPS, _THEN = frozenset("职年少成青老甲乙丙男女"), frozenset("再先")


# verbs of one character that go with any object: 发问卷, 查原因; and what a verb takes behind it: 管到底
_SHORT_VERBS, _GOES_ON_WITH = (
    frozenset("发查管改换修装送收交报学讲看听写做办建开关测验抽补"),
    frozenset("到好起住牢紧严实完"),
)


def _is_short(document: Document, form: WrongForm) -> bool:
    """Whether what may lack a character is said so on purpose: a verb of one character."""
    if form.wrong[0] in _SHORT_VERBS and form.right[2:] == form.wrong[1:]:
        return True
    if form.wrong[-1] in _SHORT_VERBS and len(form.right) == 4 and form.right[:2] + form.right[3] == form.wrong:
        return True  # 学院发通知
    ends = form.wrong[-1] in _SHORT_VERBS and form.right[:-1] == form.wrong
    return ends and document.plain[form.end : form.end + 1] in _GOES_ON_WITH


def _ends_a_department(document: Document, at: int) -> bool:
    """Whether the character at this place is the last one of the name of a department."""
    text = document.plain
    names = (name for each in document.institution.departments for name in (each.name, *each.aliases))
    return any(name[-1] == text[at] and text.endswith(name, 0, at + 1) for name in names)


def left_out_character(document: Document) -> Iterator[Hit]:
    """固定的说法里漏了一个字：高重视（高度重视）、第时间（第一时间）、落实责（落实责任）。

    只查公文里常用的固定说法，漏了字以后自己不成话的；前后的字和它组成别的词的不提示。逐条看过的宜改，由程序从公文常用语里
    去掉一个字得来的作建议。引号、书名号里可能是原文，只作建议。几乎不单用的字单着（名单已经确）、
    少单用的字补全以后正好是常用词组（学生积参加、由专人保，）、动词前单着半个副词（迅赶到）也作建议；
    四字语、常用的三字词少一个字（精打细，班任），虚词只剩半个（鉴目前、届请各班、解决不的），引号、人名地名里的不查。
    """
    found = document.once(_proofread)
    told = set[int]()
    slips = {at for form in found.typing_slips if form.sure for at in range(form.start, form.end)}
    for form in found.left_out:
        if not slips.isdisjoint(range(form.start, form.end)) or _ends_a_department(document, form.start):
            continue  # 发展规化; 基础部学生
        told.update(range(form.start, form.end))
        before = document.text[max(0, form.start - 1) : form.start]
        if before in _COUNTING or (form.wrong[0] == "组" and before in _GROUPS) or before in _THEN:
            continue  # 分2组巡查: a measure word; 高职组比赛, 再查原因
        if not form.sure and _is_short(document, form):
            continue
        for hit in _hits(document, (form,), safe=False):
            message = f"疑漏字：{form.right}"
            yield (
                replace(hit, message=message) if form.sure else replace(hit, message=message, severity=Severity.INFO)
            )
    text = document.plain
    halves = ((half.start, half.end, half.word, f"“{text[half.start]}”旁边像是漏了字") for half in half_words(text))
    alone = "很少单用，旁边像是漏了字，或者写错了字"
    lone = ((at, at + 1, word, f"“{text[at]}”{alone}") for at, word in lone_bound_characters(text))
    for start, end, word, otherwise in (*halves, *lone):
        if start not in told and document.passage_at(start).role in CONTENT:
            told.add(start)
            yield Hit(start, end, f"疑漏字：{word}" if word else otherwise, Severity.INFO, Fix(word) if word else None)


def variant_form(document: Document) -> Iterator[Hit]:
    """异形词没有用推荐的写法：台帐（台账）、丰富多采（丰富多彩）、人材（人才）。

    依据《第一批异形词整理表》（GF 1001—2001）；整理表以外的（想像、给与）是惯例，提示里写明。只作建议；
    账、帐（帐篷以外的都是账），记录、纪录（成绩的最好水平是纪录），折叠的叠，答复的复，图像的像，积极分子的分，凡是这样组成的词都查。
    机构认可的写法列在机构包 lexicon.toml 的 right_words 里。引号、书名号里的不查。
    """
    found = document.once(_proofread)
    listed = {at for form in (*found.standard_forms, *found.customary_forms) for at in range(form.start, form.end)}
    classes = [form for form in variant_classes(document.text) if listed.isdisjoint(range(form.start, form.end))]
    for forms, why, customary in (
        (found.standard_forms, "《第一批异形词整理表》", False),
        ((*found.customary_forms, *classes), "惯例", True),
    ):
        for start, end, wrong, right, _ in forms:
            quoted = document.plain[start] != document.text[start]
            if document.passage_at(start).role in CONTENT and not quoted and not _is_held_right(document, start, wrong):
                message = f"“{wrong}”宜写作“{right}”（{why}）"
                yield Hit(start, end, message, fix=Fix(right), customary=customary)


RULES = (
    Rule(
        check=typo_confusable,
        family="proofreading",
        yields_to=("vague-cutoff", "jiezhi-misuse"),
        title="错别字",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        lists=(CONFUSABLES, RARE_WORDS),
        bad=(
            "学生家住⟦巴音浩特镇⟧，⟦巴音浩特镇⟧供水正常。",
            "学院⟦布署⟧安全工作。",
            "后勤处⟦按装⟧灯具。",
            "院长到场⟦坐阵⟧指挥。",
            "学生会⟦侯选人⟧已公示。",
            "墙上写着“⟦布署⟧”二字。",
            "保卫处加强⟦防犯⟧，逐楼⟦排察⟧。",
            "学生公寓⟦隐换⟧已整改。",
            "值班员⟦己通知⟧各系。",
            "招生处⟦阔大⟧招生规模，水库⟦水委⟧下降。",
            "教务处⟦付处长⟧王某到场。",
        ),
        good=(
            "学院部署安全工作。",
            "侯老师在场。",
            "整改由后勤处副主任何平负责。",
            "2024年5月20日，后勤处安装灯具。",
            "教师研修定于周末。",
            "行政部门各司其职。",
            "后勤处要求员工做好登记。",
            "2024年5月20日，保卫处宣讲预防犯罪知识。",
            "2024年5月20日，学生自己完成作业。",
            "2024年5月20日，校医讲解奥密克戎防护，疫苗应接尽接，服务到企到户，学生不能自已。",
            "2024年5月20日，道路对侧停车，积分按日历日计，学院追缴欠收学费。",
            "2024年5月20日，大理石台面换好，合唱队发声练习，大理州来客6名。",
        ),
    ),
    Rule(
        check=misused_word,
        family="proofreading",
        yields_to=("typo-confusable", "vague-cutoff", "jiezhi-misuse"),
        title="词用错了地方",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        lists=("in_context", COLLOCATIONS, BOOK),
        bad=(
            "报名⟦截至⟧时间为2024年6月30日。",
            "学院举办2024⟦界⟧毕业生招聘会。",
            "2024年5月20日，学校⟦己⟧告知家长。",
            "家长⟦反应⟧的问题已解决。",
            "会议要求教务处⟦前头⟧修订方案。",
            "材料⟦预期⟧未报的予以通报。",
            "学院公布招聘⟦启示⟧。",
            "任前⟦公式⟧期间无异议。",
            "学院安排专家上门⟦知道⟧。",
            "学生的规矩⟦仪式⟧不强。",
            "学院原则⟦统一⟧你系的请示。",
            "楼内堆放杂物，占用消防⟦同道⟧。",
            "管道积水⟦以⟧排除，库房隐患⟦以⟧全部整改到位，宿舍楼阀门⟦以⟧更换完毕。",
            "保卫处⟦以⟧登记违纪学生3名，方案⟦以⟧上报盟教体局。",
            "所⟦已⟧要加强巡查，可⟦已⟧正常使用，⟦已⟧便及时处置，入冬⟦已⟧来，供暖平稳。",
        ),
        good=(
            "截至2024年5月20日，登记学生36人。",
            "报名截止时间为2024年6月30日。",
            "2024年5月20日，学生自己告知家长。",
            "2024年5月20日，教师在边界上植树。",
            "2024年5月20日，检察院对看守所巡回检察，法官说任何人不得滥用权利损害他人。",
            "2024年5月20日，档案室归还历史记录，教务处公布教学质量监测结果。",
            "2024年5月20日，该船以被追逐者或者以被拖船舶为母船。",
            "2024年5月20日，改造达到预期目标。",
            "值班员坚守职守。",
            "2024年5月20日，学院以恢复秩序为首要任务，后勤处以更换阀门解决漏水，采取措施以解决问题，到会人数以登记表为准。",
            "2024年5月20日，系统得以恢复，事故原因以查明的为准，该所已要求停业，学生已免试入学，教师以登记先后就座，以上报告已送。",
            "2024年5月20日，校队不负众望，教师讲解己烷、己二酸，班级举办化妆舞会，各系在安全上下工夫。",
        ),
    ),
    Rule(
        check=misspelt_phrase,
        family="proofreading",
        yields_to=("typo-confusable", "misused-word"),
        title="成语写错",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        lists=(PHRASES, "pinyin"),
        bad=(
            "学生处勉励代表队⟦再创加绩⟧。",
            "志愿者⟦座无须席⟧地听完讲座。",
            "保卫处⟦居安思微⟧，逐楼检查。",
            "维修人员⟦任劳任愿⟧。",
            "党员教师⟦以身做则⟧。",
            "教师⟦因材师教⟧。",
            "校队⟦大火全胜⟧。",
        ),
        good=(
            "2024年5月20日，各系执行统一标准，全区高校有序开学，教师细心照料学生，并非议事机构。",
            "2024年5月20日，学院依法治教，一库一策，先训后考。",
            "学生处勉励代表队再创佳绩。",
            "2024年5月20日，报告厅座无虚席。",
            "学院依法治校。",
            "班级举一反三。",
            "各系各司其职。",
        ),
    ),
    Rule(
        check=typing_slip,
        family="proofreading",
        yields_to=("typo-confusable", "misused-word", "misspelt-phrase", "misspelt-name", "variant-form", "set-phrase"),
        title="疑似打错的词",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        lists=(SEEN, WEIGHTS, FREQUENT, BOOK, THREES, KNOWN, SHAPES, "pinyin"),
        bad=(
            "维修人员拆除⟦围强⟧，运走沙石。",
            "后勤处修理⟦草评⟧。",
            "教师批改⟦试绢⟧。",
            "保洁员⟦打少⟧卫生。",
            "教师在⟦盐减地⟧试种苜蓿。",
            "⟦监空室⟧有人值守。",
            "学院启动⟦参军入五⟧工作。",
            "教师核对原始数⟦椐⟧，登记入册。",
        ),
        good=(
            "维修人员拆除围墙，运走沙石。",
            "2024年5月20日，食堂的食材验收完毕。",
            "2024年5月20日，交警在校门口宣讲酒驾案例。",
            "2024年5月20日，教师逐件登记教具。",
            "王丽亚老师在场。",
            "2024年5月20日，污水渗至一层楼道，后勤处清理完毕。",
            "2024年5月20日，积水渗至三层机房，当日排空。",
            "2024年5月20日，卫生院重新划定分诊台，普惠率以旗里公布的为准。",
            "2024年5月20日，阀门漏水已致停课，值班员逐只试水，便桥限重十吨。",
            "2024年5月20日18时30分旗供电公司到场。",
            "2024年5月20日，后勤处修理铁支布，铁支布共3块。",
            "各系部要求学生按时返校。",
            "2024年5月20日，教师王婞到校，库房收到防火门3樘，各系勠力同心，铷钟校准，铷钟入库。",
        ),
    ),
    Rule(
        check=left_out_character,
        family="proofreading",
        yields_to=("typo-confusable", "misused-word", "misspelt-phrase", "misspelt-name", "typing-slip", "set-phrase"),
        title="漏字",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        lists=(LEFT_OUT, PHRASES_OF[LEFT_OUT], BOUND),
        bad=(
            "5月20日，学生⟦积⟧参加，各班名单已经⟦确⟧。",
            "5月20日，机电系⟦举一反⟧，保卫处⟦迅⟧赶到，药品由专人⟦保⟧，新生由⟦班任⟧带队。",
            "2024年5月20日，⟦鉴⟧近期大风，操场停用，⟦届⟧请各系留意，经费全部⟦用⟧购置图书。",
            "5月20日，水压问题一时解决⟦不⟧的，后勤处对线路⟦进⟧检修，车棚⟦位⟧图书馆东侧。",
            "学院⟦高重视⟧，立即组织抢修。",
            "值班员⟦第时间⟧到场。",
            "后勤处⟦进一步善⟧值班制度。",
            "保卫处⟦落实任⟧。",
            "学院⟦召会议⟧部署值班。",
            "师生⟦情绪定⟧。",
        ),
        good=(
            "2024年5月20日，学院致函盟公安局，以上事项请予支持为盼。",
            "学院高度重视，立即组织抢修。",
            "5月20日，值班员第一时间到场。",
            "5月20日，学院提高重视程度，传达习惯用语规范。",
            "5月20日，教师介绍教学理念，学生长期坚持晨跑。",
            "5月20日，后勤处落实任务分工。",
            "5月20日，学院健全追责机制，核对年度核安全报告。",
            "2024年5月20日，鉴于风力加大，届时操场停用，年鉴已编，本届选手名单已定，两家各执一把钥匙。",
            "5月20日，药品由专人保管，危化品柜上锁，旗委书记到校，学生无一人受伤，派出所到场。",
            "5月20日，台账写明下步打算，班表每周调一次。",
            "5月20日，基础部学生12人参赛，党支部推进三基建设、双基建设。",
            "5月20日，高职组比赛在本院举行，先查原因再检修，图书馆新到书刊12册，高职扩招生源充足，记者范某到场，在研项目12个。",
        ),
    ),
    Rule(
        check=variant_form,
        family="proofreading",
        yields_to=("typo-confusable", "misused-word", "misspelt-phrase"),
        title="异形词",
        clause="1.4a",
        basis=Basis.STANDARD,
        standard="GF 1001—2001",
        severity=Severity.INFO,
        lists=(STANDARD_FORMS, CUSTOMARY_FORMS),
        bad=(
            "后勤处填写⟦台帐⟧。",
            "文艺节目⟦丰富多采⟧。",
            "学院引进⟦人材⟧。",
            "各系⟦其它⟧工作照常。",
            "校车⟦车箱⟧已消毒。",
            "教师⟦给与⟧指导。",
            "财务处核对⟦进帐⟧，桌椅⟦折迭⟧存放，借还⟦纪录⟧归档。",
            "各系上报⟦批覆⟧文件，中坚⟦份子⟧参加培训，摄影展有⟦塑象⟧6件。",
        ),
        good=(
            "后勤处填写台账。",
            "文艺节目丰富多彩。",
            "2024年5月20日，学院引进人才。",
            "2024年5月20日，学生登上其它山。",
            "教师讲解“人材”一词的旧写法。",
            "2024年5月20日，牧民搭起帐篷，运动员打破校纪录，地膜覆盖完毕，两个岗位的人员更迭。",
            "宿舍墙上贴着标识。",
        ),
    ),
)
