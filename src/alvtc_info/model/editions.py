"""The editions of the rule book: which rules each had, their severity, and what changed between two.

Pinned to an edition, a check runs the rules that it had, at the severity that they had then. What a rule finds is that
of today: for the findings of that time, install the program of that time. A rule that comes new into an edition begins
in preview (from 1.2 on), unless `MEASURED` holds how few of its findings were false on real text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from alvtc_info.errors import UsageError
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alvtc_info.model.rule import Rule

EDITIONS = ("1.0", "1.1", "1.2")  # oldest first; the last is the current one
# how the findings of a rule differ from those of the edition before, where that may surprise a user
CHANGED: Mapping[str, Mapping[str, str]] = {
    "1.1": {
        "first-report-elements": "任何日期或钟点都算时间；校园以外的地点也认得",
        "reporting-chain": "逐个列出报早了的院外单位；请示须在外报之前",
        "template-placeholder": "凡是 {…} 空位都找",
        "data-arithmetic": "起止时刻和历时、查出数和整改率、“共获奖8项”一类合计，也核对；“男、女”“合格、不合格”也加总核对；互有重叠的分项（女生、党员、住校生）不加总",
        "invalid-date": "报送日期早于事件的，不论用什么动词都提示",
        "followup-progress": "“出院、获救”也算有进展",
        "duplicate-submission": "和台账对照时，换了说法的同一件事也提示",
        "casualty-consistency": "骨折、擦伤等分项少于受伤人数的，也提示；“未受伤”不再当作受伤人数",
    },
    "1.2": {
        "header-elements": "抬头写“尊敬的各位领导”“你们好”、直接写院外单位的，宜改；没有版头的信息只作建议",
        "date-format": "版头、落款的日期写成2026.11.20的，也提示",
        "followup-sections": "换了名称的固定标题在那个标题处提示；“一、基本情况”宜改；第三节只写舆情或者只写善后的，宜改",
        "incomplete-date": "版头有日期、相隔四个月以内的，不再提示",
        "hours-out-of-order": "一句句往回说的时刻、先写结果后写起因的，也提示",
        "absolute-words": "“创造了奇迹”“空前恶劣”“彻底杜绝”一类没有依据的话也提示",
        "colloquial": "按说法的构造查口语：赔个两三万、得不行、多拨点钱",
        "anonymous-source": "“听说”在句子里任何地方都提示；有账号发布而没有写哪个平台的也提示",
        "relative-time": "首报、续报、终报里日期都在一个月的，“18日17时前”不提示；“放假前后”提示",
        "mismatched-measure": "名词由原来的几百个增加到几倍；动词在后、“X株，其中Y根”也查",
        "mismatched-verb": "名词由 216 个增加到 600 个；“提高执行进度”一类隔着动词的也查",
        "wrong-particle": "按词性判断的、地、得",
        "doubled-character": "跨在两个词上重复的字（定于于）也提示",
        "left-out-character": "从不单用的字单着的（名单已经确）、“12月18前”也提示",
        "typing-slip": "比原来更像错字的才提示",
        "unit-style": "面积写成“平方”、用电量写成“千瓦”的，也提示",
        "pii-bank-card": "写明是银行卡号而校验位不对的，也提示",
        "followup-title": "处置结束、总结报告的，获奖、开会标着续报的，只在标题处提示一次",
        "heading-sequence": "固定标题的序号和模板一致的不提示，缺的一节另有提示",
        "data-without-cutoff": "开头一段写明期间的，后文的计数不提示，写“累计、已、尚有”的只作建议；写了哪天检查的“检查发现……”、前面有的数“186人中……”、事发时车上室内的人不提示；派出的人和车、建议拨付的钱、终报里事情最后的影响不算数据",
        "premature-cause": "“责任全在”“因感情问题出走”，续报里等检验结果而已下结论的，也提示；“恶意造谣”“系其自己放入”“意在抹黑”“圆满解决”也算断定；首报标题已定为食物中毒一类的，续报已下结论、同一段又说正在调查的，也提示；“是造成垮塌的根本原因”“完全是他一个人的责任”“老化导致”、又说能否追回待查的“已无法追回”也算；性质正在认定而原因已查明的不提示",
        "citation-without-source": "“按照上级有关文件要求”不论谁按照都提示；“根据有关规定”“低于国家规定标准”宜改；标题很短、第一句就引用的，不再漏掉；标题里的（关于部分家长反映……的报告）不提示",
        "casualty-consistency": "前面说2人受轻伤、后面说3名伤员的，左右手、伤情等级、痊愈与住院前后不一的，出院早于事发的，也提示；分地方、分类别的数和各有名称的事件不互相比；打架、患病、疏散的人数前后不一，深度、长度、方位、楼层、性别、损失金额前后不一的，也提示；受伤的一部分（受伤教师1人、2名骨折学生）、各项相加正好的、只说一部分人没有受伤的，不提示；写无人员伤亡而另一句有人烫伤、划伤的，也提示",
        "vague-quantity": "约数（1000余名、12度左右）作一条建议；同段有确数的、标题写“部分学生”而正文有人数的不提示；“多次降雨”一类不提示；和断定原因重在一处的只提示断定原因",
        "data-arithmetic": "没有“其中、合计”的也核对：每天多少和几天一共多少、完成和正在推进、生均、按区间列出的占比；几种量词的合计（张、套、件）、师生比、单价和总价、增加数和增幅、合格和不合格、起止日和天数也核对；各项加起来只差一点的，建议；率和前文的数、增幅和增加的数、单价和数量、标题和正文的数对不上的，也提示；列项里的一项不当作后面几项的总数",
        "first-report-elements": "食堂、实训楼没写哪一处的，伤情诊断没写医院的，宜改；“一处车棚”“在路上”太笼统的，报告推到以后的，要求删帖、不得对外透露的，宜改",
        "followup-elements": "“经鉴定”没写谁鉴定的，舆情只说得到控制的，宜改；标着续报、写的是终报的，只在标题处提示一次；“网上没有任何负面舆情”没有截至时间的，宜改",
        "pii-student": "姓名和本人的电话、卡号写在一起的，也提示；首报、续报、终报里学生姓名和班级、年龄、处分写在一起的，写成“学生某某、某某在某处”的，也提示；谁的出生年月、住址都算",
        "title-informative": "写明什么东西出了什么事的不提示；标题写建议而正文没有建议的，宜改；首报、续报、终报的文种写成“汇报、总结”的，宜改；标题用感叹号的，建议",
        "thin-content": "整句只有口号的，也建议",
        "expert-byline": "别的稿件请专家论证、形成建议而没有署名的，建议",
        "stale-info": "标着首报、续报而写的是获奖、开会的，也查；还没有完的期间、文中写着今天的不提示；落实的文件、引用的数据是哪天发布的不算；分节写的综合信息，最近办的一件事在两个月以前的，也提示",
        "self-approval": "建议、问题一类综合信息由副处长、副主任一类副职，或科长、干事、辅导员等签发的，也提示",
        "undated-work": "“对策建议”“下一步打算”一节里没有写“已、了”的不提示",
        "jiezhi-misuse": "报名截止11月15日说的是期限，不提示",
        "document-without-number": "引用标准没有标准号的，也建议",
        "final-report-elements": "性质写了而全段没有写怎样认定的，宜改；“经认定”没有写由谁认定的，原因责任没有依据的，教训写在整改后面的，宜改；性质写“仍在研究”、“对责任人进行了严肃处理”没有写处理了谁的，宜改；“深刻汲取教训”不算经验教训",
        "redundant-wording": "“超过120余人”“近50余”“30余人左右”“约3万元上下”“不超过30人以内”也算重复",
        "invalid-date": "日期后用逗号隔开的星期（5月24日，星期五，）也核对；报案早于被骗的也提示；期间的末一天在那个月里不存在的（4月16日至31日），也提示；文末和“整改措施”一节里没有写“将”的安排不提示，夹在办过的事中间的宜改；原定、延长到的时刻和批示前就在做的不算颠倒",
        "typo-confusable": "词表由 65 条增加到 6600 多条；跨在两个词上的按分词判断；其它、报导、座标改由异形词提示",
    },
}

MOST_FALSE = 2.0  # false alarms per 10,000 characters of a rule that is new and not in preview
LEAST_MEASURED = 100_000  # characters


@frozen
class Measured:
    """What a rule was measured on before it came out of preview: which texts, in Chinese; how many characters.

    `false_alarms` is how many of its findings in them were wrong, each looked at.
    """

    texts: str
    characters: int
    false_alarms: int

    @property
    def rate(self) -> float:
        """False alarms per 10,000 characters."""
        return self.false_alarms / self.characters * 10_000


# the rules that were new in an edition and are out of preview since then, with what they were measured on
_UNSEEN = "1998年1月《人民日报》制表时没有看过的部分，和本库 tests 里的稿件、段落，第一次看"
_READ = "公开的高校、机关稿件段落（标注集）和 1998 年 1 月的报纸全文；写规则时看过；提示一律计作误报"
_GOLD = "公开的高校、机关稿件段落（标注集）；词表还没有数过它们的时候"

_REPORTED = "公开的高校、机关稿件段落（标注集），一律当作首报、续报、终报查；写规则时看过；提示一律计作误报"
_HALF = "公开的高校、机关稿件段落（标注集）的一半和1998年1月《人民日报》后半月，写规则时没有看过；提示一律计作误报"
_LISTED = "1998年1月《人民日报》后半月，名单取自前半月：200 个人名，旁边写过的职务，并列的先后；看后改过一处（没写职务的人不查）；提示一律计作误报"
_SLIPS = "公开的高校、机关稿件段落（标注集）、1998年1月《人民日报》后半月约 40 万字、法律条文约 40 万字、自拟稿件约 51 万字；写规则时看过，看后改过（话没说完改前 7 处，改后 0）；提示一律计作误报；字数没有算标注集"
_FOUR_KINDS = "公开的高校、机关稿件段落（标注集）和自拟段落，一律当作首报、续报、终报、综合信息查；写规则时没有看；提示一律计作误报"
MEASURED: Mapping[str, Mapping[str, Measured]] = {
    "1.2": {
        "addressee-punctuation": Measured(_READ, 2_020_758, 0),
        "anniversary-years": Measured(_READ, 2_020_758, 2),
        "area-code": Measured(_READ, 2_020_758, 0),
        "attachment-note": Measured(_READ, 2_020_758, 0),
        "closing-date-numerals": Measured(_READ, 2_020_758, 0),
        "closing-of-another-kind": Measured(_READ, 2_020_758, 0),
        "congress-ordinal": Measured(_READ, 2_020_758, 0),
        "congress-year": Measured(_READ, 2_020_758, 0),
        "doubled-character": Measured(_READ, 2_020_758, 14),
        "doubled-mark": Measured(_READ, 2_020_758, 3),
        "doubled-word": Measured(_READ, 2_020_758, 13),
        "dunhao-in-approximation": Measured(_READ, 2_020_758, 0),
        "fall-in-multiples": Measured(_READ, 2_020_758, 0),
        "festival-date": Measured(_READ, 2_020_758, 0),
        "former-name": Measured(_READ, 2_020_758, 6),
        "misspelt-name": Measured(_READ, 2_020_758, 0),
        "mixed-names": Measured(_READ, 2_020_758, 0),
        "mixed-numeral": Measured(_READ, 2_020_758, 0),
        "nested-marks": Measured(_READ, 2_020_758, 0),
        "ordinal-punctuation": Measured(_READ, 2_020_758, 0),
        "percentage-points": Measured(_READ, 2_020_758, 3),
        "plan-years": Measured(_READ, 2_020_758, 0),
        "repeated-item": Measured(_READ, 2_020_758, 6),
        "repeated-sentence": Measured(_READ, 2_020_758, 11),
        "run-together-names": Measured(_READ, 2_020_758, 0),
        "short-name-use": Measured(_READ, 2_020_758, 5),
        "skipped-item": Measured(_READ, 2_020_758, 6),
        "spoken-day": Measured(_READ, 2_020_758, 1),
        "title-marks-misused": Measured(_READ, 2_020_758, 0),
        "wrong-particle": Measured(_READ, 2_020_758, 5),
        "wrong-two": Measured(_READ, 2_020_758, 4),
        "misspelt-person": Measured(_LISTED, 926_226, 1),
        "rank-order": Measured(_LISTED, 926_226, 13),
        "wrong-post": Measured(_LISTED, 926_226, 1),
        "misused-word": Measured(_UNSEEN, 722_448, 1),
        "misspelt-phrase": Measured(_UNSEEN, 722_448, 1),
        "variant-form": Measured(_UNSEEN, 722_448, 3),
        "left-out-character": Measured(_READ, 2_020_758, 0),
        "typing-slip": Measured(_GOLD, 142_700, 25),
        "retold-otherwise": Measured(_REPORTED, 141_322, 0),
        "name-written-two-ways": Measured(_FOUR_KINDS, 189_147, 0),
        "title-against-text": Measured(_FOUR_KINDS, 189_147, 0),
        "hours-out-of-order": Measured(_REPORTED, 141_322, 0),
        "deadline-over": Measured(_FOUR_KINDS, 189_147, 0),
        "unit-told-otherwise": Measured(_FOUR_KINDS, 189_147, 0),
        "groundless-blame": Measured(_FOUR_KINDS, 189_147, 0),
        "written-password": Measured(_FOUR_KINDS, 189_147, 0),
        "told-deadlines": Measured(_REPORTED, 141_322, 0),
        "untimed-step": Measured(_REPORTED, 141_322, 7),
        "lacking-measure": Measured(_HALF, 987_212, 2),
        "mismatched-verb": Measured(_HALF, 987_212, 17),
        "misplaced-mark": Measured(_HALF, 987_212, 6),
        "mixed-forms": Measured(_HALF, 987_212, 1),
        "mismatched-measure": Measured(_SLIPS, 1_310_000, 1),
        "broken-off": Measured(_SLIPS, 1_310_000, 7),
        "misspelt-law": Measured(_SLIPS, 1_310_000, 1),
    }
}


@frozen
class EditionRule:
    """A rule in an edition: Chinese name, severity, whether in preview, clause, and the defaults of its options."""

    title: str
    severity: str
    preview: bool
    clause: str
    options: Mapping[str, int | bool]


def entry_of(rule: Rule) -> EditionRule:
    """A rule of today in the form in which an edition records it."""
    return EditionRule(rule.title, str(rule.severity), rule.preview, rule.clause or rule.standard, rule.defaults)


@lru_cache(maxsize=8)
def edition(version: str) -> Mapping[str, EditionRule]:
    """The rules of an edition by name. Raises UsageError for an unknown edition."""
    if version not in EDITIONS:
        raise UsageError("unknown-edition", f"没有“{version}”版规则集，可用：{' '.join(EDITIONS)}")
    import json
    from pathlib import Path

    data: dict[str, dict[str, Any]] = json.loads(
        (Path(__file__).parent / "rule_book" / f"{version}.json").read_text("utf-8")
    )
    return {name: EditionRule(**table) for name, table in data.items()}


def format_edition(rules: Iterable[Rule]) -> str:
    """The JSON text in which an edition is stored, one rule a line."""
    import json
    from dataclasses import asdict

    lines = [
        f"  {json.dumps(rule.name)}: {json.dumps(asdict(entry_of(rule)), ensure_ascii=False)}"
        for rule in sorted(rules, key=lambda rule: rule.name)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compare(old: str, new: str) -> list[str]:
    """What changed from one edition to a later one, a line each, in Chinese.

    Raises UsageError for an unknown edition, and where `old` is later than `new`.
    """
    before, after = edition(old), edition(new)
    if EDITIONS.index(old) > EDITIONS.index(new):
        raise UsageError("backwards", f"“{old}”比“{new}”新，请把旧的写在前面")
    since = EDITIONS[EDITIONS.index(old) + 1 : EDITIONS.index(new) + 1]
    return differences(before, after, [CHANGED.get(version, {}) for version in since])


def differences(
    before: Mapping[str, EditionRule], after: Mapping[str, EditionRule], changed: Sequence[Mapping[str, str]] = ()
) -> list[str]:
    """What changed between two sets of rules, a line each, in Chinese.

    `changed` says, for each edition after `before`, how the findings of its rules differ: rule → Chinese text.
    """
    from alvtc_info.model.finding import Severity

    def level(entry: EditionRule) -> str:
        return "试行" if entry.preview else Severity(entry.severity).label

    lines = [f"新增　{name}　{e.title}（{level(e)}）" for name, e in after.items() if name not in before]
    lines += [f"取消　{name}　{e.title}" for name, e in before.items() if name not in after]
    for name, entry in after.items():
        was = before.get(name)
        if was is None:
            continue
        changes = [] if level(was) == level(entry) else [f"级别由{level(was)}改为{level(entry)}"]
        if was.title != entry.title:
            changes.append(f"原名“{was.title}”")
        if was.clause != entry.clause:
            changes.append(f"依据由 {was.clause} 改为 {entry.clause}")
        if was.options != entry.options:
            changes.append(f"选项由 {_options(was)} 改为 {_options(entry)}")
        changes += [table[name] for table in changed if name in table]
        if changes:
            lines.append(f"改动　{name}　{entry.title}：{'；'.join(changes)}")
    return lines


def _options(entry: EditionRule) -> str:
    return "、".join(f"{key}={str(value).lower()}" for key, value in entry.options.items()) or "无"
