// One key for each judgement. Everything works without it, by forms and links.
"use strict";
(() => {
  const due = Array.from(document.querySelectorAll(".due"));
  let now = -1;
  const go = (to) => {
    if (!due.length) return;
    now = Math.max(0, Math.min(due.length - 1, to));
    due[now].focus();
    due[now].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j") go(now + 1);
    else if (event.key === "k") go(now - 1);
    else if (/^[awcmso]$/.test(event.key)) {
      if (now < 0) go(0);
      const target = due[now] && due[now].querySelector(`[data-key="${event.key}"]`);
      if (!target) return;
      if (target.tagName === "DETAILS") {
        target.open = true;
        target.querySelector("select, input:not([type=hidden])").focus();
      } else target.click();
    } else return;
    event.preventDefault();
  });
})();
