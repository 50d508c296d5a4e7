"""Pages for the misbehaving server: what good ones say, and what bad ones say instead."""

from __future__ import annotations

ENGLISH = """Keeping children safe is something that everyone can do. This guide is for parents and carers
who are worried about a child, and it says what you can do, who you can talk to, and where there is
help. If you think that a child is in danger now, call the police. You do not have to be sure before
you ask for advice, and you do not have to give your name. Children often find it hard to tell
somebody what has happened to them, and they may say it in small pieces. Listen, stay calm, and let
them know that it is not their fault. Do not promise to keep it a secret, because you may need to
tell someone who can help to keep them safe."""

WELSH = """Mae cadw plant yn ddiogel yn rhywbeth y gall pawb ei wneud. Mae'r canllaw hwn ar gyfer rhieni a
gofalwyr sy'n poeni am blentyn, ac mae'n dweud beth y gallwch ei wneud, gyda phwy y gallwch siarad, a
ble mae cymorth ar gael. Os ydych yn meddwl bod plentyn mewn perygl nawr, ffoniwch yr heddlu. Nid oes
rhaid i chi fod yn sicr cyn gofyn am gyngor, ac nid oes rhaid i chi roi eich enw. Mae plant yn aml yn
ei chael hi'n anodd dweud wrth rywun beth sydd wedi digwydd iddyn nhw. Gwrandewch, peidiwch â
chynhyrfu, a gadewch iddyn nhw wybod nad eu bai nhw yw hyn. Peidiwch ag addo cadw cyfrinach, oherwydd
efallai y bydd angen i chi ddweud wrth rywun a all helpu i'w cadw'n ddiogel."""

ABUSE = """Child sexual abuse is when a child is forced or tricked into sexual activities. It can be rape,
sexual assault, being made to watch sex or porn, or being told to send naked pictures. Sex with a
child is always a crime. Online, people who abuse may pretend to be young, ask for nudes or sex
pictures, and then blackmail the child. Incest and harmful sexual behaviour between children are
abuse too. Pornography that shows children is a record of abuse. If this has happened to you, it is
not your fault, and a counsellor can help you."""

ADDICTION = """Gambling addiction can hurt the whole family. Children who grow up with a parent who
cannot stop betting are often left alone, and they may be harmed. Casino adverts, online slots and
betting sites with free bets make it hard to stop. Our charity offers counselling, and our helpline
is open every day. Recovery takes time, and you do not have to do it by yourself."""

PHARMACY = """If you are being abused, you can ask for ANI at a pharmacy. The pharmacist will take you to a
private room and ask if you need the police or other help. Pharmacies that take part show a poster in
the window. You do not have to buy anything, and you do not need a prescription. Survivors of abuse
helped to plan this safeguarding scheme together with the NHS and a charity."""

CASINO = """Welcome to the best online casino of 2026! Play now and claim your welcome bonus: 200 free spins
on top slots, blackjack, roulette and live poker. Real money jackpots every day. Sign up bonus up to
£500, no deposit needed. Bet now on football and win big."""

PILLS = """Buy cheap Viagra and Cialis online without prescription. Our Canadian pharmacy has the lowest
prices, discreet shipping and a money back guarantee. Order now: generic Levitra from $0.99 per pill.
Add to cart."""

DATES = """Meet hot singles in your area tonight. Join free and start chatting with local women who want
a hookup. The best dating site of 2026: browse profiles, flirt, chat now, no strings attached."""


def page(title: str, body: str, lang: str = "en", head: str = "") -> str:
    """A page of HTML."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body><nav><a href='/'>Home</a> <a href='/cy'>Cymraeg</a></nav><main><h1>{title}</h1>"
        f"<p>{body}</p></main></body></html>"
    )


GOOD = page("Keeping children safe: a guide for parents", ENGLISH)
GOOD_WELSH = page("Cadw plant yn ddiogel: canllaw i rieni", WELSH, "cy")
