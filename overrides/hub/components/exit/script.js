// Leaving the page at once. The links work without this file; it blanks the page before the browser
// leaves, and adds the shortcut: Shift three times, at most five seconds apart. Never Escape, which
// stops pages from loading, closes dialogs and is used by assistive technology.
// Every word comes from data attributes of the visible exit link, in the page's language, and on pages
// that belong to both languages in the other one too.
const main = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-exit-main]"));
const WAIT = 5000;

if (main) {
  let presses = 0;
  let timer = 0;
  let shiftAlone = false;
  /** @type {HTMLElement | null} */
  let cover = null;

  // One live region. While it is empty it is hidden, so that nobody reads past an empty line. It comes when Shift
  // goes down and gets its words when Shift goes up: screen readers announce changes to a region more reliably
  // than a region that arrives together with its words.
  const status = document.createElement("span");
  status.className = "hidden";
  status.setAttribute("role", "status");
  status.hidden = true;
  const dots = document.createElement("span");
  dots.className = "exit-dots";
  dots.setAttribute("aria-hidden", "true"); // the live region says the same in words
  main.after(status);
  main.append(dots);

  const show = (/** @type {number} */ count) => {
    dots.replaceChildren(
      ...(count ? [1, 2, 3] : []).map((place) => {
        const dot = document.createElement("span");
        if (place <= count) dot.className = "on";
        return dot;
      }),
    );
  };

  const say = (/** @type {HTMLElement} */ place, /** @type {string} */ what) => {
    const also = document.createElement("span");
    also.lang = main.dataset.also || "";
    also.textContent = main.dataset[`${what}Also`] ?? "";
    place.replaceChildren(main.dataset[what] ?? "", ...(main.dataset.also ? [" ", also] : []));
  };

  const reset = () => {
    clearTimeout(timer);
    presses = 0;
    show(0);
    status.textContent = "";
    status.hidden = true;
  };

  const leave = () => {
    // First what somebody has typed and ticked: Back may bring this very page, and the next site can read the window's name.
    for (const form of document.forms) form.reset();
    window.name = "";
    reset();
    cover = document.createElement("div");
    cover.className = "exit-cover";
    cover.setAttribute("role", "alert");
    document.body.append(cover);
    document.body.classList.add("leaving"); // takes everything else from sight and from the keyboard
    say(cover, "activated"); // after it stands in the page, so that it is announced
    window.location.href = main.href;
  };

  for (const link of document.querySelectorAll("[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  // It says that it is a button, so the space bar works as on a button.
  main.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      leave();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      shiftAlone = !event.repeat || shiftAlone;
      status.hidden = false;
      return;
    }
    shiftAlone = false;
    if (!status.hidden) reset(); // any other key means that Shift was not meant for leaving
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !shiftAlone || cover) return;
    shiftAlone = false;
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) {
      show(3);
      leave();
      return;
    }
    show(presses);
    say(status, presses === 1 ? "pressTwoMore" : "pressOneMore");
    timer = setTimeout(() => {
      reset();
      status.hidden = false;
      say(status, "timedOut");
    }, WAIT);
  });

  // Back brings the page as it was left, blank: make it usable again.
  window.addEventListener("pageshow", () => {
    document.body.classList.remove("leaving");
    for (const each of document.querySelectorAll(".exit-cover")) each.remove();
    cover = null;
    reset();
  });
}
