// From documents to an index, and from a query to ids. Pure: no page, no network; the same under Node.
// Documents and tables come from scripts/hub/pages/search.py. How words become keys is in analyse.js.

import { distance, empty, keys, LONGEST_QUERY, radicals, slips, stem, words } from "./analyse.js";
import { distressed, prepare } from "./distress.js";

const other = (language) => (language === "cy" ? "en" : "cy");

// Title > terms > publisher > summary; then the same in the other language, a good deal lower.
const OWN = { title: 5, who: 3, topics: 3, what: 2.5, publisher: 1.3, summary: 1 };
const CROSS = { xtitle: 3, xwho: 1.2, xtopics: 1.2, xwhat: 1, publisher: 0.8 };
const FORM = 0.5; // the very form that was typed, over and above its key
const PREFIX = 0.55;
const SLIP = 0.6;
const CANONICAL = 0.75; // a synonym's proper term
const ALSO = 0.35; // its other everyday words
const PHRASE = 0.75; // weight of a phrase, for each of its words
const EVEN = 0.7; // below 1, weaker answers count for more
const FLOOR = 0.2; // what is left to a document that answers hardly any of the words
const TITLE = 0.4; // for a title that the query names in full
const ABROAD = 0.25; // for words of the other language that a synonym has brought home
const WHO = 4; // for a word after "for" or "i", in the names of audiences and groups
const FOR = new Set("i for gyfer at ir iw".split(" "));
const FIRST = 2; // helplines that come before all else, when the words show distress
const YOUNG = new Set(["children", "young-people"]);
// Whom a child or a teenager speaks of.
const CHILDS_WORDS = new Set("mum mummy dad daddy mam dada tad nhad mrawd chwaer brawd brother sister stepdad uncle auntie grandad taid nain ewythr llystad teacher school athro ysgol boyfriend".split(" "));
const FIRST_PERSON = new Set("i im ive me my mine myself fi fy dwi rwyf rwyn fydda mi dwin wnes ges es arna wrtha ata amdana".split(" "));
const HELP_KINDS = new Set(["helpline", "service", "reporting"]);
// Hyphenated words that people write as one or as two.
const COMPOUNDS = "camdrin camdriniaeth camfanteisio cammanteisio arlein ebost hunanniweidio hunanladdiad mamgu tadcu online email selfharm selfhelp helpline website safeguard safeguarding".split(" ");

// Words of the summaries by document, from [words in order, gaps between the documents of each]: see search.py.
const LAST = 90;
const summaries = ([list, gaps], size) => {
  const found = Array.from({ length: size }, () => []);
  const coded = gaps.split(" ");
  list.split(" ").forEach((word, index) => {
    let at = -1;
    for (const sign of coded[index]) {
      const code = sign.charCodeAt(0) - (sign < "\\" ? 35 : 36);
      at += code + (code === LAST ? 0 : 1);
      if (code !== LAST) found[at]?.push(word);
    }
  });
  return found.map((each) => each.join(" "));
};

/** One text a field for each resource and each other page. */
const fields = (data) => {
  const { tables, publishers, resources: column } = data;
  // A table is [ids, own labels, labels in the other language].
  const names = (table, row, side) => (column[table][row] ?? []).map((number) => tables[table][side][number]).join(" . ");
  const summary = summaries(data.words, column.id.length);
  const resources = column.id.map((id, row) => {
    const audiences = column.audiences[row].map((number) => tables.audiences[0][number]);
    const topics = column.topics[row].map((number) => tables.topics[0][number]);
    const sides = [1, 2].map((side) => ({
      who: ["audiences", "groups"].map((table) => names(table, row, side)).join(" . "),
      what: ["kinds", "access", "languages"].map((table) => names(table, row, side)).join(" . "),
      topics: names("topics", row, side),
    }));
    return {
      id, audiences, kind: tables.kinds[0][column.kinds[row][0]], weight: column.weight[row],
      telling: topics.includes("telling-someone") && audiences.some((each) => YOUNG.has(each)),
      title: column.title[row], xtitle: column.other[row], ...sides[0], xwho: sides[1].who, xwhat: sides[1].what,
      xtopics: sides[1].topics, publisher: publishers[column.publisher[row]], summary: summary[row],
    };
  });
  const places = data.places.map(([id, title, summary, address]) => ({
    id: `/${id}`, place: id, address, kind: "", audiences: [], weight: 1,
    title, xtitle: "", who: "", xwho: "", what: "", xwhat: "", topics: "", xtopics: "", publisher: "", summary,
  }));
  return [...resources, ...places];
};

// The same labels stand in hundreds of documents: their words are found once.
const remembered = new Map();
const wordsOf = (text) => {
  if (text.length > 120) return words(text);
  let found = remembered.get(text);
  if (!found) {
    found = words(text);
    remembered.set(text, found);
  }
  return found;
};

class Lexicon {
  // Every form that occurs, how often, and the keys of its unmutated reading.
  constructor(language) {
    this.language = language;
    this.forms = new Map();
    this.stems = new Set();
    this.cache = new Map();
    this.known = (radical) => this.forms.has(radical) || this.stems.has(stem(radical, language));
  }

  add(text, onCompound) {
    for (const { form, parts } of wordsOf(text)) {
      for (const each of parts.length ? [form, ...parts] : [form]) {
        const times = this.forms.get(each) ?? 0;
        this.forms.set(each, times + 1);
        if (!times) this.stems.add(stem(each, this.language));
      }
      if (parts.length) onCompound(form);
    }
  }

  keys(form) {
    let found = this.cache.get(form);
    if (!found) {
      found = keys(form, this.language, this.known);
      if (this.cache.size < 50000) this.cache.set(form, found);
    }
    return found;
  }
}

/** Make the index. `MiniSearch` is handed in, so that the page decides when to fetch it. */
export const createEngine = async (MiniSearch, data) => {
  const own = data.language;
  const cross = other(own);
  const documents = fields(data);
  const lexicon = { [own]: new Lexicon(own), [cross]: new Lexicon(cross) };
  const compounds = new Set();
  const compound = (form) => compounds.add(form);
  COMPOUNDS.forEach(compound);
  for (const each of documents) {
    for (const name of Object.keys(OWN)) lexicon[own].add(each[name], compound);
    for (const name of Object.keys(CROSS)) lexicon[cross].add(each[name], compound);
  }
  for (const [mine, theirs] of data.synonyms) {
    for (const phrase of mine) lexicon[own].add(phrase, compound);
    for (const phrase of theirs) lexicon[cross].add(phrase, compound);
  }
  const compoundKeys = new Set([...compounds].flatMap((form) => [...lexicon.cy.keys(form), ...lexicon.en.keys(form)]));

  const indexed = new Set(); // "cy:key" and "cy:_form" that stand in the index
  const analyse = (form, language) => {
    if (empty(form, language)) return [];
    const found = [...lexicon[language].keys(form), `_${form}`].map((key) => `${language}:${key}`);
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
    processTerm: (form, field) => {
      // Names of publishers stand in both languages at once.
      if (field === "publisher" && (empty(form, own) || empty(form, cross))) return null;
      if (field === "publisher") return [...analysedOnce(form, own), ...analysedOnce(form, cross)];
      return analysedOnce(form, field in OWN ? own : cross);
    },
    searchOptions: { tokenize: (text) => [text], processTerm: (text) => text, combineWith: "OR" },
  });
  await mini.addAllAsync(documents, { chunkSize: 40 });
  const byId = new Map(documents.map((each) => [each.id, each]));

  // ---- synonyms: a phrase typed in either language stands for its whole line ----

  const content = (text, language) => words(text).filter(({ form }) => !empty(form, language)).map(({ form }) => form);
  const flat = (forms, language) => ` ${forms.map((form) => stem(form, language)).join(" ")} `;
  const firstKeys = new Map();
  const spoken = [];
  data.synonyms.forEach((line, index) => {
    [[own, line[0]], [cross, line[1]]].forEach(([language, phrases]) => phrases.forEach((phrase, place) => {
      const forms = content(phrase, language);
      const whole = words(phrase);
      // "pan o'n i'n blentyn" must not come down to "blentyn": such a phrase is compared as it stands.
      if (forms.length < 2 && whole.length > 2) {
        spoken.push({ index, language, place, text: flat(whole.map(({ form }) => form), language) });
        return;
      }
      const wanted = forms.map((form) => new Set(lexicon[language].keys(form)));
      if (!wanted.length) return;
      for (const key of wanted[0]) {
        const at = `${language}:${key}`;
        if (!firstKeys.has(at)) firstKeys.set(at, []);
        firstKeys.get(at).push({ index, language, place, wanted });
      }
    }));
  });

  const options = { [own]: { fields: Object.keys(OWN), boost: OWN }, [cross]: { fields: Object.keys(CROSS), boost: CROSS } };
  const leaf = (key, language, boost, who = 1) => ({
    queries: [`${language}:${key}`], ...options[language],
    boost: Object.fromEntries(Object.entries(options[language].boost).map(
      ([field, value]) => [field, value * boost * (field.endsWith("who") ? who : 1)],
    )),
  });

  // What a line stands for when one of its phrases is typed: its proper term, and for the proper term its other words.
  const expansions = new Map();
  const expansion = (index) => {
    if (!expansions.has(index)) {
      const found = [];
      [[own, data.synonyms[index][0]], [cross, data.synonyms[index][1]]].forEach(([language, phrases]) => phrases.forEach((phrase, place) => {
        const forms = content(phrase, language);
        const queries = forms.map((form) => ({ combineWith: "OR", queries: lexicon[language].keys(form).map((key) => leaf(key, language, 1)) }));
        if (queries.length) found.push({ language, place, weight: place === 0 ? CANONICAL : ALSO, query: { combineWith: "AND", queries } });
      }));
      expansions.set(index, found);
    }
    return expansions.get(index);
  };
  const meant = ({ index, language, place }) => expansion(index)
    .filter((each) => !(each.language === language && each.place === place) && (each.place === 0 || place === 0))
    .map((each) => (each.language === own && language === cross && each.place === 0 ? { ...each, weight: 1.5 } : each));

  // ---- a query's words, and what each may stand for ----

  const typed = (query) => {
    const found = words(query.slice(0, LONGEST_QUERY)).slice(0, 24);
    const joined = [];
    for (let i = 0; i < found.length; i += 1) {
      const pair = found[i + 1] && found[i].form + found[i + 1].form;
      if (pair && [...lexicon.cy.keys(pair), ...lexicon.en.keys(pair)].some((key) => compoundKeys.has(key))) {
        joined.push({ form: pair, parts: [] });
        i += 1;
      } else joined.push(found[i]);
    }
    return joined.flatMap(({ form, parts }) => {
      if (!parts.length || [own, cross].some((language) => present(form, language))) return [form];
      return parts.filter((part) => part.length > 1);
    });
  };

  const present = (form, language) => lexicon[language].keys(form).some((key) => indexed.has(`${language}:${key}`));

  const nearest = (form, language) => {
    const most = slips(form);
    if (!most) return null;
    let best = null;
    const readings = language === "cy" ? [form, ...radicals(form)] : [form];
    for (const [candidate, times] of lexicon[language].forms) {
      if (candidate.length < 4 || empty(candidate, language)) continue;
      for (const [index, reading] of readings.entries()) {
        const away = distance(reading, candidate, best ? Math.min(most, Math.ceil(best.away)) : most) + (reading[0] === candidate[0] ? 0 : 0.6) + (index ? 0.3 : 0);
        if (away <= most + 0.3 && (!best || away < best.away || (away === best.away && times > best.times))) best = { form: candidate, away, times, language };
      }
    }
    return best;
  };

  const group = (form, last, typing, before) => {
    const languages = [own, cross].filter((language) => !empty(form, language));
    // A word that is empty in one language counts only if the other knows it.
    if (!languages.includes(own) || !languages.length || (languages.length === 1 && !present(form, own))) return null;
    const queries = [];
    // "for parents", "i blant": the people it is for, rather than what it is about.
    const who = FOR.has(before) ? WHO : 1;
    for (const language of languages) {
      for (const key of lexicon[language].keys(form)) queries.push(leaf(key, language, 1, who));
      queries.push(leaf(`_${form}`, language, FORM));
    }
    const found = languages.some((language) => present(form, language));
    let corrected = null;
    if (last && form.length > 2 && (typing || !found)) {
      for (const language of languages) queries.push({ ...leaf(`_${form}`, language, PREFIX), prefix: true });
    }
    const begun = last && typing && languages.some((language) => mini.search({ queries: [`${language}:_${form}`], prefix: true }).length);
    const inSynonyms = languages.some((language) => lexicon[language].keys(form).some((key) => firstKeys.has(`${language}:${key}`)));
    if (!found && !begun && !inSynonyms) {
      const near = languages.map((language) => nearest(form, language)).filter(Boolean).sort((a, b) => a.away - b.away);
      [corrected] = near;
      for (const each of near.slice(0, corrected && near[1]?.away === corrected.away ? 2 : 1)) {
        for (const key of lexicon[each.language].keys(each.form)) queries.push(leaf(key, each.language, SLIP));
      }
    }
    return { form, ways: [{ weight: 1, query: { combineWith: "OR", queries } }], corrected, weight: 1 };
  };

  const addSynonyms = (groups, all) => {
    const said = (each, language) => lexicon[language].keys(each.corrected?.language === language ? each.corrected.form : each.form);
    const extra = [];
    for (let start = 0; start < groups.length; start += 1) {
      const seen = new Set();
      for (const language of [own, cross]) {
        for (const key of said(groups[start], language)) {
          for (const line of firstKeys.get(`${language}:${key}`) ?? []) {
            const reach = groups.slice(start, start + line.wanted.length);
            const whole = reach.length === line.wanted.length && reach.every((each, index) => said(each, language).some((reading) => line.wanted[index].has(reading)));
            if (!whole || seen.has(line.index)) continue;
            seen.add(line.index);
            if (line.language === cross) for (const each of reach) each.weight = Math.min(each.weight, line.wanted.length > 1 ? ABROAD : 0.6);
            if (line.wanted.length === 1) groups[start].ways.push(...meant(line));
            else extra.push({ form: "", ways: meant(line), corrected: null, weight: line.wanted.length * PHRASE });
          }
        }
      }
    }
    for (const line of spoken) {
      if (flat(all, line.language).includes(line.text)) extra.push({ form: "", ways: meant(line), corrected: null, weight: 2 * PHRASE });
    }
    return [...groups, ...extra];
  };

  const best = (a, b) => b.score - a.score || (a.id < b.id ? -1 : 1);

  // What somebody in distress is shown first: people to talk to, and pages about telling someone.
  const helping = documents.filter((each) => each.kind === "helpline" || each.telling);
  const help = (each) => (each.kind === "helpline" ? 1 : 0.75) * (each.audiences.every((id) => YOUNG.has(id)) ? 1 : each.audiences.some((id) => YOUNG.has(id)) ? 0.8 : 0.65);

  const offerHelp = (ranked, young) => {
    const top = Math.max(1, ranked[0]?.score ?? 0);
    const so = new Map(ranked.map(({ id, score }) => [id, score]));
    helping.map((each) => ({ id: each.id, score: help(each) * (young && each.audiences.every((id) => YOUNG.has(id)) ? 2 : 1) + (so.get(each.id) ?? 0) / top })).sort(best).slice(0, FIRST)
      .forEach(({ id, score }) => {
        const place = ranked.findIndex((each) => each.id === id);
        if (place >= 0) ranked.splice(place, 1);
        ranked.push({ id, score: top + score });
      });
    ranked.sort(best);
  };

  // How much of a title the query names.
  const titles = new Map(documents.map((each) => {
    const language = each.title ? own : cross;
    return [each.id, content(each.title || each.xtitle, language).map((form) => lexicon[language].keys(form).map((key) => `${language}:${key}`))];
  }));
  const named = (id, asked) => {
    const title = titles.get(id);
    return title.length ? title.filter((found) => found.some((key) => asked.has(key))).length / title.length : 0;
  };

  // The best of the ways in which a group of words is answered, for each document.
  const answers = (each) => {
    const found = new Map();
    for (const { weight, query } of each.ways) {
      for (const { id, score } of mini.search(query)) if (score * weight > (found.get(id) ?? 0)) found.set(id, score * weight);
    }
    return found;
  };

  const prior = (each, self) => each.weight * (self && HELP_KINDS.has(each.kind) ? 1.2 : 1)
    * (self && each.audiences.length === 1 && each.audiences[0] === "practitioners" ? 0.6 : 1);

  const distress = prepare(data.distress);

  /**
   * The resources that answer a query, best first; other pages that do; whether to show urgent help;
   * and the query as it may have been meant, if a word of it is nowhere.
   */
  const search = (query, { limit = Infinity, typing = false } = {}) => {
    const urgent = distressed(query.slice(0, LONGEST_QUERY), distress);
    const all = typed(query);
    const self = urgent || all.some((form) => FIRST_PERSON.has(form));
    const plain = all.map((form, index) => group(form, index === all.length - 1, typing, all[index - 1])).filter(Boolean);
    const groups = addSynonyms(plain, all);
    const total = groups.reduce((sum, each) => sum + each.weight, 0);
    const scores = new Map();
    for (const each of groups) {
      const found = answers(each);
      const best = Math.max(...found.values());
      const rare = each.weight * Math.log(1 + documents.length / (1 + found.size));
      for (const [id, score] of found) {
        const so = scores.get(id) ?? { score: 0, matched: 0 };
        so.score += rare * (score / best) ** EVEN;
        so.matched += each.weight;
        scores.set(id, so);
      }
    }
    const asked = new Set(plain.flatMap(({ form, corrected }) => [own, cross].flatMap(
      (language) => lexicon[language].keys(corrected?.form ?? form).map((key) => `${language}:${key}`),
    )));
    const ranked = [...scores].map(([id, { score, matched }]) => ({ id, score: score * (FLOOR + (1 - FLOOR) * Math.min(1, matched / total)) * (1 + TITLE * named(id, asked)) * prior(byId.get(id), self) }))
      .sort(best);
    if (urgent) offerHelp(ranked, all.some((form) => CHILDS_WORDS.has(form)));
    const hits = ranked.filter(({ id }) => !id.startsWith("/")).slice(0, limit);
    const places = ranked.filter(({ id }) => id.startsWith("/")).slice(0, 3).map(({ id }) => byId.get(id));
    const suggestion = plain.some((each) => each.corrected)
      ? plain.map((each) => each.corrected?.form ?? each.form).join(" ") : null;
    return { hits, places: places.map(({ place, title, address }) => ({ id: place, title, address })), urgent, suggestion };
  };

  return { search, size: documents.length };
};
