// Welsh words: initial mutations undone, plurals and other forms brought to one key, words that carry no meaning.
// Pure functions on folded words (lower case, no accents: see analyse.js). Nothing here knows documents or pages.

const VOWEL = /^[aeiouwy]/;

// What a mutated beginning may have been. `sure` beginnings are hardly ever a word's own.
/** @type {[begins: string, was: string[]][]} */
const SURE = [
  ["ngh", ["c"]],
  ["mh", ["p"]],
  ["nh", ["t"]],
  ["ng", ["g"]],
  ["ph", ["p"]],
  ["th", ["t"]],
  ["ch", ["c"]],
  ["dd", ["d"]],
];
/** @type {[begins: string, was: string[]][]} */
const MAYBE = [
  ["ff", []],
  ["ll", []],
  ["rh", []],
  ["b", ["p"]],
  ["d", ["t"]],
  ["g", ["c"]],
  ["f", ["m", "b"]],
  ["m", ["b"]],
  ["l", ["ll", "gl"]],
  ["r", ["rh", "gr"]],
  ["n", ["d", "gn"]],
  ["w", ["gw"]],
];

// Words that begin as if mutated but are not, although undoing would give another Welsh word.
const OWN = new Set(
  (
    "chwaer chware chwarae chwaraeon chwant chwith chwarter chwech chwe chwedl chwerw chwerthin chwilio chwil chwyn chwip chwydu " +
    "chwiorydd chwythu chwalu chwydd chwyldro therapi therapydd therapyddion theori thema theatr thermomedr photoshop phishing " +
    "childline child children church charter charity cheshire the this that there they think thirtyone through thrive " +
    "dal dan dau dwy dim dod dull dur dewr don bach byw byd bod bai bol bore barn berf bwyd brys blas blin bardd " +
    "gan gael gair gardd gofal gall galw gwaed gwall gwaith gwell gwn gweld mae man math mab mam mat mawr mor mwy mynd modd merch " +
    "nod nos naw ni nid nith newydd neges newid nofio nai nain llaw rhan rhaid lles ger gem golau gobaith " +
    "duw dwr dwylo dyn dant drws du dyma dyna dros"
  ).split(" "),
);

// Forms that no rule reaches: the key first, then its other forms.
const FORMS = `
plentyn plant plantos
oedran oed oedrannau
rhiant rhieni rhiaint
bachgen bechgyn hogyn hogia hogiau crwt crwtyn cryts boi bois llanc llanciau
merch merched hogan genod croten crotes geneth genethod lodes
dyn dynion
gwraig gwragedd
gwr gwyr
brawd brodyr
chwaer chwiorydd
nain neiniau
taid teidiau
athro athrawon athrawes athrawesau
ymarferydd ymarferwyr ymarferwr
therapi therapydd therapyddion
arweinydd arweinwyr
cynghorydd cynghorwyr
cyngor cynghorau cynghorion cynghori
plismon plismyn plismones heddwas
bwrdd byrddau
corff cyrff cyrph
cyfrwng cyfryngau
cwestiwn cwestiynau
pwnc pynciau
gair geiriau
llais lleisiau
iaith ieithoedd
ffordd ffyrdd
ty tai
ci cwn
car ceir
gwlad gwledydd
maes meysydd
lle lleoedd llefydd
perthynas perthnasoedd perthnasau cydberthynas cydberthnasau
meddwl meddyliau
stori storiau straeon storiau
neges negeseuon negesau
sgwrs sgyrsiau sgwrsio
trais treisio treisiodd treisiwyd treisiol treisgar treisiwr
niwed niweidiol niweidio niweidion
anabl anabledd anableddau
ofn ofnus ofni ofnau
cyfaill cyfeillion
camdrin camdriniaeth camdriniol camdriniwr camdrinwyr camdrinwr camdriniwyd
rhywiol rhyw rhywioldeb
camfanteisio cammanteisio camfantais camfanteisiol
rhywedd
goroeswr goroeswyr goroesi goroeswraig goroesodd goroesiad
dioddefwr dioddefwyr dioddefwraig
diogel diogelwch saff
diogelu diogelir diogelwyd
cyffwrdd cyffyrddodd cyffyrddais cyffwrddodd twtsio twtsiodd twtsiad
dweud dywed dywedodd dywedais dwedodd dwedais dweda dywedwch dwedwch deud gweud wedodd deudodd deutha
cael cafodd gafodd cefais ces caf cawsom
gwneud neud gwnaeth nath gwnaethon gwnes
mynd aeth es
gweld gwelodd gwelais
bygwth bygythiad bygythiadau bygythio bygythiol
ymosod ymosodiad ymosodiadau ymosododd ymosodol
gofal gofalu
gofalwr gofalwyr gofalydd
person pobl pobol personau
ffrind ffrindiau ffrindie
bwlio bwli bwlis
cwnsela cwnsler cwnselydd cwnselwyr cwnselwr cwnseling
ymarfer ymarferion
gweithiwr gweithwyr
gwaith gweithio
llys llysoedd
tyst tystion
tystiolaeth tystio
heddlu heddluoedd
eglwys eglwysi
addysg addysgu addysgol
dysgu dysg
dysgwr dysgwyr
hyfforddiant hyfforddi hyfforddwr hyfforddwyr hyfforddiadau
cymorth cymorthyddion
canllaw canllawiau
cynllun cynlluniau
cynllunio
digolledu digollediad iawndal
arestio arestiwyd arestiodd
carchar carchardai carcharor carcharorion
trosedd troseddau troseddu troseddol
troseddwr troseddwyr
cyfrinach cyfrinachau cyfrinachol cyfrinachedd
poeni becso becsio pryderu pryder pryderon pryderus gofidio gofid poeniadau
anfon danfon hala anfonodd anfonais anfonwyd gyrru
llun lluniau llunia llunie pictiwr pictiwrs
cwrdd cyfarfod cyfarfodydd
edrych sbio edrychodd
cartref gartref adref adre cartrefi
secstio secstiad
delwedd delweddau
cymraeg gymraeg
saesneg
`;

/** @type {Map<string, string>} */
const KEYS = new Map();
for (const line of FORMS.trim().split("\n")) {
  const [key, ...forms] = line.split(" ");
  for (const form of [key, ...forms]) KEYS.set(form, key);
}

// Endings, longest first: [ending, what takes its place, letters that must be left].
/** @type {[ending: string, instead: string, left: number][]} */
const ENDINGS = [
  ["wragedd", "wr", 3],
  ["euon", "", 3],
  ["iadau", "iad", 2],
  ["iaethau", "iaeth", 3],
  ["ennau", "en", 3],
  ["annau", "an", 3],
  ["wraig", "wr", 3],
  ["enni", "en", 3],
  ["oedd", "", 3],
  ["iaid", "", 3],
  ["iwyr", "wr", 3],
  ["ion", "", 3],
  ["iau", "", 3],
  ["wyr", "wr", 3],
  ["iwr", "wr", 3],
  ["esau", "", 4],
  ["on", "", 4],
  ["au", "", 3],
  ["od", "", 4],
];
/** @type {[ending: string, instead: string, left: number][]} */
const SECOND = [
  ["iaeth", "", 4],
  ["aeth", "", 4],
  ["iant", "", 4],
  ["iol", "", 4],
  ["wch", "", 4],
  ["odd", "", 4],
  ["wyd", "", 4],
  ["iad", "", 4],
  ["ais", "", 4],
  ["ol", "", 5],
  ["us", "", 4],
];

/**
 * A word without the first of these endings that it has.
 * @param {string} word
 * @param {[ending: string, instead: string, left: number][]} endings
 */
const cut = (word, endings) => {
  for (const [ending, instead, left] of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= left) {
      return word.slice(0, word.length - ending.length) + instead;
    }
  }
  return word;
};

const keyOf = (/** @type {string} */ word) => {
  const known = KEYS.get(word);
  if (known) return known;
  const singular = cut(word, ENDINGS);
  const again = KEYS.get(singular);
  if (again) return again;
  const bare = cut(singular, SECOND);
  const last = bare.length > 4 ? bare.replace(/(?:i?[uoae]|i)$/, "") : bare;
  return KEYS.get(last) ?? (last.length > 2 ? last : bare);
};

/** @type {Map<string, string>} */
const remembered = new Map();

/**
 * The key of an unmutated word: alike for singular, plural and the commonest other forms.
 * @param {string} word
 */
export const stem = (word) => {
  const found = remembered.get(word) ?? keyOf(word);
  if (remembered.size < 20000) remembered.set(word, found);
  return found;
};

/**
 * Whether a word, or the word it is a form of, stands in our own table.
 * @param {string} word
 */
export const listed = (word) => KEYS.has(word);

/**
 * The words that this one may be a mutated form of: `sure` ones, and those that need a second witness.
 * @param {string} word
 * @returns {{sure: string[], maybe: string[]}}
 */
export const radicals = (word) => {
  if (OWN.has(word) || word.length < 2) return { sure: [], maybe: [] };
  for (const [begins, was] of SURE) {
    if (word.startsWith(begins) && word.length > begins.length + 1) {
      const rest = word.slice(begins.length);
      return { sure: was.map((letter) => letter + rest), maybe: [] };
    }
  }
  const maybe = [];
  if (VOWEL.test(word)) maybe.push(`g${word}`);
  if (word[0] === "h" && VOWEL.test(word.slice(1))) maybe.push(word.slice(1));
  for (const [begins, was] of MAYBE) {
    if (word.startsWith(begins)) {
      for (const letter of was) maybe.push(letter + word.slice(begins.length));
      break;
    }
  }
  return { sure: [], maybe };
};

/**
 * The keys that a Welsh word is found by. `known` tells whether a word occurs (in any form) where we search:
 * without such a witness a doubtful beginning is left alone, so that "gardd" never becomes "cardd".
 * @param {string} word
 * @param {(form: string) => boolean} known
 * @returns {string[]}
 */
export const keys = (word, known) => {
  const own = KEYS.get(word);
  if (own) return [own];
  const { sure, maybe } = radicals(word);
  const inTable = KEYS.get([...sure, ...maybe].find(listed) ?? "");
  if (inTable) return [inTable];
  if (sure.length) {
    const found = sure.map(stem);
    return sure.some(known) || !known(word) ? found : [...found, stem(word)];
  }
  const found = maybe.filter((radical) => radical.length > 2 && known(radical)).map(stem);
  return [...new Set([...found, stem(word)])];
};

/**
 * The word without its mutation: "blant" is "plant", "rieni" is "rhieni", where `known` bears witness.
 * @param {string} word
 * @param {(form: string) => boolean} known
 */
export const base = (word, known) => {
  if (KEYS.has(word)) return word;
  const { sure, maybe } = radicals(word);
  return (
    [...sure, ...maybe].find(listed) ??
    sure.find(known) ??
    maybe.find((radical) => radical.length > 2 && known(radical)) ??
    word
  );
};

/** Welsh words that say nothing about what is looked for, mutated forms with them. */
export const STOP = new Set(
  (
    "a ac ag ai am amdan amdana amdanaf amdanat amdani amdano amdanyn ar arna arnaf arnat arni arno arnom arnyn arnynt at ata ati ato atyn aton " +
    "ba bawb be ble bo bod boch bum bydd byddai byddaf byddan byddi byddwch byddwn bynnag bob " +
    "can caf ces ceisio chdi chi chwi cyn dach dan de dda ddim ddyla ddylai ddylen ddylwn dim di do doedd does dod dos draw dros drwy dw dwi dwin dy dylai dylwn dydi dydw dydy dyw " +
    "e ei eich ein eraill arall rwyn dwin maer efo efallai eisiau eto eu fan fe fel felly fi fo fod fuodd fy fyd fydd fyddai fydda fyddwn fyddan " +
    "gael gaf gall galla gallaf gallai gallu gallwch gallwn gan gen genna gennyf gen gennych gennym ges gilydd go gweld gwn gwneud ger gyda gydag " +
    "hefo hefyd heb heblaw hi hon honno hun hunan hunain hwn hwnnw hyd hyn hynny i iawn iddi iddo iddyn iddynt ie im ir is isho isio ishe " +
    "lle llawer mae maen mai maent man mewn mi mo mor mwy mwyn myfi mynd " +
    "na nac nad naddo nage nawr neb nes nesaf neu neud newydd ni nid niw nhw o oddi oeddech oedd oeddwn oedden oes on ond os or " +
    "pa pam pan pawb pe peth petha pethau plis pob popeth pryd pwy " +
    "roedd roeddwn rwan rwbath rwbeth rhai rhywbeth rhywle rhywun rywbeth rywle rywun rydw rydych rydyn ryw rwy rwyf rwyt rhag rili rhwng " +
    "sa se sef sut sy sydd syn san shwd siwd siwt sna ta tan ti tra trwy tua tuag to ty " +
    "u un unrhyw wedi wedin wedyn weithiau wel wnaeth wnes wn wrtha wrthaf wrth wrthi wrtho wrthyf wrthyn wy wyt wyf " +
    "y ydi ydw ydy ydych ydyn ydyw yma yn yna yno yr yw ym yng ymlaen yt ynghylch yw " +
    "oi ou ai ynghylch neis allaf alla galli dwim gwbod wbod wrthai wrtha sgen sgena sgeni dwn fyswn baswn faswn baset fasa basa allai ella falle falla oni bysa cos achos rywsut lot ok helo"
  ).split(" "),
);
STOP.delete("ty");
