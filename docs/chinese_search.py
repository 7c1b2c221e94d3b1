"""Search in Chinese for these pages: words are found wherever their characters stand in a row.

The index holds every character, every two characters that stand together, and every longer word of the dictionary: the
words that jieba cuts from the pages and the product's own. The page that searches cuts what is typed by the same
dictionary, so 校核信息 finds pages that hold 校核 and 信息. Words in Latin letters are stemmed as English ones.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

jieba.setLogLevel("WARNING")
PAGES = Path(__file__).parent
HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z0-9_]+")
LONGEST = 8
OWN = "校核信息 送签稿 报送包 值班信息 政务信息 信息工作制度 送签单 封签 案卷 机构包 规则集 批注稿".split()


@cache
def dictionary() -> frozenset[str]:
    """The words of two to eight characters: the product's own, and those that jieba finds in the pages."""
    from alvtc_info.cli.main import CHINESE_COMMANDS
    from alvtc_info.model.finding import Severity
    from alvtc_info.model.kinds import Kind, Stage
    from alvtc_info.rules import RULES

    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PAGES.rglob("*.md")))
    labels = (each.label for names in (Kind, Stage, Severity) for each in names)
    own = " ".join((*OWN, *CHINESE_COMMANDS, *labels, *(rule.title for rule in RULES)))
    found = {*jieba.cut_for_search(text), *HAN.findall(own)}
    return frozenset(word for word in found if 2 <= len(word) <= LONGEST and HAN.fullmatch(word))


def words(text: str) -> list[str]:
    """What a text is found by: characters, pairs, words of the dictionary, Latin words and the parts of names."""
    known, found = dictionary(), []
    for run in HAN.findall(text):
        for start in range(len(run)):
            for size in range(1, min(LONGEST, len(run) - start) + 1):
                word = run[start : start + size]
                if size < 3 or word in known:
                    found.append(word)
    for name in LATIN.findall(text):
        found += {name, *filter(None, name.split("_"))}
    return found


class ChineseSearch(SearchEnglish):
    """The language of the index; the name is that of the stemmer's script, which is the English one."""

    lang = "zh"

    def split(self, text: str) -> list[str]:
        """The words of a text."""
        return words(text)

    @property
    def js_splitter_code(self) -> str:  # type: ignore[override]
        """The script that cuts what is typed, with the dictionary in it."""
        script = (PAGES / "chinese_search.js").read_text(encoding="utf-8")
        return script.replace('"DICTIONARY"', json.dumps(" ".join(sorted(dictionary())), ensure_ascii=False))


def setup(app: Sphinx) -> dict[str, bool]:
    """Take the place of Sphinx's own Chinese, whose pages ask for a stemmer that it does not ship."""
    app.add_search_language(ChineseSearch)
    return {"parallel_read_safe": True}
