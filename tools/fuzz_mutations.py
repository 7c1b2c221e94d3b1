"""Ways to spoil a good file: its bytes, its structure (XML, zip members, trees of data, tables, databases), its size."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
import struct
import tempfile
import tomllib
import warnings
import zipfile
import zlib
from contextlib import closing, suppress
from copy import deepcopy
from datetime import date, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

LARGEST = 400_000  # bytes of a grown file
MOST = 2000  # tables and lists of a tree that is still made larger
SCRAPS = (
    b"<w:p>", b"</w:p>", b"<w:r/>", b"<w:t>", b"</w:t>", b"<w:del>", b"<w:ins w:id='1'>", b"<w:sdt><w:sdtContent>", b"<w:tbl><w:tr><w:tc>", b"<w:numId w:val='99999999999'/>",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:fldChar w:fldCharType='end'/>", b"<w:commentRangeStart w:id='x'/>", b"<w:footnoteReference w:id='-1'/>", b"<w:txbxContent>", b"w:val='-1'",
    b"w:val=''", b"<!DOCTYPE a>", b"&#0;", b"&amp;", b"]]>", b"<![CDATA[", b"\x00", b"\xff\xfe", b"<w:sz w:val='x'/>", b"<w:pgMar/>", b"<w:ind w:firstLine='1e9'/>", b"<w:spacing w:line='0' w:lineRule='exact'/>",
    b"<mc:Fallback>", b"<w:altChunk/>", b"<w:basedOn w:val='a'/>", "截至目前".encode(), "昨日".encode(), b"2024-13-45", b"\n", b": ", b"- ", b"{", b"[", b"*a", b"&a",
    b"\t", b"\r", b"\x1b[31m", "\u202e".encode(), "\u3000".encode(), b"!!python/object:os.system", b"<<: ", b"? ", b"| ", b"%", b"'''", b'"""', b"[[rules]]\n", b"= ", b"1e999", b"9" * 5000, b"-", b'"', b"'", b";", b",",
    b"{{ title }}", b"{% for a in b %}", b"{%p if", b"{{ ''.__class__ }}", b"}}", b"{99999999999}", b"(a+)+$", "机密★1年".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x81", b"inf", b"nan", b"0x", b"1979-05-27T07:32:00Z",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    "", " ", "x", "昨日", "截至目前", "2024-13-45", "2024-05-20", "24:61", "（1）", "机密★1年", "\u202e", "\x1b[31m", "\x00", "\ud800", "\u3000\u3000", "../../x", "/dev/zero", "CON", "(a+)+$", "{9999999999}",
    "[", "{{ x }}", "=1+1", "1e400", "字" * 20_000, "1" * 5000, None, True, False, 0, -1, 1.5, 10**30, 10**400, math.inf, math.nan, [], {}, [[]], {"": ""}, [None], {"a": {"b": []}}, ["a", 1],
)  # fmt: skip
ODD_NAMES = (
    "../x", "/x", "C:\\x", "a\\..\\x", "alvtc-info.toml", ".git/hooks/pre-commit", "CON", "a.exe", "a\u202ecod.docx", "a\x1b.docx", "a\n.docx", " a.docx", "word/document.xml", "manifest.json", "report.json", "x" * 300, "",
)  # fmt: skip


def spoil(data: bytes, chance: Random) -> bytes:
    """The bytes with a few of them flipped, cut, doubled, or with something strange put in."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt) + 1)
        way = chance.randrange(6)
        if way == 0 and spoilt:
            spoilt[at % len(spoilt)] ^= 1 << chance.randrange(8)
        elif way == 1:
            del spoilt[at : at + chance.randint(1, 60)]
        elif way == 2:
            spoilt[at:at] = spoilt[at : at + chance.randint(1, 200)]
        elif way == 3 and chance.random() < 0.2:
            del spoilt[at:]
        else:
            spoilt[at:at] = chance.choice(SCRAPS)
    return bytes(spoilt)


def grown(data: bytes, chance: Random) -> bytes:
    """The bytes with one piece of them, or something strange, repeated until they are up to a thousand times longer."""
    at = chance.randrange(len(data) + 1)
    piece = chance.choice((data[at : at + chance.choice((1, 3, 40, 2000))], chance.choice(SCRAPS), b"[", b"{a: "))
    times = min(chance.choice((100, 1000, 10_000, 100_000)), LARGEST // max(1, len(piece)))
    return data[:at] + piece * times + data[at:]


def disordered(data: bytes, chance: Random) -> bytes:
    """XML that is still well-formed, with elements taken out, doubled, moved, emptied, renamed, or with odd attributes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.randint(1, 8)):
        elements = [e for e in root.iter("{*}*") if e is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        way = chance.randrange(9)
        if way == 0 and parent is not None:
            parent.remove(one)
        elif way == 1:
            one.addnext(deepcopy(other))
        elif way == 2 and other not in one.iter() and one is not other:
            other.append(one)
        elif way == 3:
            for child in list(one):
                one.remove(child)
        elif way == 4:
            one.tag = other.tag
        elif way == 5:
            for key in list(one.attrib)[:1]:
                one.set(key, chance.choice(("", "-1", "99999999999999", "x", "1.5", "昨日", "1e400")))
        elif way == 6 and len(etree.tostring(one)) < 2000:
            for _ in range(chance.choice((20, 200))):
                one.addnext(deepcopy(one))
        elif way == 7:
            inner = one
            for _ in range(chance.choice((5, 100, 300))):
                inner = etree.SubElement(inner, one.tag)
        else:
            one.text = chance.choice(
                (
                    "昨日完成，目前正常。",
                    "截至目前",
                    "2024-5-20",
                    "（1）",
                    "",
                    "\u3000\u3000",
                    "机密★1年",
                    "13800001111",
                )
            )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def in_zip(data: bytes, chance: Random, inside: Callable[[str, bytes, Random], bytes]) -> bytes:
    """A zip with one or two members spoilt by `inside(name, content, chance)`, at times left out, doubled or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return spoil(data, chance)  # it was spoilt before
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(parts))
        if chance.random() < 0.4:
            at = max(range(len(parts)), key=lambda n: ("document.xml" in parts[n][0]) or "sheet1" in parts[n][0])
        parts[at] = (parts[at][0], inside(*parts[at], chance))
    if chance.random() < 0.15:
        at, way = chance.randrange(len(parts)), chance.randrange(4)
        if way == 0:
            del parts[at]
        elif way == 1:
            parts[at] = (chance.choice(ODD_NAMES), parts[at][1])
        elif way == 2:
            parts.append((chance.choice(ODD_NAMES), b"x = 1\n"))
        else:
            parts.append(parts[at])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, chance.choice(((1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58))))
            if chance.random() < 0.01:
                info.external_attr = 0o120777 << 16  # a link
            info.compress_type = zipfile.ZIP_DEFLATED
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
                target.writestr(info, content)
    return out.getvalue()


def in_package(data: bytes, chance: Random) -> bytes:
    """A .docx or .xlsx spoilt mostly in one of its parts, at times as a zip."""
    return spoil(data, chance) if chance.random() < 0.15 else in_zip(data, chance, _part)


def in_pack(data: bytes, chance: Random) -> bytes:
    """A pack for the OA or of a case, spoilt in its members, their names, or as a zip."""
    return spoil(data, chance) if chance.random() < 0.2 else in_zip(data, chance, _member)


def _part(name: str, data: bytes, chance: Random) -> bytes:
    if name.endswith((".xml", ".rels")) and chance.random() < 0.8:
        return disordered(data, chance)
    return spoil(data, chance)


def _member(name: str, data: bytes, chance: Random) -> bytes:
    if name.endswith(".docx"):
        return in_package(data, chance)
    return in_tree(Path(name).suffix)(data, chance)


# trees of data -------------------------------------------------------------------------------------------------------


def in_tree(suffix: str) -> Callable[[bytes, Random], bytes]:
    """How to spoil data of this suffix (.yaml, .json, .toml): as a tree, as bytes, or by making it large."""

    def spoilt(data: bytes, chance: Random) -> bytes:
        way = chance.random()
        if way < 0.3 or suffix not in _FORMS:
            return spoil(data, chance)
        if way < 0.4:
            return grown(data, chance)
        parse, form = _FORMS[suffix]
        try:
            tree = parse(data.decode("utf-8"))
        except (RecursionError, ValueError, yaml.YAMLError):
            return spoil(data, chance)
        for _ in range(chance.randint(1, 4)):
            _change(tree, chance)
        try:
            return form(tree).encode("utf-8", "surrogatepass")
        except (RecursionError, ValueError):  # what was changed can no longer be written
            return spoil(data, chance)

    return spoilt


def _change(tree: Any, chance: Random) -> None:
    places = list(islice(_containers(tree), MOST + 1))
    if not places or len(places) > MOST or sum(map(len, places)) > 10 * MOST:
        return
    place = chance.choice(places)
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    if not keys:
        return
    key, way = chance.choice(keys), chance.randrange(8)
    if way == 0:
        del place[key]
    elif way == 1 and isinstance(place, dict):
        place[chance.choice([*keys, *(each for each in ODD if isinstance(each, str))])] = place.pop(key)
    elif way == 2 and isinstance(place, list):
        place.extend([place[key]] * (3 if isinstance(place[key], (dict, list)) else chance.choice((2, 50, 3000))))
    elif way == 3:
        value = place[key]
        for _ in range(chance.choice((2, 39, 41, 90))):
            value = [value] if chance.random() < 0.5 else {"a": value}
        place[key] = value
    elif way == 4 and isinstance(place[key], str):
        place[key] = (
            place[key] * chance.choice((2, 100)) if chance.random() < 0.5 else place[key][: chance.randint(0, 3)]
        )
    elif way == 5:
        place[key] = deepcopy(chance.choice(places))
    elif way == 6 and isinstance(place, dict):
        for n in range(chance.choice((1, 30, 3000))):
            place[f"k{n}"] = deepcopy(chance.choice(ODD)) if n < 3 else n
    else:
        place[key] = deepcopy(chance.choice(ODD))


def _containers(tree: Any) -> Any:
    found = [tree]
    while found:
        each = found.pop()
        if isinstance(each, (dict, list)):
            yield each
            found += each.values() if isinstance(each, dict) else each


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(k))} = {_toml(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value if each is not None) + "]"
    if isinstance(value, float):
        return str(value)
    return value.isoformat() if isinstance(value, (date, time)) else json.dumps(value, ensure_ascii=False)


def _toml_file(tree: Any) -> str:
    return "".join(f"{json.dumps(str(key))} = {_toml(value)}\n" for key, value in tree.items() if value is not None)


_FORMS: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    ".yaml": (yaml.safe_load, lambda tree: str(yaml.dump(tree, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False))),
    ".json": (json.loads, lambda tree: json.dumps(tree, ensure_ascii=False)),
    ".toml": (tomllib.loads, _toml_file),
}  # fmt: skip


# tables, databases, pictures, text -----------------------------------------------------------------------------------


def in_text(data: bytes, chance: Random) -> bytes:
    """A text with its lines out of order or its bytes spoilt, in this or another encoding, at times very long."""
    way = chance.random()
    if way < 0.4:
        return spoil(data, chance)
    if way < 0.6:
        return grown(data, chance)
    lines = data.decode("utf-8", "replace").splitlines()
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines) + 1)
        odd = str(chance.choice(ODD[:26]))
        if lines and chance.random() < 0.5:
            line = lines[at % len(lines)]
            cut = chance.randrange(len(line) + 1)
            lines[at % len(lines)] = chance.choice((line[cut:], line[:cut] + odd + line[cut:], line * 30, line[::-1]))
        else:
            lines[at:at] = [odd] if chance.random() < 0.5 else chance.choices(lines or [""], k=3)
    text = chance.choice(("\n", "\r\n", "\r", "\u2028")).join(lines)
    return text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5")), "replace")


def in_rows(data: bytes, chance: Random) -> bytes:
    """A table of rows with cells that are odd, missing, far too many or far too long."""
    if chance.random() < 0.3:
        return spoil(data, chance) if chance.random() < 0.7 else grown(data, chance)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"))))
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(rows)
        way, odd = chance.randrange(6), str(chance.choice(ODD))
        if way == 0:
            rows.insert(chance.randrange(len(rows) + 1), list(row))
        elif way == 1:
            row.extend([odd[:20]] * chance.choice((1, 30, 2500)))
        elif way == 2 and row:
            row.pop(chance.randrange(len(row)))
        elif way == 3 and row:
            row[chance.randrange(len(row))] = odd * chance.choice((1, 1, 10))
        elif way == 4:
            rows.extend([[cell[:20] for cell in row[:20]]] * chance.choice((5, 500)))
        elif row:
            row[chance.randrange(len(row))] = chance.choice(chance.choice(rows) or [odd])
    out = io.StringIO()
    csv.writer(out, delimiter=chance.choice((",", ",", ",", ";", "\t"))).writerows(rows)
    return out.getvalue().encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")), "replace")


def in_database(data: bytes, chance: Random) -> bytes:
    """An SQLite file changed by other programs: values, rows, columns, tables, triggers; or its bytes."""
    if chance.random() < 0.4:
        return _torn(data, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                if chance.random() < 0.9:
                    database.execute(f'DROP TRIGGER "{name}"')
            for _ in range(chance.randint(1, 4)):
                with suppress(sqlite3.Error, OverflowError, UnicodeEncodeError):
                    _harm(database, chance.choice(tables), chance)
        return path.read_bytes()


def _harm(database: sqlite3.Connection, table: str, chance: Random) -> None:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    if not columns:  # the table was renamed or dropped before
        return
    column, way = chance.choice(columns), chance.randrange(10)
    odd = chance.choice(
        [
            *(each for each in ODD if isinstance(each, (str, int, float, type(None)))),
            b"\xff\x00",
            '{"entry": 1}',
            "[]",
            '{"a": NaN}',
        ]
    )
    some = f'WHERE rowid IN (SELECT rowid FROM "{table}" LIMIT {chance.choice((1, 1, 5))} OFFSET {chance.randrange(3)})'
    if way == 0:
        database.execute(f'DELETE FROM "{table}" {some}')
    elif way == 1:
        database.execute(f'INSERT INTO "{table}" SELECT * FROM "{table}" LIMIT 1')
    elif way == 2 and chance.random() < 0.3:
        database.execute(f'DROP TABLE "{table}"')
    elif way == 3 and chance.random() < 0.3:
        database.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "x"')
    elif way == 4 and chance.random() < 0.3:
        database.execute(f'ALTER TABLE "{table}" RENAME TO "y"')
        database.execute(f'CREATE VIEW "{table}" AS SELECT * FROM "y"')
    elif way == 5:
        database.execute(f"PRAGMA user_version = {chance.choice((0, 1, 99, -1))}")
    elif way == 6:
        database.execute(f'CREATE TRIGGER "z" BEFORE INSERT ON "{table}" BEGIN SELECT RAISE(ABORT, \'no\'); END')
    else:
        database.execute("PRAGMA ignore_check_constraints = 1")
        database.execute(f'UPDATE "{table}" SET "{column}" = ? {some}', (odd,))


def _torn(data: bytes, chance: Random) -> bytes:
    """A file as a bad disk leaves it: pages of zeros, pages exchanged, a page of noise, a few bits, its end cut off."""
    torn, size = bytearray(data), 4096
    for _ in range(chance.randint(1, 3)):
        one, other = (chance.randrange(max(1, len(torn) // size)) * size for _ in range(2))
        way = chance.randrange(5)
        if way == 0:
            torn[one : one + size] = bytes(len(torn[one : one + size]))
        elif way == 1:
            torn[one : one + size] = torn[other : other + size]
        elif way == 2:
            torn[one : one + size] = chance.randbytes(len(torn[one : one + size]))
        elif way == 3:
            del torn[chance.randrange(len(torn) + 1) :]
        else:
            for _ in range(20):
                if torn:
                    torn[
                        (chance.randrange(100) if chance.random() < 0.3 else chance.randrange(len(torn))) % len(torn)
                    ] ^= 1 << chance.randrange(8)
    return bytes(torn)


def in_picture(data: bytes, chance: Random) -> bytes:
    """A picture with numbers in its head changed, pieces repeated, or its bytes spoilt."""
    way = chance.random()
    if way < 0.3:
        return spoil(data, chance)
    if way < 0.4:
        return grown(data, chance)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(min(80, len(changed)))
        order = chance.choice("<>")
        wide = chance.choice("BHI")
        number = chance.choice((0, 1, 255, (1 << 8 * struct.calcsize(wide)) - 1, 70 % 256))
        changed[at : at + struct.calcsize(wide)] = struct.pack(order + wide, number)
    return bytes(changed)
