// The report of a case as it stands: drafted anew whenever something is recorded, its gaps marked.
//
//   alvtc.caseReport(backend, id, attach)   {element, show(status), leave()}
//                                           `attach()` asks for the report that has gone out
//   alvtc.openInCheck(file)         opens door 1 with a draft: {name, bytes}
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const KINDS = [["first", "首报"], ["follow-up", "续报"], ["final", "终报"]];
  const SLOT = /(\{[^{}]*\})/;
  const SHOWN = new Set(["title", "body", "heading-1", "heading-2", "heading-3", "heading-4", "masthead", "issue-number", "paragraph"]);

  alvtc.openInCheck = function (file) {
    alvtc.open("check");
    window.setTimeout(() => {
      const data = new DataTransfer();
      data.items.add(new File([file.bytes], file.name));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
    }, 0);
  };

  alvtc.caseReport = function (backend, id, attach) {
    const state = { kind: "first", chosen: false, drawn: "", version: 0, left: false, turn: 0 };
    const kinds = el("div", { class: "buttons", role: "group", "aria-label": "哪一份" }, KINDS.map(([value, label]) =>
      alvtc.button(label, () => pick(value), { data: { kind: value }, "aria-pressed": String(value === state.kind) })));
    const gaps = el("p", { class: "gap-line" });
    const paper = el("div", { class: "paper" });
    const downloads = el("p", { class: "buttons" },
      alvtc.button("下载 Word 稿", () => download("docx"), { class: "main" }), alvtc.button("放到“查稿子”里", openInDoor),
      alvtc.button("存起来，在“写信息”里接着写", () => download("yaml"), { class: "quiet" }));
    const element = el("section", { class: "case-report", "aria-label": "报告" }, el("h2", { text: "报告跟着写" }), kinds, gaps, paper, downloads);

    function pick(kind) {
      state.chosen = true;
      return choose(kind);
    }

    // Which report is next: the first one until it has gone out in writing, the final one once all is over.
    function nextKind(status) {
      const sent = status.steps.some((step) => !step.department && step.by === "written" && step.done_at);
      return status.closed_at && sent ? "final" : sent ? "follow-up" : "first";
    }

    function choose(kind) {
      state.kind = kind;
      kinds.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.kind === kind)));
      return draw();
    }

    function show(status) {
      const key = `${status.version}`;
      if (key === state.drawn) {
        return;
      }
      state.drawn = key;
      if (state.chosen) {
        draw();
      } else {
        choose(nextKind(status));
      }
    }

    async function draw() {
      state.turn += 1;
      const mine = state.turn;
      try {
        const { blocks } = await backend.cases.draftText(id, state.kind);
        if (mine === state.turn && !state.left) {
          paint(blocks);
        }
      } catch (error) {
        if (mine !== state.turn || state.left) {
          return;
        }
        if (error.code === "secret") {
          alvtc.sayError(error);
          return;
        }
        state.drawn = "";
        const lacks = state.kind !== "first" && error.status === 422;
        paper.replaceChildren(el("p", { class: "note", text: lacks ? "先附上送出去的首报（或上一次续报），这里才接着它写。" : error.message || "这一次没有写出来" }),
          lacks && alvtc.mayWrite() ? el("p", { class: "buttons" }, alvtc.button("附上送出去的", attach)) : "");
        gaps.textContent = "";
        downloads.hidden = true;
      }
    }

    function paint(blocks) {
      downloads.hidden = false;
      const shown = blocks.filter((block) => SHOWN.has(block.role) || SLOT.test(block.text));
      const parts = shown.map((block) => el(block.role === "title" ? "h3" : "p", { class: `line ${block.role}` }, block.text.split(SLOT).map((part) =>
        SLOT.test(part) ? el("mark", { class: "gap", text: part.slice(1, -1) }) : part)));
      paper.replaceChildren(...parts);
      const count = paper.querySelectorAll("mark.gap").length;
      gaps.textContent = count ? `还有 ${count} 处要填，黄的就是；记一样，这里就补上一样。` : "都填上了；签发以前再查一遍。";
    }

    async function download(form) {
      const { name, bytes } = await backend.cases.draft(id, state.kind, form);
      alvtc.download(bytes, name);
    }

    async function openInDoor() {
      alvtc.openInCheck(await backend.cases.draft(id, state.kind, "docx"));
    }

    return { element, show, leave: () => { state.left = true; } };
  };
})(window.alvtc);
