"""Numbers written in Chinese."""

from __future__ import annotations

_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五; Arabic from 1000 on."""
    if not 0 <= number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = _HAN[hundreds] + "百" if hundreds else ""
    if not rest:
        return head or _HAN[0]
    if not tens:
        return head + ("零" if head else "") + _HAN[ones]
    return head + ("" if tens == 1 and not head else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
