"""Laws that a paper names with a day, a year or a number that is not that of the version in force, or repealed ones.

Versions are those of `lists/law_versions.tsv`, each read in a source that it names, with the day of reading.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.clock_times import shown_day
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

LAW_VERSIONS = "law_versions"
_REPEALED = "废止"
_FRESH = timedelta(days=365)  # how long after it was read an entry is taken as it is


class LawVersion(NamedTuple):
    """The version of a law that is in force, or of a repealed one when: then `in_force` is None.

    `made` and `in_force` are days as the list writes them; `how` is 修订, 修正 or 废止; `read` the day of reading.
    """

    title: str
    made: str
    in_force: str | None
    how: str
    number: str
    read: str


class OutdatedLaw(NamedTuple):
    """What is said of a law that does not hold, and where."""

    start: int
    end: int
    message: str


@cache
def law_versions() -> Mapping[str, LawVersion]:
    """The versions by title."""
    rows = (line.split("\t") for line in word_list(LAW_VERSIONS).entries)
    return {
        title: LawVersion(title, made, in_force or None, how, number, read)
        for title, made, in_force, how, number, _, read in rows
    }


@cache
def _named() -> Pattern:
    return Pattern(rf"《(?:中华人民共和国)?(?P<law>{'|'.join(law_versions())})》")


_IN_FORCE = Pattern(r"(?P<told>(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)起?(?:正式)?(?:施行|实施|生效)")
_VERSION = Pattern(
    r"(?P<told>(?P<year>\d{4})年?(?:\d{1,2}月\d{1,2}日)?(?:新|再次|第[一二三四五]次)?(?:修订|修正|修改))"
)
_AS_OF = Pattern(
    r"(?:依据|依照|根据|按照|按|依)(?P<told>(?P<year>\d{4})年(?:修[订正改]|施行|实施|公布|颁布))后?的?(?:新?版)?的?$"
)
_LEAD = 20  # code points before a title within which a version is told that is gone by
_NUMBER = Pattern(r"主席令(?P<told>第?[一二三四五六七八九十百〇零\d]{1,5}号)")
_ONCE = Pattern(r"废止|原《|旧|曾|当时|当年|以前|此前|替代|代替|取代|沿革|历史|(?:19\d\d|20[01]\d|2020)年")
_FAR = 40  # code points behind a title within which its version is told


def outdated_laws(document: Document) -> Iterator[OutdatedLaw]:
    """Laws with a wrong day of force, year of version or number, and those that are repealed, where nothing says so."""
    for match in document.finditer(_named(), CONTENT | FRAME, mentions=True):
        version = law_versions()[match["law"]]
        start, end = document.sentence_at(match.start())
        if version.in_force is None:
            today = document.report_date
            if (today is None or today >= _day(version.made)) and not _ONCE.search(document.text, start, end):
                said = (
                    f"《{version.title}》已经废止，{shown_day(_day(version.made))}起由《{version.number}》代替，请核对"
                )
                yield OutdatedLaw(*match.span("law"), said + _aged(version, document))
            continue
        if document.report_date and document.report_date < _day(version.in_force):
            continue
        gone_by = _AS_OF.search(document.text, max(start, match.start() - _LEAD), match.start())
        if gone_by and gone_by["year"] not in _years(version):
            yield OutdatedLaw(*gone_by.span("told"), _current(version, document))
            continue
        stop = min(end, match.end() + _FAR)
        following = document.text.find("《", match.end(), stop)
        yield from _told_otherwise(document, version, match.end(), stop if following < 0 else following)


def _told_otherwise(document: Document, version: LawVersion, start: int, stop: int) -> Iterator[OutdatedLaw]:
    """What is told of a version between these places that is not so; nothing where the version in force is told too."""
    text = document.text
    in_force, years = _day(version.in_force or version.made), _years(version)
    for pattern in (_IN_FORCE, _VERSION, _NUMBER):
        told = pattern.search(text, start, stop)
        if told is None or _is_so(told, version, in_force, years):
            continue
        if any(year in text[start : told.start()] + text[told.end() : stop] for year in years):
            continue  # 自2010年10月1日起施行，2024年修订
        yield OutdatedLaw(*told.span("told"), _current(version, document))
        return


def _years(version: LawVersion) -> set[str]:
    """The years in which a version was made and came into force."""
    return {day[:4] for day in (version.made, version.in_force) if day}


def _current(version: LawVersion, document: Document) -> str:
    """What is said of a law of which another version is told."""
    made, in_force = (shown_day(_day(day)) for day in (version.made, version.in_force or version.made))
    current = f"现行的是{made}{version.how}、{in_force}起施行的（{version.number}），请核对"
    return f"《{version.title}》{current}{_aged(version, document)}"


def _is_so(told: re.Match[str], version: LawVersion, in_force: date, years: set[str]) -> bool:
    """Whether a day of force, a year or a number is that of the version in force."""
    given = told.groupdict()
    if "day" in given:
        return (int(given["year"]), int(given["month"]), int(given["day"])) == (
            in_force.year,
            in_force.month,
            in_force.day,
        )
    return given["year"] in years if "year" in given else given["told"].lstrip("第") in version.number


def _day(written: str) -> date:
    return date.fromisoformat(written)


def _aged(version: LawVersion, document: Document) -> str:
    """That an entry may be out of date, where it was read more than a year before the paper's day."""
    today = document.report_date
    read = _day(version.read)
    return f"；词表是{shown_day(read)}查的，可能过时" if today and today - read > _FRESH else ""
