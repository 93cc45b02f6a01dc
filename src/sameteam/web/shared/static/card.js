// The code at the end of a link: taken out of the address, and sent in the form.
(function () {
  "use strict";
  var form = document.getElementById("enter");
  if (!form) { return; }

  function open() {
    var code = window.location.hash.slice(1);
    if (!code) { return; }
    window.history.replaceState(null, "", window.location.pathname);
    form.elements.code.value = code;
    form.requestSubmit();
  }

  window.addEventListener("hashchange", open);
  open();
})();
