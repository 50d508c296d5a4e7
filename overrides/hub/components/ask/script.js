// The homes' search box: takes what is typed to the finder, in `window.name`, as `docs/assets/search/handing.js` reads it.
// It stands alone, so that a home asks for one small file. Nothing is stored, and no address holds the words.

const HANDED = "hub-finder:";

for (const form of document.querySelectorAll("form[data-ask]")) {
  const box = form.querySelector("input");
  if (!(form instanceof HTMLFormElement) || !box) continue;
  form.hidden = false;
  form.parentElement?.querySelector("[data-unasked]")?.setAttribute("hidden", "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = box.value.trim();
    if (words) window.name = `${HANDED}q=${encodeURIComponent(words)}`;
    box.value = "";
    location.assign(form.action);
  });
}
