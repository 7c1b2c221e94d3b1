// The findings of a draft as a list: 必改 first, then 宜改, what can wait, 建议 folded and ten of them at most.
//
//   alvtc.arrangeFindings(findings)       {groups, listed}: groups of {id, title, note, folded, items, left}, and all items
//                                         that are shown, numbered from 1 in that order: {number, finding, level}
//   alvtc.findingItem(item, blocks, on)   an <li>; on: {apply(item, words), edit(item), point(item)}, each may be missing
//   alvtc.findingList(on)                 {element, show(result, document, acting), select(number), open(number), listed()}
//   alvtc.isWhole(finding)                whether it is about the whole draft, not about words of it
//   alvtc.placeOf(finding, blocks)        where it is, in a clerk's words
//   alvtc.groundOf(finding)               by what: the regulation and its clause, a standard, custom
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const MOST_HINTS = 10;
  const WORDS = { error: "必改", warning: "宜改", later: "续报前再看", info: "建议", record: "时限记录" };
  const NOTES = {
    later: "不急：首报先报出去，写续报前再看这些。",
    info: "不改也能报。",
    record: "已经过去的时限，不是稿件的毛病。",
  };
  const FOLDED = { info: true, record: true };

  function levelOf(finding) {
    return finding.urgency === "later" || finding.urgency === "record" ? finding.urgency : finding.severity;
  }

  alvtc.arrangeFindings = function (findings) {
    let number = 0;
    const groups = Object.keys(WORDS).map((id) => {
      const all = findings.filter((finding) => levelOf(finding) === id);
      const most = id === "info" ? MOST_HINTS : all.length;
      const items = all.slice(0, most).map((finding) => ({ number: ++number, finding, level: id }));
      return { id, title: `${WORDS[id]} ${all.length}`, note: NOTES[id] || "", folded: FOLDED[id] || false, items, left: all.length - items.length };
    }).filter((group) => group.items.length);
    return { groups, listed: groups.flatMap((group) => group.items) };
  };

  alvtc.isWhole = (finding) => finding.start === 0 && finding.end === 0 && !finding.quote;

  alvtc.placeOf = function (finding, blocks) {
    if (alvtc.isWhole(finding)) {
      return "全文";
    }
    const page = finding.page ? `，第${finding.page}页` : "";
    const text = blocks.get(finding.block)?.text.trim() || "";
    const letters = alvtc.codePoints(text.split("\n")[0]);
    const first = letters.length > 8 ? `${letters.slice(0, 8).join("")}…` : letters.join("");
    return first ? `${finding.place}“${first}”${page}` : finding.place + page;
  };

  alvtc.groundOf = function (finding) {
    if (finding.basis === "regulation") {
      return `依据：${alvtc.institution?.regulation || "信息工作制度"}${finding.clause}`;
    }
    return finding.basis === "standard" ? `标准：${finding.clause}` : "依据：惯例";
  };

  function insteadOf(fix) {
    if (!fix) {
      return null;
    }
    if (fix.replacement === "") {
      return el("p", { class: "instead" }, el("span", { class: "instead-label", text: "改法" }), "删去");
    }
    const parts = [];
    let at = 0;
    for (const slot of alvtc.slotsOf(fix)) {
      parts.push(fix.replacement.slice(at, slot.start), el("span", { class: "slot", text: slot.form }));
      at = slot.end;
    }
    parts.push(fix.replacement.slice(at));
    return el("p", { class: "instead" }, el("span", { class: "instead-label", text: "改成" }), el("ins", {}, parts));
  }

  function fixButtons(item, on, room) {
    const { fix } = item.finding;
    const slots = alvtc.slotsOf(fix);
    const buttons = [];
    if (fix && on.apply && slots.length === 0) {
      buttons.push(alvtc.button(fix.safe ? "采用" : "核对过了，采用", () => on.apply(item, []), { class: fix.safe ? "main" : "" }));
    }
    if (fix && on.apply && slots.length) {
      buttons.push(alvtc.button("填好再改", () => openSlots(item, on, room), { "aria-expanded": "false" }));
    }
    if (on.edit && !alvtc.isWhole(item.finding)) {
      buttons.push(alvtc.button("自己改", () => on.edit(item), { class: "quiet" }));
    }
    return buttons;
  }

  function openSlots(item, on, room) {
    const opener = room.parentNode.querySelector("[aria-expanded]");
    if (room.firstChild) {
      room.replaceChildren();
      opener.setAttribute("aria-expanded", "false");
      return;
    }
    const form = alvtc.slotForm(item.finding.fix);
    const missing = el("p", { class: "missing", role: "alert" });
    const element = el("form", { class: "slot-form", novalidate: true }, form.element, missing,
      el("p", { class: "buttons" }, el("button", { type: "submit", class: "main" }, "改到稿子里")));
    element.addEventListener("submit", async (event) => {
      event.preventDefault();
      const words = form.words();
      missing.textContent = words ? "" : "还有空着的，请填好再改";
      if (!words) {
        form.focus();
        return;
      }
      await alvtc.attempt(() => on.apply(item, words));
    });
    room.replaceChildren(element);
    opener.setAttribute("aria-expanded", "true");
    form.focus();
  }

  alvtc.findingItem = function (item, blocks, on) {
    const { finding, number, level } = item;
    const room = el("div", { class: "slot-room" });
    const place = alvtc.placeOf(finding, blocks);
    const head = [el("span", { class: `badge ${level}`, "aria-hidden": "true", text: String(number) }),
      el("span", { class: "hidden-text", text: `第${number}条，${WORDS[level]}，` }), el("strong", { text: finding.title }), el("span", { class: "place", text: place })];
    const related = (finding.related || []).map((site) => el("p", { class: "ground", text: `对照：${site.path}　${site.place}　“${site.quote}”` }));
    return el("li", { class: `finding ${level}`, id: `finding-${number}`, data: { number } },
      on.point ? el("button", { type: "button", class: "finding-head", on: { click: () => on.point(item) } }, head) : el("p", { class: "finding-head" }, head),
      el("p", { class: "message", text: finding.message }),
      insteadOf(finding.fix),
      el("p", { class: "ground", text: alvtc.groundOf(finding) }),
      finding.why && finding.why.length ? el("p", { class: "ground", text: `理由：${finding.why.join("；")}` }) : null,
      related,
      el("p", { class: "buttons" }, fixButtons(item, on, room)),
      room);
  };

  function groupElement(group, blocks, on, open) {
    const heading = el("h3", { class: group.id, text: group.title });
    const content = [
      group.note ? el("p", { class: "note", text: group.note }) : null,
      el("ol", { class: "findings" }, group.items.map((item) => alvtc.findingItem(item, blocks, on))),
      group.left ? el("p", { class: "note", text: `另有 ${group.left} 条建议没有列出；改完上面的再看。` }) : null,
    ];
    return group.folded
      ? el("details", { class: "group", open, data: { group: group.id } }, el("summary", {}, heading), content)
      : el("section", { class: "group", data: { group: group.id } }, heading, content);
  }

  alvtc.findingList = function (on) {
    let listed = [];
    const element = el("div", { class: "finding-list" });

    // `acting`: whether what is shown can be changed now.
    function show(result, document, acting) {
      const acts = acting ? on : { point: on.point };
      const arranged = alvtc.arrangeFindings(result.findings);
      const blocks = new Map(document.blocks.map((block) => [block.id, block]));
      const open = new Set(Array.from(element.querySelectorAll("details[open]"), (each) => each.dataset.group));
      listed = arranged.listed;
      const unjudged = reasonsOf(result);
      element.replaceChildren(
        ...(arranged.groups.length ? arranged.groups.map((group) => groupElement(group, blocks, acts, open.has(group.id)))
          : [el("p", { class: "clean", text: "没有查出问题。" })]),
        ...(unjudged.length ? [el("details", { class: "group", open: open.has("unjudged"), data: { group: "unjudged" } },
          el("summary", {}, el("h3", { text: `没有判断 ${result.unjudged.length}` })),
          el("p", { class: "note", text: "稿面上看不出来的，程序不猜，请自己看一眼。" }),
          el("ul", { class: "plain" }, unjudged.map(([titles, reason]) => el("li", {}, el("strong", { text: titles }), `：${reason}`))))] : []),
        ...suppressedGroup(result, blocks, open));
    }

    function find(number) {
      return element.querySelector(`#finding-${number}`);
    }

    function select(number) {
      element.querySelectorAll(".finding.chosen").forEach((each) => each.classList.remove("chosen"));
      const item = find(number);
      if (item) {
        const folded = item.closest("details");
        if (folded) {
          folded.open = true;
        }
        item.classList.add("chosen");
        item.scrollIntoView({ block: "nearest" });
      }
      return item;
    }

    return { element, show, select, listed: () => listed, focus: (number) => select(number)?.querySelector("button")?.focus() };
  };

  function reasonsOf(result) {
    const reasons = new Map();
    for (const each of result.unjudged) {
      const title = each.title || alvtc.titleOf?.(each.rule) || "";
      reasons.set(each.reason, [...(reasons.get(each.reason) || []), title]);
    }
    return Array.from(reasons, ([reason, titles]) => [Array.from(new Set(titles)).filter(Boolean).join("、") || "有几项", reason]);
  }

  function suppressedGroup(result, blocks, open) {
    if (!result.suppressed || !result.suppressed.length) {
      return [];
    }
    return [el("details", { class: "group", open: open.has("suppressed"), data: { group: "suppressed" } },
      el("summary", {}, el("h3", { text: `标了不检查 ${result.suppressed.length}` })),
      el("ul", { class: "plain" }, result.suppressed.map((each) =>
        el("li", { text: `${alvtc.placeOf(each, blocks)}　${each.title}：${each.reason || "没有写理由"}` }))))];
  }
})(window.alvtc);
