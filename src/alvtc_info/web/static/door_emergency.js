// Door 3, 出事了: the open cases, opening one with what is known in the first minute, and the desk of one case.
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const REFRESH = 15000;
  const KINDS = ["火情", "漏水", "停电", "交通事故", "食物中毒", "学生受伤", "打架", "走失", "舆情"]; // to choose from; any other may be written
  const LEVELS = ["一般", "较大", "重大", "特别重大"];
  const SENSITIVE = "敏感事件（不分级别一律报）";

  // The case that is open stands in the state of the address, so that reload and back keep it.
  function remembered() {
    return (window.history.state && window.history.state.case) || "";
  }

  function remember(id) {
    window.history.replaceState({ case: id }, "");
  }

  function show(root, backend) {
    let part = null;
    alvtc.shortcut("Alt+1", "记下“打通了”（第一个要打的）", () => part.made?.());
    alvtc.shortcut("Alt+2", "情况有变化", () => part.changed?.());

    function goTo(id) {
      part?.leave();
      alvtc.clearError();
      remember(id);
      root.replaceChildren();
      part = id ? alvtc.caseDesk(root, backend, id, () => goTo("")) : showList(root, backend, goTo);
    }

    goTo(remembered());
    return () => part.leave();
  }

  // -- the list -------------------------------------------------------------------------------------------------------

  function showList(root, backend, goTo) {
    const clock = alvtc.serverClock();
    const heading = el("h1", { text: "出事了", tabindex: "-1" });
    const room = el("div", { class: "cases", "aria-live": "off" });
    const state = { gone: false, shown: "" };
    const opening = alvtc.mayWrite() ? openingForm(backend, clock, goTo) : null;
    const list = el("section", { class: "case-list", "aria-label": "案卷" }, el("h2", { text: "正在办的、办过的" }), room);
    const first = opening ? opening.element : el("p", { class: "note", text: "您的账号只能查看，不能立案、记录。" });
    const another = el("p", { class: "buttons" }, alvtc.button("又出了一件事", () => {
      first.scrollIntoView({ block: "start" });
      opening.focus();
    }, { class: "main" }));
    root.append(heading, first, list);
    room.append(el("p", { class: "note", text: "正在看有哪些案卷…" }));
    alvtc.whenSecret(() => root.replaceChildren());

    async function refresh() {
      try {
        const told = await backend.cases.list();
        clock.set(told.now);
        draw(told.cases || []);
        state.gone = false;
      } catch (error) {
        if (!state.gone) {
          alvtc.sayError(error, refresh);
        }
        state.gone = true;
        clock.setMoment(await backend.cases.clock());
      }
    }

    function draw(cases) {
      const now = JSON.stringify(cases);
      if (now === state.shown) {
        return;
      }
      // A case that is being dealt with comes before opening another, unless somebody is typing that already.
      if (!state.shown && opening && !opening.isTouched() && !first.contains(document.activeElement) && cases.some((each) => !each.closed_at)) {
        heading.after(another, list);
      }
      state.shown = now;
      const order = cases.slice().sort((a, b) => Number(Boolean(a.closed_at)) - Number(Boolean(b.closed_at)) || String(b.started_at || b.id).localeCompare(String(a.started_at || a.id)));
      room.replaceChildren(...(order.length ? [el("ul", { class: "plain" }, order.map((each) => caseLine(each, goTo)))]
        : [el("p", { class: "note", text: "还没有案卷。" })]));
    }

    backend.cases.clock().then((moment) => clock.setMoment(moment));
    refresh();
    const timer = window.setInterval(() => document.visibilityState === "visible" && root.isConnected && refresh(), REFRESH);
    return { leave: () => window.clearInterval(timer) };
  }

  function caseLine(each, goTo) {
    const over = !each.closed_at && (each.late || each.minutes_over > 0);
    const left = each.minutes_left === null || each.minutes_left === undefined ? "" : `，对外报告剩 ${each.minutes_left} 分`;
    const state = each.damage ? "案卷坏了，请找管理员" : each.closed_at ? `${alvtc.dayTime(each.closed_at)} 处置结束`
      : over ? "正在办，有超时或迟报的" : `正在办${left}`;
    return el("li", { class: `case-line ${each.closed_at ? "closed" : over ? "over" : "open"}` },
      el("div", {}, el("strong", { text: each.title || "还没有标题" }),
        el("span", { class: "about", text: [each.department, each.started_at && `${alvtc.dayTime(each.started_at)} 起算`].filter(Boolean).join("，") }),
        el("span", { class: "state", text: state })),
      alvtc.button(each.closed_at ? "查看" : "接着办", () => goTo(each.id), { class: each.closed_at ? "" : "main", "aria-label": `${each.closed_at ? "查看" : "接着办"}：${each.title || each.id}` }));
  }

  // -- opening a case -------------------------------------------------------------------------------------------------

  function openingForm(backend, clock, goTo) {
    const pack = alvtc.institution || {};
    const identity = alvtc.newIdentity();
    const form = alvtc.entryForm({
      name: "立案",
      lead: "知道一样写一样，写了“什么事”就能开始计时；其余的以后补。",
      label: "开始计时",
      fields: [
        { name: "what", label: "什么事", type: "lines", required: true, wide: true, hint: "如 两名学生在食堂门口打架，一人头部流血" },
        { name: "place", label: "在哪里", example: "如 第二食堂门口" },
        { name: "occurred", label: "几时发生", example: "如 14:30", hint: "不知道就空着，从现在算起" },
        { name: "casualties", label: "伤了谁、几个人", example: "如 1 人受伤，正在核实" },
        { name: "department", label: "哪个部门的", choices: pack.departments, value: alvtc.me.department === "全部" ? "" : alvtc.me.department },
        { name: "reporter", label: "您的姓名", value: (alvtc.me.name && alvtc.me.shown) || "", later: true },
        { name: "phone", label: "您的电话", type: "phone", later: true },
        { name: "measures", label: "已经做了什么", type: "lines", wide: true, hint: "一行一样", later: true },
        { name: "source", label: "谁告诉您的", later: true },
        { name: "known", label: "您几时知道的", example: "如 14:40", later: true },
        { name: "kind", label: "哪一类", choices: KINDS, example: "如 火情", later: true },
        { name: "level", label: "级别", type: "select", choices: [["", "还没有定"], ...LEVELS.map((each) => [each, each])], later: true },
        { name: "role", label: "这个部门管什么", type: "select", choices: [["", "还不知道"], ...alvtc.caseRoles], later: true },
        { name: "sensitive", label: SENSITIVE, type: "check", later: true },
      ],
      again: (error) => (error.code === "near-department" ? { label: "就叫这个，照记", values: { anyway: true } } : null),
      async send(values) {
        const given = { ...values, id: identity, measures: values.measures ? values.measures.split(/\s*\n+\s*/).join("；") : undefined };
        if (!given.occurred && !given.known) {
          given.known = clock.stamp();
        }
        const status = await backend.cases.open(given);
        alvtc.announce("已立案，开始计时");
        goTo(status.id);
      },
    });
    form.element.classList.add("opening");
    return form;
  }

  alvtc.doors.push({ id: "emergency", title: "出事了", about: () => (alvtc.mayWrite() ? "立刻计时，按次序报告，打一个电话记一下，首报跟着写好" : "看正在办的、办过的事，每一步报到了没有"), ability: "cases", keeps: true, show });
})(window.alvtc);
