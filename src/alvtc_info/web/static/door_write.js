// Door 2, 写信息: a form for each kind of report; findings beside the fields while typing, a picture of the page.
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const STEPS_BACK = 100;
  // What goes wrong with a file that is as it should be.
  const OTHER_FAULTS = new Set(["secret", "unreachable", "broken", "too-slow", "too-old", "cancelled"]);

  function show(root, backend) {
    const state = { form: null, result: null, past: [], last: "", turn: 0, pictured: "", drawing: false, page: 1, pictures: new Map() };
    const keeper = alvtc.keeper("write");
    const kinds = (alvtc.institution?.kinds || []).map((each) => [each.value, each.label]);
    const kindChoice = el("div", { class: "kinds", role: "group", "aria-label": "文种" }, kinds.map(([value, label]) =>
      alvtc.button(label, () => changeKind(value), { data: { kind: value }, "aria-pressed": "false" })));
    const opener = el("input", { type: "file", accept: ".yaml,.yml,.json", class: "hidden-text", tabindex: "-1", "aria-hidden": "true" });
    const undoButton = alvtc.button("撤销", undo, { class: "quiet" });
    const offers = el("div", { class: "offers" });
    const formRoom = el("form", { class: "form-side", novalidate: true, "aria-label": "填写" });
    const status = el("p", { class: "summary", role: "status" });
    const gaps = el("div", { class: "gaps" });
    const others = el("div", { class: "finding-list" });
    const page = el("canvas", { class: "page-picture", role: "img", hidden: true });
    const pageNote = el("p", { class: "note" });
    const back = alvtc.button("上一页", () => turn(-1), { class: "quiet", disabled: true });
    const on = alvtc.button("下一页", () => turn(1), { class: "quiet", disabled: true });
    const pageSide = el("section", { class: "page-side", "aria-label": "版面" }, el("h2", { text: "版面" }), pageNote, el("p", { class: "buttons" }, back, on), page);
    const side = el("section", { class: "list-side", "aria-label": "查出的问题" }, status, gaps, others, pageSide);
    const heading = el("h1", { text: "写信息", tabindex: "-1" });
    const bench = el("div", { class: "bench writing", hidden: true }, formRoom, side);
    const foot = el("section", { class: "take-away", hidden: true, "aria-label": "下载" }, el("h2", { text: "下载" }), downloadButtons(),
      el("div", { class: "keeping" }, keeper.box, alvtc.button("清空", () => clear(true), { title: "这一页和浏览器里保留的都清掉" })));
    root.append(heading, el("div", { class: "write-head" }, el("p", { class: "note", text: "先选文种，再填；查出的问题在格子旁边，边填边改。" }), kindChoice,
      el("p", { class: "buttons" }, alvtc.button("打开以前存的", () => opener.click()), undoButton)), opener, offers, bench, foot);
    undoButton.disabled = true;

    alvtc.whenSecret(() => clear(false));
    alvtc.shortcut("F8", "到下一个有问题的格子", () => step(1));
    alvtc.shortcut("Shift+F8", "到上一个有问题的格子", () => step(-1));
    opener.addEventListener("change", () => {
      const file = opener.files[0];
      opener.value = "";
      alvtc.attempt(() => openFile(file));
    });
    formRoom.addEventListener("submit", (event) => event.preventDefault());
    const look = alvtc.debounce(() => check(), 600);
    const draw = alvtc.debounce(() => picture(), 1800);
    const onLeave = (event) => {
      if (state.past.length > 1 && !keeper.box.querySelector("input")?.checked) {
        event.preventDefault();
        event.returnValue = "";
      }
    };
    window.addEventListener("beforeunload", onLeave);
    const kept = keeper.load();
    if (kept) {
      offers.replaceChildren(el("p", { class: "offer" }, "上次保留的还在。", alvtc.button("接着写", () => openReport(kept))));
    }

    // -- the form -----------------------------------------------------------------------------------------------------

    async function changeKind(kind) {
      const data = state.form ? state.form.value() : {};
      await build(kind, { ...data, kind });
    }

    async function openReport(data) {
      if (!isReport(data)) {
        throw { code: "no-report", message: "这个文件里不是报告，请打开以前在这里存的 .yaml 或 .json" };
      }
      await build(data.kind, data);
    }

    async function build(kind, data) {
      const schema = await backend.schema(kind);
      alvtc.clearError();
      offers.replaceChildren();
      state.form = alvtc.reportForm(schema, changed, state.pictures);
      state.form.set(data);
      kindChoice.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.kind === kind)));
      formRoom.replaceChildren(state.form.element);
      page.hidden = true;
      bench.hidden = false;
      foot.hidden = false;
      note();
      await check();
      draw();
      alvtc.announce(`${schema.title}的表在下面`);
    }

    async function openFile(file) {
      if (!file) {
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { data, fields } = await (/\.json$/i.test(file.name) ? readJson(bytes) : readYaml(file.name, bytes)).catch((error) => {
        const itsFault = (error.status || 422) === 422 && !OTHER_FAULTS.has(error.code);
        throw itsFault ? { code: "no-report", message: `“${file.name}”不是以前在这里存的，或者后来改坏了；请打开在这里存下的 .yaml 或 .json` } : error;
      });
      if (fields) {
        throw { code: "bad-report", message: `“${file.name}”里有填得不对的：${fields.map((each) => each.message).join("；")}；请改好再打开` };
      }
      await openReport(data);
    }

    // The check is what refuses a secret draft; nothing of it is shown before. One that is not filled in yet is opened.
    async function readJson(bytes) {
      const data = JSON.parse(new TextDecoder().decode(bytes));
      await alvtc.look({ report: data }, {}).catch((error) => {
        if (!error.fields) {
          throw error;
        }
      });
      return { data };
    }

    async function readYaml(name, bytes) {
      return backend.open({ file: { name, bytes } }).then((data) => ({ data }), (error) => {
        if (!error.fields) {
          throw error;
        }
        return { fields: error.fields };
      });
    }

    function isReport(data) {
      return data && typeof data === "object" && kinds.some(([value]) => value === data.kind);
    }

    function changed() {
      note();
      look();
      draw();
    }

    // Remembers the report as it is now, for undo and for keeping.
    function note() {
      const now = JSON.stringify(state.form.value());
      if (now !== state.last) {
        state.last = now;
        state.past = [...state.past, now].slice(-STEPS_BACK);
        undoButton.disabled = state.past.length < 2;
        keeper.save(state.form.value());
      }
    }

    async function undo() {
      if (state.past.length < 2) {
        return;
      }
      state.past.pop();
      const data = JSON.parse(state.past.pop());
      state.last = "";
      if (data.kind === state.form.kind) {
        state.form.set(data);
        changed();
      } else {
        await build(data.kind, data);
      }
      alvtc.announce("已撤销");
    }

    // -- findings -----------------------------------------------------------------------------------------------------

    function reportForCheck(missing) {
      const report = state.form.value();
      for (const each of missing.filter(({ path, key }) => path === key)) {
        report[each.key] = each.filler;
      }
      return report;
    }

    async function check() {
      const missing = state.form.missing();
      const form = state.form;
      state.turn += 1;
      const mine = state.turn;
      try {
        const result = await alvtc.look({ report: reportForCheck(missing) }, {});
        if (mine === state.turn && form === state.form) {
          state.result = result;
          alvtc.clearError();
          place(result, missing);
        }
      } catch (error) {
        if (mine !== state.turn && error.code !== "secret") {
          return;
        }
        if (error.code === "secret" || !error.status || error.status !== 422) {
          alvtc.sayError(error, check);
        } else {
          refuseFields(error, missing);
        }
      }
    }

    function showGaps(missing) {
      gaps.replaceChildren(...(missing.length ? [el("p", {}, "还差："), el("p", { class: "buttons" }, missing.map((each) =>
        el("button", { type: "button", class: "link", on: { click: () => reveal(each) } }, each.label)))] : []));
    }

    function reveal(each) {
      const room = state.form.room(each.path);
      for (let at = room; at; at = at.parentElement) {
        if (at.tagName === "DETAILS") {
          at.open = true;
        }
      }
      each.focus();
    }

    function isOf(path, missing) {
      return missing.some((each) => path === each.path || path.startsWith(`${each.path}[`) || path.startsWith(`${each.path}.`));
    }

    function emptyRooms() {
      state.form.rooms().forEach((room) => room.firstChild && room.replaceChildren());
    }

    function place(result, missing) {
      emptyRooms();
      const shown = result.findings.filter((finding) => !isOf(finding.block, missing) && !(missing.length && alvtc.isWhole(finding)));
      const { groups, listed } = alvtc.arrangeFindings(shown);
      const blocks = new Map((result.document?.blocks || []).map((block) => [block.id, block]));
      const elsewhere = [];
      for (const item of listed) {
        const room = alvtc.isWhole(item.finding) ? null : state.form.room(item.finding.block);
        if (room) {
          room.append(el("ol", { class: "findings" }, alvtc.findingItem(item, blocks, { apply })));
        } else {
          elsewhere.push(item);
        }
      }
      others.replaceChildren(...(elsewhere.length ? [el("h3", { text: "全文" }), el("ol", { class: "findings" }, elsewhere.map((item) => alvtc.findingItem(item, blocks, {})))] : []));
      const told = groups.length ? groups.map((group) => group.title).join("，") : "没有查出问题";
      status.textContent = missing.length ? `已填的部分：${told}` : told;
      showGaps(missing);
    }

    function refuseFields(error, missing) {
      emptyRooms();
      const lines = error.fields || [];
      const elsewhere = lines.filter((each) => {
        const room = state.form.room(each.path);
        if (room && !isOf(each.path, missing)) {
          room.append(el("p", { class: "missing", text: each.message }));
        }
        return !room;
      });
      status.textContent = lines.length && elsewhere.length === 0 ? "有的格子填得不对，改好再查" : error.message;
      others.replaceChildren();
      showGaps(missing);
    }

    // Puts what should be written instead into the report. A finding counts in the text of its place.
    async function apply(item, words) {
      const { block, start, end, fix } = item.finding;
      const report = state.form.value();
      const keys = block.split(/[.[\]]+/).filter(Boolean);
      const last = keys.pop();
      const holder = keys.reduce((at, key) => at?.[key], report);
      const key = holder && typeof holder[last] === "object" ? "heading" : null;
      const target = key ? holder[last] : holder;
      const name = key || last;
      const text = typeof target?.[name] === "string" ? alvtc.codePoints(target[name]) : null;
      const printed = state.result?.document?.blocks.find((each) => each.id === block)?.text;
      if (!text || printed !== target[name]) {
        throw { code: "by-hand", message: "这一处请在格子里自己改" };
      }
      target[name] = text.slice(0, start).join("") + alvtc.fillSlots(fix, words) + text.slice(end).join("");
      state.form.set(report);
      note();
      await check();
      draw();
      alvtc.announce("改好了");
    }

    function step(by) {
      const items = Array.from(root.querySelectorAll(".form-side .finding"));
      if (!items.length) {
        return;
      }
      const at = items.findIndex((each) => each.classList.contains("chosen"));
      const next = items[(at + by + items.length) % items.length] || items[0];
      items.forEach((each) => each.classList.toggle("chosen", each === next));
      for (let up = next; up; up = up.parentElement) {
        if (up.tagName === "DETAILS") {
          up.open = true;
        }
      }
      const control = next.closest(".part, .field")?.querySelector("textarea, input, select");
      next.scrollIntoView({ block: "center" });
      control?.focus({ preventScroll: true });
      alvtc.announce(next.querySelector(".message").textContent);
    }

    // -- the page -----------------------------------------------------------------------------------------------------

    async function picture() {
      if (!alvtc.abilities.pictures) {
        pageNote.textContent = alvtc.abilities.why?.pictures || "这里看不了版面";
        return;
      }
      const missing = state.form.missing();
      if (missing.length) {
        pageNote.textContent = "必填的填齐以后，这里是打出来的样子。";
        page.hidden = true;
        return;
      }
      const report = state.form.value();
      const now = JSON.stringify([report, state.page]);
      if (state.drawing || now === state.pictured) {
        return;
      }
      state.drawing = true;
      pageNote.textContent = page.hidden ? "正在画…" : "正在更新…";
      try {
        const { bytes, pages } = await backend.produce("picture", { report, ...picturesOf(report) }, { page: state.page });
        await paint(bytes);
        state.pictured = now;
        pageNote.textContent = `打出来就是这样（第${state.page}页，共${pages}页）。`;
        back.disabled = state.page <= 1;
        on.disabled = state.page >= pages;
      } catch (error) {
        if (error.code === "secret" || error.code === "signed-out") {
          alvtc.sayError(error);
          return;
        }
        page.hidden = true;
        if (error.code === "no-page") {
          state.page = 1;
          draw();
        }
        pageNote.textContent = error.message || "这一次没有画出来";
        if (error.code === "no-office") {
          alvtc.abilities.pictures = false;
          alvtc.abilities.why = { ...alvtc.abilities.why, pictures: error.message };
        }
      } finally {
        state.drawing = false;
      }
      if (state.form && JSON.stringify([state.form.value(), state.page]) !== now) {
        draw();
      }
    }

    function turn(by) {
      state.page += by;
      return picture();
    }

    async function paint(bytes) {
      const image = await window.createImageBitmap(new Blob([bytes], { type: "image/png" }));
      page.width = image.width;
      page.height = image.height;
      page.getContext("2d").drawImage(image, 0, 0);
      page.hidden = false;
      page.setAttribute("aria-label", `打出来的第${state.page}页；文字和填的一样`);
    }

    // -- taking away --------------------------------------------------------------------------------------------------

    function downloadButtons() {
      const outputs = [
        ["report", "Word 稿", "按附件的版式成文，可以直接送签"],
        ["yaml", "存起来以后接着写", "存成一个 .yaml 文件，下次在这里打开"],
      ];
      return el("div", { class: "downloads" }, outputs.map(([what, label, about]) => {
        const why = what === "report" && !alvtc.abilities.word_output ? alvtc.abilities.why?.word_output || "这里不能写 Word 文件" : "";
        return el("div", { class: "download" }, alvtc.button(label, () => produce(what), { disabled: Boolean(why), "aria-describedby": `about-${what}` }),
          el("span", { class: "hint", id: `about-${what}`, text: why || about }));
      }), el("div", { class: "download" }, alvtc.button("没填完，先存着", () => {
        const data = state.form.value();
        alvtc.download(JSON.stringify(data, null, 1), `${data.title || "报告"}.json`);
      }), el("span", { class: "hint", text: "存成一个 .json 文件，下次在这里打开接着填" })));
    }

    // The files of the pictures that the report names, as far as they were chosen here: {pictures: {name: base64}}.
    function picturesOf(report) {
      const named = Object.values(report).filter(Array.isArray).flat().map((each) => each?.picture).filter((name) => state.pictures.has(name));
      return named.length ? { pictures: Object.fromEntries(named.map((name) => [name, state.pictures.get(name).split(",")[1]])) } : {};
    }

    async function produce(what) {
      const missing = state.form.missing();
      if (missing.length) {
        reveal(missing[0]);
        throw { code: "unfinished", message: `还差：${missing.map((each) => each.label).join("、")}；填好再下载，或者点“没填完，先存着”` };
      }
      const report = state.form.value();
      const { name, bytes } = await backend.produce(what, { report, ...(what === "report" ? picturesOf(report) : {}) }, {});
      alvtc.download(bytes, name);
    }

    function clear(told) {
      keeper.clear();
      look.cancel();
      draw.cancel();
      state.turn += 1;
      state.pictures.clear();
      Object.assign(state, { form: null, result: null, past: [], last: "", pictured: "", page: 1 });
      formRoom.replaceChildren();
      others.replaceChildren();
      gaps.replaceChildren();
      status.textContent = "";
      page.width = 1;
      page.hidden = true;
      bench.hidden = true;
      foot.hidden = true;
      undoButton.disabled = true;
      kindChoice.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", "false"));
      if (told) {
        alvtc.announce("已清空");
        heading.focus();
      }
    }

    return () => {
      look.cancel();
      draw.cancel();
      state.turn += 1;
      window.removeEventListener("beforeunload", onLeave);
    };
  }

  alvtc.doors.push({ id: "write", title: "写信息", about: (can) => (can.word_output ? "按文种填表，边填边查，下载 Word 稿" : "按文种填表，边填边查，存起来以后接着写"), ability: "door_write", keeps: true, show });
})(window.alvtc);
