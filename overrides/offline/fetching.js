// How the finder gets what its page does not bring, in the copy that is opened from a folder: browsers refuse `fetch` and
// `import` there, so that data and code come as plain scripts. Each puts what it brings into `hubCopy`, under its own name
// (scripts/hub/exports/offline/scripts.py).

/** @type {Record<string, any>} */
const brought = /** @type {any} */ (globalThis).hubCopy ?? {};
/** @type {any} */ (globalThis).hubCopy = brought;

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
export const code = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address.replace(/\.json$/, ".js");
    const [name] = /[^/]+(?=\.js$)/.exec(script.src) ?? [""];
    script.addEventListener("load", () => resolve(brought[name]));
    script.addEventListener("error", () => reject(new Error(name)));
    document.head.append(script);
  });

export const json = code;
