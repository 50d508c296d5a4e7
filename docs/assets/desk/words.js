/* eslint no-control-regex: off -- control characters are what some of these look for */
// What single values must obey: the rules of `scripts/hub/schema`, for the desk. Each gives the name of a rule, or "".

const MOST_WORDS = 2000; // characters
const MOST_QUOTED = 200;
const MOST_ADDRESS = 2000;
const MOST_ID = 80;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const BLANK = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;
const HTML = /<[A-Za-z/!?][^<>]*>?|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});/;
const UNSEEN =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SIGNS = /[^\p{L}\p{N}]+/gu;

const UNSEEN_IN_ADDRESS = /[\s\0-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const UNFIT = /[\\<>"{}|^`]/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const HOST = /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+$/;
const NUMBER_HOST = /^(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}\.?$/i;
const SIX = /^[0-9a-f:.]+$/i;
const LOCAL = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "arpa"];

/** How many characters somebody would count. @param {string} words */
const length = (words) => [...words].length;

/** @param {string} words */
export const textRule = (words) => {
  if (BLANK.test(words)) return "empty-text";
  if (length(words) > MOST_WORDS) return "too-long";
  if (HTML.test(words)) return "html";
  return UNSEEN.test(words) ? "text-characters" : "";
};

/** @param {string} words */
export const quotedRule = (words) =>
  textRule(words) || (length(words.split(/\s+/u).filter(Boolean).join(" ")) > MOST_QUOTED ? "too-long" : "");

/** @param {string} words */
export const idRule = (words) => (words.length > MOST_ID || !ID.test(words) ? "id" : "");

/**
 * @param {string} words
 * @param {string} latest the last day that has been, where later ones are refused
 */
export const dayRule = (words, latest = "") => {
  if (!DATE.test(words)) return "date";
  const [year, month, day] = words.split("-").map(Number);
  const made = new Date(Date.UTC(2000, month - 1, day));
  made.setUTCFullYear(year, month - 1, day);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day || month < 1) return "date";
  if (year < FIRST_YEAR || year > LAST_YEAR) return "date";
  return latest && words > latest ? "future-date" : "";
};

/**
 * @param {number} year
 * @param {string} latest
 */
export const yearRule = (year, latest) => (year < FIRST_YEAR || year > Number(latest.slice(0, 4)) + 1 ? "range" : "");

/** Two texts in the same words, whatever their case and signs. @param {string} one @param {string} two */
export const alike = (one, two) => {
  const parts = [one, two].map((words) => folded(words).split(" ").filter(Boolean));
  const [first, second] = [one, two].map((words, at) => (parts[at].length ? parts[at] : words.split(/\s+/u)));
  return first.join(" ") === second.join(" ");
};

/** Words in lower case, without signs. @param {string} words */
export const folded = (words) => words.toLowerCase().replaceAll("ß", "ss").replace(SIGNS, " ").trim();

// ---- addresses ----

/** An address without its scheme and `www.`. @param {string} address */
const bare = (address) => address.toLowerCase().replace(/^https?:\/\/(www\.)?/, "");

/** What two addresses of one page have in common. @param {string} address */
export const samePage = (address) => {
  const [, scheme = "", host = "", path = ""] = /^(.*?):\/\/([^/]*)(.*)$/s.exec(address) ?? [];
  return (scheme ? bare(`${scheme}://${host}`) + path : address).replace(/\/+$/, "");
};

/**
 * The parts of an address as Python's `urlsplit` sees them; null where it sees none.
 * @param {string} address
 */
const parts = (address) => {
  const scheme = SCHEME.exec(address)?.[1] ?? "";
  const rest = scheme ? address.slice(scheme.length + 1) : address;
  const net = rest.startsWith("//") ? rest.slice(2).split(/[/?#]/, 1)[0] : "";
  if (net.includes("[") !== net.includes("]")) return null;
  if (/[/?#@:]/.test(net.replace(/[@:#?]/g, "").normalize("NFKC"))) return null;
  const own = net.slice(net.lastIndexOf("@") + 1);
  const inside = /^\[([^\]]*)\](?::(.*))?$/s.exec(own);
  if (own.includes("[") && (!inside || !SIX.test(inside[1]))) return null;
  const [, host, port = ""] = inside ?? /** @type {string[]} */ (/^([^:]*)(?::(.*))?$/s.exec(own));
  if (port && (!/^\d+$/.test(port) || Number(port) > 65535)) return null;
  return { scheme: scheme.toLowerCase(), net, host: host.toLowerCase(), port, six: Boolean(inside) };
};

/** @param {string} host @param {boolean} six */
const hostRule = (host, six) => {
  if (!host) return "url-host";
  if (six || NUMBER_HOST.test(host)) return "url-private";
  const last = /** @type {string} */ (host.replace(/\.+$/, "").split(".").at(-1));
  if (LOCAL.includes(last)) return "url-private";
  if (!/^[\0-\x7f]*$/.test(host) || !HOST.test(host) || /^\d+$/.test(last)) return "url-host";
  return "";
};

/**
 * An address that may be http.
 * @param {string} address
 * @param {string[]} refused beginnings of addresses that may stand nowhere
 */
export const addressRule = (address, refused = []) => {
  if (BLANK.test(address)) return "url-empty";
  if (length(address) > MOST_ADDRESS) return "url-length";
  if (UNSEEN_IN_ADDRESS.test(address) || UNFIT.test(address)) return "url-characters";
  const found = parts(address);
  if (!found) return "url-host";
  if (!["http", "https"].includes(found.scheme)) return "url-scheme";
  if (found.net.includes("@")) return "url-credentials";
  const host = hostRule(found.host, found.six);
  if (host) return host;
  if (Number(found.port || 1) === 0 || found.net.endsWith(":")) return "url-host";
  return refused.some((prefix) => bare(address).startsWith(bare(prefix))) ? "refused-address" : "";
};

/** Whether an address needs a reason for http. @param {unknown} address */
export const isHttp = (address) => typeof address === "string" && address.slice(0, 7).toLowerCase() === "http://";
