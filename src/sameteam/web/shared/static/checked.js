// Fields that are looked at while one types. Without this script the next page says the same.
(function () {
  "use strict";
  var PAUSE = 500;
  document.querySelectorAll("form[data-check]").forEach(function (form) {
    var timers = {}, busy = {}, again = {};

    function seen(name) { return form.querySelector('[data-seen="' + name + '"]'); }

    // One request a field at a time; what was typed meanwhile is read next.
    function check(area) {
      var name = area.name;
      if (busy[name]) { again[name] = true; return; }
      busy[name] = true;
      var data = new FormData();
      data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.set("field", area.dataset.checked);
      data.set("text", area.value);
      fetch(form.dataset.check, { method: "POST", body: data, redirect: "error" }).then(function (answer) {
        return answer.ok ? answer.text() : "";
      }).then(function (page) {
        if (!again[name] && seen(name)) { seen(name).innerHTML = page.trim(); }
      }).catch(function () {}).then(function () {
        busy[name] = false;
        if (again[name]) { again[name] = false; check(area); }
      });
    }

    form.querySelectorAll("[data-checked]").forEach(function (area) {
      area.addEventListener("input", function () {
        clearTimeout(timers[area.name]);
        timers[area.name] = setTimeout(function () { check(area); }, PAUSE);
      });
    });
  });
})();
