// What the service answers about cases of emergencies and about the ledger: alvtc.backend.cases, alvtc.backend.ledger.
// Every method returns a Promise and fails as those of alvtc.backend do. A case is named by its id.
//
//   cases.list()                    {cases: [{id, title, department, started_at, closed_at, …}]}
//   cases.open(values)              the status of the new case
//   cases.status(id, seen)          the status; `seen` is the version that the page has where it asks by itself, which
//                                   keeps nobody signed in
//   cases.log(id, values)           records one thing, `file` among it or not; the status with it
//   cases.scriptSheet(id)           {name, bytes}: the telephone script, to print
//   cases.draft(id, kind, form)     {name, bytes}; form: docx, yaml
//   cases.draftText(id, kind)       {blocks: [{id, role, label, text}], slots: [text]}
//   cases.chart(id, now)            the address of the flow chart as a picture
//   cases.handover(id, to)          {name, bytes}
//   cases.clock()                   the server's time in milliseconds, null where it cannot be told
//   ledger.preview(draft, values)   what adding it would record; nothing is written
//   ledger.add(draft, values), ledger.items(filter), ledger.history(number), ledger.matters(filter)
//   ledger.record(entry, values, {note, anyway})   an instruction, a request, what became of them
//   ledger.adopt(number, values), ledger.correct(number, values), ledger.withdraw(number, note)
//   ledger.year(year, calendar), ledger.yearFile(year, form, calendar)   calendar: empty, 自然年, 学年
"use strict";

(function (alvtc) {
  const { backend } = alvtc;
  const UNATTENDED = { "X-Requested-With": "alvtc-info", "X-Unattended": "1" };
  const GONE = { code: "unreachable", message: "连不上服务" };

  const caseAt = (id, rest) => `api/cases/${encodeURIComponent(id)}${rest || ""}`;
  const entryAt = (number, rest) => `api/ledger/items/${encodeURIComponent(number)}${rest || ""}`;

  // A question of the page itself: the same answer, but it does not count as somebody being at the computer.
  async function askQuietly(path) {
    let answer;
    let told;
    try {
      answer = await window.fetch(path, { credentials: "same-origin", headers: UNATTENDED });
      told = await answer.json();
    } catch (error) {
      throw GONE;
    }
    if (!answer.ok) {
      throw told.code && told.message ? { ...told, status: answer.status } : GONE;
    }
    return told;
  }

  async function clock() {
    try {
      const answer = await window.fetch("health", { credentials: "same-origin", headers: UNATTENDED });
      return Date.parse(answer.headers.get("Date")) || null;
    } catch (error) {
      return null;
    }
  }

  backend.cases = {
    list: () => backend.call("GET", "api/cases", {}),
    open: (values) => backend.call("POST", "api/cases", values),
    status: (id, seen) => (seen ? askQuietly(`${caseAt(id)}?version=${seen}`) : backend.call("GET", caseAt(id), {})),
    log: (id, values) => backend.call("POST", caseAt(id, values.file ? "/papers" : "/log"), values),
    scriptSheet: (id) => backend.download("GET", caseAt(id, "/script.docx"), {}),
    draft: (id, kind, form) => backend.download("POST", caseAt(id, "/draft"), { kind, form }),
    draftText: (id, kind) => backend.call("POST", caseAt(id, "/draft"), { kind, form: "json" }),
    chart: (id, now) => `${caseAt(id, "/flowchart.svg")}?now=${encodeURIComponent(now)}`,
    handover: (id, to) => backend.download("POST", caseAt(id, "/handover"), { to }),
    clock,
  };

  backend.ledger = {
    preview: (draft, values) => backend.call("POST", "api/ledger/preview", { ...draft, ...values }),
    add: (draft, values) => backend.call("POST", "api/ledger/items", { ...draft, ...values }),
    items: (filter) => backend.call("GET", "api/ledger/items", filter),
    matters: (filter) => backend.call("GET", "api/ledger/matters", filter),
    history: (number) => backend.call("GET", entryAt(number), {}),
    adopt: (number, values) => backend.call("POST", entryAt(number, "/adoptions"), values),
    record: (entry, values, more) => backend.call("POST", "api/ledger/entries", { entry, values, ...more }),
    correct: (number, values) => backend.call("POST", entryAt(number, "/corrections"), values),
    withdraw: (number, values) => backend.call("POST", entryAt(number, "/withdrawal"), values),
    year: (year, calendar) => backend.call("GET", `api/ledger/year/${year}`, { calendar }),
    yearFile: (year, form, calendar) => backend.download("GET", `api/ledger/year/${year}.${form}`, { calendar }),
  };
})(window.alvtc);
