"""TOML within limits, with one Chinese line on what is wrong.

The time that tomllib takes grows with the square of the parts of a key, so these are counted first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.errors import InputError
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = 32  # of a dotted key
_STRING = Pattern(r""""(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'""")
_KEY = Pattern(r"(?:\.[ \t]*[A-Za-z0-9_-]++[ \t]*){32}")


def loads(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The data of a TOML text. Raises tomllib.TOMLDecodeError as tomllib does, and for a key of more than 32 parts."""
    import tomllib

    bare = _STRING.compiled.sub("s", text)
    found = _KEY.compiled.search(bare)
    if found:
        # tomllib's own error on that line: what its error is made of is not the same in every Python
        return tomllib.loads("\n" * bare.count("\n", 0, found.start()) + "=")
    return tomllib.loads(text, parse_float=parse_float)


_LINE = Pattern(r"line (\d+), column (\d+)")


def parse_toml(
    data: bytes, name: str, what: str, code: str, *, parse_float: Callable[[str], Any] = float
) -> dict[str, Any]:
    """The tables of a TOML file of UTF-8 text.

    `what` is what the file is called (配置文件). Raises InputError with the code `<code>-encoding` or `<code>-syntax`,
    whatever the bytes are: brackets thousands deep and numbers of thousands of digits are no crash.
    """
    import tomllib

    try:
        return loads(data.decode("utf-8-sig"), parse_float=parse_float)
    except UnicodeDecodeError:
        raise InputError(f"{code}-encoding", f"{what}不是 UTF-8 编码，请另存为 UTF-8", name) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{code}-syntax", f"{what}格式有误：{_place(str(error))}", name) from None
    except RecursionError:
        raise InputError(f"{code}-syntax", f"{what}格式有误：括号嵌套太深", name) from None
    except (ValueError, ArithmeticError):
        raise InputError(f"{code}-syntax", f"{what}格式有误：有一个数或日期太长或不存在", name) from None


def _place(message: str) -> str:
    """The place in a TOML error message, in Chinese."""
    found = _LINE.search(message)
    return f"第 {found[1]} 行第 {found[2]} 列" if found else "末尾不完整"
