// Slips of typing, and the words that are no slips although we do not have them. Pure.
// scripts/hub/pages/spelling.py makes the filter, and counts slips in the same way.

import { radicals } from "./analyse.js";

/**
 * @typedef {[size: number, bits: string]} Filter words of a dictionary: how many bits, and the bits in base64
 */

const HASHES = 7;
const SEED = 2166136261;
const STEP = 16777619;
const MIX = 2246822519;
const LONG = 8; // letters from which on two slips are forgiven
const SHORTEST = 5; // letters of a word that is corrected

const VOWELS = new Set("aeiouwy");
const KEYBOARD = "qwertyuiop asdfghjkl zxcvbnm";
const SOUNDS = "ck cs sz fv bp dt gj mn";
// Letters that are typed for one another: vowels, neighbours on the keyboard, and sounds that are alike.
const LIKE = new Set(
  [...KEYBOARD]
    .flatMap((letter, place) => [letter + KEYBOARD[place + 1], KEYBOARD[place + 1] + letter])
    .concat(SOUNDS.split(" ").flatMap((pair) => [pair, pair[1] + pair[0]])),
);
const changing = (/** @type {string} */ one, /** @type {string} */ two) =>
  one === two ? 0 : (VOWELS.has(one) && VOWELS.has(two)) || LIKE.has(one + two) ? 1 : 2;

/**
 * Letters to put in, take out, change or swap to make one word the other; `most` + 1 when it is more than that.
 * A letter changed for one that it is hardly typed for counts twice: "homeless" is not "hopeless".
 * @param {string} one
 * @param {string} two
 * @param {number} most
 */
export const distance = (one, two, most) => {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= two.length; j += 1) {
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changing(one[i - 1], two[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        value = Math.min(value, before[j - 2] + 1);
      }
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[two.length];
};

/**
 * How many typing slips are forgiven in a word: none below 5 letters, one to 7, two above.
 * @param {string} form
 */
export const slips = (form) => (form.length < SHORTEST || /\d/.test(form) ? 0 : form.length < LONG ? 1 : 2);

/**
 * A reader of a filter: whether a word stands in a dictionary; where it may be Welsh, also what it was before mutation.
 * @param {Filter} filter
 * @param {boolean} mutating
 * @returns {(form: string) => boolean}
 */
export const createDictionary = ([size, bits], mutating) => {
  const bytes = Uint8Array.from(atob(bits), (sign) => sign.charCodeAt(0));
  const holds = (/** @type {string} */ word) => {
    let first = SEED;
    for (const sign of word) first = Math.imul(first ^ (sign.codePointAt(0) ?? 0), STEP);
    const second = ((first >>> 15) ^ Math.imul(first, MIX)) | 1;
    for (let turn = 0; turn < HASHES; turn += 1) {
      const place = ((first + Math.imul(turn, second)) >>> 0) % size;
      if (!(bytes[place >> 3] & (1 << (place & 7)))) return false;
    }
    return true;
  };
  return (form) => holds(form) || (mutating && radicals(form).some(holds));
};
