"""Drafts that every entrance must judge alike, and what a check can be asked for, for the library and for a command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from alvtc_info import Finding, load_facts
from alvtc_info.analysis.similarity import trace
from alvtc_info.assessment.ledger_entries import Item
from alvtc_info.assessment.ledger_store import open_store
from tests import ROOT
from tests.building import HEAD, WORD, make_docx, paragraph

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckChoices

PACK = ROOT / "src" / "alvtc_info" / "institution" / "packs" / "alszyxy"
FRAME = ("后勤处值班信息", "第12期", "后勤处　　2024年5月22日", "后勤处近日更换供水阀门")
STORY = "5月20日，后勤处更换学生公寓2号楼供水阀门6个,检修管道120米，截止5月21日，当日恢复供水，学生正常用水。"
TAIL = "编辑：刘某　电话：0483-8000000　签发：李某"
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>前天又查一遍。</w:t></w:r></w:p>"
GONE = '<w:p><w:del w:id="7" w:author="王某"><w:r><w:delText>大前天已查。</w:delText></w:r></w:del></w:p>'
SAID = f"{HEAD}<w:comments xmlns:w='{WORD}'><w:comment w:id='4' w:author='王某'>{paragraph('去年查过')}</w:comment></w:comments>"
YAML = (
    f"kind: daily\ndepartment: 后勤处\ndated: 2024-05-22\ntitle: {FRAME[-1]}\nbody:\n  - {STORY}\n  - 目前3人住院。\n"
)
DISGUISED = "目前停水,某院某系十院漏水,校园停水十时.\n" * 12  # as GB18030 its bytes are UTF-8 too, of other letters
SETTINGS = 'ignore = ["relative-time"]\n[words.vague-time]\nadd = ["入冬前"]\n'
TYPED = "昨日，后勤处检修阀门，入冬前再查,近日开会。\n"


class Case(NamedTuple):
    """A draft, and how a check of it is asked for beside what else is asked: of the library, of a command."""

    path: Path
    choices: CheckChoices
    words: tuple[object, ...]

    @property
    def is_word(self) -> bool:
        return self.path.suffix == ".docx"


def cases(folder: Path) -> dict[str, Case]:
    """A Word draft, text whose encoding must be told, a report as data, text with settings beside it that a command finds."""
    word = folder / "稿.docx"
    body = "".join(map(paragraph, (*FRAME, STORY, "目前3人住院。"))) + HIDDEN + GONE + paragraph(TAIL)
    word.write_bytes(make_docx(body, parts={"word/comments.xml": SAID}, links=(("comments", "comments.xml"),)))
    disguised = folder / "乱码.txt"
    disguised.write_bytes(DISGUISED.encode("gb18030"))
    data = folder / "报告.yaml"
    data.write_text(YAML, encoding="utf-8")
    settled = folder / "有配置" / "稿.txt"
    settled.parent.mkdir()
    settled.write_text(TYPED, encoding="utf-8")
    settings = settled.with_name("alvtc-info.toml")
    settings.write_text(SETTINGS, encoding="utf-8")
    word_settled = settled.with_name("稿.docx")
    word_settled.write_bytes(make_docx("".join(map(paragraph, (*FRAME, TYPED, TAIL)))))
    return {
        "word": Case(word, {}, ()),
        "disguised": Case(disguised, {"encoding": "gb18030"}, ("--encoding", "gb18030")),
        "data": Case(data, {}, ()),
        "settled": Case(settled, {"config": settings}, ()),
        "word with settings": Case(word_settled, {"config": settings}, ()),
    }


class Wish(NamedTuple):
    """What a check is asked for, of the library and of a command."""

    choices: CheckChoices
    words: tuple[object, ...]


def _facts(folder: Path) -> Wish:
    known = {"approvals": [{"name": "赵某", "level": "officer"}], "submitted_at": "2024-05-22 10:00", "important": True}
    meta = folder / "meta.json"
    meta.write_text(json.dumps(known), encoding="utf-8")
    return Wish({"facts": load_facts(known), "kind": "daily"}, ("--meta", meta, "--kind", "daily"))


def _institution(folder: Path) -> Wish:
    pack = folder / "pack"
    shutil.copytree(PACK, pack)
    file = pack / "institution.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("信息工作制度", "本校信息办法"), encoding="utf-8")
    return Wish({"institution": pack}, ("--institution", pack))


def _ledger(folder: Path) -> Wish:
    place = folder / "台账.db"
    item = Item(title=FRAME[-1], department="后勤处", dated=date(2024, 5, 21))
    with open_store(place, create=True) as book:
        book.add(item, by="王某", trace=trace(f"{FRAME[-1]}\n{STORY}\n目前3人住院。"))
    return Wish({"ledger": place, "kind": "daily"}, ("--ledger", place, "--kind", "daily"))


_MADE = {"facts": _facts, "institution": _institution, "ledger": _ledger}
_PLAIN = {
    "nothing": Wish({}, ()),
    "kind and stage": Wish({"kind": "综合信息", "stage": "sign"}, ("--kind", "composite", "--stage", "sign")),
    "report date": Wish({"report_date": "2024年5月23日"}, ("--report-date", "2024-05-23")),
    "select": Wish({"select": ["vague-time", "halfwidth-punct"]}, ("--select", "vague-time,halfwidth-punct")),
    "ignore": Wish({"ignore": "vague-time"}, ("--ignore", "vague-time")),
    "extras": Wish({"extras": ["hidden", "comments", "deletions"]}, ("--include", "hidden,comments,deletions")),
    "profile": Wish({"profile": "news"}, ("--profile", "news")),
    "layout": Wish(
        {"layout": True, "layout_profile": "windows-fonts"}, ("--layout", "--layout-profile", "windows-fonts")
    ),
}
WISHES = (*_PLAIN, *_MADE)


def wish_for(name: str, folder: Path) -> Wish:
    """One of the wishes, with the files that it names made in the folder."""
    return _PLAIN[name] if name in _PLAIN else _MADE[name](folder)


Mark = tuple[str, str, int, int, str, str]


def marks(findings: Iterable[Finding]) -> list[Mark]:
    """What was found, and where."""
    return [(f.rule, f.block, f.start, f.end, f.message, str(f.severity)) for f in findings]


def marks_of(findings: Iterable[dict[str, Any]]) -> list[Mark]:
    """The same of findings as JSON has them."""
    return [(f["rule"], f["block"], f["start"], f["end"], f["message"], f["severity"]) for f in findings]
