// Adding to the ledger from drafts: what a draft says of itself is shown before it is put in, and what it may repeat.
//
//   alvtc.ledgerIntake(backend, added)   {element, take(files), leave()}; `added()` after each that was put in
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const NAMES = ["title", "department", "dated", "category"];

  alvtc.ledgerIntake = function (backend, added) {
    const files = el("input", { type: "file", multiple: true, class: "hidden-text", tabindex: "-1", "aria-hidden": "true", accept: (alvtc.me.formats || []).join(",") || null });
    const cards = el("div", { class: "intake-cards" });
    const element = el("section", { class: "ledger-intake", "aria-label": "记入台账" },
      el("div", { class: "drop" }, el("p", {}, el("strong", { text: "把报上来的稿子拖到这里" }), el("span", { class: "hint", text: "一份或几份；先看读出来的对不对，再记入" })),
        el("p", { class: "buttons" }, alvtc.button("选文件", () => files.click(), { class: "main" })), files), cards);
    alvtc.whenSecret(() => cards.replaceChildren());
    files.addEventListener("change", () => {
      const chosen = Array.from(files.files);
      files.value = "";
      take(chosen).catch((error) => alvtc.sayError(error));
    });

    async function take(chosen) {
      for (const file of chosen) {
        const card = cardOf({ file: { name: file.name, bytes: null } });
        cards.prepend(card.element);
        await card.open(file);
      }
    }

    function cardOf(draft) {
      const state = { form: null, intake: null, turn: 0 };
      const told = el("div", { class: "intake-told" }, el("p", { class: "note", text: "正在看…" }));
      const room = el("div", {});
      const name = el("h2", { class: "draft-name",  text: draft.file.name });
      const card = el("article", { class: "intake-card", "aria-label": draft.file.name }, name, told, room);
      const again = alvtc.debounce(() => look().catch((error) => alvtc.sayError(error)), 700);

      // What cannot be read costs its own card only.
      async function open(file) {
        const most = alvtc.me.limit_bytes;
        if (most && file.size > most) {
          tellTrouble({ message: `这个文件太大，最多 ${Math.floor(most / 1048576)} MB；请把图片压缩了再记` });
          return;
        }
        try {
          draft.file.bytes = new Uint8Array(await file.arrayBuffer());
        } catch (error) {
          tellTrouble({ message: "读不出来，文件可能已经挪走或改了名；请再选一次" });
          return;
        }
        await look();
      }

      async function changes() {
        const values = await state.form.values();
        const before = state.intake.values;
        return Object.fromEntries(NAMES.filter((each) => (values[each] || "") !== (before[each] || "")).map((each) => [each, values[each] || ""]));
      }

      async function look() {
        state.turn += 1;
        const mine = state.turn;
        try {
          const intake = await backend.ledger.preview(draft, state.form ? await typed() : {});
          if (mine === state.turn) {
            await show(intake);
          }
        } catch (error) {
          if (mine !== state.turn && error.code !== "secret") {
            return;
          }
          if (error.code === "secret") { // it costs its own card only
            draft.file.bytes = null;
            card.replaceChildren(name, el("p", { class: "missing", role: "alert", text: error.message }));
            return;
          }
          tellTrouble(error);
        }
      }

      async function typed() {
        const values = await state.form.values();
        return Object.fromEntries(["kind", ...NAMES].filter((each) => values[each]).map((each) => [each, values[each]]));
      }

      function tellTrouble(error) {
        told.replaceChildren(el("p", { class: "missing", text: error.message || "这一份读不了" }),
          el("p", { class: "buttons" }, draft.file.bytes ? alvtc.button("再试", look) : null, alvtc.button("不记这一份", () => card.remove(), { class: "quiet" })));
      }

      async function show(intake) {
        state.intake = intake;
        const { already, repeats, problems, doubts, hints, proposed, cue } = intake;
        told.replaceChildren(...[
          already ? el("p", { class: "missing", text: already.hidden ? "台账里已经有这一条，是别的部门报的，请问办公室" : `台账里已经有这一条：第 ${already.number} 条` }) : null,
          ...problems.map((line) => el("p", { class: "missing", text: line })),
          ...doubts.map((line) => el("p", { class: "note amber", text: line })),
          ...hints.map((line) => el("p", { class: "note", text: line })),
          repeats.length ? el("div", { class: "repeats" }, el("p", {}, el("strong", { text: "可能重复了：" })), el("ul", {}, repeats.map(repeatLine))) : null,
          proposed && !intake.values.category ? el("p", { class: "note" }, `看用词像“${proposed}”${cue ? `（有“${cue}”）` : ""}。`, alvtc.button("就用这一类", () => {
            state.form.control("category").value = proposed;
            return look();
          })) : null,
        ].filter(Boolean));
        if (!state.form) {
          await makeForm(intake);
        }
      }

      function repeatLine(each) {
        const how = each.same_title ? "标题一样" : `文字有 ${Math.round((each.likeness || 0) * 100)}% 相同`;
        if (each.entry.hidden) {
          return el("li", { text: `别的部门的一条，${how}（请问办公室）` });
        }
        return el("li", {}, `第 ${each.entry.number} 条，${how}：${each.entry.dated || ""} ${each.entry.department || ""} ${each.entry.title || ""}`);
      }

      // Urgent information counts apart, so what a draft was taken for is to be seen.
      function kindField(report) {
        const kinds = (alvtc.institution?.kinds || []).map((each) => [each.value, each.label]);
        return { name: "kind", label: "文种", type: "select", choices: [["", report ? `${alvtc.reportWord(report)}（程序认的）` : "程序没有认出来"], ...kinds] };
      }

      // The requests that nobody has answered yet, as far as this person sees them.
      async function requests() {
        try {
          const { matters } = await backend.ledger.matters({});
          return matters.filter((each) => each.entry === "request");
        } catch (error) {
          return []; // without them the draft can be put in all the same
        }
      }

      async function makeForm(intake) {
        const asked = await requests();
        if (state.form) {
          return;
        }
        const own = intake.repeats.filter((each) => !each.entry.hidden);
        const few = own.length ? [{ name: "repeats", label: "就是重复的，不算数", type: "select",
          choices: [["", "不是，照常算"], ...own.map((each) => [String(each.entry.number), `重复了第 ${each.entry.number} 条`])] }] : [];
        const answers = asked.length ? [{ name: "answers", label: "是不是交约稿", type: "select",
          choices: [["", "不是"], ...asked.map((each) => [String(each.number), `交第 ${each.number} 条约稿：${each.department}，${each.subject}`])] }] : [];
        state.form = alvtc.entryForm({
          name: `记入台账：${draft.file.name}`, label: "记入台账",
          fields: [...alvtc.itemFields(intake.values), kindField(intake.values.report), ...few, ...answers, { name: "note", label: "备注", later: true }],
          more: "备注",
          cancel: () => card.remove(),
          again: (error) => (error.code === "doubtful-date" ? { label: "日期没有错，照记", values: { anyway: true } } : null),
          async send(values) {
            const changed = { ...(await changes()), ...Object.fromEntries(["repeats", "answers", "note", "anyway"].filter((each) => values[each]).map((each) => [each, values[each]])) };
            const done = await backend.ledger.add(draft, { ...(await typed()), ...changed });
            card.replaceChildren(name, el("p", { class: "undo-line" }, el("span", { text: `已记入，第 ${done.entry.number} 条：${done.entry.title}` }),
              alvtc.button("撤销", async () => {
                await backend.ledger.withdraw(done.entry.number, { note: "刚记入就撤销" });
                card.replaceChildren(name, el("p", { class: "note", text: `第 ${done.entry.number} 条已作废。` }));
                added();
              })));
            alvtc.announce(`已记入，第 ${done.entry.number} 条`);
            added();
          },
        });
        for (const each of ["kind", ...NAMES]) {
          state.form.control(each).addEventListener("input", again);
        }
        room.replaceChildren(state.form.element);
      }

      return { element: card, open };
    }

    const isFiles = (event) => element.isConnected && !element.hidden && Array.from(event.dataTransfer?.types || []).includes("Files");
    const onDrag = (event) => {
      if (isFiles(event)) {
        event.preventDefault();
        element.classList.toggle("dragging", event.type === "dragover");
      }
    };
    const onDrop = async (event) => {
      if (!isFiles(event)) {
        return;
      }
      event.preventDefault();
      element.classList.remove("dragging");
      try {
        await take((await alvtc.filesOf(event.dataTransfer)).map((each) => each.file));
      } catch (error) {
        alvtc.sayError(error);
      }
    };
    const onLeave = (event) => {
      if (cards.querySelector("form")) {
        event.preventDefault();
        event.returnValue = "";
      }
    };
    document.addEventListener("dragover", onDrag);
    document.addEventListener("dragleave", onDrag);
    document.addEventListener("drop", onDrop);
    window.addEventListener("beforeunload", onLeave);
    return {
      element, take,
      leave: () => {
        document.removeEventListener("dragover", onDrag);
        document.removeEventListener("dragleave", onDrag);
        document.removeEventListener("drop", onDrop);
        window.removeEventListener("beforeunload", onLeave);
      },
    };
  };
})(window.alvtc);
