// Signing in, where the service has accounts: at the start, and again where a session ended in the middle of work.
//
//   alvtc.askSignIn(done)    a dialog over the page, which keeps what it holds; `done()` once signed in
//   alvtc.showPerson()       who is signed in, with 退出 and 改密码
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  let open = null;

  function formOf(fields, label, act) {
    const missing = el("p", { class: "missing", role: "alert" });
    const form = el("form", { class: "sign-in", novalidate: true }, fields, missing, el("p", { class: "buttons" }, el("button", { type: "submit", class: "main" }, label)));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      missing.textContent = "";
      try {
        await act();
      } catch (error) {
        missing.textContent = error.message || "没有成功，请再试";
      }
    });
    return form;
  }

  alvtc.askSignIn = function (done) {
    if (open) {
      return;
    }
    const name = el("input", { autocomplete: "username" });
    const password = el("input", { type: "password", autocomplete: "current-password" });
    const form = formOf([alvtc.field("账号", name), alvtc.field("密码", password)], "登录", async () => {
      const person = await alvtc.backend.signIn(name.value, password.value).finally(() => { password.value = ""; });
      open.close();
      alvtc.clearError();
      if (alvtc.me.name && person.name !== alvtc.me.name) {
        // Somebody else: what the page holds is not theirs.
        window.location.reload();
        return;
      }
      if (person.must_change) {
        askPassword(done, true);
      } else {
        await done();
      }
    });
    open = alvtc.dialog("请先登录", form, { closed: () => { open = null; } });
    name.focus();
  };

  // `given`: the password is somebody else's, and nothing else can be done before.
  function askPassword(done, given) {
    const [old, fresh, again] = ["current-password", "new-password", "new-password"].map((kind) => el("input", { type: "password", autocomplete: kind }));
    let changed = false;
    const lead = given ? el("p", { class: "note", text: "这是别人给您的密码，先改成只有自己知道的，才能办别的事。" }) : null;
    const form = formOf([lead, alvtc.field("原来的密码", old), alvtc.field("新密码", fresh, { hint: "至少 10 个字符" }), alvtc.field("新密码再写一遍", again)], "改密码", async () => {
      if (fresh.value !== again.value) {
        throw { message: "两次写的新密码不一样，请再写" };
      }
      await alvtc.backend.changePassword(old.value, fresh.value);
      changed = true;
      dialog.close();
      alvtc.announce("密码已改");
      await done?.();
    });
    const closed = () => given && !changed && alvtc.sayError({ code: "must-change", message: "先改密码，才能办别的事" }, () => askPassword(done, true));
    const dialog = alvtc.dialog("改密码", form, { closed });
    old.focus();
  }

  alvtc.showPerson = function () {
    const { name, shown, department } = alvtc.me;
    const told = [shown || name, department].filter(Boolean).join(" · ");
    document.getElementById("person").replaceChildren(...(name && alvtc.backend.signOut
      ? [told, alvtc.button("改密码", () => askPassword(null), { class: "quiet" }), alvtc.button("退出", async () => {
          await alvtc.backend.signOut();
          alvtc.forgetKept();
          window.location.reload();
        }, { class: "quiet" })]
      : []));
    if (alvtc.me.must_change) {
      askPassword(alvtc.start, true);
    }
  };
})(window.alvtc);
