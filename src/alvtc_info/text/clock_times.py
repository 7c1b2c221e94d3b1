"""Moments as people write them: 2024-05-20 14:30, 5月20日14时30分许, 14:30, 24时.

Where a time zone matters (the log of an event) datetimes are aware. Those of facts beside the paper are naive: the
local clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHINA = "Asia/Shanghai"
_HAN = "[零〇一二两三四五六七八九十]{1,3}"
_PARTS = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|午夜|[早晨晚夜]"
_CLOCK = (
    rf"(?P<part>{_PARTS})? *"
    rf"(?P<hour>\d{{1,2}}|{_HAN})(?:[:：]|[时点])"
    rf"(?:(?P<half>半)|过?(?P<quarter>[一三13])刻钟?|整|钟|过?零?(?P<minute>\d{{1,2}}|{_HAN})分?)?(?:[:：](?P<second>\d{{1,2}})(?:\.\d+)?)?(?: ?(?P<half_day>[AaPp])\.?[Mm]\.?)?$"
)
# the same in running text, where 时 and 点 may belong to other words (14时间, 三点建议) and 2:30 PM is met
_RUNNING = Pattern(
    rf"(?P<part>{_PARTS})? ?"
    # 一时想不开, 一时糊涂
    rf"(?<![\d.第零〇一二两三四五六七八九十百])(?<!\d[:：])(?!(?<![午晨上晚夜])一时(?![许左前至到，、\d零一二三四五十半整]))(?P<hour>\d{{1,2}}|{_HAN})"
    rf"(?: ?(?P<mark>时(?![间候段而常速代期光刻长效])|点)(?:(?P<half>半)(?![径点])|(?P<quarter>[一三])刻|(?P<whole>[整钟])(?![改体个理治合顿方])"
    rf"|(?P<minute> ?\d{{1,2}}|{_HAN}) ?(?:分(?![之钟析别类组]|公(?![告布示开安]))|(?<=\d\d)(?![\d.%个]))|(?=许(?!可)|左右|前后))?"
    r"|[:：](?P<minutes>\d\d)(?![\d:：.])(?: ?(?P<half_day>[AaPp])\.?[Mm](?![A-Za-z]))?)"
)
# what each of them has so many code points behind its beginning at most: far fewer places are looked at for it
_MARK, _BEFORE_MARK = Pattern(r"[时点:：](?<=[\d零〇一二两三四五六七八九十 ].)"), 8
_MOMENT = Pattern(r"(?P<year>\d{4})[-/年.](?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})[日号]?[ T]*" + _CLOCK)
_LOOSE = Pattern(
    rf"(?:(?:(?P<year>\d{{4}})[-/年.]|今年)?(?P<month>\d{{1,2}}|{_HAN})[-/月.](?P<day>\d{{1,2}}|{_HAN})[日号]?[ T]*"
    rf"|(?P<alone>\d{{1,2}}|{_HAN})[日号] *"
    r"|(?P<week>[上本这]?)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]) *"
    r"|(?P<ago>[今昨前])(?:天|日)? *)?" + _CLOCK
)
_AGO = Pattern(rf"(?:(?P<half>半)个?小时|(?P<n>\d{{1,3}}|{_HAN})(?:分钟|(?P<hours>个?小时)))(?:以)?前$")
_DAYS_AGO = {"今": 0, "昨": 1, "前": 2}
_WEEKS_AGO = {"上": 1, "本": 0, "这": 0}
_DAYS_NEAR = 10  # 30日 without its month is the one so near, of which there is never a second
_MORNING = frozenset(("凌晨", "清晨", "早晨", "早上", "上午", "早", "晨"))
_AFTERNOON = ("下午", "傍晚")
_EVENING = frozenset(("晚上", "晚间", "晚"))
_NIGHT = frozenset(("夜里", "夜间", "深夜", "半夜", "午夜", "夜"))
_ABOUT = ("许", "左右", "前后")
_ROUGH = Pattern(r"大?约|大概|(?:许|左右|前后|多|来钟)$")
_UNKNOWN = ("不详", "不明", "未知", "不清楚", "unknown")
_LATE = 4  # 夜里4点 is before dawn, 夜里11点 in the evening; 中午1点 is after noon, 晚上1点 after midnight
_DUSK = 16  # 晚上13点 to 晚上15点 are none
_NOON = 12 * 60  # minutes from midnight
_SAME_AFTERNOON = 3 * 60  # minutes in which a bare hour goes on with one told as 下午
_ANOTHER_DAY = Pattern(r"\d ?日|月\d{1,2}号|[次翌昨今明][日天晨早]|[二三隔]天|凌晨|上午")
_HALF_A_YEAR = timedelta(days=183)
SLACK = timedelta(minutes=1)  # clocks of two machines may differ by so much


@cache
def zone(name: str) -> tzinfo:
    """The time zone of this name (Asia/Shanghai). Raises UsageError for one that this machine does not know."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if name == _CHINA:  # Windows has no zone data of its own; China has had one offset since 1991
            return timezone(timedelta(hours=8), _CHINA)
        raise UsageError("unknown-zone", f"这台电脑不认识时区“{name}”，请改用 {_CHINA}，或安装 tzdata") from None


def present(time_zone: str = _CHINA) -> datetime:
    """The present moment in the time zone of this name: a server's own clock may be a day behind.

    Whatever depends on the day it is asks here. Raises UsageError for a zone that this machine does not know.
    """
    return _moment().astimezone(zone(time_zone))


def _moment() -> datetime:
    return datetime.now(UTC)


def elapsed(since: datetime, until: datetime) -> timedelta:
    """The time between two datetimes, both aware or both naive; correct across changes of the clock."""
    if since.tzinfo and until.tzinfo:
        return until.astimezone(UTC) - since.astimezone(UTC)
    return until.replace(tzinfo=None) - since.replace(tzinfo=None)


def whole_minutes(span: timedelta) -> int:
    """Whole minutes begun: 30 minutes and a second are 31, exactly 30 are 30."""
    return -(-span // timedelta(minutes=1))


def written_moment(text: str) -> datetime | None:
    """The naive datetime of a date with a clock time (2024-05-20 14:30, 2024年5月20日24时, 2024.5.20下午2点半).

    None for text of another form. 24:00 is the beginning of the next day.
    Raises ValueError where there is no such day or hour.
    """
    found = _MOMENT.match(fold(text).strip())
    if not found:
        return None
    if _is_of_two_nights(found):
        raise ValueError(f"{text}: before or after that day")
    return _at(int(found["year"]), int(found["month"]), int(found["day"]), *_clock(found))


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute and second that a match of `_CLOCK` tells: 下午2点半 is 14, 30, 0.

    24 with minutes is 晚上12点半. Raises ValueError for none, and where the hour is not of the part of the day that is
    told: 上午14:30.
    """
    from alvtc_info.text.numerals import numeral

    hour, told, part = _hour(found), numeral(found["hour"]), found["part"]
    if (part in _MORNING and told > 12) or (part in _EVENING | _NIGHT and 12 < told < _DUSK):
        raise ValueError(f"{part}{told}")
    minute = (
        30 if found["half"] else 15 * numeral(found["quarter"]) if found["quarter"] else numeral(found["minute"] or "0")
    )
    second = int(found["second"] or 0)
    if hour == 24 and (minute or second):
        more = found.groupdict()
        if told == 24 or (part in _NIGHT and (more.get("month") or more.get("alone") or more.get("weekday"))):
            raise ValueError(f"{part}{told}")  # 5月20日半夜12点半 may be of either night
    return hour, minute, second


def _is_of_two_nights(found: re.Match[str]) -> bool:
    """Whether a clock time after midnight may be of the day that is told or of the next: 昨晚1点, 5月20日晚上1点."""
    from alvtc_info.text.numerals import numeral

    part, told = found["part"], found.groupdict()
    ago, day = told.get("ago"), found["month"] or told.get("alone") or told.get("weekday")
    dated = (part in _EVENING and (ago or day)) or (part in _NIGHT and ago in ("昨", "前"))
    return bool(dated) and numeral(found["hour"]) <= _LATE


def _hour(found: re.Match[str]) -> int:
    """The hour of the day that a match tells: 下午3时 is 15, 夜里4时 is 4, 2:30 PM is 14."""
    from alvtc_info.text.numerals import numeral

    hour, part = numeral(found["hour"]), found["part"] or ""
    if found["half_day"] and hour <= 12:
        return hour % 12 + 12 * (found["half_day"] in "Pp")
    if part in _EVENING | _NIGHT and hour > _LATE:
        return hour + 12 * (hour <= 12)
    if part in _AFTERNOON:
        return hour + 12 * (hour < 12)
    if part == "中午":
        return hour + 12 * (hour < _LATE)
    return hour % 12 if part == "凌晨" else hour


class Clock(NamedTuple):
    """A clock time in running text: its span, the minutes from midnight, and whether it names the minute."""

    start: int
    end: int
    minutes: int
    exact: bool


def clocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Clock]:
    """The clock times in `text[start:end]`, in order: 14时30分, 14:30, 2:30 PM, 下午两点半, 8点45, 下午三点.

    三点 alone may be anything (三点建议) and is none; what is no hour (25时) is one all the same.
    Soon after 下午2时30分 stands 2时35分 for an hour of the same afternoon, where no day stands between.
    """
    from alvtc_info.text.numerals import numeral

    stop = len(text) if end is None else end
    after_noon = behind = 0  # the last hour that was told as one after noon, and where it ends; 0 for none
    while (mark := _MARK.search(text, start, stop)) is not None:
        found = _RUNNING.search(text, max(start, mark.start() - _BEFORE_MARK), stop)
        if found is None:
            return
        start = found.end()
        told = found["minute"] or found["minutes"]
        exact = bool(told or found["half"] or found["quarter"])
        if found["mark"] == "点" and not (exact or found["whole"] or found["part"] or text.startswith(_ABOUT, start)):
            continue
        minute = (
            30
            if found["half"]
            else 15 * numeral(found["quarter"])
            if found["quarter"]
            else numeral((told or "0").strip())
        )
        minutes = 60 * _hour(found) + minute
        if found["part"] or minutes >= _NOON:
            after_noon = minutes if found["part"] and _NOON < minutes < 2 * _NOON else 0
        elif after_noon and 0 <= minutes + _NOON - after_noon <= _SAME_AFTERNOON:
            after_noon = minutes = minutes + _NOON * (not _ANOTHER_DAY.search(text, behind, found.start()))
        behind = found.end()
        yield Clock(*found.span(), minutes, exact)


def _at(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime:
    late = hour == 24
    return datetime(year, month, day, 0 if late else hour, minute, second) + timedelta(days=late)


class Told(NamedTuple):
    """A moment as it was typed: `at` is None where it is unknown (不详); `rough` where it is marked 许, 左右 or 约."""

    at: datetime | None
    rough: bool = False


def told_moment(text: str, now: datetime, *, since: datetime | None = None, ahead: bool = False) -> Told:
    """A moment typed in a hurry: 14:30, 14时30分许, 5月20日14:30, 约14点半, 下午2点半, 昨晚8点, 周五14:30, 不详.

    20日14:30 is of the 20th nearest to `now`, if that is near; 周五14:30 of the last Friday, not with `ahead`.
    2点45 alone is the 14:45 that lies between `since` and `now` where 2:45 lies before.
    Without a date it is today; where that is still to come and `since` allows it, the day before. `now` is aware, and
    so is the result. With `ahead` it is the first such moment from `now` on, and may be any moment where a date is
    written. Raises UsageError for text that is no moment, and without `ahead` for a moment in the future.
    """
    from alvtc_info.text.numerals import numeral

    tidy = fold(text).strip()
    if tidy in _UNKNOWN:
        return Told(None)
    if tidy == "现在":
        return Told(now)
    if ago := _AGO.match(tidy):
        minutes = 30 if ago["half"] else numeral(ago["n"]) * (60 if ago["hours"] else 1)
        return Told(now - timedelta(minutes=minutes), rough=True)
    bare = _bare(tidy)
    found = _LOOSE.match(bare)
    if not found:
        raise UsageError("bad-moment", f"“{text}”不是时刻，请写成 14:30 或 2024-05-20 14:30")
    if found["weekday"] and ahead:
        raise UsageError("bad-moment", f"“{text}”没有写几月几日，请写成 5月20日14:30 或 2024-05-20 14:30")
    try:
        if found["month"]:
            day = date(int(found["year"] or now.year), numeral(found["month"]), numeral(found["day"]))
        else:
            day = _day_near(found, now)
        wall = _at(day.year, day.month, day.day, *_clock(found))
    except (ValueError, OverflowError):
        raise UsageError("bad-moment", f"“{text}”不是有效的时刻，请写成 14:30 或 2024-05-20 14:30") from None
    except LookupError:
        raise UsageError("bad-moment", f"“{text}”看不出是几月的，请写成 5月20日14:30 或 2024-05-20 14:30") from None
    if _is_of_two_nights(found):
        either = f"{wall:%Y-%m-%d %H:%M} 或 {wall + timedelta(days=1):%Y-%m-%d %H:%M}"
        raise UsageError("bad-moment", f"“{text}”说不准是哪天的凌晨，请写成 {either}")
    at = wall.replace(tzinfo=now.tzinfo)
    rough = bool(_ROUGH.search(tidy))
    start = now if ahead else since
    named = bool(found["month"] or found["alone"] or found["weekday"])
    if start is not None and "点" in bare and not (found["part"] or named or found["ago"]):
        # 2点45, said of an afternoon: the half of the day in which the event was already over
        later = at + timedelta(hours=12)
        at = later if at < start <= later and (ahead or later <= now + SLACK) else at
    if ahead:
        if not named and not found["ago"] and at - timedelta(days=1) >= now:  # 夜里12点半, said soon after midnight
            at -= timedelta(days=1)
        return Told(at + timedelta(days=at < now and not named), rough)
    if at > now + SLACK and not named and not found["ago"]:
        before = at - timedelta(days=1)
        if since is not None and before >= since:
            at = before
        else:
            raise UsageError("future", f"“{text}”还没有到；如果是昨天，请连日期写：{before:%Y-%m-%d %H:%M}")
    if at > now + SLACK and found["month"] and not found["year"] and (at.month, at.day) != (2, 29):
        at = at.replace(year=at.year - 1)
    if at > now + SLACK:
        raise UsageError("future", f"“{text}”还没有到，请核对时刻和这台电脑的时钟")
    return Told(at, rough)


def _day_near(found: re.Match[str], now: datetime) -> date:
    """The day that a match tells without its month: today, 昨, 周五, 20日. Raises LookupError for a 20th that is far."""
    from alvtc_info.text.numerals import numeral

    today = now.date()
    if found["weekday"]:
        back = today.weekday() - min("一二三四五六日天".index(found["weekday"]), 6)
        return today - timedelta(days=back + 7 * _WEEKS_AGO[found["week"]] if found["week"] else back % 7)
    if not found["alone"]:
        return today - timedelta(days=_DAYS_AGO.get(found["ago"], 0))
    told = numeral(found["alone"])
    if not 1 <= told <= 31:
        raise ValueError(found["alone"])
    around = (today + timedelta(days=days) for days in range(-_DAYS_NEAR, _DAYS_NEAR + 1))
    near = next((each for each in around if each.day == told), None)
    if near is None:
        raise LookupError(found["alone"])
    return near


class Dated(NamedTuple):
    """A moment as a paper tells it; `rough` where it is marked 许, 左右 or 约, `dated` where its day was told."""

    at: datetime
    rough: bool
    dated: bool


def moment_from(text: str, start: datetime | None) -> Dated | None:
    """The naive moment that a text tells, the first such from `start` on: 14:41, 下午2点50, 11月30日14:41, 约14时.

    None for a text of another form, where there is no such moment, and where it tells too little: no day or no year and
    nothing to start from, no half of the day (2点45) and nothing before it on that day.
    """
    found = _LOOSE.match(_bare(fold(text).strip()))
    if not found or found["ago"] or found["weekday"] or (start is None and not found["year"]):
        return None
    dated = bool(found["month"] or found["alone"])
    if not dated and is_of_either_half(text) and start is not None and start.time() == time():
        return None
    try:
        told = told_moment(text, start or datetime(1, 1, 1), ahead=True)
    except (UsageError, OverflowError):
        return None
    at = told.at
    assert at is not None
    if (
        start is not None
        and found["month"]
        and not found["year"]
        and start - at > _HALF_A_YEAR
        and (at.month, at.day) != (2, 29)
    ):
        at = at.replace(year=at.year + 1)
    return Dated(at, told.rough, dated)


def is_of_either_half(text: str) -> bool:
    """Whether a clock time may be of the morning as well as of the afternoon, as it is said: 两点半, 2点45, 约9点."""
    found = _LOOSE.match(_bare(fold(text).strip()))
    return bool(found and "点" in found.group() and not found["part"] and 1 <= _hour(found) < 12)


def _bare(tidy: str) -> str:
    """A moment without what marks it as rough, its colons as they are typed best, no spaces beside Chinese."""
    bare = _ROUGH.sub("", _ROUGH.sub("", tidy)).strip()
    bare = re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", bare)
    return re.sub(r"(?<=\d) *[:：;；] *(?=\d)", ":", bare)


def shown(at: datetime, beside: datetime | None = None) -> str:
    """14时41分, with the day where it is not that of `beside`, and the year where that differs: 5月21日0时05分."""
    clock = f"{at.hour}时{at.minute:02d}分"
    if beside is not None and at.date() == beside.date():
        return clock
    day = f"{at.month}月{at.day}日{clock}"
    return day if beside is not None and at.year == beside.year else f"{at.year}年{day}"


def shown_day(day: date) -> str:
    """A day as papers write it: 2024年5月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def duration(minutes: int) -> str:
    """A number of minutes as people say it: 95 分钟, 3 小时, 2 天 1 小时."""
    if minutes < 120:
        return f"{minutes} 分钟"
    days, rest = divmod(minutes, 24 * 60)
    return (f"{days} 天 " if days else "") + f"{rest // 60} 小时"


_WRITTEN_DATE = Pattern(
    r"(\S{4}|\d\d)\s*[年\-./．]\s*(\S{1,3}?)\s*[月\-./．]\s*(\S{1,3}?)\s*[日号]?$|(20\d\d)(\d\d)(\d\d)$"
)


def written_date(text: str) -> date | None:
    """The calendar date of 2024年5月22日, 2024-05-22, 24年5月22日, 20240522 or 二〇二四年五月二十二日.

    None where there is no such day.
    """
    from datetime import date

    from alvtc_info.text.numerals import numeral

    found = _WRITTEN_DATE.match(fold(text))
    if not found:
        return None
    year, month, day = (each for each in found.groups() if each is not None)
    try:
        return date(numeral(year) + (2000 if len(year) == 2 else 0), numeral(month), numeral(day))
    except (ValueError, KeyError):
        return None
