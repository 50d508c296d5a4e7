// English words: endings cut, British and American spelling made alike, words that carry no meaning.
// Pure functions on folded words (lower case, no accents: see analyse.js).

// What rules would get wrong: the key first, then its forms.
const FORMS = `
statistics statistic statistical stats
trans
child children childs kid kids kiddie kiddies
woman women
man men
person people persons ppl
safe safety safely safer safest
abuse abused abuses abuser abusers abusing abusive
groom grooming groomed groomer groomers grooms
autist autism autistic
disclos disclosure disclosures disclose disclosed disclosing
counsel counselling counseling counsellor counsellors counselor counselors counciling councilling councelling counceling counsiling councellor
offend offender offenders offence offences offense offenses offending offended
programm programme programmes program programs
centr centre centres center centers
ask asked asking
tell told telling tells
think thought thoughts thinking
touch touched touching touches
photo photos photograph photographs photographed
pictur picture pictures pic pics pix
imag image images imagery
video videos vid vids
feel feeling feelings felt
send sent sending sends
take took taken taking takes
hurt hurts hurting
die dying died dies dead death
suicid suicide suicidal
rape raped rapes raping rapist
steal stole stolen
say said says saying
foster fosters fostering fostered
carer carers caregiver caregivers
worker workers
teacher teachers
action actions
bully bullying bullied bullies
sex sexual sexually sexualised sexualized sexuality
inform informed
information info
trauma traumatic traumatised traumatized traumas
exploit exploitation exploited exploiting exploits
harass harassment harassed harassing
arrest arrested arresting arrests
threat threats threaten threatened threatening threatens
blackmail blackmailed blackmailing
pornography porn porno pornographic
paedophil paedophile pedophile paedo pedo paedophiles pedophiles paedophilia
disabl disabled disability disabilities disabling
deaf deafness
worri worry worried worries worrying
famili family families
sexting sext sexted sexts
nude nudes naked nudity noods nudez
boyfriend bf boyfriends
girlfriend gf girlfriends
messag message messages msg msgs messaging messaged
scare scared scary scaring
polic police policing policeman policewoman cop cops copper
court courts
social
secret secrets secretly
victim victims
witness witnesses
quiz quizzes
survivor survivors survive survived surviving
news
`;

/** @type {Map<string, string>} */
const KEYS = new Map();
for (const line of FORMS.trim().split("\n")) {
  const [key, ...forms] = line.split(" ");
  for (const form of [key, ...forms]) KEYS.set(form, key);
}

const hasVowel = (/** @type {string} */ word) => /[aeiouy]/.test(word);

/** @type {[ending: string, instead: string, left: number][]} what must be left of the word */
const ENDINGS = [
  ["isations", "", 3],
  ["isation", "", 3],
  ["ations", "", 4],
  ["ation", "", 4],
  ["abilities", "abl", 2],
  ["ability", "abl", 2],
  ["ibility", "ibl", 2],
  ["fulness", "", 3],
  ["iveness", "", 4],
  ["ments", "", 4],
  ["ment", "", 4],
  ["nesses", "", 4],
  ["ness", "", 4],
  ["ically", "ic", 3],
  ["ously", "", 4],
  ["fully", "", 4],
  ["ively", "", 4],
  ["ingly", "", 4],
  ["edly", "", 4],
  ["ally", "al", 4],
  ["ily", "y", 4],
  ["ly", "", 4],
  ["tions", "t", 4],
  ["tion", "t", 4],
  ["sions", "s", 4],
  ["sion", "s", 4],
  ["ise", "", 5],
  ["is", "", 5],
  ["ious", "", 4],
  ["ous", "", 4],
  ["ive", "", 4],
  ["ful", "", 4],
  ["ate", "", 4],
];

const british = (/** @type {string} */ word) =>
  word
    .replace(/([iy])z(e|es|ed|er|ers|ing|ation|ations)$/, "$1s$2")
    .replace(/^(..+)our(al|ally|ed|ing|ite|able|s)?$/, (all, head, tail = "") =>
      all.length > 5 ? `${head}or${tail}` : all,
    )
    .replace(/paed/, "ped")
    .replace(/^mom(s|my)?$/, "mum$1");

const verbOf = (/** @type {string} */ word) => {
  const verb = /^(.{3,}?)(?:ed|ing)$/.exec(word);
  if (!verb || !hasVowel(verb[1]) || word.endsWith("eed")) return word;
  const single = verb[1].replace(/([bdgklmnprt])\1$/, "$1");
  // "caring" is of "care", not of "car".
  return single === verb[1] && /^[^aeiou]+[aeiou][^aeiouwxy]$/.test(single) ? `${single}e` : single;
};

const cut = (/** @type {string} */ given) => {
  const direct = KEYS.get(given);
  if (direct) return direct;
  let word = british(given);
  if (/[^aeiou]ies$/.test(word) && word.length > 4) word = `${word.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/.test(word)) word = word.slice(0, -2);
  else if (/[^siu]s$/.test(word) && word.length > 3) word = word.slice(0, -1);
  const singular = KEYS.get(word);
  if (singular) return singular;
  word = verbOf(word);
  for (const [ending, instead, left] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= left) {
      word = word.slice(0, word.length - ending.length) + instead;
      break;
    }
  }
  word = word.replace(/y$/, "i");
  if (word.length > 4) word = word.replace(/e$/, "");
  return KEYS.get(word) ?? word;
};

/** @type {Map<string, string>} */
const remembered = new Map();

/**
 * The key of an English word.
 * @param {string} given
 */
export const stem = (given) => {
  let found = remembered.get(given);
  if (!found) {
    found = cut(given);
    if (remembered.size < 20000) remembered.set(given, found);
  }
  return found;
};

/**
 * The keys that an English word is found by: one.
 * @param {string} word
 */
export const keys = (word) => [stem(word)];

/**
 * English words do not mutate.
 * @param {string} word
 */
export const base = (word) => word;

/** English words that say nothing about what is looked for. */
export const STOP = new Set(
  (
    "a about after again all also am an and any anyone anything are as at be because been before being but by can cant could couldnt " +
    "did didnt do does doesnt doing dont down even ever every for from get gets getting give go goes going gonna got had has hasnt have havent having he her here hers " +
    "herself hes him himself his how i id if ill im in into is isnt it its itself ive just keep keeps kind know let like lot made make makes making may me might mine more " +
    "most much must my myself need needs no nobody not now of off ok on one only or other our ours out over own please pls put rather really s she shes should so some somebody " +
    "someone something somewhere such than that thats the their them themselves then there these they theyre theyve this those through thing see seem seems says said too whether during upon wouldve things to too try trying u under until up ur us use used using very want wanna wants was wasnt we " +
    "well were werent what whats when where which while who whos whose why will with without wont would wouldnt yes you your yours yourself youre youve"
  ).split(" "),
);
