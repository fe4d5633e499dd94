// Written for browsers of any age: those without constructed style sheets or container queries get a plain page that says so.
(function () {
  var modern =
    "adoptedStyleSheets" in Document.prototype &&
    typeof structuredClone === "function" &&
    typeof Array.prototype.at === "function" &&
    window.CSS && CSS.supports && CSS.supports("container-type: inline-size");
  if (!modern) document.documentElement.className = "below-floor";
})();
