"""What `ledger` and `emergency` ask and say alike about seals: heads, differences, who approved an erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.model.hash_chain import Head

MOST = 20  # differences that are listed
REPLACED = "可能是改动过、另存过、磁盘损坏或换成了另一份"


def add_heads(command: ChineseParser, where: str) -> None:
    """Add the option for heads that were kept elsewhere; `where` says by what."""
    command.add_argument("--head", action="append", default=[], metavar="封签", help=f"{where}留存的封签；可写几次")


def add_approval(command: ChineseParser) -> None:
    """Add who approved an erasure, and why."""
    command.add_argument("--approved-by", required=True, metavar="姓名", help="谁批准的")
    command.add_argument("--reason", required=True, metavar="理由", help="为什么清除；不要把要清除的内容写在这里")


def say(text: str) -> None:
    """Print one line."""
    from alvtc_info.text.display import visible

    print(visible(text))


def say_differences(lines: Sequence[str], what: str) -> None:
    """Print what differs, the first entry first, and what to do."""
    for line in lines[:MOST]:
        say(f"× {line}")
    if len(lines) > MOST:
        say(f"× ……另有 {len(lines) - MOST} 处")
    say(f"{what}与封签有 {len(lines)} 处不一致，从上面第一处看起；请先复制一份留着，再和备份、留存的封签对照")


def say_head(head: Head | None, heads: Sequence[Head]) -> None:
    """Print the head, and what could not be seen without one that was kept elsewhere."""
    if head is not None:
        say(f"封签：{head}　全部：{head.hash}")
    if not heads:
        say("没有对照留存的封签：整个重写、截掉末尾、恢复旧备份看不出；请用 --head 写明以前印在纸上的封签")
