// Small conveniences. Every page works without them.
(function () {
  "use strict";

  // Lock: after the idle time the page goes, and the words with it.
  var idle = Number(document.body.dataset.idle || 0) * 1000;
  var touched = Date.now(), told = Date.now(), locking = false;
  function used() {
    touched = Date.now();
    if (idle && touched - told > 60000) {
      told = touched;
      fetch("/here", { method: "POST", keepalive: true, headers: { "X-CSRFToken": document.body.dataset.token } });
    }
  }
  // What was being typed is sealed on the way out, and is there again after the next sign-in.
  function lock() {
    if (locking) { return; }
    locking = true;
    document.body.hidden = true;
    var form = Array.from(document.forms).find(function (each) {
      return Array.from(each.querySelectorAll("textarea")).some(function (area) { return area.value; });
    });
    var going = Promise.resolve();
    if (form) {
      var data = new FormData(form);
      data.set("at", form.getAttribute("action"));
      going = fetch("/locked", { method: "POST", body: data, keepalive: true });
    }
    going.catch(function () {}).then(function () { window.location.replace("/locked"); });
  }
  if (idle) {
    ["input", "keydown", "pointerdown", "scroll"].forEach(function (name) {
      document.addEventListener(name, used, { passive: true, capture: true });
    });
    setInterval(function () {
      if (Date.now() - touched >= idle) { lock(); }
    }, 5000);
  }

  // Words begun here are kept in the visit when one follows a link of ours, such as Help, and are
  // there on the way back, however quick it is: the link is followed once they are kept, or after a
  // second. Leave now is no such link, and ends the waiting.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='/']");
    var form = document.querySelector("form[data-begun]");
    if (!link || !form || link.classList.contains("leave") || event.defaultPrevented) { return; }
    var changed = Array.from(form.querySelectorAll("textarea")).some(function (area) {
      return area.value !== area.defaultValue;
    });
    if (!changed) { return; }
    var data = new FormData(form), here = !(event.ctrlKey || event.metaKey || event.shiftKey || link.target);
    data.set("at", form.getAttribute("action"));
    var kept = fetch("/begun", { method: "POST", body: data, keepalive: true }).catch(function () {});
    if (!here) { return; }
    event.preventDefault();
    Promise.race([kept, new Promise(function (done) { setTimeout(done, 1000); })]).then(function () {
      if (!document.body.classList.contains("covered")) { window.location.assign(link.href); }
    });
  });

  // Copy, and the large view for reading aloud.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var words = document.getElementById(button.dataset.copy).innerText.trim();
      navigator.clipboard.writeText(words).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });
  document.querySelectorAll("[data-aloud]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      document.getElementById(button.dataset.aloud).showModal();
    });
  });
  document.querySelectorAll("[data-close]").forEach(function (button) {
    button.addEventListener("click", function () { button.closest("dialog").close(); });
  });
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // Ctrl+Enter sends the form that one writes in.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  // A passphrase that may be wrong for the keyboard's sake.
  document.querySelectorAll("input[type=password]").forEach(function (field) {
    var hint = document.getElementById(field.id + "_caps");
    if (!hint) { return; }
    field.addEventListener("keyup", function (event) {
      hint.hidden = !(event.getModifierState && event.getModifierState("CapsLock"));
    });
  });

  // A day that is not in the list asks for its date.
  document.querySelectorAll("[data-shows]").forEach(function (select) {
    var target = document.getElementById(select.dataset.shows);
    function show() { target.hidden = select.value !== "other"; }
    select.addEventListener("change", show);
    show();
  });

  // One press is one press.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
})();
