// What is in the ledger: the list with its filters, and one item with everything that was recorded of it.
//
//   alvtc.ledgerItems(backend)   {element, refresh()}
//   alvtc.yearChoices()          the years to choose from, the present one first: [[value, label]]
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const YEARS_BACK = 6;
  const SHOWN_AT_ONCE = 200;
  const ITEM = ["title", "department", "dated", "category", "submitted_by", "reviewed_by", "signed_by", "channel", "oa_number", "received_on", "repeats"];
  const HIDDEN = new Set(["number", "id", "corrects", "recorded_at", "recorded_by", "note", "entry", "sha256", "evidence_sha256", "adopted", "instructed", "hints", "line", "label", "state", "item", "answers_number"]);

  const OTHERS = new Set(["adoption", "instruction", "request", "extension", "progress", "opinion"]); // beside items

  alvtc.yearChoices = function () {
    const now = new Date().getFullYear();
    return Array.from({ length: YEARS_BACK }, (_, back) => [String(now - back), `${now - back} 年`]);
  };

  // Adoptions are the office's to record.
  const mayAdopt = () => alvtc.me.role === "office";

  alvtc.ledgerItems = function (backend) {
    const pack = alvtc.institution || {};
    const state = { items: [], turn: 0 };
    const department = alvtc.select([["", "所有部门"], ...(pack.departments || []).map((each) => [each, each])], "");
    const year = alvtc.select([["", "所有年份"], ...alvtc.yearChoices()], alvtc.yearChoices()[0][0]);
    const category = alvtc.select([["", "所有类别"], ...(alvtc.ledgerWords.categories || []).map((each) => [each, each])], "");
    const words = el("input", { type: "search", autocomplete: "off" });
    const count = el("p", { class: "note", role: "status" });
    const table = el("div", { class: "table-room", tabindex: "0", role: "region", "aria-label": "台账里的信息" });
    const wider = alvtc.button("看所有的", () => {
      [department, year, category, words].forEach((each) => { each.value = ""; });
      return refresh();
    });
    const filters = el("fieldset", { class: "choices" }, el("legend", { text: "只看" }), alvtc.seesAll() ? alvtc.field("部门", department) : null, alvtc.field("年份", year),
      alvtc.field("类别", category), alvtc.field("标题里有", words));
    const list = el("div", { class: "ledger-list" }, filters, count, el("p", { class: "buttons" }, wider), table);
    const one = el("div", { class: "ledger-one", hidden: true });
    const element = el("section", { class: "ledger-items", "aria-label": "已记的" }, list, one);
    [department, year, category].forEach((each) => each.addEventListener("change", () => refresh()));
    words.addEventListener("input", alvtc.debounce(() => draw(), 150));

    async function refresh() {
      state.turn += 1;
      const mine = state.turn;
      try {
        const told = await backend.ledger.items({ department: department.value, year: year.value, category: category.value });
        if (mine === state.turn) {
          state.items = told.items;
          draw();
        }
      } catch (error) {
        if (mine === state.turn) {
          alvtc.sayError(error, refresh);
        }
      }
    }

    const narrow = () => [department, year, category, words].some((each) => each.value.trim());

    function draw() {
      const wanted = words.value.trim();
      const found = state.items.filter((each) => !wanted || each.title.includes(wanted)).sort((a, b) => b.dated.localeCompare(a.dated) || b.number - a.number);
      const shown = found.slice(0, SHOWN_AT_ONCE);
      count.textContent = found.length ? `${found.length} 条${found.length > shown.length ? `，先显示最近 ${shown.length} 条` : ""}` : narrow() ? "没有。" : "还没有记过，先到“记入”里记。";
      wider.parentNode.hidden = found.length > 0 || !narrow();
      table.hidden = found.length === 0;
      table.replaceChildren(el("table", { class: "rows" }, el("thead", {}, el("tr", {}, ["条号", "日期", "部门", "标题", "类别", "采用", "批示"].map((head) => el("th", { scope: "col", text: head })))),
        el("tbody", {}, shown.map(row))));
    }

    function row(item) {
      return el("tr", { class: item.repeats ? "old" : "" }, el("td", { class: "count", text: item.number }), el("td", { text: item.dated }), el("td", { text: item.department }),
        el("th", { scope: "row" }, alvtc.button(item.title, () => openItem(item.number), { class: "link" }), item.repeats ? el("span", { class: "replaced", text: `重复了第 ${item.repeats} 条，不算` }) : null),
        el("td", { text: item.category || alvtc.reportWord(item.report) }), el("td", { class: "count", text: item.adopted || "" }), el("td", { class: "count", text: item.instructed || "" }));
    }

    // -- one item -----------------------------------------------------------------------------------------------------

    // What was just recorded may hold something to look at again.
    async function openItem(number, recorded) {
      const { history: entries } = await backend.ledger.history(number);
      list.hidden = true;
      one.hidden = false;
      drawItem(number, entries, recorded?.hints || []);
    }

    function backToList() {
      one.hidden = true;
      list.hidden = false;
      return refresh();
    }

    function versionsOf(entries, number) {
      return entries.filter((each) => each.number === number);
    }

    function drawItem(number, entries, hints) {
      const versions = versionsOf(entries, number);
      const last = versions[versions.length - 1];
      const withdrawn = last.entry === "withdrawn" || last.entry === "erasure" || last.entry === "erased";
      const now = versions.filter((each) => each.entry === "item").pop() || last;
      const heading = el("h2", { tabindex: "-1", text: `第 ${number} 条　${now.title || ""}` });
      const formRoom = el("div", { class: "form-room" }, ...alvtc.hintLines(hints));
      const showForm = (form) => {
        formRoom.replaceChildren(form.element);
        form.focus();
      };
      const again = (recorded) => openItem(number, recorded);
      const close = () => {
        formRoom.replaceChildren();
        heading.focus();
      };
      const may = alvtc.mayWrite();
      one.replaceChildren(...[el("p", { class: "buttons" }, alvtc.button("回到列表", backToList)), heading,
        withdrawn ? el("p", { class: "missing", text: "已作废，不算数；原来记的留在下面。" }) : null,
        el("dl", { class: "values" }, ITEM.filter((name) => now[name]).map((name) => el("div", {}, el("dt", { text: alvtc.ledgerWords.fields[name] }), el("dd", { text: alvtc.shownValue(name, now[name]) })))),
        may && !withdrawn ? el("p", { class: "buttons" }, mayAdopt() ? alvtc.button("记采用", () => showForm(adoptForm(number, again, close)), { class: "main" }) : null,
          mayAdopt() ? alvtc.button("记批示", () => showForm(alvtc.matterForm("instruction", backend, { fixed: { item: number }, about: `第 ${number} 条`, done: again, cancel: close }))) : null,
          alvtc.button("更正", () => showForm(correctForm(now, again, close))), alvtc.button("作废", () => showForm(withdrawForm(now, again, close)))) : null,
        formRoom, el("h3", { text: "记过的" }), el("ol", { class: "history" }, entries.map((entry, at) => historyLine(entry, entries.slice(0, at), entries.slice(at + 1), number, showForm, again, close)))].filter(Boolean));
      heading.focus();
    }

    function historyLine(entry, earlier, later, number, showForm, again, close) {
      const before = entry.corrects ? earlier.find((each) => each.id === entry.corrects) : null;
      const kind = alvtc.ledgerWords.kinds[entry.entry] || "记录";
      const when = alvtc.dayTime(localMoment(entry.recorded_at));
      const told = [`${when} ${entry.recorded_by}`, entry.note].filter(Boolean).join("，");
      const whose = entry.number === number ? "" : `（第 ${entry.number} 条）`;
      const title = before && entry.entry !== "withdrawn" ? `更正${kind}${whose}` : entry.entry === "withdrawn" && before ? `作废${alvtc.ledgerWords.kinds[before.entry] || ""}${whose}` : `${kind}${whose}`;
      const own = entry.number !== number && OTHERS.has(entry.entry) && mayAdopt() && !later.some((each) => each.corrects === entry.id && each.entry === "withdrawn");
      return el("li", {}, el("p", {}, el("strong", { text: title }), el("span", { class: "by", text: told })), before && entry.entry !== "withdrawn" ? changesOf(before, entry) : valuesOf(entry),
        own ? el("p", { class: "buttons" }, alvtc.button(`作废这一次${kind}`, () => showForm(withdrawForm(entry, again, close)), { class: "quiet" })) : null);
    }

    function valuesOf(entry) {
      const given = Object.entries(entry).filter(([name, value]) => !HIDDEN.has(name) && value !== "" && value !== null && value !== false && alvtc.ledgerWords.fields[name]);
      return given.length ? el("p", { class: "note", text: given.map(([name, value]) => `${alvtc.ledgerWords.fields[name]}：${alvtc.shownValue(name, value)}`).join("；") }) : null;
    }

    // The old value stays to be seen beside the new one.
    function changesOf(before, entry) {
      const names = Array.from(new Set([...Object.keys(before), ...Object.keys(entry)])).filter((name) => !HIDDEN.has(name) && alvtc.ledgerWords.fields[name] && (before[name] ?? "") !== (entry[name] ?? ""));
      return el("ul", { class: "changes" }, names.map((name) => el("li", {}, `${alvtc.ledgerWords.fields[name]}：`, el("del", { text: alvtc.shownValue(name, before[name]) || "（没有写）" }), " 改成 ",
        el("ins", { text: alvtc.shownValue(name, entry[name]) || "（不写）" }))));
    }

    function localMoment(iso) {
      const moment = new Date(iso);
      return Number.isNaN(moment.getTime()) ? "" : new Date(moment.getTime() + 8 * 3600000).toISOString();
    }

    function adoptForm(number, again, close) {
      return alvtc.entryForm({
        title: `第 ${number} 条被采用`, cancel: close,
        fields: [
          { name: "level", label: "哪一级采用", type: "select", required: true, choices: [["", "请选"], ...alvtc.ledgerWords.levels] },
          { name: "where", label: "哪里登的", choices: (alvtc.institution?.outside_bodies), example: "如 盟行署《每日信息》" },
          { name: "on", label: "哪一天", type: "date", hint: "空着就是今天" },
          { name: "page", label: "第几期、第几版" },
          { name: "joint", label: "和别的部门的合在一起采用", type: "check" },
          { name: "note", label: "备注" },
        ],
        again: anyway,
        async send(values) {
          const recorded = await backend.ledger.adopt(number, values);
          alvtc.announce("采用已记下");
          await again(recorded);
        },
      });
    }

    function correctForm(now, again, close) {
      const fields = [...alvtc.itemFields(now), ...["submitted_by", "channel", "oa_number", "repeats"].map((name) => ({ name, label: alvtc.ledgerWords.fields[name], value: now[name] ? String(now[name]) : "", later: true }))];
      return alvtc.entryForm({
        title: `更正第 ${now.number} 条`, lead: "直接改；原来的留在台账里，看得见。", more: "其他几栏", cancel: close,
        fields: [...fields, { name: "note", label: "为什么改", wide: true }],
        again: anyway,
        async send(values) {
          const changes = Object.fromEntries(fields.map(({ name }) => name).filter((name) => (values[name] || "") !== String(now[name] || "")).map((name) => [name, values[name] || ""]));
          if (Object.keys(changes).length === 0) {
            throw { code: "nothing", message: "还没有改哪一栏" };
          }
          const recorded = await backend.ledger.correct(now.number, { changes, note: values.note, ...(values.anyway ? { anyway: true } : {}) });
          alvtc.announce("已更正");
          await again(recorded);
        },
      });
    }

    function withdrawForm(entry, again, close) {
      return alvtc.entryForm({
        title: `作废第 ${entry.number} 条`, lead: "作废以后不算数，原来记的还看得见。", label: "作废", cancel: close,
        fields: [{ name: "note", label: "为什么", wide: true, required: true }],
        async send(values) {
          await backend.ledger.withdraw(entry.number, values);
          alvtc.announce("已作废");
          await again();
        },
      });
    }

    const anyway = (error) => (error.code === "doubtful-date" ? { label: "日期没有错，照记", values: { anyway: true } } : null);

    return { element, refresh };
  };
})(window.alvtc);
