// A year of the ledger by department: the table, and the notice to download.
//
//   alvtc.ledgerYear(backend)   {element, refresh()}
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const sum = (counts) => Object.values(counts || {}).reduce((all, each) => all + each, 0);
  const COLUMNS = [
    ["部门", (row) => row.department],
    ["计数", (row) => row.counted, "七类信息里算数的"],
    ["应报", (row) => row.quota],
    ["还差", (row) => row.missing || ""],
    ["紧急信息", (row) => row.emergencies || ""],
    ["采用", (row) => sum(row.adoptions) || ""],
    ["批示", (row) => row.instructions || ""],
    ["约稿", (row) => sum(row.requests) || ""],
    ["差错", (row) => sum(row.faults) || ""],
  ];

  alvtc.ledgerYear = function (backend) {
    const year = alvtc.select(alvtc.yearChoices(), alvtc.yearChoices()[0][0]);
    const calendar = alvtc.select([["", "自然年（有计分方案的按方案）"], ["学年", "学年（从这一年秋天起）"]], "");
    const about = el("p", { class: "note", role: "status" });
    const room = el("div", { class: "table-room", tabindex: "0", role: "region", "aria-label": "各部门全年情况" });
    const file = (form, label) => alvtc.button(label, async () => {
      const { name, bytes } = await backend.ledger.yearFile(year.value, form, calendar.value);
      alvtc.download(bytes, name);
    }, form === "docx" ? { class: "main" } : {});
    const element = el("section", { class: "ledger-year", "aria-label": "全年" }, el("div", { class: "year-head" }, alvtc.field("哪一年", year), alvtc.field("怎样算一年", calendar),
      el("p", { class: "buttons" }, alvtc.me.role === "office" ? [file("docx", "下载通报（Word）"), file("xlsx", "下载各表（Excel）")] : null, alvtc.button("打印", () => window.print(), { class: "quiet" }))), about, room);
    let turn = 0;
    [year, calendar].forEach((each) => each.addEventListener("change", () => refresh()));

    async function refresh() {
      turn += 1;
      const mine = turn;
      try {
        const told = await backend.ledger.year(year.value, calendar.value);
        if (mine === turn) {
          draw(told);
        }
      } catch (error) {
        if (mine === turn) {
          room.replaceChildren();
          about.textContent = "";
          alvtc.sayError(error, refresh);
        }
      }
    }

    function draw(told) {
      const rows = told.departments;
      const points = rows.some((row) => row.points !== undefined);
      const columns = points ? [...COLUMNS, ["得分", (row) => (row.veto ? `${row.points}，不得评优` : row.points)], ["名次", (row) => row.rank || ""]] : COLUMNS;
      about.textContent = `${told.title}，算到 ${told.until}${told.draft ? "，征求意见" : ""}。`;
      const counts = (at) => (at === 0 ? "合计" : rows.reduce((all, row) => all + (Number(columns[at][1](row)) || 0), 0) || "");
      room.replaceChildren(el("table", { class: "rows year-table" }, el("thead", {}, el("tr", {}, columns.map(([head], at) => el("th", { scope: "col", class: at ? "count" : "", text: head })))),
        el("tbody", {}, rows.map((row) => el("tr", {}, columns.map(([, of], at) => el(at ? "td" : "th", { class: at ? "count" : "", scope: at ? null : "row", text: of(row) }))))),
        rows.length < 2 ? null : el("tfoot", {}, el("tr", {}, columns.map((_, at) => (at < COLUMNS.length ? el(at ? "td" : "th", { class: at ? "count" : "", scope: at ? null : "row", text: counts(at) }) : el("td", {})))))));
      const notes = [...(told.uncounted || []), ...(told.undetermined || [])];
      if (notes.length) {
        room.append(el("details", {}, el("summary", { text: `没有计入的、制度没有规定的（${notes.length}）` }), el("ul", { class: "plain" }, notes.map((line) => el("li", { text: typeof line === "string" ? line : String(line) })))));
      }
    }

    return { element, refresh };
  };
})(window.alvtc);
