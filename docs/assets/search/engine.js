// From documents to an index, and from a query to ids. Pure: no page, no network; the same under Node.
// How words become keys is in analyse.js, what documents hold in documents.js, who is asking in asker.js.

import { distance, empty, LONGEST_QUERY, radicals, slips, words } from "./analyse.js";
import { asker, best, suits, withHelp } from "./asker.js";
import { distressed, prepare } from "./distress.js";
import { CROSS, fields, Lexicon, OWN, wordsOf } from "./documents.js";
import { content, createSynonyms } from "./synonyms.js";

const FORM = 0.8; // worth of the very form that was typed, over and above its key
const PREFIX = 0.55; // of a word that begins with what was typed
const SLIP = 0.6; // of the nearest word, when what was typed is nowhere
const EVEN = 0.7; // below 1, weaker answers count for more
const OTHERS = 0.3; // worth of a document for other people than those that "for" names // worth of a document for other people than those that "for" names // worth of a document for other people than those that "for" names
const FLOOR = 0.1; // what is left to a document that answers hardly any of the words
const TITLE = 1; // for a title that is the very query
const WHO = 4; // for a word after "for" or "i", in the names of audiences and groups
const LEAST = 0.12; // of the best score: what is below answers something else
const ENOUGH = 100; // documents that answer: beyond that a synonym's lesser words are not looked for
const HALF = 0.5;
const MOST_WORDS = 24;
const WARM = 4; // searches that are made before the first that somebody asks for
const FOR = new Set("i for gyfer at ir iw".split(" "));
// Words that nearly every page could be asked for with: they count for little beside others.
const WEAK = new Set("help helpu support cymorth gymorth information gwybodaeth advice cyngor page pages resources adnoddau free find looking need someone people pobl day".split(" "));
const WEAKLY = 0.35;
// Words that people write as one, as two or with a hyphen.
const COMPOUNDS = "camdrin camdriniaeth camfanteisio cammanteisio arlein ebost hunanniweidio hunanladdiad mamgu tadcu online email selfharm selfhelp helpline website safeguard safeguarding".split(" ");

/** Make the index, of `rows` that `rowsOf` or `turned` made. `MiniSearch` is handed in, so that the page decides when to fetch it. */
export const createEngine = async (MiniSearch, data, rows) => {
  const own = data.language;
  const cross = own === "cy" ? "en" : "cy";
  const both = [own, cross];
  const documents = fields(data, rows);
  const byId = new Map(documents.map((each) => [each.id, each]));
  const lexicon = { [own]: new Lexicon(own), [cross]: new Lexicon(cross) };
  const compounds = new Set(COMPOUNDS);
  const compound = (form) => compounds.add(form);
  for (const each of documents) {
    for (const name of Object.keys(OWN)) lexicon[own].add(each[name], compound);
    for (const name of Object.keys(CROSS)) lexicon[cross].add(each[name], compound);
  }
  for (const line of data.synonyms) {
    both.forEach((language, side) => line[side].forEach((phrase) => lexicon[language].add(phrase, compound)));
  }
  const compoundKeys = new Set([...compounds].flatMap((form) => both.flatMap((language) => lexicon[language].keys(form))));

  const indexed = new Set(); // "cy:key" and "cy:_form" that stand in the index
  const analyse = (form, language) => {
    if (empty(form, language)) return [];
    const found = [...lexicon[language].keys(form), `_${lexicon[language].base(form)}`].map((key) => `${language}:${key}`);
    found.forEach((key) => indexed.add(key));
    return found;
  };
  const analysed = { [own]: new Map(), [cross]: new Map() };
  const analysedOnce = (form, language) => {
    let found = analysed[language].get(form);
    if (!found) {
      found = analyse(form, language);
      analysed[language].set(form, found);
    }
    return found;
  };
  const mini = new MiniSearch({
    fields: [...new Set([...Object.keys(OWN), ...Object.keys(CROSS)])],
    tokenize: (text) => wordsOf(text).flatMap(({ form, parts }) => [form, ...parts.filter((part) => part.length > 3)]),
    processTerm: (form, field) => analysedOnce(form, field in OWN ? own : cross),
    searchOptions: { tokenize: (text) => [text], processTerm: (text) => text, combineWith: "OR" },
  });
  await mini.addAllAsync(documents, { chunkSize: 100 });

  const options = { [own]: { fields: Object.keys(OWN), boost: OWN }, [cross]: { fields: Object.keys(CROSS), boost: CROSS } };
  const leaf = (key, language, worth = 1, who = 1) => ({
    queries: [`${language}:${key}`], ...options[language],
    boost: Object.fromEntries(Object.entries(options[language].boost).map(
      ([field, value]) => [field, value * worth * (field.endsWith("who") ? who : 1)],
    )),
  });
  const synonyms = createSynonyms({ lines: data.synonyms, own, cross, lexicon, leaf });
  const distress = prepare(data.distress);

  // ---- a query's words, and what each may stand for ----

  const present = (form, language) => lexicon[language].keys(form).some((key) => indexed.has(`${language}:${key}`));

  const typed = (query) => {
    const found = words(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
    const joined = [];
    for (let i = 0; i < found.length; i += 1) {
      const pair = found[i + 1] && found[i].form + found[i + 1].form;
      if (pair && both.some((language) => lexicon[language].keys(pair).some((key) => compoundKeys.has(key)))) {
        joined.push({ form: pair, parts: [] });
        i += 1;
      } else joined.push(found[i]);
    }
    return joined.flatMap(({ form, parts }) => {
      if (!parts.length || both.some((language) => present(form, language))) return [form];
      return parts.filter((part) => part.length > 1);
    });
  };

  const nearest = (form, language) => {
    const most = slips(form);
    if (!most) return null;
    let found = null;
    const readings = language === "cy" ? [form, ...radicals(form)] : [form];
    for (const [candidate, times] of lexicon[language].forms) {
      if (candidate.length < 4 || candidate === form || empty(candidate, language)) continue;
      for (const [index, reading] of readings.entries()) {
        const away = distance(reading, candidate, found ? Math.min(most, Math.ceil(found.away)) : most) + (reading[0] === candidate[0] ? 0 : 0.6) + (index ? 0.3 : 0);
        if (away <= most + 0.3 && (!found || away < found.away || (away === found.away && times > found.times))) found = { form: candidate, away, times, language };
      }
    }
    return found;
  };

  // What words may begin with that were typed as far as this: "gamd" is the beginning of "camdrin".
  const beginnings = (form, language) => (language === "cy" ? [form, ...radicals(form)] : [form]);

  const group = (form, before, last, typing) => {
    const languages = both.filter((language) => !empty(form, language));
    // A word that says nothing in one language counts only if the page's own has that very word.
    if (!languages.includes(own) || (languages.length === 1 && (own === "cy" || !lexicon[own].forms.has(form)))) return null;
    // "for parents", "i blant": the people it is for, rather than what it is about.
    const who = FOR.has(before) ? WHO : 1;
    const queries = languages.flatMap((language) => [
      ...lexicon[language].keys(form).map((key) => leaf(key, language, 1, who)), leaf(`_${lexicon[language].base(form)}`, language, FORM),
    ]);
    const known = languages.some((language) => present(form, language));
    const unfinished = last && form.length > 2 && (typing || !known);
    const begun = unfinished ? languages.flatMap((language) => beginnings(form, language)
      .map((beginning) => ({ ...leaf(`_${beginning}`, language, PREFIX), prefix: true }))) : [];
    queries.push(...begun);
    let corrected = null;
    if (!known && !languages.some((language) => synonyms.knows(form, language))
      && !(typing && begun.some((query) => mini.search(query).length))) {
      const near = languages.map((language) => nearest(form, language)).filter(Boolean).sort((one, two) => one.away - two.away);
      [corrected] = near;
      for (const each of near.filter(({ away }) => away === corrected.away)) {
        queries.push(...lexicon[each.language].keys(each.form).map((key) => leaf(key, each.language, SLIP)));
      }
    }
    return { form, forWhom: who > 1, ways: [{ weight: 1, query: { combineWith: "OR", queries } }], corrected, weight: WEAK.has(form) ? WEAKLY : 1 };
  };

  // ---- ranking ----

  // The best of the ways in which a group of words is answered, for each document.
  const answers = ({ ways }) => {
    const found = new Map();
    for (const { weight, query } of [...ways].sort((one, two) => two.weight - one.weight)) {
      if (found.size > ENOUGH && weight < HALF) break;
      for (const { id, score } of mini.search(query)) if (score * weight > (found.get(id) ?? 0)) found.set(id, score * weight);
    }
    return found;
  };

  const titles = new Map(documents.map((each) => {
    const language = each.title ? own : cross;
    return [each.id, content(each.title || each.xtitle, language).map((form) => lexicon[language].keys(form).map((key) => `${language}:${key}`))];
  }));
  // How far a query names a title, from 0 to 1: how much of the title it says, by how much of what it says is the title.
  const named = (id, asked) => {
    const title = titles.get(id);
    if (!title.length || !asked.length) return 0;
    const said = title.filter((keys) => keys.some((key) => asked.some((word) => word.has(key)))).length;
    const meant = asked.filter((word) => title.some((keys) => keys.some((key) => word.has(key)))).length;
    return (said / title.length) * (meant / asked.length);
  };

  // "for parents", "i bobl ifanc": the documents that are for them, by the labels of audiences and groups.
  const ofPeople = (query) => (typeof query.queries[0] === "string" ? { ...query, fields: ["who", "xwho"] } : { ...query, queries: query.queries.map(ofPeople) });
  const peopleOf = ({ ways }) => new Set(ways.filter(({ weight }) => weight >= HALF).flatMap(({ query }) => mini.search(ofPeople(query)).map(({ id }) => id)));

  const rank = (groups, asked, who) => {
    const total = groups.reduce((sum, { weight }) => sum + weight, 0);
    const scores = new Map();
    for (const each of groups) {
      const found = answers(each);
      let top = 0;
      for (const score of found.values()) top = Math.max(top, score);
      const rare = each.weight * Math.log(1 + documents.length / (1 + found.size));
      for (const [id, score] of found) {
        const so = scores.get(id) ?? { score: 0, matched: 0 };
        so.score += rare * (score / top) ** EVEN;
        so.matched += each.weight;
        scores.set(id, so);
      }
    }
    const people = groups.filter(({ forWhom }) => forWhom).map(peopleOf).filter(({ size }) => size);
    const ranked = [...scores].map(([id, { score, matched }]) => {
      const document = byId.get(id);
      const whole = FLOOR + (1 - FLOOR) * Math.min(1, matched / total);
      return { id, score: score * whole * (1 + TITLE * named(id, asked)) * document.weight * suits(document, who)
        * (people.every((ids) => ids.has(id)) ? 1 : OTHERS) };
    }).sort(best);
    return ranked.filter(({ score }) => score >= LEAST * ranked[0].score);
  };

  /**
   * The resources that answer a query, best first; other pages that do; whether to show urgent help;
   * and the query as it may have been meant, if a word of it is nowhere. `typing` says that more may follow.
   */
  const search = (query, { limit = Infinity, typing = false } = {}) => {
    const text = query.slice(0, LONGEST_QUERY);
    const forms = typed(text);
    const who = asker(forms, distressed(text, distress));
    const plain = forms.map((form, index) => group(form, forms[index - 1], index === forms.length - 1, typing)).filter(Boolean);
    const asked = plain.map(({ form, corrected }) => new Set(both.flatMap(
      (language) => lexicon[language].keys(corrected?.form ?? form).map((key) => `${language}:${key}`),
    )));
    const ranked = withHelp(rank(synonyms.understand(plain, forms), asked, who), documents, who);
    const isPlace = ({ id }) => id.startsWith("/");
    return {
      hits: ranked.filter((each) => !isPlace(each)).slice(0, limit),
      places: ranked.filter(isPlace).slice(0, 3).map(({ id }) => byId.get(id)).map(({ place, title, address }) => ({ id: place, title, address })),
      urgent: who.urgent,
      suggestion: plain.some(({ corrected }) => corrected) ? plain.map(({ form, corrected }) => corrected?.form ?? form).join(" ") : null,
    };
  };

  // The first searches are slow, since no browser has made them quick yet: they happen before anybody waits for them.
  for (const { title, xtitle } of documents.slice(0, WARM)) search(title || xtitle, { typing: true });

  return { search, size: documents.length };
};
