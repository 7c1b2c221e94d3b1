// Door 4, 台账: add from drafts, look and correct, the year by department.
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  const GENERAL = ["一般性会议", "一般性学习", "一般性活动"];

  function show(root, backend) {
    const heading = el("h1", { text: "台账", tabindex: "-1" });
    const parts = el("div", {});
    root.append(heading, parts);
    const state = { left: false, leave: () => {} };

    async function begin() {
      if (!alvtc.ledgerWords.categories) {
        alvtc.ledgerWords.categories = await categories(backend);
      }
      if (!state.left) {
        build();
      }
    }

    function build() {
      const items = alvtc.ledgerItems(backend);
      const year = alvtc.ledgerYear(backend);
      const intake = alvtc.mayWrite() ? alvtc.ledgerIntake(backend, () => items.refresh()) : null;
      const views = [["list", "已记的", items], ["matters", "约稿和批示", alvtc.ledgerMatters(backend)], ["year", "全年各部门", year]];
      if (intake) {
        views.unshift(["add", "记入", { element: intake.element, refresh: () => {} }]);
        state.leave = intake.leave;
      }
      const buttons = el("p", { class: "buttons views", role: "group", "aria-label": "做什么" }, views.map(([id, label, view]) => alvtc.button(label, async () => {
        choose(id);
        await view.refresh();
      }, { data: { view: id }, "aria-pressed": "false" })));
      const choose = (id) => {
        views.forEach(([each, , view]) => { view.element.hidden = each !== id; });
        buttons.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.view === id)));
      };
      parts.className = "ledger";
      parts.replaceChildren(buttons, ...views.map(([, , view]) => view.element));
      choose(views[0][0]);
      views[0][2].refresh();
    }

    begin().catch((error) => alvtc.sayError(error, begin));
    return () => {
      state.left = true;
      state.leave();
    };
  }

  // The categories of the regulation, from the institution or else from the form of a composite report.
  async function categories(backend) {
    if (alvtc.institution?.categories) {
      return alvtc.institution.categories;
    }
    const { properties } = await backend.schema("composite");
    const given = properties.category || {};
    const named = given.enum || (given.anyOf || []).flatMap((each) => each.enum || []);
    return [...named, ...GENERAL];
  }

  alvtc.doors.push({ id: "ledger", title: "台账", about: () => (alvtc.mayWrite() ? "记入报上来的信息，看重复没有，记采用、约稿、批示，出全年通报" : "看记了哪些信息、约稿和批示，全年各部门的情况"), ability: "ledger", keeps: true, show });
})(window.alvtc);
