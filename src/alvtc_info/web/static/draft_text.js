// The text of a draft with its findings marked in place, and a paragraph of it edited in place.
//
//   alvtc.draftText({select(number), edit(block)})  {element, show(document, listed), point(number), focusBlock(id),
//                                                     startEditing(id, span, on), isEditing(), stopEditing()}
//   `listed` are the findings that are shown, as alvtc.arrangeFindings gives them: [{number, finding, level}].
//   startEditing: `span` [start, end] is selected; on.change(text), on.done(text), on.cancel() say what was typed.
//
// By keyboard the text is one stop: ↑ ↓ go from paragraph to paragraph, ← → from mark to mark, Enter on a mark goes to
// its finding, F2 or Enter on a paragraph edits it.
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const CELL = /^(.*)第(\d+)行第(\d+)格$/;
  // What stands on the paper before these values, which the blocks of a draft leave out.
  const HEADS = { editor: "编辑：", phone: "电话：", "sign-off": "签发：" };
  const RANK = { error: 0, warning: 1, later: 2, info: 3, record: 4 };

  // The spans of a paragraph between the edges of its findings: [{from, to, over: [listed], ends: [listed]}].
  function segments(length, here) {
    const spans = here.map((each) => {
      const start = Math.min(each.finding.start, Math.max(0, length - 1));
      return { each, start, end: Math.min(length, Math.max(each.finding.end, start + 1)) };
    });
    const edges = Array.from(new Set([0, length, ...spans.flatMap(({ start, end }) => [start, end])])).sort((a, b) => a - b);
    return edges.slice(1).map((to, index) => ({
      from: edges[index],
      to,
      over: spans.filter(({ start, end }) => start <= edges[index] && to <= end).sort((a, b) => (a.end - a.start) - (b.end - b.start)).map(({ each }) => each),
      ends: spans.filter(({ end }) => end === to).map(({ each }) => each),
    }));
  }

  // The numbers of the findings that end with a mark are drawn by the style, so that they are not part of the text.
  function markOf(words, over, ends) {
    const level = over.map((each) => each.level).sort((a, b) => RANK[a] - RANK[b])[0];
    const told = over.map((each) => `第${each.number}条，${each.finding.title}`).join("；");
    return el("mark", {
      class: level, role: "button", tabindex: "-1", "aria-label": `${words}：${told}`, data: { by: over.map((each) => each.number).join(" "), ...(ends.length ? { ends: ends.map((each) => each.number).join(",") } : {}) },
      title: over.map((each) => `${each.number}. ${each.finding.message}`).join("\n"),
    }, words);
  }

  function contentOf(block, here) {
    const letters = alvtc.codePoints(block.text);
    const number = (block.label || "") + (block.before || HEADS[block.role] || "");
    const label = number ? el("span", { class: "auto-number", text: number }) : null;
    if (here.length === 0 || letters.length === 0) {
      return [label, block.text || "\u00a0"];
    }
    return [label, ...segments(letters.length, here).map(({ from, to, over, ends }) => {
      const words = letters.slice(from, to).join("");
      return over.length ? markOf(words, over, ends) : words;
    })];
  }

  function blockElement(block, here, tag) {
    return el(tag, { class: `block role-${block.role}`, tabindex: "-1", data: { block: block.id } }, contentOf(block, here));
  }

  // Paragraphs as they are; the cells of one table in a row are one table.
  function elementsOf(blocks, byBlock) {
    const out = [];
    let table = null;
    for (const block of blocks) {
      const cell = block.role === "cell" ? CELL.exec(block.place || "") : null;
      const here = byBlock.get(block.id) || [];
      if (!cell) {
        table = null;
        out.push(blockElement(block, here, "p"));
        continue;
      }
      if (!table || table.name !== cell[1]) {
        table = { name: cell[1], body: el("tbody"), row: "", line: null, last: "", cell: null };
        out.push(el("div", { class: "table-room" }, el("table", { class: "draft-table" }, table.body)));
      }
      if (table.row !== cell[2]) {
        table.row = cell[2];
        table.last = "";
        table.line = el("tr");
        table.body.append(table.line);
      }
      if (table.last !== cell[3]) {
        table.last = cell[3];
        table.cell = el("td");
        table.line.append(table.cell);
      }
      table.cell.append(blockElement(block, here, "p"));
    }
    return out;
  }

  alvtc.draftText = function (on) {
    let blocks = [];
    let editable = false;
    let editing = null;
    let current = null;
    const editButton = el("button", { type: "button", class: "edit-here", tabindex: "-1", on: { click: (event) => {
      event.stopPropagation();
      on.edit(editButton.closest(".block").dataset.block);
    } } }, "改这一段");
    const element = el("div", { class: "draft-text", role: "group", "aria-label": "稿件正文，上下键换段，左右键换标记，回车查看或修改" });

    function show(document, listed) {
      const byBlock = new Map();
      for (const each of listed.filter(({ finding }) => !alvtc.isWhole(finding))) {
        const here = byBlock.get(each.finding.block);
        if (here) {
          here.push(each);
        } else {
          byBlock.set(each.finding.block, [each]);
        }
      }
      blocks = document.blocks;
      editable = document.editable;
      if (editing) {
        refreshAround(byBlock);
        return;
      }
      const kept = current;
      element.replaceChildren(...elementsOf(blocks, byBlock));
      setCurrent(blockBy(kept) || element.querySelector(".block"));
    }

    // While a paragraph is being edited only the others are shown anew, so that the cursor stays where it is.
    function refreshAround(byBlock) {
      const elements = new Map(Array.from(element.querySelectorAll(".block"), (each) => [each.dataset.block, each]));
      for (const block of blocks) {
        const shown = elements.get(block.id);
        if (shown && block.id !== editing.id) {
          shown.replaceChildren(...contentOf(block, byBlock.get(block.id) || []).flat(3).filter(Boolean));
        }
      }
    }

    function blockBy(id) {
      return id === null ? null : Array.from(element.querySelectorAll(".block")).find((each) => each.dataset.block === id) || null;
    }

    function setCurrent(block) {
      element.querySelectorAll("[tabindex='0']").forEach((each) => each.setAttribute("tabindex", "-1"));
      if (block) {
        block.setAttribute("tabindex", "0");
        current = block.dataset.block;
      }
    }

    function point(number) {
      element.querySelectorAll("mark.pointed").forEach((each) => each.classList.remove("pointed"));
      const marks = Array.from(element.querySelectorAll("mark")).filter((each) => each.dataset.by.split(" ").includes(String(number)));
      marks.forEach((each) => each.classList.add("pointed"));
      if (marks[0]) {
        marks[0].scrollIntoView({ block: "center", behavior: alvtc.calm() ? "auto" : "smooth" });
      }
      return marks[0] || null;
    }

    function moveTo(step, from, selector) {
      const all = Array.from(element.querySelectorAll(selector));
      const at = all.indexOf(from);
      let next = all[at + step];
      if (at < 0) {
        const after = all.findIndex((each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
        next = step > 0 ? all[after] : all[(after < 0 ? all.length : after) - 1];
      }
      if (next) {
        setCurrent(next.closest(".block"));
        next.focus();
      }
    }

    function choose(mark) {
      const numbers = mark.dataset.by.split(" ").map(Number);
      const at = numbers.indexOf(Number(mark.dataset.chosen));
      const number = numbers[(at + 1) % numbers.length];
      mark.dataset.chosen = String(number);
      on.select(number);
    }

    element.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (mark) {
        choose(mark);
      }
    });
    element.addEventListener("dblclick", (event) => {
      const block = event.target.closest(".block");
      if (block && !event.target.closest("mark, textarea, button")) {
        on.edit(block.dataset.block);
      }
    });
    element.addEventListener("focusin", (event) => {
      const block = event.target.closest(".block");
      if (block && editable && !editing && !event.target.closest("button")) {
        setCurrent(block);
        block.append(editButton);
      }
    });
    element.addEventListener("focusout", (event) => {
      if (!element.contains(event.relatedTarget)) {
        editButton.remove();
      }
    });
    element.addEventListener("keydown", (event) => {
      if (event.target.closest("textarea, button") || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      const block = event.target.closest(".block");
      const mark = event.target.closest("mark");
      const moves = { ArrowDown: [1, block, ".block"], ArrowUp: [-1, block, ".block"], ArrowRight: [1, mark || block, "mark"], ArrowLeft: [-1, mark || block, "mark"] };
      if (moves[event.key] && block) {
        event.preventDefault();
        moveTo(...moves[event.key]);
      } else if ((event.key === "Enter" || event.key === " ") && mark) {
        event.preventDefault();
        choose(mark);
      } else if ((event.key === "Enter" || event.key === "F2") && block && editable) {
        event.preventDefault();
        event.stopPropagation();
        on.edit(block.dataset.block);
      }
    });

    function startEditing(id, span, listeners) {
      const block = blocks.find((each) => each.id === id);
      const room = blockBy(id);
      if (!block || !room || editing) {
        return;
      }
      editButton.remove();
      const area = el("textarea", { class: "edit-area", "aria-label": "修改这一段：回车改好，Esc 不改", rows: 1, ".value": block.text, spellcheck: "false" });
      const grow = () => {
        area.style.height = "auto";
        area.style.height = `${area.scrollHeight + 4}px`;
      };
      const finish = (how) => {
        const text = area.value.replace(/[\r\n]+/g, "");
        stopEditing();
        listeners[how](text);
      };
      area.addEventListener("input", () => {
        grow();
        listeners.change(area.value.replace(/[\r\n]+/g, ""));
      });
      area.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) {
          event.preventDefault();
          finish("done");
        } else if (event.key === "Escape") {
          event.preventDefault();
          finish("cancel");
        }
      });
      alvtc.takePaste(area, grow);
      room.replaceChildren(...[block.label ? el("span", { class: "auto-number", text: block.label }) : "", area,
        el("span", { class: "edit-buttons" },
          el("button", { type: "button", class: "main", on: { click: () => finish("done") } }, "改好了"),
          el("button", { type: "button", on: { click: () => finish("cancel") } }, "不改"))]);
      editing = { id };
      grow();
      area.focus();
      const letters = alvtc.codePoints(block.text);
      const [from, to] = (span || [letters.length, letters.length]).map((at) => letters.slice(0, at).join("").length);
      area.setSelectionRange(from, to);
      room.scrollIntoView({ block: "nearest" });
    }

    function stopEditing() {
      editing = null;
    }

    return {
      element, show, point, startEditing, stopEditing,
      isEditing: () => editing !== null,
      focusBlock: (id) => blockBy(id)?.focus({ preventScroll: false }),
    };
  };
})(window.alvtc);
