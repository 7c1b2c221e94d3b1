// What is to be seen to beside items: requests (约稿), instructions (批示), talk online. What is overdue stands first.
//
//   alvtc.ledgerMatters(backend)               {element, refresh()}
//   alvtc.matterForm(kind, backend, given)     the form that records one: kind is request, instruction, extension or
//                                              progress; given: {fixed: values that are known, about, done(entry), cancel}
//   alvtc.hintLines(hints)                     the elements that show them
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const mayRecord = () => alvtc.me.role === "office";

  function fieldsOf(kind, fixed) {
    const departments = alvtc.institution?.departments;
    const day = { name: "on", label: "哪一天", type: "date", hint: "空着就是今天" };
    const note = { name: "note", label: "备注", later: true };
    if (kind === "request") {
      return [
        { name: "department", label: "向哪个部门约", choices: departments, required: true },
        { name: "subject", label: "约什么", required: true, wide: true, example: "如 招生就业工作的经验" },
        { name: "due", label: "几时交", type: "date", hint: "空着就是三天后" },
        { name: "asked_by", label: "哪里要的", choices: alvtc.institution?.outside_bodies, later: true },
        { ...day, later: true }, note,
      ];
    }
    if (kind === "instruction") {
      const unnamed = fixed.item ? [] : [
        { name: "title", label: "批在哪一条信息上（标题）", required: true, wide: true },
        { name: "department", label: "那条信息是哪个部门的", choices: departments, required: true },
      ];
      return [...unnamed,
        { name: "level", label: "哪一级批的", type: "select", required: true, choices: [["", "请选"], ...alvtc.ledgerWords.levels] },
        { name: "leader", label: "谁批的", example: "如 院长" },
        { name: "words", label: "批了什么", type: "lines", wide: true },
        { name: "to", label: "交给谁办", choices: departments }, { name: "until", label: "几时办到", type: "date" },
        { ...day, later: true }, note,
      ];
    }
    if (kind === "extension") {
      return [{ name: "until", label: "延到哪一天", type: "date", required: true }, { name: "approved_by", label: "谁同意的", required: true },
        { name: "reason", label: "为什么" }, { ...day, later: true }];
    }
    return [{ name: "words", label: "办得怎么样", type: "lines", wide: true }, { name: "done", label: "办结了", type: "check" },
      { name: "reported_by", label: "谁报的", choices: departments, later: true }, { ...day, later: true }];
  }

  // What the ledger says of an entry that was recorded all the same.
  alvtc.hintLines = (hints) => (hints || []).map((line) => el("p", { class: "note amber", role: "status", text: line }));

  alvtc.matterForm = function (kind, backend, { fixed = {}, about = "", done, cancel }) {
    const label = alvtc.ledgerWords.kinds[kind];
    return alvtc.entryForm({
      title: about ? `${about}：记${label}` : `记${label}`, cancel, more: "其他几栏",
      fields: fieldsOf(kind, fixed),
      again: (error) => (error.code === "doubtful-date" ? { label: "日期没有错，照记", values: { anyway: true } } : null),
      async send({ note, anyway, ...values }) {
        const entry = await backend.ledger.record(kind, { ...values, ...fixed }, { note, anyway });
        alvtc.announce(`${label}已记下，第 ${entry.number} 条`);
        await done(entry);
      },
    });
  };

  alvtc.ledgerMatters = function (backend) {
    const formRoom = el("div", { class: "form-room" });
    const count = el("p", { class: "note", role: "status" });
    const list = el("ul", { class: "plain matters" });
    const opener = (kind, label) => alvtc.button(label, () => showForm(alvtc.matterForm(kind, backend, { done: recorded, cancel: close })), { data: { matter: kind } });
    const buttons = mayRecord() ? el("p", { class: "buttons" }, opener("request", "记约稿"), opener("instruction", "记批示")) : null;
    const element = el("section", { class: "ledger-matters", "aria-label": "约稿和批示" }, buttons, formRoom, count, list);
    let turn = 0;

    function showForm(form) {
      formRoom.replaceChildren(form.element);
      form.focus();
    }

    function close() {
      formRoom.replaceChildren();
      buttons?.querySelector("button").focus();
    }

    // What has just been recorded can be taken back at once.
    async function recorded(entry) {
      formRoom.replaceChildren(el("p", { class: "undo-line", tabindex: "-1" }, el("span", { text: `已记下，第 ${entry.number} 条。` }), alvtc.button("撤销", async () => {
        await backend.ledger.withdraw(entry.number, { note: "刚记下就撤销" });
        formRoom.replaceChildren(el("p", { class: "note", text: `第 ${entry.number} 条已作废。` }));
        await refresh();
      })), ...alvtc.hintLines(entry.hints));
      formRoom.firstChild.focus();
      await refresh();
    }

    async function refresh() {
      turn += 1;
      const mine = turn;
      try {
        const { matters } = await backend.ledger.matters({});
        if (mine === turn) {
          count.textContent = matters.length ? `没有办完的 ${matters.length} 件，过期的在前。` : "没有要办的约稿、批示。";
          list.replaceChildren(...matters.map(row));
        }
      } catch (error) {
        if (mine === turn) {
          alvtc.sayError(error, refresh);
        }
      }
    }

    function row(matter) {
      const { number, days_left: left } = matter;
      const about = `第 ${number} 条`;
      const further = matter.entry === "request" ? ["extension", { request: number }, "延期"] : ["progress", { of: number }, "记进展、办结"];
      const form = (kind, fixed) => showForm(alvtc.matterForm(kind, backend, { fixed, about, done: recorded, cancel: close }));
      const overdue = left !== null && left < 0;
      return el("li", { class: overdue ? "matter overdue" : "matter", data: { number } },
        el("p", {}, el("strong", { text: `${about}　${matter.line}` }), matter.words ? el("span", { class: "note", text: matter.words }) : null),
        mayRecord() ? el("p", { class: "buttons" }, alvtc.button(further[2], () => form(further[0], further[1])), alvtc.button("作废", () => showForm(withdrawal(number)), { class: "quiet" })) : null);
    }

    function withdrawal(number) {
      return alvtc.entryForm({
        title: `作废第 ${number} 条`, lead: "作废以后不用再办，原来记的还看得见。", label: "作废", cancel: close,
        fields: [{ name: "note", label: "为什么", wide: true, required: true }],
        async send(values) {
          await backend.ledger.withdraw(number, values);
          alvtc.announce("已作废");
          close();
          await refresh();
        },
      });
    }

    return { element, refresh };
  };
})(window.alvtc);
