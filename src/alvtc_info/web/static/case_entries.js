// The entries of a case, and the forms by which something is recorded or corrected.
//
//   alvtc.caseLog({correct(entry, field), withdraw(entry)})   {element, show(entries, mayRecord), fresh(numbers), offerUndo(number, told)}
//   alvtc.caseRoles   what a department may have to do with an event: [[value, label]]
//   alvtc.caseForm(kind, about)   a form as alvtc.entryForm gives it. Kinds: fact, call, paper, instruction, delegate, involve,
//                                 correct (of about.entry). `about`: {status, stamp, entry, given, close(), send(values),
//                                 latest() -> the status as it is now}
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  // What is known of an event: its name for the service, what it is called here, whether several add up.
  const FACTS = [
    ["人员伤亡", "伤亡", "伤了几个、多重、送到哪里；没有核实清楚就写正在核实"],
    ["已采取的措施", "做了什么", "一行一样，和以前记的加在一起"],
    ["地点", "在哪里", ""],
    ["发生了什么", "什么事", ""],
    ["发生时间", "几时发生", "如 14:30"],
    ["原因", "原因", "没有查明不要写"],
    ["信息来源", "谁告诉的", ""],
    ["影响", "影响", "教学、交通、师生情绪"],
    ["财产损失", "财产损失", ""],
    ["网络舆情", "网上怎么说", ""],
    ["善后处置", "善后", "和以前记的加在一起"],
    ["类别", "哪一类", ""],
    ["报告人", "报告人", ""],
    ["报告人电话", "报告人电话", ""],
    ["不外报的研判结论", "研判不外报", "谁研判的、为什么不用报到外面"],
  ];
  const GAPS = { 时间: ["发生时间"], 地点: ["地点"], 情况: ["发生了什么"], 伤亡: ["人员伤亡"], 措施: ["已采取的措施"], 报告人: ["报告人", "报告人电话"] };
  const LONG = new Set(["人员伤亡", "已采取的措施", "发生了什么", "善后处置"]);
  const MEDIA = [["phone", "电话"], ["oral", "当面"], ["written", "书面"], ["message", "微信、短信"]];
  alvtc.caseRoles = [["属地", "属地（在它的地方）"], ["主管", "主管（归它管）"], ["涉事", "涉事（它的人）"]];
  const REPORTS = [["", "不是稿子"], ["first", "首报"], ["follow-up", "续报"], ["final", "终报"]];
  const LABELS = { opened: "立案", learnt: "情况", reported: "报告", instructed: "指示", delegated: "代理", involved: "涉事部门", closed: "结束",
    "handed-over": "移交", withdrawn: "作废", erasure: "清除", erased: "已清除" };
  const CORRECTABLE = new Set(["opened", "learnt", "reported", "instructed", "delegated", "involved"]);
  const WITHDRAWABLE = new Set(["learnt", "reported", "instructed", "delegated", "involved", "closed"]);

  // -- the log --------------------------------------------------------------------------------------------------------

  alvtc.caseLog = function (acts) {
    const list = el("ol", { class: "entries", reversed: true });
    const undoRoom = el("div", { class: "undo-room" });
    const element = el("section", { class: "case-log", "aria-label": "记下的" }, el("h2", { text: "记下的" }), undoRoom, list);
    const fresh = new Set();
    let all = [];
    let mayRecord = false;

    function show(entries, may) {
      const now = JSON.stringify([entries, may, fresh.size]);
      if (list.dataset.shown === now) {
        return;
      }
      list.dataset.shown = now;
      all = entries;
      mayRecord = may;
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      list.replaceChildren(...entries.slice().reverse().map(line));
      if (held) {
        list.querySelector(`[data-key="${held}"]`)?.focus({ preventScroll: true });
      }
    }

    function line(entry) {
      const kind = LABELS[entry.entry] || "记录";
      const body = entry.text.startsWith(kind) ? entry.text.slice(kind.length).trim() : entry.text;
      return el("li", { class: `entry ${entry.superseded ? "old" : ""} ${fresh.has(entry.number) ? "fresh" : ""}`, value: entry.number },
        el("p", {}, el("time", { datetime: entry.at, text: alvtc.clockTime(entry.at) }), el("span", { class: "kind", text: kind }),
          entry.superseded ? el("del", { text: body }) : body,
          entry.recorder ? el("span", { class: "by", text: entry.recorder }) : null,
          entry.sealed ? null : el("strong", { class: "missing", text: "和封签对不上，请找管理员" })),
        buttons(entry));
    }

    function buttons(entry) {
      if (!mayRecord || entry.superseded) {
        return null;
      }
      const which = `第 ${entry.number} 条`;
      const parts = [
        CORRECTABLE.has(entry.entry) ? alvtc.button("更正", () => acts.correct(entry), { class: "quiet", "aria-label": `更正${which}`, data: { key: `correct-${entry.number}` } }) : null,
        WITHDRAWABLE.has(entry.entry) ? alvtc.button("作废", () => acts.withdraw(entry), { class: "quiet", "aria-label": `作废${which}`, data: { key: `withdraw-${entry.number}` } }) : null,
      ].filter(Boolean);
      return parts.length ? el("p", { class: "buttons" }, parts) : null;
    }

    // Beside a click that has just recorded something: how to take it back or to put its time right.
    function offerUndo(number, told) {
      const entry = all.find((each) => each.number === number);
      if (!entry) {
        return;
      }
      undoRoom.replaceChildren(el("p", { class: "undo-line" }, el("span", { text: `已记：${alvtc.clockTime(entry.at)} ${told}` }),
        alvtc.button("撤销", async () => {
          await acts.withdraw(entry);
          undoRoom.replaceChildren();
        }), CORRECTABLE.has(entry.entry) ? alvtc.button("改时间", () => acts.correct(entry, "at")) : null));
    }

    return {
      element, show, offerUndo,
      fresh: (numbers) => {
        fresh.clear();
        numbers.forEach((each) => fresh.add(each));
      },
    };
  };

  // -- forms ----------------------------------------------------------------------------------------------------------

  function people() {
    const pack = alvtc.institution || {};
    return Array.from(new Set([...(pack.posts || []), ...(pack.outside_bodies || []), pack.office].filter(Boolean)));
  }

  const timeField = (stamp) => ({ name: "at", label: "几时", value: stamp ? stamp.slice(11) : "", example: "如 14:30", hint: stamp ? "现在的时刻，不对就改" : "不改就空着" });

  function factFields(status, correcting) {
    const open = correcting ? new Set() : new Set(status.gaps.flatMap((gap) => GAPS[gap] || [gap]));
    const known = (name) => (status.facts[name] ? `现在记的：${status.facts[name]}` : "");
    const order = [...FACTS.filter(([name]) => open.has(name)), ...FACTS.filter(([name]) => !open.has(name))];
    return order.map(([name, label, hint], index) => ({
      name: `fact:${name}`, label: label + (open.has(name) ? "（还缺）" : ""), hint: [known(name), hint].filter(Boolean).join("。"),
      type: LONG.has(name) ? "lines" : name.endsWith("电话") ? "phone" : "text", wide: LONG.has(name), gap: open.has(name),
      later: !open.has(name) && index >= Math.max(4, open.size),
    }));
  }

  function openingFields() {
    return [
      { name: "fact:部门", label: "哪个部门的", choices: alvtc.institution?.departments },
      { name: "fact:责任", label: "管什么", type: "select", choices: [["", "不改"], ...alvtc.caseRoles] },
    ];
  }

  function callFields(stamp) {
    return [
      { name: "to", label: "报给谁", choices: people(), hint: "几个人用顿号隔开", required: Boolean(stamp) },
      { name: "by", label: "怎样报的", type: "select", choices: stamp ? MEDIA : [["", "不改"], ...MEDIA], value: stamp ? "phone" : "" },
      timeField(stamp),
      { name: "sender", label: "谁报的", choices: people(), later: true },
      { name: "acting_for", label: "对方代谁接的", choices: people(), later: true },
      { name: "report", label: "报的是哪一份稿子", type: "select", choices: REPORTS, later: true },
      { name: "file", label: "报出去的稿子", type: "file", hint: "放在案卷旁边，移交时一起带走", later: true },
      { name: "note", label: "备注", later: true },
    ];
  }

  function paperFields(stamp, call) {
    return [
      { name: "to", label: "送给谁", choices: people(), value: call?.whom || "", hint: "几个用顿号隔开", required: true },
      { name: "file", label: "送出去的稿子", type: "file", hint: "附上它，续报、终报才接得上；手边没有就空着", wide: true },
      timeField(stamp),
      { name: "report", label: "是哪一份", type: "select", choices: REPORTS.slice(1), value: "first" },
      { name: "sender", label: "谁送的", choices: people(), value: call?.sender || "", later: true },
      { name: "note", label: "备注", later: true },
    ];
  }

  function instructionFields(stamp) {
    return [
      { name: "leader", label: "谁的指示", choices: people(), required: Boolean(stamp) },
      { name: "instruction", label: "怎么说的", type: "lines", wide: true, required: Boolean(stamp) },
      timeField(stamp),
    ];
  }

  function delegateFields(given) {
    return [
      { name: "post", label: "代谁", choices: alvtc.institution?.posts, value: given || "", required: true },
      { name: "deputy", label: "由谁代", required: true, example: "如 副院长王某" },
      { name: "note", label: "为什么", required: true, example: "如 院长出差，电话打不通", wide: true },
    ];
  }

  function involveFields() {
    return [
      { name: "department", label: "哪个部门", choices: alvtc.institution?.departments, required: true },
      { name: "role", label: "管什么", type: "select", choices: [["", "还不知道"], ...alvtc.caseRoles] },
    ];
  }

  function factsOf(values) {
    const given = Object.entries(values).filter(([name]) => name.startsWith("fact:")).map(([name, value]) => [name.slice(5), value.split(/\n+/).map((each) => each.trim()).filter(Boolean).join("；")]);
    if (given.length === 0) {
      throw { code: "nothing", message: "还没有写，知道哪一样写哪一样" };
    }
    return { fact: Object.fromEntries(given) };
  }

  const same = (values) => values;

  // Of a report that goes along the service reads itself what it is.
  function sent({ report, ...values }) {
    return values.file ? values : { ...values, report };
  }

  const KINDS = {
    fact: { title: "情况有变化", fields: ({ status }) => factFields(status, false), values: factsOf, more: "其他情况" },
    call: { title: "报了别的人", fields: ({ stamp }) => callFields(stamp), values: sent },
    paper: { title: "书面报告送出了", fields: ({ stamp, given }) => paperFields(stamp, given), values: (values) => sent({ ...values, by: "written" }) },
    instruction: { title: "领导指示", fields: ({ stamp }) => instructionFields(stamp), values: same },
    delegate: { title: "换人代", lead: "以后该打给他的，打给代的人。", fields: ({ given }) => delegateFields(given),
      values: ({ post, deputy, note }) => ({ delegate: `${post}=${deputy}`, note }) },
    involve: { title: "又有部门涉事", fields: involveFields, values: ({ department, role }) => ({ involve: role ? `${department}=${role}` : department }) },
  };
  const OF_ENTRY = {
    opened: { fields: ({ status }) => [...openingFields(), ...factFields(status, true)], values: factsOf },
    learnt: { fields: ({ status }) => factFields(status, true), values: factsOf },
    reported: { fields: () => callFields(""), values: sent },
    instructed: { fields: () => instructionFields(""), values: same },
    delegated: KINDS.delegate,
    involved: KINDS.involve,
  };


  const OVERRIDES = { "near-department": { label: "就叫这个，照记", values: { anyway: true } }, "unknown-recipient": { label: "确实报给了他，照记", values: { other: true } } };

  alvtc.caseForm = function (kind, about) {
    const correcting = kind === "correct";
    const form = correcting ? OF_ENTRY[about.entry.entry] : KINDS[kind];
    const identity = alvtc.newIdentity();
    let number = correcting ? about.entry.number : undefined;
    let { version } = about.status;
    let identityNow = identity;
    const note = el("div", { class: "was" }, correcting ? el("p", { text: `原来记的：${about.entry.text}` }) : null);
    const made = alvtc.entryForm({
      title: correcting ? `更正第 ${number} 条` : form.title,
      lead: correcting ? "只填要改的，别的不动；原来的留着，看得见。" : form.lead,
      more: form.more,
      fields: form.fields(about),
      cancel: about.close,
      again: (error) => OVERRIDES[error.code] || (error.code === "changed" ? { told: `${error.message}。您填的还在下面。`, label: "还是按我填的改", values: {} } : null),
      async send(values) {
        const { anyway, other, ...typed } = values;
        const flags = { ...(anyway ? { anyway } : {}), ...(other ? { other } : {}) };
        try {
          const given = form.values(typed);
          await about.send({ ...given, ...flags, correct: number, version, id: identityNow });
        } catch (error) {
          if (error.code === "changed") {
            showNow(await about.latest());
          }
          throw error;
        }
        alvtc.announce("已记下");
        about.close();
      },
    });
    made.element.querySelector("h2").after(note);

    // Somebody has corrected the entry meanwhile: what it says now is shown, and a correction goes to that.
    function showNow(status) {
      let entry = status.entries.find((each) => each.number === number);
      while (entry && entry.superseded_by) {
        entry = status.entries.find((each) => each.number === entry.superseded_by);
      }
      version = status.version;
      identityNow = alvtc.newIdentity();
      if (entry && entry.entry !== "withdrawn" && entry.entry !== "erasure") {
        number = entry.number;
        note.replaceChildren(el("p", { class: "changed", text: `别人刚改过，现在是：${entry.text}` }));
      } else {
        note.replaceChildren(el("p", { class: "changed", text: "别人刚把这一条作废了；要记的请另记一条" }));
      }
    }

    return made;
  };
})(window.alvtc);
