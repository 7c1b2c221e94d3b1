"""Variant forms that are told by a character, whatever word it stands in: 帐 but for tents, 迭 for what is folded.

Source: 《简化字总表》 (1986), which restored 叠 and 覆 and kept 像 apart from 象, 《现代汉语词典》 for 账 and 帐, 记录 and 纪录,
分子 and 份子, 唯 and 惟, 借 and 藉; by rule of thumb, none has been looked up word by word. As of 2026-11-30.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.proofreading.candidates import WrongForm
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# each finds the character in what is a variant form; the character that should stand there
_CLASSES: tuple[tuple[Pattern, str], ...] = (
    (Pattern(r"(?<![蚊营纱罗床幔毡军锦绛帷虎甲升搭圆皮布挂])帐(?![篷子幕房下帘内中外里顶钩杆具])"), "账"),
    (Pattern(r"(?<=[折重层堆交铺])迭(?!代)|迭(?=[加放压置合叠被衣纸]|罗汉|起来)"), "叠"),
    (Pattern(r"(?<=[答反批回重函电敬])覆(?![盖灭没土膜])|覆(?=[核查函电议审印检验])"), "复"),
    (Pattern(r"(?<=[图影录声铜塑雕佛画头肖摄音遗蜡成好偶])象(?![征限牙棋群科鼻])|象(?=片|框)"), "像"),
    (Pattern(r"(?<=[\u4e00-\u9fff]{2})(?<![凑随出送交收一两几家])份(?=子(?!钱|礼))"), "分"),
    (Pattern(r"(?<=[组天盐糖缘名])份(?!额)"), "分"),
    (Pattern(r"惟(?=[有独])"), "唯"),
    (Pattern(r"(?<=凭)藉|藉(?=[此口助以机])"), "借"),
    (Pattern(r"(?<=[征装])定(?=[成完教报]|$|[，。；、])|定(?=餐[人的数费单]|票[信的系])"), "订"),
    (Pattern(r"(?<=[色光神])采(?=纷呈|缤纷|斑斓)|(?<=多)采(?=[多的]|校园|生活|人生)|采(?=排(?!放|列|班|除|水))"), "彩"),
)
# 纪录 is the best that was done, and films of it; whatever is written down is 记录
_RECORD = Pattern(r"纪(?=录(?!片|电影|频道|影))")
_BEST = Pattern(
    r"[破创刷超保追赶]|世界|全国|亚洲|奥运|历史|最[高好佳低快长多大]|赛|运动会|冠军|成绩|吉尼斯|新纪录|米|公斤|秒|校纪录|纪录保持|连胜|纪录者"
)
_CLAUSE = Pattern(r"[，。；：\n]")
_REACH = 30  # code points on either side of a word in which its clause stands


def variant_classes(text: str) -> Iterator[WrongForm]:
    """The words of two characters at which a variant form stands, each with the usual form."""
    for pattern, right in _CLASSES:
        for match in pattern.finditer(text):
            yield _with_neighbour(text, match.start(), right)
    for match in _RECORD.finditer(text):
        at = match.start()
        before = _CLAUSE.split(text[max(0, at - _REACH) : at])[-1]
        after = _CLAUSE.split(text[at : at + _REACH])[0]
        if not _BEST.search(before + after):
            yield WrongForm(at, at + 2, "纪录", "记录")


def _with_neighbour(text: str, at: int, right: str) -> WrongForm:
    """The character with that before it, or behind it where none stands before; 份子 as it is."""
    if text[at : at + 2] == "份子":
        return WrongForm(at, at + 2, "份子", "分子")
    start = at - 1 if at and "\u4e00" <= text[at - 1] <= "\u9fff" else at
    end = at + 1 if start < at else at + 2
    wrong = text[start:end]
    return WrongForm(start, end, wrong, wrong.replace(text[at], right))
