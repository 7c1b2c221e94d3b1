// Time as the server has it, so that a wrong clock of this computer does no harm, and the countdown of a case.
//
//   alvtc.serverClock()          {set(iso), setMoment(milliseconds), now() -> milliseconds, stamp() -> "2026-11-29 14:30"}
//   alvtc.clockTime(iso)         "14:30" of a moment as the institution's clock shows it
//   alvtc.dayTime(iso)           "11月29日 14:30"
//   alvtc.stepWords(step, clock) how far a step is, in words: {text, look}; look: done, late, over, soon, open, none
//   alvtc.countdown(clock)       {element, show(status), tick()}: a large clock for each time limit of the case
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const MINUTE = 60000;
  const SOON = 10; // minutes: from here on it is said that time runs out
  const SLACK = 2000; // the server tells whole seconds; a smaller difference is no difference
  const WARN_AT = [10, 5, 2, 0];
  const SETTLED = new Set(["done", "late", "waived", "covered"]);

  alvtc.clockTime = (iso) => (iso ? iso.slice(11, 16) : "");
  alvtc.dayTime = (iso) => (iso ? `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日 ${iso.slice(11, 16)}` : "");

  alvtc.serverClock = function () {
    let base = Date.now();
    let since = performance.now();
    let offset = 8 * 60;
    const now = () => base + performance.now() - since;

    function setMoment(moment) {
      if (moment && Math.abs(moment - now()) > SLACK) {
        base = moment;
        since = performance.now();
      }
    }

    function set(iso) {
      const zone = /([+-])(\d\d):(\d\d)$/.exec(iso || "");
      if (zone) {
        offset = (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
        setMoment(Date.parse(iso));
      }
    }

    const stamp = () => new Date(now() + offset * MINUTE).toISOString().slice(0, 16).replace("T", " ");
    return { set, setMoment, now, stamp };
  };

  function minutesTo(iso, clock) {
    return (Date.parse(iso) - clock.now()) / MINUTE;
  }

  // Minutes as people say them.
  function spoken(minutes) {
    const whole = Math.abs(Math.trunc(minutes));
    const days = Math.floor(whole / 1440);
    const hours = Math.floor((whole % 1440) / 60);
    return `${days ? `${days} 天 ` : ""}${hours ? `${hours} 小时 ` : ""}${days ? "" : `${whole % 60} 分`}`.trim();
  }

  alvtc.stepWords = function (step, clock) {
    const limit = step.minutes === null ? "" : `${step.minutes} 分钟内`;
    const overdue = step.deadline ? -minutesTo(step.deadline, clock) : -1;
    if (step.state === "waived") {
      return { text: "研判不外报", look: "none" };
    }
    if (step.state === "covered") {
      return { text: "别的部门已报", look: "done" };
    }
    if (step.done_at) {
      const late = step.state === "late";
      const told = late ? `，晚了 ${spoken(step.minutes_over)}${step.advice ? "（内部约定）" : "，迟报"}` : "";
      return { text: `${alvtc.clockTime(step.done_at)} 已报${told}`, look: late && !step.advice ? "late" : "done" };
    }
    if (!step.deadline) {
      return { text: "还没报", look: "open" };
    }
    if (overdue > 0) {
      return { text: `还没报，超时 ${spoken(overdue + 1)}${step.advice ? "（内部约定）" : ""}`, look: step.advice ? "soon" : "over" };
    }
    return { text: `还没报，剩 ${spoken(-overdue)}（${limit}，${alvtc.clockTime(step.deadline)} 前）`, look: -overdue < SOON ? "soon" : "open" };
  };

  // The limits of the regulation: one clock for all steps of the same limit.
  function limitsOf(steps) {
    const limits = new Map();
    for (const step of steps.filter((each) => each.minutes !== null && !each.advice)) {
      const found = limits.get(step.minutes) || { minutes: step.minutes, steps: [] };
      found.steps.push(step);
      limits.set(step.minutes, found);
    }
    return Array.from(limits.values()).sort((a, b) => a.minutes - b.minutes);
  }

  function figures(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
    const two = (number) => String(number).padStart(2, "0");
    return hours >= 24 ? `${Math.floor(hours / 24)} 天` : hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
  }

  alvtc.countdown = function (clock) {
    const element = el("div", { class: "countdown" });
    let clocks = [];
    let told = new Map();
    let closed = false;

    function show(status) {
      closed = Boolean(status.closed_at);
      clocks = limitsOf(status.steps).map((limit) => {
        const open = limit.steps.filter((step) => !SETTLED.has(step.state));
        const names = Array.from(new Set(limit.steps.map((step) => step.whom)));
        const how = limit.steps[0].by === "written" ? "书面报" : "电话报";
        const figure = el("p", { class: "figure" });
        const words = el("p", { class: "words" });
        const card = el("section", { class: "limit", "aria-label": `${limit.minutes} 分钟内${how}${names.join("、")}` },
          el("h2", {}, el("span", { text: `${limit.minutes} 分钟内` }), ` ${how}`), figure, words, el("p", { class: "names", text: names.join("、") }));
        return { ...limit, open, figure, words, card, how, due: limit.steps[0].deadline };
      });
      element.replaceChildren(...clocks.map((each) => each.card));
      tick();
    }

    function settle(each) {
      const late = each.steps.filter((step) => step.state === "late");
      const waived = each.steps.every((step) => step.state === "waived");
      const last = each.steps.map((step) => step.done_at || "").sort().pop();
      each.card.className = `limit ${late.length ? "late" : "done"}`;
      each.figure.textContent = waived ? "不外报" : late.length ? "迟报" : "已报";
      each.words.textContent = late.length ? `晚了 ${spoken(Math.max(...late.map((step) => step.minutes_over)))}`
        : last ? `${alvtc.clockTime(last)} 报完` : "";
    }

    function run(each) {
      const left = Date.parse(each.due) - clock.now();
      const minutes = Math.ceil(left / MINUTE);
      const rest = each.open.length < each.steps.length ? `还差 ${each.open.map((step) => step.whom).join("、")}，` : "";
      each.card.className = `limit ${left < 0 ? "over" : minutes <= SOON ? "soon" : "open"}`;
      each.figure.textContent = (left < 0 ? "超" : "") + figures(left);
      each.words.textContent = left < 0 ? `${rest}已超时，马上报` : `${rest}${alvtc.clockTime(each.due)} 前`;
      warn(each, left);
    }

    // Said once at each mark, to whoever does not see the figures.
    function warn(each, left) {
      const mark = WARN_AT.filter((at) => left <= at * MINUTE).pop();
      const key = `${each.minutes}`;
      if (mark === undefined || told.get(key) === mark) {
        return;
      }
      const first = !told.has(key) && left < -MINUTE;
      told.set(key, mark);
      if (!first && !closed) {
        alvtc.announce(mark ? `${each.minutes} 分钟内${each.how}，还剩 ${mark} 分钟` : `${each.minutes} 分钟内${each.how}，已超时`);
      }
    }

    function tick() {
      for (const each of clocks) {
        if (each.open.length === 0) {
          settle(each);
        } else if (closed || !each.due) {
          each.card.className = `limit ${each.due && Date.parse(each.due) < clock.now() ? "late" : "done unreported"}`;
          each.figure.textContent = "没有报";
          each.words.textContent = closed ? "处置已结束" : "还没有起算时刻";
        } else {
          run(each);
        }
      }
      return urgent();
    }

    // The least time that is left, in words; empty where nothing waits.
    function urgent() {
      const waiting = closed ? [] : clocks.filter((each) => each.open.length && each.due);
      if (waiting.length === 0) {
        return "";
      }
      const left = Date.parse(waiting[0].due) - clock.now();
      return left < 0 ? "超时" : `剩 ${Math.floor(left / MINUTE)} 分`;
    }

    return { element, show, tick };
  };
})(window.alvtc);
