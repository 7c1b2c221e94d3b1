"""The doors by which foreign bytes come in: for each good files, how they are spoilt, and the commands that read them."""

from __future__ import annotations

import io
import re
import shutil
import struct
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.institution.values import FILES
from alvtc_info.reporters.registry import FORMATS
from fuzz_mutations import (
    in_database,
    in_pack,
    in_package,
    in_picture,
    in_rows,
    in_text,
    in_tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "src" / "alvtc_info" / "institution" / "packs" / "alszyxy"
SCORING = ROOT / "src" / "alvtc_info" / "assessment" / "scoring-example.toml"
NOW = ("--now", "2024-05-20 15:10")
_JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x01\x00\x60\x00\x60\x00\x00\xff\xc0" + struct.pack(">HBHHB", 11, 8, 3, 2, 1) + b"\x01\x11\0"
    b"\xff\xda\x00\x08" + bytes(6) + b"\x01\xff\xd9"
)  # fmt: skip
_BMP = b"BM" + bytes(12) + struct.pack("<IiiHH", 40, 2, 3, 1, 24) + bytes(30)
_GIF = b"GIF89a" + struct.pack("<HH", 2, 3) + bytes(3)
_ROWS = (
    "标题,部门,日期,类别,报送人,备注\n"
    "第一教学楼改造完成,后勤处,2024-05-20,重点工作进展,李某,\n"
    "毕业生就业去向统计,招生就业处,5月22日,工作经验总结,王某,补报\n"
    "食堂价格听证,后勤处,2024年6月3日,意见建议,李某,\n"
)


class Kit:
    """Good files of every kind, made once by the commands themselves; `folder` holds them."""

    def __init__(self, folder: Path, run: Callable[[list[str]], None]) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
        for path in sorted(folder.glob("*.yaml")):
            run(["render", str(path), "-o", str(path.with_suffix(".docx"))])
        case = str(folder / "event.yaml")
        run(["emergency", "start", "-o", case, "--occurred", "2024-05-20 14:30", "--anyway", "--department", "后勤处",
             "--place", "实训楼3层", "--what", "配电箱冒烟", "--recorder", "李某"])  # fmt: skip
        shutil.move(folder / "first.docx", folder / "首报.docx")
        for more in (
            ["--to", "党委书记、院长", "--by", "phone", "--at", "2024-05-20 14:40"],
            ["--fact", "伤亡=1名学生受伤", "--at", "2024-05-20 14:50"],
            [
                "--report",
                "first",
                "--file",
                str(folder / "首报.docx"),
                "--to",
                "党政办公室",
                "--at",
                "2024-05-20 15:00",
            ],
        ):
            run(["emergency", "log", case, "--recorder", "李某", *more])
        run(["emergency", "handover", case, "-o", str(folder / "case.zip")])
        run(["submit", str(folder / "composite.docx"), "-o", str(folder / "pack.zip"), "--anyway", "试"])
        ledger = ["--ledger", str(folder / "ledger.db"), "--by", "李某"]
        run(["ledger", "add", str(folder / "composite.yaml"), "--create", *ledger])
        run(["ledger", "add", str(folder / "daily.yaml"), *ledger])
        run(["ledger", "adopt", "1", "--level", "盟委行署", "--date", "2024-06-04", *ledger])
        run(["check", str(folder / "draft.docx"), "--write-baseline", str(folder / "baseline.json")])
        run(["institution", "add-name", "张建国", "--title", "院长", "--list", str(folder / "人名.tsv")])
        run(["institution", "add-correction", "职院", "学院", "--list", str(folder / "常改.tsv")])
        daily = (folder / "daily.yaml").read_text(encoding="utf-8")
        (folder / "meta.yaml").write_text(daily[daily.index("approvals:") :], encoding="utf-8")
        (folder / "table.csv").write_text(_ROWS, encoding="utf-8")
        (folder / "table.xlsx").write_bytes(_workbook())
        for name, data in (("p.jpg", _JPEG), ("p.bmp", _BMP), ("p.gif", _GIF)):
            (folder / name).write_bytes(data)
        shutil.copy(folder / "pictures" / "placement.png", folder / "p.png")

    def files(self, *patterns: str) -> list[tuple[str, bytes]]:
        """The good files of these names: name and bytes."""
        return [(path.name, path.read_bytes()) for each in patterns for path in sorted(self.folder.glob(each))]


class Door(NamedTuple):
    """One door: good files, how to spoil one, what lies beside it, the commands that read it and may write to `out`.

    `spoilt` takes bytes, chance and name; `beside` the folder that the file is in, and its name; `commands` the file,
    the folder `out` and chance. `appends`: some of these commands write to their input.
    """

    name: str
    seeds: Callable[[Kit], list[tuple[str, bytes]]]
    spoilt: Callable[[bytes, Random, str], bytes]
    commands: Callable[[str, str, Random], list[list[str]]]
    beside: Callable[[Kit, Path, str], None] = lambda kit, folder, name: None
    appends: bool = False


def _workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in _ROWS.splitlines():
        book.active.append(row.split(","))
    book.active.merge_cells("B3:B4")
    book.save(out)
    return out.getvalue()


def _copied(*names: str) -> Callable[[Kit, Path, str], None]:
    def beside(kit: Kit, folder: Path, name: str) -> None:
        for each in names:
            shutil.copy(kit.folder / each, folder / each)

    return beside


def _check(path: str, chance: Random, *more: str) -> list[str]:
    return ["check", path, "--format", chance.choice(list(FORMATS)), *more]


def _docx(path: str, out: str, chance: Random) -> list[list[str]]:
    """A check, two of the commands that write, and a check of what they wrote: it is a draft again."""
    made = f"{out}/made.docx"
    ways = [
        ["review", path, "-o", made], ["review", path, "--suggest", "-o", made], ["review", path, "--fix", "--unsafe", "-o", made],
        ["fix", path, "-o", made], ["format", path, "-o", made], ["slip", path, "-o", made],
    ]  # fmt: skip
    others = [
        ["submit", path, "-o", f"{out}/made.zip", "--anyway", "试"], ["fix", path, "--diff"],
        ["ledger", "add", path, "--ledger", f"{out}/new.db", "--create", "--by", "李某", "--department", "后勤处", "--other"],
        ["new", "follow-up", "--from", path, "-o", f"{out}/new.yaml"],
    ]  # fmt: skip
    first = _check(path, chance, "--layout", "--include", "hidden,comments,deletions")
    return [first, chance.choice(ways), ["check", made], chance.choice(others)]


def _text(path: str, out: str, chance: Random) -> list[list[str]]:
    fixed = f"{out}/fixed{Path(path).suffix}"
    kind = chance.choice(("first", "follow-up", "final", "daily", "composite", "expert-advice"))
    return [
        _check(path, chance),
        ["check", path, "--kind", kind, "--quiet"],
        ["fix", path, "-o", fixed],
        ["check", fixed],
    ]


def _data(path: str, out: str, chance: Random) -> list[list[str]]:
    if path.endswith("baseline.json"):
        return [["check", str(Path(path).parent / "draft.txt"), "--baseline", path]]
    if path.endswith(("meta.yaml", "meta.json")):
        return [["check", str(Path(path).parent / "draft.docx"), "--meta", path, "--stage", "sent"]]
    others = [
        ["fix", path, "--diff"],
        ["new", "follow-up", "--from", path, "-o", f"{out}/new.docx"],
        ["ledger", "add", path, "--ledger", f"{out}/new.db", "--create", "--by", "李某", "--department", "后勤处", "--other"],
    ]  # fmt: skip
    return [_check(path, chance), ["render", path, "-o", f"{out}/made.docx"], chance.choice(others)]


def _data_beside(kit: Kit, folder: Path, name: str) -> None:
    _copied("draft.txt", "draft.docx")(kit, folder, name)
    shutil.copytree(kit.folder / "pictures", folder / "pictures")


def _as_json(kit: Kit) -> list[tuple[str, bytes]]:
    import json

    from alvtc_info.reading.data import load

    found = []
    for name, data in kit.files("[!e]*.yaml"):
        tree = load(data.decode("utf-8"), ".yaml", name)
        text = json.dumps(tree, ensure_ascii=False, default=str)
        found.append((f"{Path(name).stem}.json", text.encode("utf-8")))
    return [*found, *kit.files("baseline.json")]


def _settings(kit: Kit) -> list[tuple[str, bytes]]:
    """The examples of the documents that are settings, by themselves and in a pyproject.toml."""
    texts = [text for name in ("config.md", "write-rules.md") for text in _blocks(ROOT / "docs" / name)]
    own = [("alvtc-info.toml", text.encode("utf-8")) for text in texts]
    headed = [re.sub(r"^(\[+)", r"\1tool.alvtc-info.", text, flags=re.MULTILINE) for text in texts]
    return own + [("pyproject.toml", f"[tool.alvtc-info]\n{text}".encode()) for text in headed]


def _blocks(path: Path) -> list[str]:
    found = re.findall(r"^```toml\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [text for text in found if "rules" in tomllib.loads(text) or "words" in tomllib.loads(text)]


def _with_settings(path: str, out: str, chance: Random) -> list[list[str]]:
    draft = str(Path(path).parent / "draft.txt")
    return [["config", draft], _check(draft, chance)]


def _pack_beside(kit: Kit, folder: Path, name: str) -> None:
    for stem in FILES:
        shutil.copy(PACK / f"{stem}.toml", folder)
    _copied("draft.txt", "composite.yaml", "event.yaml")(kit, folder, name)
    shutil.copytree(kit.folder / "pictures", folder / "pictures")


def _with_pack(path: str, out: str, chance: Random) -> list[list[str]]:
    folder = Path(path).parent
    college = ["--institution", str(folder)]
    return [
        [*_check(f"{folder}/draft.txt", chance), *college],
        chance.choice(
            (
                ["render", f"{folder}/composite.yaml", "-o", f"{out}/made.docx", *college],
                ["flowchart", "-o", f"{out}/chart.svg", *college],
                ["emergency", "status", f"{folder}/event.yaml", *NOW, *college],
                ["emergency", "script", f"{folder}/event.yaml", *college],
                ["new", "first", "-o", f"{out}/form.docx", *college],
            )
        ),
    ]


def _approved(kit: Kit) -> list[tuple[str, bytes]]:
    text = SCORING.read_text(encoding="utf-8").replace('approved_by = ""', 'approved_by = "院长办公会"')
    return [(SCORING.name, text.replace('approved_on = ""', "approved_on = 2024-01-01").encode("utf-8"))]


def _scored(path: str, out: str, chance: Random) -> list[list[str]]:
    return [["assess", "--year", "2024", "--ledger", f"{Path(path).parent}/ledger.db", "--profile", path]]


def _imported(path: str, out: str, chance: Random) -> list[list[str]]:
    ways = [
        ["--ledger", f"{Path(path).parent}/ledger.db", "--dry-run"],
        ["--ledger", f"{out}/new.db", "--create", "--skip"],
    ]
    return [["ledger", "import", path, "--by", "李某", "--year", "2024", "--other", *chance.choice(ways)]]


def _packs(path: str, out: str, chance: Random) -> list[list[str]]:
    ways = [["receive", path, "-o", f"{out}/taken"], ["emergency", "handover", path, "-o", f"{out}/event.yaml"]]
    right = int(path.endswith("case.zip"))
    return [ways[right], ways[1 - right]] if chance.random() < 0.1 else [ways[right]]


def _case(path: str, out: str, chance: Random) -> list[list[str]]:
    reading = [["emergency", "status", path, *NOW], ["emergency", "verify", path]]
    others = [
        ["emergency", "script", path], ["emergency", "script", path, "--print", f"{out}/script.docx"],
        ["emergency", "log", path, "--to", "院长", "--at", "2024-05-20 15:05", "--recorder", "李某"],
        ["emergency", "erase", path, "2", "--approved-by", "王某", "--reason", "误录"],
        ["emergency", "repair", path, "-o", f"{out}/mended.yaml"], ["emergency", "handover", path, "-o", f"{out}/case.zip"],
        ["flowchart", "--event", path, "-o", f"{out}/chart.svg", *NOW], ["new", "follow-up", "--from", path, "-o", f"{out}/new.yaml"],
        ["check", str(Path(path).parent / "draft.txt"), "--meta", path],
    ]  # fmt: skip
    return [*reading, *chance.sample(others, 3)]


def _template_beside(kit: Kit, folder: Path, name: str) -> None:
    _copied("composite.yaml", "first.yaml", "follow-up.yaml")(kit, folder, name)
    shutil.copytree(kit.folder / "pictures", folder / "pictures")


def _filled(path: str, out: str, chance: Random) -> list[list[str]]:
    report = "follow-up" if Path(path).name.startswith("follow") else chance.choice(("composite", "first"))
    made = f"{out}/made.docx"
    return [["render", f"{Path(path).parent}/{report}.yaml", "--template", path, "-o", made], ["check", made]]


def _ledger(path: str, out: str, chance: Random) -> list[list[str]]:
    there = ["--ledger", path]
    others = [
        ["ledger", "list", *there, "--format", "json"], ["ledger", "show", "1", *there], ["assess", "--year", "2024", *there],
        ["ledger", "export", "-o", f"{out}/all.csv", *there], ["ledger", "export", "-o", f"{out}/all.json", *there],
        ["ledger", "add", f"{Path(path).parent}/daily.yaml", "--by", "李某", *there],
        ["ledger", "adopt", "1", "--level", "国家级", "--by", "李某", *there], ["ledger", "withdraw", "2", "--by", "李某", *there],
        ["ledger", "correct", "1", "--set", "标题=改过的", "--by", "李某", *there],
        ["ledger", "erase", "2", "--approved-by", "王某", "--reason", "误录", "--by", "李某", *there],
        ["check", f"{Path(path).parent}/daily.yaml", *there], ["assess", "--year", "2024", "-o", f"{out}/year.docx", *there],
    ]  # fmt: skip
    return [["ledger", "verify", *there], *chance.sample(others, 4), ["ledger", "verify", *there]]


def _picture_beside(kit: Kit, folder: Path, name: str) -> None:
    text = (kit.folder / "daily.yaml").read_text(encoding="utf-8")
    text = text.replace("\neditor:", f"\n  - {{picture: {name}, caption: 现场}}\neditor:", 1)
    (folder / "report.yaml").write_text(text, encoding="utf-8")


def _with_picture(path: str, out: str, chance: Random) -> list[list[str]]:
    made = f"{out}/made.docx"
    return [["render", str(Path(path).parent / "report.yaml"), "-o", made], ["check", made]]


def _by_suffix(data: bytes, chance: Random, name: str) -> bytes:
    return in_tree(Path(name).suffix)(data, chance)


def _plain(spoil: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random, str], bytes]:
    return lambda data, chance, name: spoil(data, chance)


def _named(paths: list[Path]) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in paths]


_TEMPLATES = sorted((ROOT / "src" / "alvtc_info" / "templates").glob("*.docx"))
DOORS = (
    Door("docx", lambda kit: kit.files("*.docx"), _plain(in_package), _docx),
    Door("txt", lambda kit: [(f"a{end}", data) for _, data in kit.files("*.txt", "*.yaml") for end in (".txt", ".md")], _plain(in_text), _text),
    Door("yaml", lambda kit: kit.files("[!e]*.yaml", "expert*.yaml"), _by_suffix, _data, _data_beside),
    Door("json", _as_json, _by_suffix, _data, _data_beside),
    Door("settings", _settings, _by_suffix, _with_settings, _copied("draft.txt", "人名.tsv", "常改.tsv")),
    Door("institution", lambda kit: _named([PACK / f"{stem}.toml" for stem in FILES]), _by_suffix, _with_pack, _pack_beside),
    Door("scoring", _approved, _by_suffix, _scored, _copied("ledger.db")),
    Door("csv", lambda kit: kit.files("*.csv"), _plain(in_rows), _imported, _copied("ledger.db")),
    Door("xlsx", lambda kit: kit.files("*.xlsx"), _plain(in_package), _imported, _copied("ledger.db")),
    Door("packs", lambda kit: kit.files("*.zip"), _plain(in_pack), _packs),
    Door("case", lambda kit: kit.files("event.yaml"), _by_suffix, _case, _copied("首报.docx", "draft.txt"), appends=True),
    Door("template", lambda kit: _named(_TEMPLATES), _plain(in_package), _filled, _template_beside),
    Door("ledger", lambda kit: kit.files("ledger.db"), _plain(in_database), _ledger, _copied("daily.yaml"), appends=True),
    Door("picture", lambda kit: kit.files("p.*"), _plain(in_picture), _with_picture, _picture_beside),
)  # fmt: skip
