// The desk of one case: the countdown, whom to call, what happened, the report beside it. Two people may work at one case.
//
//   alvtc.caseDesk(root, backend, id, back) -> {leave(), made(), changed()}: the last two as the first button of a call, and
//                                              as 情况有变化
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const POLL = 4000;
  const POLL_HIDDEN = 20000;
  // What could not be sent yet, by case: it stays while this page is open, whichever door is shown.
  const waitingOf = new Map();

  alvtc.caseDesk = function (root, backend, id, back) {
    const clock = alvtc.serverClock();
    const state = { status: null, gone: false, left: false, told: false, busy: false, form: null, ownVersions: new Set() };
    const waiting = waitingOf.get(id) || [];
    waitingOf.set(id, waiting);

    const title = el("h1", { text: "正在打开案卷…", tabindex: "-1" });
    const about = el("p", { class: "about" });
    const link = el("p", { class: "connection", role: "status" });
    const pending = el("div", { class: "pending", role: "status" });
    const countdown = alvtc.countdown(clock);
    const calls = el("section", { class: "calls", "aria-label": "现在打给谁" });
    const more = el("section", { class: "more", "aria-label": "再记一样" });
    const formRoom = el("div", { class: "form-room" });
    const log = alvtc.caseLog({ correct: (entry, field) => openForm("correct", entry, field), withdraw });
    const steps = el("section", { class: "step-list", "aria-label": "每一步报到了没有" });
    const report = alvtc.caseReport(backend, id, () => openForm("paper"));
    const warnings = el("div", { class: "warnings" });
    const foot = el("section", { class: "take-away", "aria-label": "下载、结束" });

    root.append(el("div", { class: "desk-head" }, title, el("p", { class: "buttons" }, alvtc.button("所有案卷", back, { class: "quiet" }))),
      about, link, pending, countdown.element, warnings,
      el("div", { class: "desk" },
        el("div", { class: "desk-work" }, calls, more, formRoom, log.element),
        el("div", { class: "desk-paper" }, alvtc.mayWrite() ? report.element : null, steps)), foot);
    alvtc.whenSecret(() => {
      waiting.length = 0;
      leaveDesk();
    });

    // -- asking -------------------------------------------------------------------------------------------------------

    let timer = 0;
    async function poll() {
      window.clearTimeout(timer);
      // While another door is open nothing is asked for, unless something waits to be sent.
      if (root.isConnected || waiting.length) {
        await ask(true);
      }
      if (!state.left) {
        timer = window.setTimeout(poll, document.visibilityState === "visible" ? POLL : POLL_HIDDEN);
      }
    }

    async function ask(quiet) {
      try {
        const status = await backend.cases.status(id, quiet && state.status ? state.status.version : 0);
        take(status);
        connected();
      } catch (error) {
        if (state.left) {
          return;
        }
        if (error.code === "unreachable" || error.status >= 500 || error.status === 429) {
          disconnected();
        } else if (error.code === "signed-out" || !state.gone) {
          state.gone = true;
          state.told = true;
          alvtc.sayError(error, () => ask(false));
        }
      }
    }

    function disconnected() {
      link.textContent = state.status ? "连不上服务：倒计时照走，电话照打；点“打通了”先记在这一页，连上就补存。" : "连不上服务，正在再试…";
      link.className = "connection lost";
      state.gone = true;
    }

    function connected() {
      const was = state.gone;
      state.gone = false;
      if (state.told) {
        state.told = false;
        alvtc.clearError();
      }
      link.className = "connection";
      link.textContent = "";
      if (was) {
        alvtc.announce("又连上了");
      }
      if (waiting.length) {
        sendWaiting();
      }
    }

    function take(status) {
      if (state.left || (state.status && status.version < state.status.version && status.id === state.status.id)) {
        return;
      }
      const before = state.status;
      clock.set(status.now);
      state.status = status;
      if (before && status.version > before.version) {
        tellNew(status.entries.slice(before.version));
      }
      draw(before);
    }

    function tellNew(entries) {
      const others = entries.filter((entry) => !state.ownVersions.has(entry.number));
      if (others.length) {
        alvtc.announce(`又记了：${others.map((entry) => entry.text).join("；")}`);
        log.fresh(others.map((entry) => entry.number));
      }
    }

    // -- sending ------------------------------------------------------------------------------------------------------

    async function record(values) {
      const status = await backend.cases.log(id, values);
      state.ownVersions.add(status.version);
      take(status);
      connected();
      return status;
    }

    // One click: what cannot be sent now waits on this page, with the time of the click.
    async function recordNow(values, told) {
      const one = { id: alvtc.newIdentity(), at: clock.stamp(), ...values };
      try {
        const status = await record(one);
        log.offerUndo(status.version, told);
        alvtc.announce(`已记：${told}`);
      } catch (error) {
        if (error.code !== "unreachable" && !(error.status >= 500)) {
          throw error;
        }
        waiting.push({ values: one, told: `${one.at.slice(11)} ${told}` });
        disconnected();
        drawWaiting();
        drawCalls();
      }
    }

    async function sendWaiting() {
      if (state.busy) {
        return;
      }
      state.busy = true;
      try {
        while (waiting.length) {
          await record(waiting[0].values);
          waiting.shift();
        }
        alvtc.announce("刚才没存上的都存上了");
      } catch (error) {
        if (error.code !== "unreachable") {
          alvtc.sayError(error, sendWaiting);
        }
      } finally {
        state.busy = false;
        drawWaiting();
        drawCalls();
      }
    }

    function drawWaiting() {
      pending.replaceChildren(...(waiting.length ? [el("p", {}, el("strong", { text: "还没有存上：" }), waiting.map((each) => each.told).join("；")),
        el("p", { class: "buttons" }, alvtc.button("再试", () => (state.gone ? ask(false) : sendWaiting()), { class: "main" }))] : []));
    }

    async function withdraw(entry) {
      const done = async (note) => {
        await record({ withdraw: entry.number, note, id: alvtc.newIdentity(), version: state.status.version });
        alvtc.announce(`第 ${entry.number} 条已作废`);
      };
      try {
        await done("");
      } catch (error) {
        if (error.code === "changed") {
          await ask(false);
        }
        throw error;
      }
    }

    // -- drawing ------------------------------------------------------------------------------------------------------

    // Draws a part anew only if what it shows has changed, and gives the focus back to the button that had it.
    function redraw(room, key, make) {
      if (room.dataset.shown === key) {
        return;
      }
      const held = room.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      room.dataset.shown = key;
      room.replaceChildren(...make().filter(Boolean));
      if (held) {
        const again = Array.from(room.querySelectorAll("[data-key]")).find((each) => each.dataset.key === held);
        (again || room.querySelector("h2[tabindex]") || title).focus({ preventScroll: true });
      }
    }

    function draw(before) {
      const { status } = state;
      title.textContent = status.title || "还没有标题";
      about.textContent = [status.department ? status.departments.join("、") : "还没有写是哪个部门的", status.when && (/^发生/.test(status.when) ? status.when : `${status.when}发生`), status.closed_at && `${alvtc.dayTime(status.closed_at)} 处置结束`].filter(Boolean).join("，");
      if (!before || before.version !== status.version) {
        countdown.show(status);
      }
      const notes = [status.damage && `案卷坏了：${status.damage}；只能看，请找管理员用备份`, ...status.warnings].filter(Boolean);
      redraw(warnings, notes.join("\n"), () => notes.map((line) => el("p", { class: "note", text: line })));
      drawCalls();
      redraw(more, `${mayRecord()}${Boolean(status.department)}`, moreButtons);
      log.show(status.entries, mayRecord());
      drawSteps();
      if (alvtc.mayWrite()) {
        report.show(status);
      }
      redraw(foot, `${mayRecord()}${Boolean(status.closed_at)}`, footParts);
      drawWaiting();
      tick();
    }

    function mayRecord() {
      return alvtc.mayWrite() && !state.status.damage;
    }

    function drawCalls() {
      const { status } = state;
      if (!status) {
        return;
      }
      const asked = new Set(waiting.map((each) => each.values.to));
      // The flow goes first, then what is due first: those without a limit stand where the flow has them, at its head.
      const open = (status.closed_at ? [] : status.calls.filter((call) => !asked.has(call.whom)))
        .sort((a, b) => (a.deadline || "").localeCompare(b.deadline || ""));
      redraw(calls, JSON.stringify([waiting.length, open.map(({ minutes_left, minutes_over, ...rest }) => rest), status.closed_at, mayRecord()]), () => {
        if (open.length === 0) {
          const rest = status.steps.filter((step) => !step.done_at && step.by === "oral" && step.state !== "waived" && step.state !== "covered" && !asked.has(step.whom));
          const told = status.closed_at ? "处置已结束。" : waiting.length && rest.length ? `接着打：${rest.map((step) => step.whom).join("、")}；连上以后再一个一个记。`
            : "现在没有要打的电话。情况有变化就记下，续报按时报。";
          return [el("h2", { text: "现在", tabindex: "-1" }), el("p", { class: "note", text: told }), nextPaper(status)];
        }
        return [firstCall(open[0]), open.length > 1 ? el("div", { class: "other-calls" }, el("h3", { text: "同时要报的" }), open.slice(1).map(otherCall)) : null];
      });
    }

    function nextPaper(status) {
      const due = status.next_follow_up ? `下一次续报：${alvtc.dayTime(status.next_follow_up)} 前。` : "";
      const final = status.final_due ? `终报：${alvtc.dayTime(status.final_due)} 前。` : "";
      return due || final ? el("p", { text: due + final }) : null;
    }

    function whenWords(call) {
      return call.deadline ? el("span", { class: "due", data: { due: call.deadline } }) : null;
    }

    function numbers(call) {
      return call.phone ? call.phone.split("、").map((number) => el("a", { class: "phone", href: `tel:${number.replace(/[^\d+]/g, "")}`, text: number })) : [];
    }

    // A call is recorded by one click; with a report that went out goes the report itself, which the next one builds on.
    function madeButton(call, big) {
      if (!mayRecord()) {
        return null;
      }
      const props = { class: big ? "main made" : "made-too", data: { key: `${call.by}:${call.whom}` } };
      return call.by === "written" ? alvtc.button("送出了", () => openForm("paper", null, call), { ...props, "aria-label": `送出了：${call.whom}` })
        : alvtc.button("打通了", () => recordNow({ to: call.whom, by: "phone", sender: call.sender }, `电话报 ${call.whom}`), { ...props, "aria-label": `打通了：${call.whom}` });
    }

    function firstCall(call) {
      const written = call.by === "written";
      return el("div", { class: "first-call" },
        el("h2", { tabindex: "-1" }, written ? "现在书面报给" : "现在打给", el("strong", { text: call.whom }), whenWords(call)),
        el("p", { class: "people" }, call.sender ? `由${call.sender}报。` : "", call.people ? `${call.people} ` : "", numbers(call)),
        written ? el("p", { class: "note", text: "旁边的首报补齐、签发以后送出。" }) : el("div", { class: "say" }, el("p", { class: "say-title", text: "照着念：" }), sayLines(call.say)),
        el("p", { class: "buttons" }, madeButton(call, true),
          mayRecord() && !written ? alvtc.button("没打通，换人代", () => openForm("delegate", null, call.whom), { data: { key: "delegate" } }) : null,
          written ? null : alvtc.button("打印电话单", printScript, { class: "quiet", data: { key: "print" } })));
    }

    function otherCall(call) {
      return el("div", { class: "other-call" }, el("div", {}, el("strong", { text: call.whom }), ` ${call.by === "written" ? "书面" : "电话"} `, whenWords(call),
        el("span", { class: "people" }, call.people ? ` ${call.people} ` : "", numbers(call))), madeButton(call, false));
    }

    // Lines to be read out; what is not known yet is marked, and says so.
    function sayLines(text) {
      return text.split("\n").filter(Boolean).map((line) => {
        const parts = line.split(/(＿+)/);
        return el("p", {}, parts.map((part, at) => {
          if (!/^＿/.test(part)) {
            return part;
          }
          const told = /电话：$/.test(parts[at - 1]) ? "（您的电话）" : /^(您好|报告人)/.test(line) ? "（您的姓名）" : "（还不知道，就说正在核实）";
          return el("mark", { class: "gap", text: told });
        }));
      });
    }

    async function printScript() {
      const { name, bytes } = await backend.cases.scriptSheet(id);
      alvtc.download(bytes, name);
    }

    function drawSteps() {
      const { status } = state;
      const rows = status.steps.map((step) => ({ step, ...alvtc.stepWords(step, clock) }));
      const several = status.departments.length > 1;
      redraw(steps, JSON.stringify(rows.map(({ step, text, look }) => [step.id, text, look])), () => [
        el("h2", { text: "每一步报到了没有" }),
        el("table", { class: "rows" }, el("thead", {}, el("tr", {}, el("th", { scope: "col", text: "报给" }), el("th", { scope: "col", text: "怎样了" }))),
          el("tbody", {}, rows.map(({ step, text, look }) => el("tr", { class: look },
            el("th", { scope: "row", text: (several && step.department ? `${step.department}→` : "") + step.label }), el("td", { text }))))),
        chartPart()]);
    }

    function chartPart() {
      const picture = el("img", { alt: "这件事的报告流程图，迟报、超时的标红；每一步的时间和上面的表一样", class: "chart" });
      picture.addEventListener("error", () => picture.replaceWith(el("p", { class: "note", text: "流程图这一次没有画出来，以上面的表为准。" })));
      const draw = () => picture.src || picture.setAttribute("src", backend.cases.chart(id, clock.stamp()));
      const open = steps.querySelector("details")?.open;
      const part = el("details", { open, on: { toggle: () => part.open && draw() } }, el("summary", { data: { key: "chart" } }, el("h3", { text: "流程图" })), picture);
      return part;
    }

    // -- forms --------------------------------------------------------------------------------------------------------

    function moreButtons() {
      if (!mayRecord()) {
        return [el("p", { class: "note", text: "只能查看。" })];
      }
      const one = (kind, label) => alvtc.button(label, () => openForm(kind), { data: { key: kind } });
      return [el("h2", { text: "再记一样" }), el("p", { class: "buttons" }, one("fact", "情况有变化"), one("call", "报了别的人"), one("instruction", "领导指示"),
        one("delegate", "换人代"), one("involve", state.status.department ? "又有部门涉事" : "是哪个部门的"))];
    }

    function openForm(kind, entry, given) {
      if (state.form?.isTouched()) {
        state.form.element.scrollIntoView({ block: "nearest" });
        state.form.focus();
        alvtc.announce("上一样还没有记下，先记下或者点“不记了”");
        return;
      }
      const opener = document.activeElement;
      const close = () => {
        state.form = null;
        formRoom.replaceChildren();
        (opener && opener.isConnected ? opener : title).focus();
      };
      state.form = alvtc.caseForm(kind, { status: state.status, stamp: clock.stamp(), entry, given, close, send: record, latest: async () => {
        await ask(false);
        return state.status;
      } });
      formRoom.replaceChildren(state.form.element);
      if (kind === "correct" && given) {
        state.form.control(given).focus();
      } else {
        state.form.focus();
      }
      state.form.element.scrollIntoView({ block: "nearest" });
    }

    function footParts() {
      const { status } = state;
      const end = () => confirmDialog("处置结束？", "记下以后倒计时停止；情况又有变化的，把这一条作废就接着计时。", "处置结束",
        () => recordNow({ closed: true }, "处置结束"));
      return [el("h2", { text: "结束、移交" }), el("p", { class: "buttons" },
        mayRecord() && !status.closed_at ? alvtc.button("处置结束", end, { data: { key: "end" } }) : null,
        alvtc.mayWrite() ? alvtc.button("移交打包", handOver, { data: { key: "pack" } }) : null,
        alvtc.button("打印这一页", () => window.print(), { class: "quiet", data: { key: "paper" } })),
      !alvtc.mayWrite() ? null : el("p", { class: "note", text: "移交打包：案卷和写好的稿子打成一个包，交给接班的人或办公室；移交也记进案卷。" })];
    }

    function handOver() {
      const to = el("input", { type: "text", autocomplete: "off", value: alvtc.institution?.office || "" });
      confirmDialog("移交打包", alvtc.field("交给谁", to), "打包下载", async () => {
        const { name, bytes } = await backend.cases.handover(id, to.value.trim());
        state.ownVersions.add(state.status.version + 1);
        await ask(false);
        alvtc.download(bytes, name);
      });
    }

    function confirmDialog(heading, content, label, act) {
      const { close } = alvtc.dialog(heading, [typeof content === "string" ? el("p", { text: content }) : content, el("p", { class: "buttons" },
        alvtc.button(label, async () => {
          close();
          await act();
        }, { class: "main" }), el("button", { type: "button", on: { click: () => close() } }, "不了"))], {});
    }

    // -- time ---------------------------------------------------------------------------------------------------------

    function tick() {
      if (!state.status || state.left || !root.isConnected) {
        return;
      }
      if (window.history.state?.case !== id) {
        window.history.replaceState({ case: id }, ""); // another door was open meanwhile
      }
      const urgent = countdown.tick();
      document.title = `${urgent ? `${urgent} - ` : ""}${state.status.title || "出事了"} - 信息校核`;
      calls.querySelectorAll("[data-due]").forEach((each) => {
        const minutes = (Date.parse(each.dataset.due) - clock.now()) / 60000;
        const text = minutes < 0 ? `已超时 ${Math.ceil(-minutes)} 分钟` : `${alvtc.clockTime(each.dataset.due)} 前，剩 ${Math.floor(minutes)} 分钟`;
        if (each.textContent !== text) {
          each.textContent = text;
          each.className = `due ${minutes < 0 ? "over" : ""}`;
        }
      });
      drawSteps();
    }

    const ticking = window.setInterval(tick, 1000);
    const onVisible = () => document.visibilityState === "visible" && poll();
    const onLeave = (event) => {
      if (waiting.length || state.form?.isTouched()) {
        event.preventDefault();
        event.returnValue = "";
      }
    };
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("beforeunload", onLeave);

    function leaveDesk() {
      state.left = true;
      window.clearTimeout(timer);
      window.clearInterval(ticking);
      report.leave();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("beforeunload", onLeave);
    }

    poll();
    title.focus({ preventScroll: true });
    return {
      leave: leaveDesk,
      made: () => calls.querySelector(".made")?.click(),
      changed: () => state.status && mayRecord() && openForm("fact"),
    };
  };
})(window.alvtc);
