"""Personal numbers and secrecy marks: how they are recognised, and how they are masked in all output.

One matcher, `private_numbers`, finds the numbers for the rules and for the masks, on folded text whose offsets are
those of the text as written. Every string that leaves the program goes through `mask_all`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import BLANKS, may_bear_mark, secrecy_marks

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_SEPARATORS = rf"{BLANKS}\-‐‑‒–—―−－﹣~～·•・.．_"
_S, _S1 = f"[{_SEPARATORS}]{{0,3}}", f"[{_SEPARATORS}]{{1,3}}"
_N, _N1 = _S.replace(".．", ""), _S1.replace(".．", "")  # a single point makes a decimal of two groups
_WRAP = rf"(?:[{BLANKS}]{{0,3}}[\v][{BLANKS}]{{0,3}})?"  # a line that is broken within a number ("\v", see `mask_all`)
_LAST = r"[\dXx×✕✖ХхⅩⅹ]"
_SPOKEN = "〇零○Оо一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_FIGURES = str.maketrans(_SPOKEN, "00000" + "123456789" + "1" + "123456789")

_GATE = Pattern(rf"\d[\d（）(){_SEPARATORS}]{{5}}")  # what a number of any kind begins with
_LONG = 15  # the least digits of an identity number or a card
_SPOKEN_RUN = Pattern(rf"[{_SPOKEN}]{{11,18}}")
_IDENTITY = Pattern(rf"(?<![\dA-Za-z])\d(?:{_S}\d){{16}}{_S}{_LAST}(?![\dA-Za-z])")
_OLD_IDENTITY = Pattern(rf"(?<![\dA-Za-z])[1-9]\d{{5}}{_S}\d{{6}}{_S}\d{{3}}(?![\dA-Za-z])")
_BANK = Pattern(
    rf"(?<![\dA-Za-z])\d{{4}}(?:{_N1}\d{{4}}){{3}}(?:{_N1}\d{{1,3}})?(?![\dA-Za-z])"
    rf"|(?<![\dA-Za-z])\d(?:{_WRAP}\d){{15,18}}(?![\dA-Za-z])"
)
_MOBILE = Pattern(
    rf"(?<![\d.])(?:(?<!\d[-–—])|(?<=\d{{11}}[-–—]))(?:[（(]?(?:\+|00)?86[）)]?{_S})?(?:[（(](?=1[3-9]\d[）)]))?1(?:[3-9]\d[）)]?(?:{_N}\d{{4}}{_N}\d{{4}}|{_S1}\d{{4}}{_S1}\d{{4}}"
    rf"|{_N1}\d{{3}}{_N1}\d{{5}})|[3-9]\d\d{_S1}\d{{4}}{_S1}\d{{3}}|[3-9]\d{{3}}[{BLANKS}]{{1,3}}\d{{6}}"
    rf"|{_S1}[3-9](?:{_S1}\d){{9}}|{_WRAP}[3-9](?:{_WRAP}\d){{9}})(?![\dA-Za-z]|\.\d)"
)
_LANDLINE = Pattern(
    rf"(?<![\dA-Za-z.])(?<!\d[-–—])(?:[（(]0(?:10|2\d|[3-9]\d\d)[）)]{_N}|0(?:10|2\d|[3-9]\d\d){_N1}"
    rf"|(?:\+|00)86{_N}0?(?:10|2\d|[3-9]\d\d){_N1})(?:[2-8]\d{{2,3}}{_N}\d{{4}})(?!\d|\.\d)"
)
_B = f"[{BLANKS}]{{0,3}}"
_LABELLED = Pattern(
    rf"(?P<label>身{_B}份{_B}证(?:{_B}件)?|证{_B}件|护{_B}照|通行证|居住证|学{_B}籍|学{_B}号|银行卡|卡{_B}号|(?:银行|收款|开户|结算)[账帐]号)"
    rf"(?P<named>[（(]?{_B}(?:号{_B}码|证号|编号|号)?{_B}"
    r"(?:[（(][^（）()\n\d]{0,8}[）)])?[^\w，。；\n]{0,6}(?:[为是系][^\w，。；\n]{0,3})?)"
    rf"(?P<number>[A-Za-z]{{0,2}}\d(?:{_S}\d){{4,23}}(?:{_S}{_LAST})?)(?![\d*＊]|{_S}[*＊]|[Xx×]{{2}})"
)
_LABEL_ABOVE = Pattern(r"(?:身份证件?|证件)(?:号码|证号|号)?[：: ]*$")
_DATED = Pattern(rf"(?:19|20)\d\d{_S1}\d{{1,2}}{_S1}\d{{1,2}}$")
_OTHER_NUMBER = Pattern(
    r"(?:订单|流水|单据|合同|设备|资产|序列|出厂|机身|固定资产|批[号次]|发票|运单|快递单|物流|交易|账单|工单|案[件号]|文[件号]|条码|车架"
    r"|统一社会信用代码|信用代码|税号|识别|型号|档案|项目|课题|学号|工号|票号|IMEI|MAC|ISBN|S/?N|N[oO]\.?)[^，。；：\d\n]{0,4}[：:为是#＃. ]*[A-Za-z]{0,4}[-_]?$"
)
_QUANTITY = Pattern(
    rf"[{BLANKS}]?(?:元|万|亿|千|百|余|多|吨|公里|米|平方|立方|人|次|字节|个|%|‰|美元|欧元|千瓦|kW|度电|升|克|公斤|MB|KB|GB|B\b|秒|毫秒)"
)
_LETTERED = Pattern(r"[A-Za-z]$")
_CALLING = Pattern(r"(?:tel|phone|mobile|mob|cell|call|fax|wx|vx|wechat|t|m|h)[：:. ]?$", flags=2)
_OFFICE = Pattern(
    r"(?:编辑|联系人|联系电话|联系方式|值班电话|咨询电话|报名电话|热线|传真|主笔人|办公(?:室)?电话|电话)(?:及电话|和电话)?[：:][^，。；\n]{0,24}$"
    r"|(?:值班室|办公室|处|部|局|院|中心|委|办|站|所|队|厅)[（(]?(?:电话)?[：: ]?$"
    r"|[（(，](?:例如|形如|如)[：: ]?$|电话[：: ]?$"
)
# before 卡号: a card of a bank, or one that is paid to
_OF_BANK = Pattern(
    r"(?:银行|储蓄|借记|信用|工资|[工农建中交商]行|邮储|信用社|开户|账户|退费|退款|收款|付款|打款|转账|汇款)[^，。；]{0,4}$"
)
_BEFORE_CARD = 10  # code points of that
_CALLED = Pattern(
    rf"(?:电{_B}话|手{_B}机|联{_B}系(?:方式|人)?|微信|短信|来电|致电|拨打|拨通)(?:号码?)?[^\w，。；\n]{{0,4}}(?:[为是][^\w，。；\n]{{0,2}})?$"
)
_PARTY = Pattern(r"家长|学生|伤者|受害|患者|涉事|本人|母亲|父亲|监护人|当事|家属|家庭|住宅|家中")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split()
)
IDENTITY, DOUBTFUL, OLD_IDENTITY, CARD, MOBILE = "identity", "doubtful", "old-identity", "card", "mobile"
NAMED_CARD = "named-card"  # called a bank card, with a wrong check digit
OTHER = "other"  # masked, and no finding of a rule on numbers: a landline, a student's number, an account


class PrivateNumber(NamedTuple):
    """A number that is not shown: its span in the text, its kind, its digits without what is typed between them."""

    start: int
    end: int
    kind: str
    digits: str


def is_id_card(number: str) -> bool:
    """Whether an 18-character number is a valid resident identity number (GB 11643).

    Its check digit must be right and its birth date a real one.
    """
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= 1850 and "10X98765432"[total % 11] == number[-1].upper()


def is_old_id_card(number: str) -> bool:
    """Whether a 15-digit number of the old form holds a real birth date."""
    try:
        date(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
    except ValueError:
        return False
    return True


def is_bank_card(number: str) -> bool:
    """Whether a number of 16 to 19 digits passes the Luhn check and is no identity number and no repeated digit."""
    digits = number.replace(" ", "")
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and digits[0] in "3456" and not (len(digits) == 18 and is_id_card(digits))


def private_numbers(text: str) -> list[PrivateNumber]:
    """All numbers in a text that are not shown, in order; widths may be folded or not."""
    if _SPOKEN_RUN.search(text) is not None:
        text = _SPOKEN_RUN.sub(lambda found: found.group().translate(_FIGURES), text)
    found: list[PrivateNumber] = []
    done = 0
    for gate in _GATE.finditer(text):
        if gate.start() < done:
            continue
        start = text.rfind("\n", 0, gate.start()) + 1
        end = text.find("\n", gate.end())
        done = end = len(text) if end < 0 else end
        found += _in_line(text, start, end)
    return found


def _in_line(text: str, start: int, end: int) -> list[PrivateNumber]:
    """The numbers of one line: where two overlap, the first kind in the order of certainty stands."""
    line = fold(text[start:end])
    above = fold(text[max(0, start - 12) : max(0, start - 1)])
    chosen: list[PrivateNumber] = []
    taken = bytearray(len(line))
    for each in _candidates(line, above):
        if not any(taken[each.start : each.end]):
            taken[each.start : each.end] = b"\x01" * (each.end - each.start)
            chosen.append(each)
    chosen.sort()
    return [each._replace(start=start + each.start, end=start + each.end) for each in chosen]


def _candidates(line: str, above: str) -> Iterator[PrivateNumber]:
    labelled = list(_beside_label(line, above))
    yield from (each for each in labelled if each.kind in (IDENTITY, OLD_IDENTITY))
    long = sum(map(str.isdigit, line)) >= _LONG
    if long:
        yield from _identities(line)
    yield from labelled
    if long:
        yield from _cards(line)
    yield from _phones(line)


def _cards(line: str) -> Iterator[PrivateNumber]:
    """Bank cards, and old identity numbers without a label."""
    for found in _BANK.finditer(line):
        digits = _digits(found.group())
        if is_bank_card(digits) and not _other(line, found.start()):
            yield PrivateNumber(*found.span(), CARD, digits)
    for found in _OLD_IDENTITY.finditer(line):
        digits = _digits(found.group())
        if digits[:2] in _PROVINCES and is_old_id_card(digits) and not _other(line, found.start()):
            yield PrivateNumber(*found.span(), OTHER, digits)


def _digits(written: str) -> str:
    return "".join(c if c.isdigit() else "X" for c in written if c.isdigit() or c in "Xx×✕✖ХхⅩⅹ")


def _identities(line: str) -> Iterator[PrivateNumber]:
    for found in _IDENTITY.finditer(line):
        digits = _digits(found.group())
        if is_id_card(digits):
            yield PrivateNumber(*found.span(), IDENTITY, digits)
        elif _plausible(digits) and not is_bank_card(digits.replace("X", "0")) and not _other(line, found.start()):
            yield PrivateNumber(*found.span(), DOUBTFUL, digits)


def _plausible(digits: str) -> bool:
    """Whether a number with a wrong check digit or date was meant as an identity number."""
    month, day = int(digits[10:12]), int(digits[12:14])
    return digits[:2] in _PROVINCES and digits[6:8] in ("19", "20") and 0 < month < 13 and 0 < day < 32


def _beside_label(line: str, above: str) -> Iterator[PrivateNumber]:
    for found in _LABELLED.finditer(line):
        kind = _labelled_kind(found)
        if kind:
            yield PrivateNumber(*found.span("number"), kind, _digits(found["number"]))
    if _LABEL_ABOVE.search(above):
        found_number = _LABELLED.match("证件" + line)
        if found_number:
            start, end = found_number.span("number")
            yield PrivateNumber(start - 2, end - 2, DOUBTFUL, _digits(found_number["number"]))


def _labelled_kind(found: re.Match[str]) -> str:
    """The kind of a number beside a label; empty where it is a date, a count, or too short for one."""
    label, digits = "".join(c for c in found["label"] if c.isalpha()), _digits(found["number"])
    if label in ("学号", "学籍"):
        return OTHER if len(digits) >= 6 else ""
    if label in ("护照", "通行证", "居住证"):
        return OTHER if len(digits) >= 7 and not _DATED.match(found["number"]) else ""
    if not label.startswith(("身份证", "证件")):
        card = 16 <= len(digits) <= 19 and digits.isdigit() and is_bank_card(digits)
        start = found.start("label")
        of_bank = label != "卡号" or _OF_BANK.search(found.string, max(0, start - _BEFORE_CARD), start) is not None
        if not card and 16 <= len(digits) <= 19 and of_bank:
            return NAMED_CARD
        return CARD if card else OTHER if len(digits) >= 12 else ""
    if len(digits) == 18 and is_id_card(digits):
        return IDENTITY
    if len(digits) == 15 and digits.isdigit() and is_old_id_card(digits):
        return OLD_IDENTITY
    if _DATED.match(found["number"]) or len(digits) < (8 if found["named"].strip() else 14):
        return ""
    return DOUBTFUL if len(digits) > 10 else OTHER


def _other(line: str, start: int) -> bool:
    """Whether the words before a number say that it is the number of a thing."""
    return _OTHER_NUMBER.search(line, max(0, start - 24), start) is not None


def _phones(line: str) -> Iterator[PrivateNumber]:
    for found in _MOBILE.finditer(line):
        before = line[max(0, found.start() - 10) : found.start()]
        if _LETTERED.search(before) and not _CALLING.search(before):
            continue
        if _CALLED.search(before) or not (_other(line, found.start()) or _counted(line, found)):
            yield PrivateNumber(*found.span(), MOBILE, _digits(found.group())[-11:])
    for found in _LANDLINE.finditer(line):
        before = line[max(0, found.start() - 40) : found.start()].rpartition("\v")[2]  # "\v" stands for a line break
        if not (_OFFICE.search(before) and not _PARTY.search(before)) and not _other(line, found.start()):
            yield PrivateNumber(*found.span(), OTHER, _digits(found.group()))


def _counted(line: str, found: re.Match[str]) -> bool:
    """Whether a number without anything between its digits stands before a unit."""
    return found.group().isdigit() and _QUANTITY.match(line, found.end()) is not None


def mask(text: str) -> str:
    """The first and the last character, the rest as *: the only form in which anything private is shown."""
    return text if len(text) < 3 else text[0] + "*" * (len(text) - 2) + text[-1]


def may_need_mask(text: str) -> bool:
    """Whether a text, or any piece of it, has what every number and mark that is masked begins with; a quick look."""
    return may_bear_mark(text) or _GATE.search(text) is not None or _SPOKEN_RUN.search(text) is not None


def mask_all(text: str, shown: Iterable[str] = ()) -> str:
    """The text with every private number and secrecy mark in it masked; its length does not change.

    `shown` are numbers that are shown all the same: those of the institution's own address book.
    """
    if not may_need_mask(text):
        return text
    kept = {_digits(number) for number in shown}
    numbers = private_numbers(text.replace("\n", "\v"))
    spans = [(each.start, each.end) for each in numbers if each.digits not in kept]
    spans += secrecy_marks(text)
    return masked(text, spans)


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans of it masked."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += (text[at:start], mask(text[start:end]))
            at = end
    return "".join((*pieces, text[at:]))
