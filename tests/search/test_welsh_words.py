"""Welsh words are found in any mutation, number and spelling; words that only look mutated are left alone."""

from __future__ import annotations

import pytest
from engines import Engine

# Every beginning that Welsh mutates: rule, mutated form, radical.
MUTATIONS = [
    ("soft p>b", "blant", "plant"),
    ("soft p>b", "bobl", "pobl"),
    ("soft p>b", "bartner", "partner"),
    ("soft t>d", "deulu", "teulu"),
    ("soft t>d", "drawma", "trawma"),
    ("soft t>d", "drais", "trais"),
    ("soft c>g", "gam-drin", "cam-drin"),
    ("soft c>g", "gymorth", "cymorth"),
    ("soft c>g", "ganllaw", "canllaw"),
    ("soft b>f", "fwrdd", "bwrdd"),
    ("soft b>f", "flacmel", "blacmel"),
    ("soft b>f", "frawd", "brawd"),
    ("soft d>dd", "ddiogelu", "diogelu"),
    ("soft d>dd", "ddioddefwyr", "dioddefwyr"),
    ("soft d>dd", "ddigwydd", "digwydd"),
    ("soft g>-", "oroeswr", "goroeswr"),
    ("soft g>-", "wasanaeth", "gwasanaeth"),
    ("soft g>-", "ofalwyr", "gofalwyr"),
    ("soft gl>l", "lan", "glan"),
    ("soft gr>r", "ruddiau", "gruddiau"),
    ("soft gw>w", "wlad", "gwlad"),
    ("soft m>f", "fam", "mam"),
    ("soft m>f", "feddwl", "meddwl"),
    ("soft m>f", "ferch", "merch"),
    ("soft ll>l", "linell", "llinell"),
    ("soft ll>l", "luniau", "lluniau"),
    ("soft ll>l", "lys", "llys"),
    ("soft rh>r", "rieni", "rhieni"),
    ("soft rh>r", "rannu", "rhannu"),
    ("soft rh>r", "raglen", "rhaglen"),
    ("nasal p>mh", "mhlant", "plant"),
    ("nasal p>mh", "mhartner", "partner"),
    ("nasal p>mh", "mherthynas", "perthynas"),
    ("nasal t>nh", "nheulu", "teulu"),
    ("nasal t>nh", "nhad", "tad"),
    ("nasal t>nh", "nhrais", "trais"),
    ("nasal c>ngh", "ngham-drin", "cam-drin"),
    ("nasal c>ngh", "nghorff", "corff"),
    ("nasal c>ngh", "nghymorth", "cymorth"),
    ("nasal b>m", "mrawd", "brawd"),
    ("nasal b>m", "mlacmel", "blacmel"),
    ("nasal d>n", "nioddefwr", "dioddefwr"),
    ("nasal d>n", "niogelwch", "diogelwch"),
    ("nasal g>ng", "ngofalwr", "gofalwr"),
    ("nasal g>ng", "ngwasanaeth", "gwasanaeth"),
    ("aspirate p>ph", "phlant", "plant"),
    ("aspirate p>ph", "phartner", "partner"),
    ("aspirate p>ph", "phobl", "pobl"),
    ("aspirate t>th", "theulu", "teulu"),
    ("aspirate t>th", "thrais", "trais"),
    ("aspirate t>th", "thaflen", "taflen"),
    ("aspirate c>ch", "cham-drin", "cam-drin"),
    ("aspirate c>ch", "chymorth", "cymorth"),
    ("aspirate c>ch", "chorff", "corff"),
    ("h before a vowel", "hysgol", "ysgol"),
    ("h before a vowel", "heglwys", "eglwys"),
    ("h before a vowel", "hymddygiad", "ymddygiad"),
]


@pytest.mark.parametrize(("rule", "mutated", "radical"), MUTATIONS)
def test_a_mutated_word_has_the_key_of_its_radical(cy: Engine, rule: str, mutated: str, radical: str) -> None:
    assert cy.keys(radical, "cy") & cy.keys(mutated, "cy", known=[radical]), rule


@pytest.mark.parametrize(
    "family",
    [
        ["plentyn", "plant", "blant", "phlant", "mhlant", "blentyn", "mhlentyn", "phlentyn"],
        ["rhiant", "rhieni", "rieni", "riant"],
        [
            "cam-drin",
            "gam-drin",
            "cham-drin",
            "ngham-drin",
            "camdrin",
            "gamdrin",
            "camdriniaeth",
            "gamdriniaeth",
            "camdriniol",
        ],
        ["goroeswr", "goroeswyr", "oroeswr", "oroeswyr", "goroesi", "ngoroeswr"],
        ["gofalwr", "gofalwyr", "ofalwr", "ofalwyr"],
        ["adnodd", "adnoddau", "hadnoddau"],
        ["merch", "merched", "ferch", "ferched", "hogan", "genod", "geneth"],
        ["bachgen", "bechgyn", "fachgen", "fechgyn", "machgen", "hogyn", "crwt"],
        ["llun", "lluniau", "luniau", "lun", "llunia"],
        ["eglwys", "eglwysi", "heglwys", "heglwysi"],
        ["perthynas", "perthnasoedd", "berthynas", "berthnasoedd", "pherthynas", "cydberthynas"],
        ["ymarferydd", "ymarferwyr", "hymarferwyr"],
        ["canllaw", "canllawiau", "ganllawiau", "chanllawiau"],
        ["llinell", "llinellau", "linell", "linellau"],
        ["elusen", "elusennau", "helusennau"],
        ["taflen", "taflenni", "daflen", "thaflenni"],
        ["tudalen", "tudalennau", "dudalen", "dudalennau"],
        ["corff", "cyrff", "gorff", "chyrff", "nghorff"],
        ["bwrdd", "byrddau", "fwrdd", "fyrddau"],
        ["brawd", "brodyr", "frawd", "mrawd", "frodyr"],
        ["chwaer", "chwiorydd"],
        ["athro", "athrawon", "athrawes", "hathrawon"],
        ["gweithiwr", "gweithwyr", "weithiwr", "weithwyr"],
        ["menyw", "menywod", "fenyw", "fenywod"],
        ["teulu", "teuluoedd", "deulu", "deuluoedd", "theuluoedd"],
        ["diogel", "diogelwch", "ddiogel", "niogelwch", "saff"],
        ["diogelu", "ddiogelu", "niogelu"],
        ["cefnogi", "cefnogaeth", "gefnogi", "chefnogaeth"],
        ["hyfforddiant", "hyfforddi"],
        ["trosedd", "troseddau", "droseddau"],
        ["poeni", "boeni", "phoeni", "becso", "pryderu", "bryder"],
        ["dweud", "ddweud", "dywedodd", "ddywedodd", "deud"],
        ["cyffwrdd", "gyffwrdd", "nghyffwrdd", "cyffyrddodd", "gyffyrddodd"],
    ],
    ids=lambda family: family[0],
)
def test_the_forms_of_a_word_share_a_key(cy: Engine, family: list[str]) -> None:
    common = set.intersection(*(cy.keys(form, "cy", known=family[:2]) for form in family))
    assert common, {form: cy.keys(form, "cy", known=family[:2]) for form in family}


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        # native beginnings that look mutated
        ("chwaer", "cwaer"),
        ("chwarae", "cwarae"),
        ("chwilio", "cwilio"),
        ("therapi", "terapi"),
        ("theatr", "teatr"),
        ("dal", "tal"),
        ("bod", "pod"),
        ("nod", "dod"),
        ("gan", "can"),
        ("byd", "pyd"),
        ("gofal", "cofal"),
        ("gair", "cair"),
        ("mam", "bam"),
        ("mab", "bab"),
        ("llaw", "glaw"),
        ("rhan", "gran"),
        ("newydd", "dewydd"),
        ("naw", "daw"),
        ("bai", "pai"),
        ("dull", "tull"),
        ("maes", "baes"),
        ("gwaith", "cwaith"),
        ("bach", "pach"),
        ("dydd", "tydd"),
        ("nos", "dos"),
        ("childline", "cildline"),
        ("merch", "berch"),
        ("gwell", "cwell"),
        ("golau", "colau"),
    ],
)
def test_a_word_that_only_looks_mutated_is_left_alone(cy: Engine, word: str, wrong: str) -> None:
    assert not cy.keys(wrong, "cy") & cy.keys(word, "cy", known=[word])


@pytest.mark.parametrize(
    ("word", "radicals"),
    [("fam", ["pam", "bam"]), ("wlad", ["lad"]), ("ardd", ["tardd"]), ("ofal", ["cofal"]), ("rhieni", ["hieni"])],
)
def test_a_doubtful_mutation_needs_a_witness(cy: Engine, word: str, radicals: list[str]) -> None:
    found = cy.keys(word, "cy", known=[word])
    assert all(not cy.keys(radical, "cy") & found for radical in radicals)


@pytest.mark.parametrize(
    "word", ["i", "yn", "oes", "fy", "dy", "ei", "mae", "dwi", "sy", "wedi", "gael", "dim", "mewn", "sydd"]
)
def test_little_words_say_nothing(cy: Engine, word: str) -> None:
    assert all(found["empty"] for found in cy.read(word, "cy"))


@pytest.mark.parametrize("word", ["plant", "tŷ", "cam-drin", "heddlu", "trais", "ofn", "mam", "999"])
def test_words_with_meaning_are_kept(cy: Engine, word: str) -> None:
    assert not any(found["empty"] for found in cy.read(word, "cy"))


@pytest.mark.parametrize(
    ("accented", "plain"),
    [
        ("tŷ", "ty"),
        ("dŵr", "dwr"),
        ("gŵr", "gwr"),
        ("gêm", "gem"),
        ("fideo", "fidéo"),
        ("ffôn", "ffon"),
        ("câr", "car"),
        ("TŶ", "ty"),
    ],
)
def test_accents_are_forgiven_both_ways(cy: Engine, accented: str, plain: str) -> None:
    assert cy.keys(plain, "cy") == cy.keys(accented, "cy")


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("i'r", ["i"]),
        ("sy'n", ["sy"]),
        ("o'i", ["o"]),
        ("mae’r", ["mae"]),
        ("camfanteisio'n", ["camfanteisio"]),
        ("rhoi'r", ["rhoi"]),
        ("â'u", ["a"]),
        ("d'eud", ["deud"]),
        ("'dwi'n", ["dwin"]),
        ("Sarah's", ["sarah"]),
        ("don't", ["dont"]),
        ("barnardo's", ["barnardo"]),
        ("yw’n", ["yw"]),
    ],
)
def test_contractions_are_taken_apart(cy: Engine, written: str, forms: list[str]) -> None:
    read = [found["form"] for found in cy.read(written, "cy")]
    assert forms == read or read == [form.removesuffix("n") for form in forms]


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("cam-drin", "camdrin"),
        ("cam-drin", "cam drin"),
        ("ar-lein", "arlein"),
        ("ar-lein", "ar lein"),
        ("ar-lein", "ar–lein"),
        ("gam-drin", "gam drin"),
        ("e-bost", "ebost"),
        ("hunan-niweidio", "hunan niweidio"),
    ],
)
def test_a_hyphen_a_space_or_nothing_is_the_same_query(cy: Engine, query: str, same: str) -> None:
    assert cy.ids(query) == cy.ids(same)


@pytest.mark.parametrize(
    ("word", "base", "known"),
    [
        ("blant", "plant", []),
        ("ngham-drin", "camdrin", []),
        ("rieni", "rhieni", []),
        ("dreisio", "treisio", ["treisio"]),
        ("hysgol", "ysgol", ["ysgol"]),
        ("gofal", "gofal", ["cofal"]),
        ("bwrdd", "bwrdd", []),
        ("merched", "merched", []),
    ],
)
def test_a_word_without_its_mutation(cy: Engine, word: str, base: str, known: list[str]) -> None:
    (read,) = cy.read(word, "cy", known)
    assert base == read["base"]
