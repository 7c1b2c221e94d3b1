// Door 1, 查稿子: a draft is dropped, chosen or pasted; its text with findings marked in place, a list beside it.
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const STEPS_BACK = 50;
  const OUTPUTS = [
    ["comments", "带批注的", "每个问题是一条批注，框住要改的字"],
    ["tracked", "带修订的", "有把握的改法写成修订，在“审阅”里逐条接受或拒绝"],
    ["corrected", "改好的", "有把握的改法全部改进去"],
    ["styled", "排好版的", "字体、行距、版头、页码排好，文字不动"],
    ["slip", "送签单", "一页纸，打出来和稿子一起送签"],
  ];
  const IN_WORD = new Set(["comments", "tracked", "styled"]);

  function isSecret(error) {
    return error && error.code === "secret";
  }

  function show(root, backend) {
    const state = { draft: null, result: null, past: [], future: [], turn: 0, fromTable: false };
    const keeper = alvtc.keeper("check");
    const text = alvtc.draftText({ select: chosenInText, edit: (block) => startEditing(block, null) });
    const list = alvtc.findingList({ apply, edit: editFinding, point: chosenInList });
    const table = alvtc.draftTable({ open: openRow });
    const choices = alvtc.checkChoices(() => recheck());
    const intake = alvtc.draftIntake({ files: takeFiles, text: open });
    const summary = el("p", { class: "summary", tabindex: "-1" });
    const busy = el("p", { class: "busy", role: "status" });
    const said = el("div", { class: "warnings" });
    const undoButton = alvtc.button("撤销", undo, { class: "quiet" });
    const redoButton = alvtc.button("重做", redo, { class: "quiet" });
    const allButton = alvtc.button("", applyAll, { class: "main" });
    const backButton = alvtc.button("回到表格", backToTable);
    const downloads = el("div", { class: "downloads" });
    const heading = el("h1", { text: "查稿子", tabindex: "-1" });
    const draftName = el("h2", { class: "draft-name", tabindex: "-1" });
    const toList = alvtc.button("", () => root.querySelector(".list-side").focus(), { class: "to-list" });
    const bench = el("div", { class: "bench", hidden: true },
      el("section", { class: "text-side", "aria-label": "稿件正文" }, draftName, toList, said, text.element),
      el("section", { class: "list-side", "aria-label": "查出的问题", tabindex: "-1" },
        el("div", { class: "list-head" }, summary, busy, el("p", { class: "buttons" }, allButton, undoButton, redoButton)), list.element));
    const takeAway = el("section", { class: "take-away", hidden: true, "aria-label": "下载" }, el("h2", { text: "下载" }), downloads,
      el("div", { class: "keeping" }, keeper.box, alvtc.button("另存草稿", saveDraft, { title: "把现在的稿子存成文件，以后接着改" }),
        alvtc.button("清空", () => clear(true), { title: "这一页和浏览器里保留的都清掉" }), alvtc.button("打印", () => window.print(), { class: "quiet" })));
    const tableRoom = el("div", { hidden: true }, table.element);
    const aside = el("div", { class: "offers" });
    root.append(heading, intake.element, choices.element, el("p", { class: "buttons back-row", hidden: true }, backButton), aside, tableRoom, bench, takeAway);
    backButton.parentNode.hidden = true;

    alvtc.whenSecret(() => clear(false));
    alvtc.shortcut("F8", "到下一个问题", () => step(1));
    alvtc.shortcut("Shift+F8", "到上一个问题", () => step(-1));
    alvtc.shortcut("F2", "改光标所在的一段", () => state.result && editCurrent());
    alvtc.shortcut("Ctrl+Z", "撤销（不在格子里打字时）", undo);
    alvtc.shortcut("Ctrl+Y", "重做", redo);
    if (!alvtc.titleOf) {
      alvtc.titleOf = () => "";
      backend.rules().then((rules) => {
        const titles = new Map(rules.map((rule) => [rule.name, rule.title]));
        alvtc.titleOf = (name) => titles.get(name) || "";
      }).catch(() => { alvtc.titleOf = null; });
    }
    const kept = keeper.load();
    if (kept) {
      choices.set(kept.choices);
      intake.offer("上次保留的稿子还在。", "接着改", () => open(kept.draft));
    }
    render();

    // -- taking drafts ------------------------------------------------------------------------------------------------

    const onLeave = (event) => {
      if ((state.past.length || aside.firstChild) && !keeper.box.querySelector("input")?.checked) {
        event.preventDefault();
        event.returnValue = "";
      }
    };
    window.addEventListener("beforeunload", onLeave);

    async function takeFiles(all) {
      if (all.length === 0) {
        return;
      }
      if (all.length === 1) {
        const { file } = all[0];
        guardSize(file);
        const bytes = new Uint8Array(await file.arrayBuffer());
        state.fromTable = false;
        await open({ file: { name: file.name, bytes } });
        return;
      }
      const readable = all.filter(({ path }) => alvtc.isReadable(path));
      if (readable.length === 0) {
        throw { code: "nothing-readable", message: `这 ${all.length} 个文件里没有读得了的稿子，请选 Word、WPS 或文字文件` };
      }
      alvtc.clearError();
      setAside();
      forgetDraft();
      state.fromTable = true;
      tableRoom.hidden = false;
      render();
      if (readable.length < all.length) {
        alvtc.announce(`${all.length - readable.length} 个不是稿子的文件没有看`);
      }
      await table.run(readable, choices.values());
    }

    function guardSize(file) {
      const most = alvtc.me.limit_bytes;
      if (most && file.size > most) {
        throw { code: "too-large", message: `“${file.name}”太大，最多 ${Math.floor(most / 1048576)} MB，请拆分后再查` };
      }
    }

    async function openRow(row) {
      try {
        const bytes = new Uint8Array(await row.file.arrayBuffer());
        await open({ file: { name: row.file.name, bytes } });
      } catch (error) {
        alvtc.sayError(error.message ? error : { code: "unreadable", message: "读不出来，文件可能已经挪走或改了名" });
      }
    }

    // A draft that was changed and gives way to another can be had back, as it was left.
    function setAside() {
      if (state.past.length === 0) {
        return;
      }
      const { draft, result, past, future, fromTable } = state;
      aside.replaceChildren(el("p", { class: "offer" }, `改过的“${draft.file?.name || draft.name}”先放在一边。`, alvtc.button("换回来", () => {
        aside.replaceChildren();
        setAside();
        tableRoom.hidden = true;
        Object.assign(state, { past, future, fromTable, turn: state.turn + 1 });
        take(draft, result);
        render();
        draftName.focus();
      })));
    }

    function backToTable() {
      setAside();
      forgetDraft();
      tableRoom.hidden = false;
      render();
    }

    // -- checking -----------------------------------------------------------------------------------------------------

    async function open(draft) {
      alvtc.clearError();
      const result = await checked(draft);
      if (!result) {
        return;
      }
      setAside();
      state.past = [];
      state.future = [];
      tableRoom.hidden = true;
      take(draft, result);
      render();
      alvtc.announce(`查完了：${summary.textContent}`);
      draftName.focus({ preventScroll: true });
      (aside.firstChild ? aside : bench).scrollIntoView({ block: "start" });
    }

    // The result for a draft; null where a later check has overtaken this one.
    async function checked(draft) {
      state.turn += 1;
      const mine = state.turn;
      busy.textContent = "正在查…";
      root.classList.add("checking");
      try {
        const result = await alvtc.look(draft, choices.values());
        return mine === state.turn ? result : null;
      } catch (error) {
        if (mine !== state.turn && !isSecret(error)) {
          return null;
        }
        throw error;
      } finally {
        if (mine === state.turn) {
          busy.textContent = "";
          root.classList.remove("checking");
        }
      }
    }

    function take(draft, result) {
      state.draft = draft;
      state.result = result;
      keeper.save({ draft, choices: choices.values() });
    }

    async function recheck() {
      if (!state.draft) {
        if (!tableRoom.hidden && table.rows().length) {
          await table.run(table.rows().map(({ file, path }) => ({ file, path })), choices.values());
        }
        return;
      }
      try {
        const result = await checked(state.draft);
        if (result) {
          take(state.draft, result);
          render();
          alvtc.announce(summary.textContent);
        }
      } catch (error) {
        alvtc.sayError(error, recheck);
      }
    }

    // -- changing -----------------------------------------------------------------------------------------------------

    async function change(edits) {
      const before = state.draft;
      const after = await backend.edit(before, edits);
      const result = await checked(after);
      if (result) {
        remember(before);
        take(after, result);
        render();
      }
    }

    function remember(draft) {
      state.past = [...state.past, draft].slice(-STEPS_BACK);
      state.future = [];
    }

    async function apply(item, words) {
      const scroll = window.scrollY;
      await change([alvtc.editOf(state.result, item.finding, words)]);
      window.scrollTo(0, scroll);
      const next = Math.min(item.number, list.listed().length);
      if (next) {
        list.focus(next);
      } else {
        summary.focus();
      }
      alvtc.announce(`改好了。${summary.textContent}`);
    }

    async function applyAll() {
      const edits = alvtc.safeEdits(state.result);
      await change(edits);
      if (allButton.hidden) {
        summary.focus();
      }
      alvtc.announce(`改好 ${edits.length} 处。${summary.textContent}`);
    }

    async function undo() {
      await travel(state.past, state.future, "已撤销");
    }

    async function redo() {
      await travel(state.future, state.past, "已重做");
    }

    async function travel(from, to, told) {
      if (from.length === 0 || text.isEditing()) {
        return;
      }
      try {
        const draft = from[from.length - 1];
        const result = await checked(draft);
        if (result) {
          from.pop();
          to.push(state.draft);
          take(draft, result);
          render();
          alvtc.announce(`${told}。${summary.textContent}`);
        }
      } catch (error) {
        alvtc.sayError(error, () => travel(from, to, told));
      }
    }

    function startEditing(id, span) {
      if (!state.result.document.editable || text.isEditing()) {
        return;
      }
      const base = { draft: state.draft, result: state.result };
      const block = base.result.document.blocks.find((each) => each.id === id);
      const look = alvtc.debounce(async (typed) => {
        try {
          const draft = typed === block.text ? base.draft : await backend.edit(base.draft, [alvtc.typedEdit(block, typed)]);
          const result = await checked(draft);
          if (result && text.isEditing()) {
            showFindings(result);
          }
        } catch (error) {
          if (isSecret(error)) {
            alvtc.sayError(error);
          } else {
            busy.textContent = "这会儿查不了，字还在";
          }
        }
      }, 500);
      text.startEditing(id, span, {
        change: look,
        cancel: () => {
          look.cancel();
          state.turn += 1;
          busy.textContent = "";
          render();
          text.focusBlock(id);
        },
        done: async (typed) => {
          look.cancel();
          const finish = async () => {
            if (typed !== block.text) {
              await change([alvtc.typedEdit(block, typed)]);
            } else {
              render();
            }
            text.focusBlock(id);
          };
          try {
            await finish();
            alvtc.announce(summary.textContent);
          } catch (error) {
            render();
            startEditing(id, null);
            const area = root.querySelector(".edit-area");
            if (area) {
              area.value = typed;
            }
            alvtc.sayError(error, () => root.querySelector(".edit-buttons .main")?.click());
          }
        },
      });
    }

    function editFinding(item) {
      const { block, start, end } = item.finding;
      startEditing(block, [start, end]);
    }

    function editCurrent() {
      const block = document.activeElement?.closest?.(".block") || root.querySelector(".block[tabindex='0']");
      if (block) {
        startEditing(block.dataset.block, null);
      }
    }

    // -- looking ------------------------------------------------------------------------------------------------------

    function chosenInText(number) {
      list.focus(number);
      text.point(number);
    }

    function chosenInList(item) {
      list.select(item.number);
      const mark = text.point(item.number);
      if (!mark) {
        alvtc.announce("这一条说的是全文");
      }
    }

    function step(by) {
      const all = list.listed();
      if (all.length === 0) {
        return;
      }
      const now = Number(root.querySelector(".finding.chosen")?.dataset.number || (by > 0 ? 0 : all.length + 1));
      const next = ((now - 1 + by + all.length) % all.length) + 1;
      list.focus(next);
      text.point(next);
    }

    function showFindings(result) {
      list.show(result, result.document, result.document.editable && !text.isEditing());
      text.show(result.document, list.listed());
      summary.textContent = summaryOf(result);
      toList.textContent = `看问题清单（${list.listed().length}）`;
    }

    function summaryOf(result) {
      const { groups } = alvtc.arrangeFindings(result.findings);
      const told = groups.length ? groups.map((group) => group.title).join("，") : "没有查出问题";
      return `${result.document.kind_label || "文种不明"}：${told}`;
    }

    function render() {
      const { result, draft } = state;
      const has = result !== null && draft !== null;
      bench.hidden = !has;
      takeAway.hidden = !has;
      backButton.parentNode.hidden = !(has && state.fromTable);
      intake.element.classList.toggle("small", has);
      if (!has) {
        return;
      }
      draftName.textContent = draft.file?.name || draft.name;
      const safe = alvtc.safeEdits(result).length;
      const { editable } = result.document;
      allButton.textContent = `有把握的全部改好（${safe}）`;
      allButton.hidden = !safe || !editable;
      undoButton.disabled = state.past.length === 0;
      redoButton.disabled = state.future.length === 0;
      showFindings(result);
      const told = [...(result.document.warnings || []), ...(result.document.notes || []), ...(result.errors || []).map((each) => each.message)];
      said.replaceChildren(...(editable ? [] : [el("p", { class: "note", text: alvtc.abilities.why?.word_edit || "这种文件不能在这里改，只能看；要改请另存为 .docx 再查。" })]),
        ...told.map((line) => el("p", { class: "note", text: typeof line === "string" ? line : line.message })));
      showDownloads();
    }

    // -- taking away --------------------------------------------------------------------------------------------------

    function showDownloads() {
      const typed = state.draft.text !== undefined;
      const { editable, annotatable } = state.result.document;
      downloads.replaceChildren(...OUTPUTS.map(([what, label, about]) => {
        const why = !alvtc.abilities.word_output && !(typed && what === "corrected") ? alvtc.abilities.why?.word_output || "这里不能写 Word 文件"
          
            : IN_WORD.has(what) && !annotatable ? `${typed ? "贴进来的文字" : "这个文件"}不是 Word 稿，没有这一项；要的话请在 Word 里另存为 .docx 再查`
              : what === "corrected" && !editable ? "这种文件不能直接改，请另存为 .docx 再查" : "";
        return el("div", { class: "download" }, alvtc.button(label, async () => {
          const { name, bytes } = await backend.produce(what, state.draft, choices.values());
          alvtc.download(bytes, name);
        }, { disabled: Boolean(why), "aria-describedby": `about-${what}` }), el("span", { class: "hint", id: `about-${what}`, text: why || about }));
      }));
    }

    function saveDraft() {
      const { file, text: words, name } = state.draft;
      alvtc.download(file ? file.bytes : words, file ? file.name : name);
    }

    function forgetDraft() {
      state.turn += 1;
      Object.assign(state, { draft: null, result: null, past: [], future: [] });
      text.stopEditing();
      text.element.replaceChildren();
      list.element.replaceChildren();
      summary.textContent = "";
      said.replaceChildren();
    }

    function clear(told) {
      keeper.clear();
      forgetDraft();
      table.stop();
      aside.replaceChildren();
      state.fromTable = false;
      tableRoom.hidden = true;
      intake.forget();
      choices.set(null);
      render();
      if (told) {
        alvtc.announce("已清空");
        heading.focus();
        window.scrollTo(0, 0);
      }
    }

    return () => {
      forgetDraft();
      table.stop();
      intake.leave();
      window.removeEventListener("beforeunload", onLeave);
    };
  }

  alvtc.doors.push({ id: "check", title: "查稿子", about: "放进写好的稿子，看哪里要改、怎样改、依据哪一条", ability: "door_check", keeps: true, show });
})(window.alvtc);
