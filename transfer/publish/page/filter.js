(function () {
  "use strict";
  var form = document.getElementById("filter");
  var flows = Array.prototype.slice.call(document.querySelectorAll("details.f"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var output = form.querySelector("output");
  var index = null;
  var timer = 0;

  function read() {
    return flows.map(function (f) {
      return { text: f.firstElementChild.textContent.toLowerCase(), keys: " " + f.getAttribute("data-k") + " " };
    });
  }

  function apply() {
    index = index || read();
    var words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    var outcome = form.elements.outcome.value;
    var keys = [form.elements.law.value, form.elements.mechanism.value].filter(Boolean);
    var shown = 0;
    flows.forEach(function (f, i) {
      var fits = (!outcome || f.classList.contains(outcome)) &&
        keys.every(function (k) { return index[i].keys.indexOf(" " + k + " ") >= 0; }) &&
        words.every(function (w) { return index[i].text.indexOf(w) >= 0; });
      f.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (g) { g.hidden = !g.querySelector("details.f:not([hidden])"); });
    say(shown);
  }

  function say(shown) {
    var all = flows.length.toLocaleString("en") + (flows.length === 1 ? " flow" : " flows");
    output.textContent = shown === flows.length ? all : shown.toLocaleString("en") + " of " + all;
  }

  function follow() {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (e) { return; }
    var target = document.getElementById(id);
    var flow = target && target.closest("details.f");
    if (!flow) { return; }
    if (flow.hidden) { form.reset(); apply(); }
    if (target !== flow) { flow.open = true; }
    target.scrollIntoView();
  }

  form.hidden = false;
  say(flows.length);
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
  form.addEventListener("submit", function (e) { e.preventDefault(); apply(); });
  window.addEventListener("hashchange", follow);
  if (location.hash) { follow(); }
})();
