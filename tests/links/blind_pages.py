# ruff: noqa: E501  (a line a page; other scripts)
"""Pages written without an eye on the check's phrases: innocent ones that say dangerous words, and bad ones.

Each innocent page is one that an entry of the hub could honestly lead to. It may be set aside for a person
to look at, but it must never be withdrawn. Each bad page must never count as good.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass

FOOT_EN = (
    "<footer><p>Registered charity 1123456. © 2026.</p><ul><li><a href='/privacy'>Privacy</a></li>"
    "<li><a href='/cookies'>Cookies</a></li><li><a href='/access'>Accessibility</a></li></ul>{more}</footer>"
)
FOOT_CY = (
    "<footer><p>Elusen gofrestredig 1123456. © 2026.</p><ul><li><a href='/preifatrwydd'>Preifatrwydd</a></li>"
    "<li><a href='/cwcis'>Cwcis</a></li></ul>{more}</footer>"
)


@dataclass(frozen=True)
class Blind:
    """One answer at an address that an entry of that title promises."""

    name: str
    html: str | bytes
    entry: str = "Keeping children safe: a guide for parents"
    language: str = "en"
    status: int = 200
    type: str = "text/html; charset=utf-8"
    format: str = "web-page"
    publisher: str = "Barnardo's Cymru"

    @property
    def body(self) -> bytes:
        """What is sent."""
        return self.html if isinstance(self.html, bytes) else self.html.encode()


def site(title: str, body: str, lang: str = "en", *, foot: str = "", name: str = "Hafan Deg") -> str:
    """A page in the shell of an ordinary small site: a notice on cookies, menu, words, foot."""
    cy = lang == "cy"
    home, news, about, contact = (
        ("Hafan", "Newyddion", "Amdanom ni", "Cysylltu") if cy else ("Home", "News", "About us", "Contact")
    )
    cookies = "Rydym yn defnyddio cwcis." if cy else "This site uses cookies."
    foot_html = (FOOT_CY if cy else FOOT_EN).format(more=foot)
    return (
        f"<!DOCTYPE html>\n<html lang='{lang}'><head><meta charset='utf-8'><title>{title} | {name}</title>"
        "<link rel='stylesheet' href='/wp-content/themes/x/style.css'><script src='/js/app.js' defer></script></head>"
        f"<body class='page'><div class='cookie-bar'>{cookies} <button>OK</button></div>"
        f"<header><a class='logo' href='/'>{name}</a><nav><ul><li><a href='/'>{home}</a></li>"
        f"<li><a href='/news'>{news}</a></li><li><a href='/about'>{about}</a></li><li><a href='/contact'>{contact}</a>"
        f"</li></ul></nav></header><main id='main'><h1>{title}</h1>{body}</main>{foot_html}</body></html>"
    )


def p(*paragraphs: str) -> str:
    """Paragraphs."""
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def bare(title: str, body: str, lang: str = "en", head: str = "") -> str:
    """A page with nothing around it."""
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def calm(
    name: str, title: str, body: str, lang: str = "en", *, entry: str = "", status: int = 200, foot: str = ""
) -> Blind:
    """An innocent page of a small site, at an entry of its own subject."""
    return Blind(name, site(title, body, lang, foot=foot), entry or title, lang, status)


INNOCENT = [
    # Words of expiry, suspension, parking and hosting, by those who mean something else.
    Blind("laravel-419", bare("Page Expired", "<div class='flex-center'><div class='code'>419</div><div class='message'>Page Expired</div></div>"), status=419),
    Blind("laravel-419-at-200", bare("Page Expired", "<div class='code'>419</div><div class='message'>Page Expired</div>")),
    Blind("page-expired-503", bare("Page Expired", "<h1>Page expired</h1><p>Please refresh and try again.</p>"), status=503),
    Blind("session-expired", site("Session expired", p("Your session has expired for your safety. Start the report again and nobody will see what you wrote.")), entry="Report online abuse"),
    Blind("form-expired-cy", site("Mae'r dudalen wedi dod i ben", p("Er eich diogelwch, mae'r ffurflen wedi dod i ben. Dechreuwch eto a bydd neb yn gweld beth ysgrifennoch chi."), "cy"), "Rhoi gwybod am gam-drin", "cy"),
    calm("hostel-soon", "Coming soon: our new hostel for young women", p("We are building a safe hostel in Wrexham for young women who had to leave home. It opens in March. Call us to visit."), entry="Safe places to stay"),
    calm("hostel-soon-503", "Coming soon: our new hostel", p("The hostel opens in spring. Our other houses are full; ring us and we shall find you a room tonight."), entry="Safe places to stay", status=503),
    calm("host-families", "Coming soon: host families wanted", p("A host family gives a young person a bed for a night or a week. Training begins in May."), entry="Nightstop host families"),
    calm("hosting-by-title", "Web hosting by young people, for young people", p("Twelve young carers learnt to build and host this website themselves. They write about life at home, and about whom they told."), entry="Young carers' web project"),
    calm("hosting-foot", "What to do if your child tells you", p("Listen. Stay calm. Say: I believe you. Then ring the police or your council."), foot="<p>Web hosting by Daffodil Internet. Website by Studio Coch.</p>"),
    Blind("hosting-title", "<!doctype html><html lang=en><head><title>Web hosting by Daffodil: helping charities</title></head><body><h1>Survivors together</h1><p>We meet each week in Bangor. Come with a friend, or alone. Tea is free.</p><p>Web hosting by Daffodil.</p></body></html>", "Survivors together"),
    calm("domains-life", "Domains of childhood: a framework", p("This domain is for parents: what a child needs at home. The next domain is school, and the third is the street. Each domain has five questions."), entry="A framework for assessment"),
    calm("domain-expired-history", "Our old website address", p("Our old domain expired in 2019 and strangers bought it. Please delete it from your leaflets. This is our only website now."), entry="Support after abuse"),
    calm("parked-car", "Parked cars near schools", p("A parked car by a school gate is mostly a parent's. If somebody in one speaks to children, tell a teacher and note the number plate."), entry="Stranger awareness"),
    calm("parking-page", "Parking and how to find us", p("Free parking behind the church. This page is parking information for visitors to the clinic; the door has no sign, so that nobody sees why you come."), entry="Sexual assault referral centre"),
    calm("for-sale", "Cards for sale: feelings cards for children", p("Forty cards, £6 a box, in Welsh and English. The website is for orders from schools; families may ask a social worker for a free box."), entry="Feelings cards"),
    calm("building-sale", "The old chapel is for sale", p("The chapel where our group met is for sale. From June we meet in the library. Nothing else changes: Thursdays at seven."), entry="Men's group"),
    calm("buy-domain-lesson", "Lesson: how the web works", p("Pupils learn what a domain is, who sells one, and why 'buy this domain' pages appear. Then they plan a safe website for a class."), entry="Lessons on the web"),
    calm("account-suspended-help", "Account suspended? What to do", p("If a game has suspended your child's account, ask why. Someone may have used it to send pictures. Keep the e-mail. You can report it to us."), entry="Games and safety"),
    calm("suspended-teacher", "When a teacher is suspended", p("Suspension is no punishment. It keeps everybody safe while people ask what happened. The school may not tell you why."), entry="Allegations against staff"),
    calm("this-site-suspended", "Why this site was suspended for a day", p("On Friday our account was suspended by our host because of an unpaid bill. It is paid. The advice line was open all the time, and nothing you wrote was lost."), entry="Advice for families"),
    calm("service-suspended", "Groups suspended in August", p("Our groups are suspended during the school holidays and begin again on 3 September. The helpline stays open."), entry="Groups for children"),
    calm("index", "Index of forms", p("Form A: tell the council. Form B: ask for your file. Form C: complain. All in Welsh and in large print."), entry="Forms for families"),
    calm("default", "Default settings that protect children", p("Set the default page of the browser to a safe search. Default web page filters are weak; talk matters more."), entry="Safer settings"),
    calm("test-page", "Test page for teachers", p("This page is a test for teachers: ten questions on what to do when a child tells. Your answers are not kept."), entry="Test your knowledge"),
    calm("under-construction", "Playground under construction", p("Children drew the plans and chose the colours. While it is under construction the play team visits families at home."), entry="Play therapy"),
    calm("it-works", "It works! Stories of parents who spoke up", p("It works! wrote a mother after six months of the programme. Here are four families who tell how they began."), entry="The parents' programme"),
    calm("hello-world", "Hello world: stories of babies after trauma", p("Short films for new parents who were abused as children. Made with midwives in Powys."), entry="New parents who were abused"),
    calm("placeholder", "Placeholder families: what foster care feels like", p("'I felt like in a placeholder home', says Gwen, 22. A podcast by care leavers."), entry="Care leavers' podcast"),
    calm("future-home", "Future home of our sanctuary garden", p("This field will be the future home of a garden for survivors. Dig with us on Saturdays."), entry="A garden for survivors"),
    calm("registrar-cy", "Cofrestru genedigaeth", p("Rhaid cofrestru'r enedigaeth gyda'r cofrestrydd o fewn 42 diwrnod. Gall gweithiwr cymdeithasol ddod gyda chi."), "cy"),
    calm("parth", "Parth tawel i blant", p("Mae'r parth hwn ar gael i blant sydd eisiau llonydd. Mae parth arall, ar werth i neb, ar gyfer chwarae."), "cy", entry="Parthau tawel mewn ysgolion"),
    calm("atal-cy", "Cyfrif wedi'i atal? Beth i'w wneud", p("Os yw cyfrif gêm eich plentyn wedi'i atal, gofynnwch pam. Cadwch y neges. Gallwch roi gwybod i ni, a siarad â'ch plentyn heb weld bai."), "cy", entry="Gemau a diogelwch"),
    calm("dod-yn-fuan", "Yn dod yn fuan: llety newydd i bobl ifanc", p("Bydd y llety'n agor ym mis Mawrth yng Nghaernarfon. Tan hynny, ffoniwch ni ac fe gawn ni le i chi heno."), "cy", entry="Lle diogel i aros"),
    calm("gwefan-newydd", "Ein gwefan newydd", p("Mae'r hen wefan wedi dod i ben. Mae popeth yma nawr: cyngor, ffilmiau a ffordd o siarad â rhywun."), "cy", entry="Cyngor i deuluoedd"),
    # Words of trades.
    calm("casino-survivor", "I won at the casino and lost my children", p("Ruth, 41, tells how free spins and a welcome bonus became debts, and how a man used the debts. She got help. You can too, free and private."), entry="Stories of recovery"),
    calm("gambling-school", "Slots, loot boxes and skins: a lesson", p("Pupils of 13 compare an online casino with a loot box. Why 'play now' and 'claim your bonus'? A lesson plan with slides."), entry="Gambling: lessons for schools"),
    calm("betting-cy", "Gamblo a phlant", p("Mae hysbysebion casino ar-lein yn cyrraedd plant. Mae 'troelli am ddim' yn edrych fel gêm. Cymorth am ddim i'r teulu cyfan."), "cy"),
    calm("viagra-research", "Drugs used to harm: what nurses should ask", p("Sedatives, alcohol, Viagra and others are named in one case in nine. A sheet for nurses in sexual assault referral centres."), entry="Drug-facilitated assault"),
    calm("escort-words", "Selling sex: you are not in trouble", p("Some call it escorting or sugar dating. If you are under 18 it is abuse, whoever says you agreed. Talk to a worker who will not judge."), entry="If you sell sex"),
    calm("prize", "You won a prize! A comic on scams", p("In this comic Deio is told: congratulations, claim your prize. He shows his nan. Read it together; print copies are free."), entry="A comic on scams"),
    calm("gift-cards", "Gift cards as bait", p("A stranger gives a child gift cards, skins, an iPhone. Then wants a picture. What to say, and where to report."), entry="Gifts and grooming"),
    calm("virus", "Your computer has a virus: the call that is a lie", p("Somebody says he is from Microsoft and that your computer is infected. Hang up. The same people ask children for pictures."), entry="Scam calls"),
    calm("loans", "Debt after leaving", p("Payday loans, bad credit and a joint account with the one who hurt you: what to ask for, and who acts for free."), entry="Money and abuse"),
    calm("crypto", "They want Bitcoin: sextortion of boys", p("Do not pay. Stop writing. Keep the messages. It is not your fault, and the police will not laugh."), entry="Sextortion"),
    calm("seo", "Who looks for this page? Our search words", p("We bought no backlinks. People find us by 'am I abused' and 'my dad'. This report by our web team says what they need."), entry="How young people look for help"),
    calm("dating-app", "Meet singles? Meet lies", p("Dating sites are used to reach lone parents. Six signs, by a mother from Barry whose new partner wanted only to bathe her son."), entry="New partners"),
    calm("hacked-news", "Hacked by a stranger: when a child's account is taken", p("'Hacked by xX' stood in my daughter's profile. Change the password, tell the school, keep a picture of the screen."), entry="When an account is taken"),
    calm("pwned", "Have I been owned? Checking a leaked password", p("A workshop for carers in Gwent: your passwords, a child's passwords, and what to do after a leak."), entry="Passwords for carers"),
    # Words of walls and ends.
    calm("closing", "We have closed our office in Rhyl", p("We have closed the office in Rhyl. The workers, the numbers and the groups are the same; rooms are lent to us by the library."), entry="Workers in Denbighshire"),
    calm("age", "Are you 18 or over? You can still come", p("Adults of any age who were abused as children can come. You need not be sure what happened, and there is no waiting list."), entry="Adults abused as children"),
    calm("consent", "Accept or reject: a lesson on consent", p("I accept, I decline, I change my mind. Pupils of 11 practise saying each. Teachers' notes and cards."), entry="Lessons on consent"),
    calm("maintenance", "Under maintenance: our building in Newport", p("The lift is under maintenance until Friday. If stairs are hard for you, we come to you. Ring before."), entry="Counselling in Newport"),
    # Other languages.
    calm("pl-strona", "Strona wygasła? Jak bezpiecznie zgłosić", p("Jeśli formularz wygasł, zacznij od nowa. Nikt nie zobaczy, co napisałaś. Możesz też zadzwonić i mówić po polsku."), "pl", entry="Zgłoszenie przemocy"),
    calm("pl-sprzedaz", "Na sprzedaż: karty uczuć", p("Domena dziecka to zabawa, nie wstyd. Karty uczuć dla rodzin, po polsku i po walijsku, za darmo w bibliotece."), "pl", entry="Karty uczuć"),
    calm("es-suspendida", "¿Cuenta suspendida? Qué hacer", p("Si la cuenta de su hijo está suspendida, guarde el mensaje y pregunte por qué. Alguien pudo usarla para pedir fotos. Hablamos español."), "es", entry="Juegos y seguridad"),
    calm("fr-bientot", "Bientôt : notre nouvel hébergement", p("Un hébergement pour jeunes femmes ouvre en mars. D'ici là, appelez-nous et nous trouverons une place ce soir."), "fr", entry="Un lieu sûr"),
    calm("ro-domeniu", "Domeniul copilului", p("Acest domeniu este pentru părinți: ce are nevoie un copil acasă. Vorbim română și e gratuit."), "ro", entry="Nevoile copilului"),
    calm("uk-storinka", "Сторінка безпеки для батьків", p("Якщо сеанс закінчився, почніть знову. Ніхто не побачить, що ви написали. Говоримо українською."), "uk", entry="Безпека дітей"),
    calm("ar-safha", "صفحة للأهل: الثقة أولا", p("قد تنتهي صلاحية الصفحة لأمانك. ابدأ من جديد ولن يرى أحد ما كتبت. نتحدث العربية والاتصال مجاني."), "ar", entry="سلامة الأطفال"),
    calm("so-bog", "Bogga waalidka", p("Haddii boggu dhaco, mar kale bilow. Qofna ma arki doono waxaad qortay. Waxaan ku hadalnaa Soomaali."), "so", entry="Badbaadada carruurta"),
]  # fmt: skip

CONSENT = (
    "<div role='dialog'><h2>Before you go on</h2><p>We and 842 partners store and read information on your device for"
    " advertising, measurement and research. You can change your mind at any time.</p><button>Agree</button>"
    "<button>Disagree</button><a href='#'>Show purposes</a></div>"
)
FARM = " ".join(
    f"Are you looking for the top {n} tips to boost your morning routine? In this article we explore everything you need to know about smart gadgets, kitchen blenders, travel deals and pet food."
    for n in range(3, 12)
)
SPAM_LINKS = "".join(
    f"<a href='https://x{n}.example/'>{words}</a> "
    for n, words in enumerate(
        ["buy cheap viagra online", "cialis no prescription", "online pharmacy", "generic levitra", "order tramadol"]
        * 4
    )
)
GUIDE = (
    "Keeping children safe: a guide for parents",
    p(
        "Listen to your child. Do not ask many questions. Say that it is not their fault. Ring the police if a child is in danger. Barnardo's Cymru can help your family in Welsh or English."
        * 3
    ),
)


def bad(name: str, html: str | bytes, **other: object) -> Blind:
    """A page that must not count as good."""
    return Blind(name, html, **other)  # type: ignore[arg-type]


BAD = [
    # Walls.
    bad("consent-wall", bare("barnardos.org.uk", CONSENT)),
    bad("consent-wall-tcf", bare("Barnardo's", "<main><h1>We value your privacy</h1><p>With your agreement, we and our partners use cookies or similar technologies.</p><button>AGREE</button><button>MORE OPTIONS</button></main>")),
    bad("consent-wall-de", bare("Bevor Sie fortfahren", "<p>Wir verwenden Cookies, um Dienste bereitzustellen und Anzeigen zu messen.</p><button>Alle akzeptieren</button><button>Alle ablehnen</button>", "de")),
    bad("consent-wall-cy", bare("Cyn i chi barhau", "<p>Rydym ni a'n partneriaid yn storio gwybodaeth ar eich dyfais.</p><button>Derbyn popeth</button><button>Gwrthod popeth</button><button>Rheoli dewisiadau</button>", "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("geo-block", bare("Not available", "<h1>Sorry!</h1><p>This content is not available where you are.</p>")),
    bad("geo-block-2", bare("Barnardo's", "<p>It looks like you are visiting from a region that we do not serve at present. We apologise for any inconvenience.</p>")),
    bad("gdpr-block", bare("Unavailable", "<p>We recognise you are attempting to access this website from the European Economic Area or the UK and therefore cannot grant you access at this time.</p>")),
    bad("age-gate", bare("Are you old enough?", "<p>You must be of legal age to view this site.</p><a href='/yes'>Yes, let me in</a> <a href='/no'>No, take me back</a>")),
    bad("app-wall", bare("Get the app", "<p>Continue in the app to see this post.</p><a href='#'>Open app</a><a href='#'>Not now</a>")),
    bad("cloudflare-new", bare("Just a moment...", "<p>Verifying you are human. This may take a few seconds.</p><p>example.org needs to review the security of your connection before proceeding.</p>")),
    bad("waf", bare("Request Rejected", "<p>The requested URL was rejected. Please consult with your administrator.</p><p>Your support ID is: 8833901238844</p>")),
    bad("login-wall", bare("Welcome back", "<form method=post><label>E-mail <input name=email></label><label>Password <input type=password name=p></label><button>Continue</button></form>")),
    bad("login-sso", bare("University staff intranet", "<h1>Sign in with your organisational account</h1><form action='/adfs/ls'><input name=UserName placeholder='someone@example.com'><input name=Password type=password></form>")),
    bad("login-members", bare("Members' library", "<h1>This resource is for members</h1><p>Please log in or join to read it.</p><a href='/login'>Log in</a><a href='/join'>Join</a>")),
    bad("login-cy", bare("Mewngofnodi i'r llyfrgell", "<form><label>Enw defnyddiwr <input></label><label>Cyfrinair <input type=password></label></form>", "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("paywall", bare("The Paper", "<h1>Children at risk</h1><p>You have reached your limit of free articles.</p><p>Subscribe for £1 a week to continue.</p>")),
    # Ends.
    bad("closed-charity", bare("Barnardo's local project", "<h1>A sad goodbye</h1><p>After twenty years our project has closed its doors for the last time. We thank everybody who stood by us.</p>")),
    bad("closed-service", bare("Helpline", "<p>This service is no longer running. From 1 April 2024 please contact your GP.</p>")),
    bad("closed-cy", bare("Prosiect Enfys", "<h1>Diolch a ffarwél</h1><p>Mae'r prosiect wedi dod i ben ac nid yw'r llinell yn cael ei hateb mwyach.</p>", "cy"), language="cy", entry="Prosiect Enfys"),
    bad("merged", bare("Old charity", "<p>Old Charity ceased trading on 31 March 2023. Enquiries about records go to the administrators.</p>"), entry="Old Charity helpline"),
    # Not there, with status 200.
    bad("soft-en", site("Oops", p("We looked everywhere, but this page seems to have gone missing."))),
    bad("soft-cy", site("Wps", p("Mae'n ddrwg gennym. Allwn ni ddim dod o hyd i'r dudalen hon."), "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("soft-cy-2", site("Gwall", p("Nid yw'r cynnwys y gwnaethoch ofyn amdano ar gael bellach."), "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("soft-pl", site("Ups", p("Strona, której szukasz, nie istnieje lub została przeniesiona."), "pl"), language="pl", entry="Bezpieczne dzieci"),
    bad("soft-de", site("Hoppla", p("Die von Ihnen gesuchte Seite konnte leider nicht gefunden werden."), "de"), language="de", entry="Sichere Kinder"),
    bad("soft-fr", site("Oups", p("La page que vous cherchez est introuvable ou a été déplacée."), "fr"), language="fr", entry="Protéger les enfants"),
    bad("soft-es", site("Vaya", p("Lo sentimos, la página que busca no se encuentra disponible."), "es"), language="es", entry="Niños seguros"),
    bad("soft-ro", site("Hopa", p("Ne pare rău, pagina căutată nu mai există."), "ro"), language="ro", entry="Copii în siguranță"),
    bad("soft-uk", site("Отакої", p("На жаль, такої сторінки не існує."), "uk"), language="uk", entry="Безпека дітей"),
    bad("soft-ar", site("عذرا", p("الصفحة التي تبحث عنها غير موجودة."), "ar"), language="ar", entry="سلامة الأطفال"),
    bad("soft-search", site("Search results", p("0 results for keeping-children-safe. Try other words."))),
    bad("soft-archived", site("Item withdrawn", p("The document that was at this address was withdrawn on 4 May 2023 and has not been replaced."))),
    # Strangers.
    bad("farm", site("10 best blenders of 2026", p(FARM), name="Daily Tips")),
    bad("farm-health", site("How to sleep better tonight", p("Drink warm milk. Put away screens. Buy our recommended pillow, as seen on TV." * 12), name="Well Living")),
    bad("prize-lie", bare("Congratulations!", "<h1>Dear Virgin Media user, congratulations!</h1><p>You are today's lucky visitor. Answer 3 questions to get a Samsung Galaxy. 4 prizes remaining.</p><button>Begin</button>")),
    bad("prize-pl", bare("Gratulacje!", "<p>Zostałeś wybrany! Odbierz nagrodę: iPhone 17. Pozostało 2 min 11 s.</p>", "pl"), language="pl", entry="Bezpieczne dzieci"),
    bad("wix-parked", bare("Site not found", "<h1>Looks like this domain isn't connected to a website yet</h1><p>Is this your domain? Connect it to your Wix website in just a few easy steps.</p>")),
    bad("related", bare("hafandeg.example", "<div>hafandeg.example</div><ul><li>Related searches:</li><li>Family Law</li><li>Child Support</li><li>Counselling Degrees</li></ul><p>Privacy policy</p>")),
    bad("related-empty", "<html><head><title>hafandeg.example</title></head><body><div id='container'></div><script src='https://www.google.com/adsense/domains/caf.js'></script></body></html>"),
    bad("for-sale-new", bare("hafandeg.example", "<h1>hafandeg.example</h1><p>Own this name today. Price on request. Secure payment through our escrow partner.</p><button>Get price</button>")),
    bad("gname", bare("hafandeg.example - registered", "<p>hafandeg.example has been registered by a customer of OurNames. Owner? Log in to the control panel to build a website.</p>")),
    bad("host-default", bare("Welcome", "<h1>Your hosting is ready</h1><p>Upload your files to public_html to replace this page.</p>")),
    bad("suspended-new", bare("Temporarily unavailable", "<p>This site is switched off. If you are its owner, please settle the outstanding invoice with your provider.</p>")),
    bad("casino-soft", site("Latest news", p("Spin our newest slot games and collect a 100% match bonus on your first deposit. 18+. Terms apply. Live dealers, roulette and jackpots every night. Play now."), name="Hafan Deg")),
    bad("judi", bare("Situs Slot Gacor Hari Ini", "<h1>Slot Gacor Maxwin</h1><p>Daftar sekarang di situs slot terpercaya, RTP live, bonus new member 100%.</p>", "id")),
    bad("defaced", bare("H4CK3D", "<h1>Hacked By Team X</h1><p>your security is a joke. greetz to all</p>")),
    # Break-ins on a page that stands.
    bad("spam-hidden", site(*GUIDE, foot=f"<div style='display:none'>{SPAM_LINKS}</div>")),
    bad("spam-offscreen", site(*GUIDE, foot=f"<div style='position:absolute;left:-9999px'>{SPAM_LINKS}</div>")),
    bad("spam-tiny", site(*GUIDE, foot=f"<p style='font-size:0'>{SPAM_LINKS}</p>")),
    bad("spam-class", site(*GUIDE, foot=f"<style>.zq{{display:none}}</style><div class='zq'>{SPAM_LINKS}</div>")),
    # Nothing to see.
    bad("spa-root", "<!doctype html><html lang=en><head><title>Barnardo's Cymru</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=/static/js/main.3f.js></script></body></html>"),
    bad("spa-loading", bare("Keeping children safe", "<div id='app'><div class='spinner'>Loading…</div></div><script type='module' src='/assets/index.js'></script>")),
    bad("spa-angular", "<!doctype html><html><head><title>Resource library</title><base href='/'></head><body><app-root></app-root><script src='runtime.js'></script><script src='main.js'></script></body></html>"),
    bad("blank", "<!doctype html><html lang=en><head><title></title></head><body>&nbsp;</body></html>"),
    bad("maintenance-200", bare("Back soon", "<h1>We are improving our website</h1><p>It will be back on Monday. Thank you for your patience.</p>")),
    bad("maintenance-cy", bare("Yn ôl cyn hir", "<p>Rydym yn gweithio ar y wefan. Dewch yn ôl ddydd Llun.</p>", "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("wp-error", bare("WordPress &rsaquo; Error", "<p>There has been a critical error on this website.</p>")),
    bad("php-error", "<br />\n<b>Fatal error</b>: Uncaught Error: Call to undefined function get_header() in /var/www/html/wp-content/themes/x/index.php:3"),
    bad("asp-error", bare("Runtime Error", "<h1>Server Error in '/' Application.</h1><p>An application error occurred on the server.</p>")),
    # Another file than was promised.
    bad("pdf-octet-cut", b"%PDF-1.7\n" + b"1 0 obj <</Type /Catalog>> endobj\n" * 30, type="application/octet-stream", format="pdf"),
    bad("html-for-pdf", bare("Download", "<p>Your download will begin shortly.</p>"), format="pdf", type="application/pdf"),
    bad("pdf-for-page", b"%PDF-1.7\n" + b"1 0 obj <</Type /Catalog>> endobj\n" * 30 + b"startxref\n9\n%%EOF", type="application/octet-stream"),
    bad("gzip-for-pdf", gzip.compress(b"x" * 5000), format="pdf", type="application/octet-stream"),
    # Another language.
    bad("welsh-in-english", site("Cadw plant yn ddiogel", p("This page has not been translated yet. Listen to your child and say that it is not their fault. Ring the police if a child is in danger."), "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    bad("english-in-french", site("Protéger les enfants", p("Écoutez votre enfant. Dites-lui que ce n'est pas sa faute. Appelez la police si un enfant est en danger, et parlez avec quelqu'un en qui vous avez confiance." * 2), "fr")),
]  # fmt: skip

# Written when the first ones were mended, to see whether that holds for others.
INNOCENT += [
    calm("second-calm-1", "Domain names for new charities", p("A short talk for volunteers: who owns your domain, what happens if it expired, and how a survivor group in Neath lost its name to a casino."), entry="Running a small charity"),
    calm("second-calm-2", "This page is being rewritten", p("We are rewriting this page with young people. Until June you can read the old booklet, or ring us."), entry="After you tell"),
    calm("second-calm-3", "Suspended sentence: what it means for your family", p("A suspended sentence means that he stays at home under conditions. You may ask the probation worker which."), entry="When a parent is convicted"),
    calm("second-calm-4", "Free parking for clinic visitors", p("Parked outside? Give your number to the desk. The desk does not ask why you come."), entry="New Pathways clinic"),
    calm("second-calm-5", "Buy one, give one: the worry monster", p("Order now and a school gets one too. The worry monster eats written worries; money back if a child does not like it."), entry="Worry monster"),
    calm("second-calm-6", "Poker face: reading children who hide pain", p("Some children keep a poker face. Bet on time, not on questions. A talk by Dr Rees."), entry="Understanding trauma"),
    calm("second-calm-7", "Lucky dip, bingo and tea for kinship carers", p("Bingo each Friday, prizes for all, cards £1. Talk about whatever is on your mind; workers are there."), entry="Kinship carers' group"),
    calm("second-calm-8", "Account deleted? How to save the proof", p("When an account is disabled the hosting company may still hold pictures. Ask the police to write to it soon."), entry="Keeping evidence"),
    calm("second-calm-9", "Casglu arian: gwobrau i blant", p("Prynwch docyn a helpwch blant yn Nyffryn Conwy. Gwobrau bach i bawb, a dim gamblo."), "cy", entry="Codi arian i blant"),
    calm("second-calm-10", "Nid yw'r safle hwn ar werth", p("Mae rhai wedi gofyn am brynu ein henw. Nid yw ar werth. Llinell gymorth i oroeswyr ydym ni."), "cy", entry="Goroeswyr gyda'i gilydd"),
    Blind("second-calm-11", bare("503 Service Unavailable", "<h1>Service Unavailable</h1>"), status=503),
    Blind("second-calm-12", bare("Coming soon", "<h1>Coming soon</h1><p>Our new website for foster carers opens on 3 March.</p>"), "Foster carers in Gwent"),
    calm("second-calm-13", "Was your site hacked by a pupil?", p("A guide for schools on what to say, and on help for a pupil who broke in."), entry="Young hackers"),
    calm("second-calm-14", "Escort to court: somebody beside you", p("A volunteer can escort you to court, book an escort by phone. Live video is possible."), entry="Going to court"),
    calm("second-calm-15", "Viagra, vapes and vouchers: county lines gifts", p("Gifts buy silence. Vapes, trainers, vouchers and pills are given to children to sell."), entry="County lines"),
]  # fmt: skip

BAD += [
    Blind("second-bad-1", bare("Consent", "<p>This publisher and its 1,204 vendors need your permission.</p><button>Allow</button><button>Refuse</button>")),
    Blind("second-bad-2", bare("Hmm", "<p>We can't seem to locate that one. Perhaps searching will help.</p>")),
    Blind("second-bad-3", site("Nincs ilyen oldal", p("A keresett oldal nem található."), "hu"), language="hu", entry="Biztonságos gyerekek"),
    Blind("second-bad-4", site("Hoppsan", p("Sidan du letar efter finns inte längre."), "sv"), language="sv", entry="Trygga barn"),
    Blind("second-bad-5", bare("Goodbye", "<p>Our helpline shut on 30 June. Thank you to all volunteers.</p>")),
    Blind("second-bad-6", bare("hafandeg.example", "<p>Premium domain. Make an offer or rent from £20 a month.</p>")),
    Blind("second-bad-7", bare("Account locked", "<p>The hosting for this address has been paused. Contact support.</p>")),
    Blind("second-bad-8", site("Top 7 air fryers", p("We tested seven air fryers so you do not have to. Prices checked this week. We may earn a commission. " * 10), name="Best Buys")),
    Blind("second-bad-9", bare("You won", "<p>Spin the wheel! 1 free spin. Win an iPhone 17 or £500 Tesco voucher.</p>")),
    Blind("second-bad-10", bare("Intranet", "<p>Only staff of the university can see this.</p><a href='/saml'>Continue with your staff account</a>")),
    Blind("second-bad-11", "<!doctype html><html><head><title>App</title></head><body><div id=__next></div><script src=/_next/a.js></script></body></html>"),
    Blind("second-bad-12", bare("Mwynhewch", "<p>Mae'r wefan hon yn cael ei hailadeiladu. Diolch am eich amynedd.</p>", "cy"), language="cy", entry="Cadw plant yn ddiogel"),
    Blind("second-bad-13", bare("Error", "<p>Something broke on our side. Reference 88-21.</p>")),
    Blind("second-bad-14", bare("Slots palace", "<p>Deposit £10 and play with £50. Roulette, slots, jackpots. Join now.</p>")),
    Blind("second-bad-15", bare("Age check", "<p>Please enter your date of birth to proceed.</p><form><input name=d></form>")),
]  # fmt: skip
