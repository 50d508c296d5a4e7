# ruff: noqa: E501  (a line a page)
"""Good pages that look like bad ones, and bad pages that look good: a line each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from words_of_pages import CASINO, ENGLISH, WELSH, page


@dataclass(frozen=True)
class Sheet:
    """One page at an address that an entry of that title promises. `html` in place of title and body."""

    name: str
    title: str = ""
    body: str = ""
    lang: str = "en"
    entry: str = "Keeping children safe: a guide for parents"
    language: str = "en"
    html: str = ""
    states: tuple[str, ...] = ("ok",)  # and `changed` where not a word of the entry is there: a person looks

    @property
    def source(self) -> str:
        """The page as it is sent."""
        return self.html or page(self.title, self.body, self.lang)


def good(name: str, title: str, body: str, entry: str = "", lang: str = "en") -> Sheet:
    """An innocent page, by default at an entry of its own subject."""
    return Sheet(name, title, body, lang, entry or title, language=lang)


INNOCENT = [
    good("registrar", "Registering the birth of a child in care", "The birth must be registered with the local registrar within 42 days. A social worker can come with you. Ask the board for help if the parents cannot be found."),
    good("account-suspended", "What to do when an abuser's account is blocked", "If the account has been suspended, the evidence may still be kept. Save the messages, tell the police, and do not make a new account to talk to the person.", "Reporting abuse on social media"),
    replace(good("your-account-suspended", "Your child's game account", "Your account has been suspended? Children are sometimes asked for pictures by people who say that they can get it back. Tell them never to pay and never to send anything.", "Online gaming: a guide for parents"), states=("ok", "changed")),
    good("video-removed", "Get a video removed", "If you are under 18 you can report a nude picture or video of you. Once it is found, the video is removed from sites that work with us. It is free and you need not give your name.", "Report Remove"),
    good("content-removed", "Getting pictures taken down", "We check your report. If it is illegal, the content has been removed usually within a day. We cannot remove it from private messages.", "Taking down pictures"),
    good("sign-in-bsl", "Sign in BSL: feelings and safety", "Learn to sign happy, sad, worried and safe in British Sign Language. Watch the films with a child and sign together.", "Feelings in BSL"),
    good("sign-on", "Sign on the line? What your care order means", "Before a parent signs, a solicitor must explain what the order means. You can ask for a person who signs BSL.", "Care orders explained"),
    good("sign-into", "Sign into song: Makaton choir", "Children sign and sing together every week. Sign in Makaton with us on Tuesdays at the community hall.", "Makaton choir"),
    good("log-in-safely", "Log in safely: passwords for children", "Help a child to choose a password. Three words are easy to remember. Never share it, not even with a friend.", "Passwords for children"),
    good("login-guide", "Help with signing in to Hwb", "Teachers and pupils use Hwb to reach lessons on staying safe online. If you cannot sign in, ask the school. You do not need to log in to read the guides for families.", "Online safety on Hwb"),
    good("missing-child", "Not found: the first hour when a child is missing", "Call 999. Say when the child was last seen, what they wear and who they may be with. Stay by the phone. It is not a waste of time.", "When a child goes missing"),
    good("cannot-find", "If you cannot find what you need to say", "Some children cannot find the words. Draw, write or point. The adults here listen and will not be cross.", "Finding the words"),
    good("domain-of-safety", "The five domains of a safe school", "The first domain is the building. This domain is available for download as a poster. The second domain is trust, and the third is the lessons.", "A safe school"),
    good("coming-soon", "Coming soon: new training dates", "Our course for foster carers will run again in spring. Dates will follow. Until then you can read the handbook and call our advice line.", "Training for foster carers"),
    good("child-maintenance", "Child maintenance and safety", "If you fear the other parent, you can ask that your address is kept private. Child maintenance can be arranged without any contact.", "Child maintenance"),
    good("maintenance-title", "Maintenance", "Maintenance is money that one parent pays to the other for a child. If there was abuse, tell the service and no fee is due.", "Money after a separation"),
    good("closed-holidays", "Our office at Christmas", "The office is temporarily closed from 24 December. The helpline is open every day, also on Christmas Day, and it is free.", "Christmas opening hours"),
    good("office-closed", "Our Cardiff office has closed", "We have closed our office in Cathays and moved to Canton. All groups for survivors go on as before, in person and online.", "Groups for survivors"),
    good("errors", "Error or abuse? Reading a referral well", "Common errors in referrals are missing dates and no words of the child. This sheet shows how to write what the child said.", "Writing a good referral"),
    good("404-children", "404 children helped last year", "Our yearly report: 404 children and 211 parents were supported by our counsellors in Gwent.", "Yearly report"),
    good("access-denied", "Access denied? Your right to your file", "People who grew up in care may ask for their records. If access is denied you can complain to the Information Commissioner.", "Asking for your records"),
    good("just-a-moment", "Just a moment: a film about listening", "A six-minute film for teachers. A boy tries to tell three adults. The third one stops and listens.", "A film about listening"),
    good("are-you-human", "Are you human? Chatbots and children", "Some children talk with chatbots about abuse. A bot cannot keep them safe. How to talk about it, and where people answer.", "Chatbots and children"),
    good("members-only", "Members only: closed groups online", "Groups that are for members only can be used to groom children. What to look for, and how to report a group.", "Closed groups online"),
    good("gambling-harm", "Gambling and young people", "Betting adverts, loot boxes and online casinos reach children. One in ten has placed a bet. Free help is at hand for the whole family, and it is private.", "Gambling and young people"),
    good("casino-adverts", "Why your child sees casino adverts", "Free spins and welcome bonus offers are made to look like games. Block adverts, talk about odds, and ask for help with gambling harm if you worry.", "Adverts and children"),
    good("pharmacy", "Ask for ANI", "Say ANI at a pharmacy and somebody takes you to a private room. You do not need a prescription, and you do not have to buy anything.", "Ask for ANI"),
    good("dating-apps", "Dating apps: staying safe", "Adults sometimes use dating apps to find single mothers with children. Meet in public, tell a friend, and do not share pictures of your child.", "Dating apps"),
    good("sugar-daddy", "Sugar daddies and exploitation", "An older person who pays for company may be exploiting you. It is not your fault. Talk to a worker who will not judge.", "Sexual exploitation"),
    good("school-escorts", "Passenger escorts on school transport", "Escorts sit with pupils on the bus. Book an escort through the council; each one is checked and trained in safeguarding.", "School transport"),
    good("loan-sharks", "Loan sharks and families", "Payday loans and cash loans from strangers can end in threats. Some lenders with no credit checks ask for sexual favours. Tell the team, you are not in trouble.", "Loan sharks"),
    good("prize-scams", "You have won! Scams that reach children", "Congratulations, you have been selected, claim your prize: such messages ask for an address or a picture. Show children how to spot them.", "Scams and children"),
    good("bitcoin", "Sextortion: they want Bitcoin", "Do not pay. People who blackmail ask to buy Bitcoin or gift cards. Stop all contact, keep the messages, call the police.", "Sextortion"),
    good("cookies-page", "Cookies on this website", "We use cookies to count visits. You can accept all or reject all cookies. This page says what each one does and how long it stays.", "Cookies on this website"),
    Sheet("cookie-banner", html=page("Keeping children safe: a guide for parents", f"We use cookies. Accept all cookies. Reject all. Manage preferences.</p><p>{ENGLISH}")),
    Sheet("cookie-banner-short", html=page("Keeping children safe", "We value your privacy. Accept all. Reject all.</p><p>This guide for parents is a free PDF of 12 pages. Download the guide in English or in Welsh, or order copies on paper.")),
    good("region", "Not available in your area? Other help", "If our groups are not available in your area, these helplines work all over Wales. They are free and open at night.", "Help all over Wales"),
    good("comments-closed", "A letter to my younger self", "You were small and it was not your fault. I was believed in the end. Comments are closed.", "A letter to my younger self"),
    good("polish", "Jak chronić dziecko", "Każde dziecko ma prawo czuć się bezpiecznie. Rozmawiaj z dzieckiem o jego ciele, o granicach i o tym, komu może zaufać. Jeśli nie wiesz, co zrobić, zadzwoń.", "Jak chronić dziecko", "pl"),
    good("polish-missing", "Zaginięcie dziecka", "Jeśli nie można znaleźć dziecka, zadzwoń pod numer 999. Powiedz, kiedy widziano je ostatni raz i jak było ubrane.", "Zaginięcie dziecka", "pl"),
    good("arabic", "حماية الأطفال", "هذا دليل للآباء والأمهات عن سلامة الأطفال. تحدث مع طفلك واستمع إليه. إذا كنت قلقا فاتصل بنا.", "حماية الأطفال", "ar"),
    good("welsh-short", "Cadw'n ddiogel ar-lein", "Taflen fer i blant am gadw'n ddiogel ar-lein. Gofynnwch i oedolyn am help os oes rhywbeth yn eich poeni.", "Cadw'n ddiogel ar-lein", "cy"),
    good("welsh-login", "Mewngofnodi'n ddiogel", "Sut i ddewis cyfrinair da gyda phlentyn. Peidiwch byth â'i rannu. Mae tri gair ar hap yn hawdd eu cofio.", "Cyfrineiriau i blant", "cy"),
    good("welsh-find", "Dod o hyd i'ch bwrdd diogelu", "Rhowch eich cod post i ddod o hyd i'r bwrdd diogelu sy'n gofalu am eich ardal chi, a sut i roi gwybod iddo.", "Byrddau diogelu", "cy"),
    good("welsh-missing", "Plentyn ar goll", "Ffoniwch 999 ar unwaith. Dywedwch pryd y gwelwyd y plentyn ddiwethaf a beth oedd yn ei wisgo.", "Plentyn ar goll", "cy"),
    good("time-slots", "Book a slot at our drop-in", "New slots are released on Mondays. Slots are free. Book now for a talk with a worker about your child. Drop-in slots fill fast.", "Our drop-in"),
    good("bingo", "Family bingo for our charity", "Bingo night at the rugby club. All money goes to counselling for children who were abused. Bring your grandparents.", "Ways to support us"),
    good("charity-lottery", "Our lottery", "Play our charity lottery from £1 a week and win up to £25,000. Play now and help children in Wales to be heard. You must be 18. If gambling worries you, please ask for help.", "Ways to support us"),
    good("bookshop", "Books for children about their bodies", "Buy now in our shop: My Body is Mine. Add to basket. Best prices for schools, free delivery over £20.", "Books about bodies"),
    good("medicines", "Antibiotics after an assault", "At a sexual assault referral centre a nurse may give tablets against infection, such as antibiotics, and emergency contraception pills. It is free on the NHS.", "Sexual assault referral centres"),
    good("porn-research", "Free porn and what it teaches", "Half of boys have seen free porn by thirteen. Report on what young people told us about porn videos, and what parents can say.", "Young people and pornography"),
    good("live-cams", "Live streaming and webcams", "Strangers ask children to go live and do things on cam. Turn comments off. Talk about live streams. If pictures were taken, it is not the child's fault.", "Live streaming"),
    good("it-works", "It works!", "Evaluation of our programme in twenty schools: pupils knew more, and more of them told an adult.", "Evaluation of the programme in schools"),
    good("index", "Index of our resources", "All our leaflets in order of title, from A to Z, in Welsh and in English, with the year of print.", "Resources from A to Z"),
    good("test-page", "Test page: how safe is your phone?", "Ten questions for young people. Your answers are not kept. At the end there are tips that fit you.", "How safe is your phone?"),
    good("archived-policy", "Safeguarding policy 2019", "This page is no longer updated. The policy of 2019 said that every school must have a designated person. The new policy of 2024 stands on its own page.", "Safeguarding policy 2019"),
    good("expired-check", "If a DBS check has expired", "A certificate has no end date, but your account has expired when you did not pay the yearly fee. Ask your club to renew it.", "DBS checks"),
    good("suspended", "Suspended from school", "If your child has been suspended after harmful behaviour, the school must still teach them and must make a plan.", "Suspended from school"),
    replace(good("service-unavailable", "When a service is unavailable", "If counselling is unavailable where you live, ask the board. A list of who helps all over Wales, by phone and online.", "Help that is far away"), states=("ok", "changed")),
    good("related-searches", "Reporting abuse", "Ring the council or the police. You need not be sure. Related searches: foster care, school places. Privacy policy.", "Reporting abuse"),
    good("video-unavailable", "If the film does not play", "If the video is unavailable on your phone, read the words below it: the whole film is written out, scene by scene.", "Our film in words"),
    Sheet("wix-made", html=page("Valleys Survivors Group", "We meet every Thursday in Pontypridd. Anyone who was abused as a child is welcome. Tea and cake.", head="<meta name=generator content='Wix.com Website Builder'>").replace("<nav>", "<div>This site was designed with the .com website builder. Create your website today. Start Now</div><nav>"), entry="Valleys Survivors Group"),
    Sheet("hidden-menu", html=page("Keeping children safe: a guide for parents", f"{ENGLISH}").replace("<nav>", "<div style='display:none'><a href='/gambling'>Gambling harm</a> <a href='/pharmacy'>Pharmacies</a> <a href='/dating'>Teenage dating violence</a> <a href='/loans'>Loans and debt</a></div><nav>")),
    Sheet("rendered-app", html="<!doctype html><html lang=en><head><title>Stop It Now Wales</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root><h1>Worried about your thoughts?</h1><p>Talk to us in private. We do not judge. Call free, or write. You do not have to give your name.</p></div><script src=a.js></script></body></html>", entry="Help with worrying thoughts"),
    good("age", "Over 18? Support for adults who were abused", "You must be over 18 for these groups. If you are younger, Meic is there for you every day until midnight.", "Support for adult survivors"),
    good("moved-house", "We have moved", "Our drop-in has moved to the library in Barry. Please update your address book. It is open on Mondays and all are welcome.", "Drop-in in Barry"),
    # A second set, written after the first was met.
    good("sign-language-stories", "Sign language stories", "Stories in BSL for deaf children about good and bad secrets. Sign in each picture is done by a deaf actor.", "BSL stories"),
    good("has-your-child-s", "Has your child's account been hacked?", "If the account was hacked by somebody who knows your child, change the password and look at who follows them.", "Hacked accounts"),
    good("how-sites-get-hacked", "How sites get hacked by abusers", "A guide for charities: your website was hacked by people who add links. Keep backups and tell the regulator.", "Security for charities"),
    good("the-page-your-child", "The page your child cannot find again", "Children sometimes remember a page but say it could not be found later. Look at the history together.", "Browsing together"),
    good("service-closed-on-mondays", "Service closed on Mondays", "Our drop-in service is closed on Mondays. The helpline is open all week from 8 to 8.", "Drop-in"),
    good("closed-cases-learning-from", "Closed cases: learning from reviews", "Since the case has closed, the board has published what it learned. Three themes stand out for social workers.", "Learning from reviews"),
    good("we-have-closed-the", "We have closed the gap in Gwent", "All five councils now have a worker for harmful sexual behaviour. We have closed the gap that the inquiry found.", "Harmful sexual behaviour services"),
    good("nid-oes-dim-byd", "Nid oes dim byd o'i le arnat ti", "Os oes rhywun wedi dy gyffwrdd, nid dy fai di yw hynny. Dweda wrth oedolyn rwyt ti'n ymddiried ynddo.", "Nid dy fai di", "cy"),
    good("gwasanaethau-cwnsela-ysgol", "Gwasanaethau cwnsela ysgol", "Mae'r gwasanaeth wedi ei ariannu gan Lywodraeth Cymru. Gall pob disgybl blwyddyn 6 ofyn am gwnselydd.", "Cwnsela mewn ysgolion", "cy"),
    good("mae-r-wefan-wedi", "Mae'r wefan wedi symud i'r Gymraeg", "Mae ein canllawiau ar gael yn Gymraeg bellach. Diolch i bawb a gyfieithodd.", "Canllawiau Cymraeg", "cy"),
    good("domain-name-abuse-and", "Domain name abuse and child images", "Registries act when a domain is used for images of abuse. Last year 1,900 domains were suspended. Report a domain here.", "Domains and images of abuse"),
    good("for-sale-our-cookbook", "For sale: our cookbook", "Young people in care cooked and wrote this book. It is for sale in our shop, and all money goes to counselling.", "Cookbook by young people"),
    good("buy-a-ticket-for", "Buy a ticket for our conference", "Places are free for survivors. Others can buy tickets online now; discount for students.", "Safeguarding conference"),
    good("poker-face-spotting-distress", "Poker face: spotting distress", "A boy who never shows feelings may hide abuse. Training for coaches in sport.", "Spotting distress in sport"),
    good("slot-in-the-day", "Slot in the day: five minute lessons", "Short lessons that slot into tutor time. Each one has a film, a question and a poster.", "Five minute lessons"),
    good("meet-local-women-who", "Meet local women who lead", "Meet women from Swansea who run groups for mothers of abused children. Join free on Tuesdays.", "Mothers' groups"),
    good("viagra-emails-and-grooming", "Viagra emails and grooming: spam", "Children see spam for Viagra and porn. Filters help, and so does talking about it.", "Spam and children"),
    good("get-your-free-nhs", "Get your free NHS medication review", "If you take tablets for anxiety after abuse, ask your pharmacy for a review. Do not buy pills online.", "Medicines and recovery"),
    good("credit-and-debt-after", "Credit and debt after leaving", "Survivors often have debts that an abuser made. Payday loans, credit cards, catalogue debt: an adviser can help you for free.", "Debt after abuse"),
    good("verify-it-is-us", "Verify it is us: how our workers prove who they are", "Ask for the name and ring the office. We never ask you to verify by text.", "How to know our workers"),
    replace(good("access-our-service", "Access our service", "Access is free. You do not need to register or log in. Ring, text or walk in.", "Counselling in Torfaen"), states=("ok", "changed")),
    good("page-3-of-our", "Page 3 of our story: log on, log off", "When Ffion logs on she feels watched. When she logs off she still does. A story about stalking.", "Ffion's story"),
    good("password-a-play-for", "Password: a play for schools", "The play Password shows what happens when two friends share everything. Touring in spring.", "Password: a play"),
    good("cookie-the-dog-visits", "Cookie the dog visits the children's ward", "Cookie comes on Fridays. Children may stroke her before they give evidence. We accept all dogs that pass the test.", "Therapy dogs in court"),
    good("prize-day-for-young", "Prize day for young leaders", "Congratulations to the winners. Twelve young people won a prize for their campaign against abuse in sport.", "Young leaders"),
    good("maintenance-grants-for-students", "Maintenance grants for students in care", "You may have a maintenance grant. The site of your college has a form. Ask by May.", "Grants for care leavers"),
    good("error-messages-your-child", "Error messages your child may see", "'Something went wrong' or 'this page isn't available' can mean that the other person blocked you or closed the account.", "What messages mean"),
    good("you-have-been-selected", "You have been selected for jury service", "If the case is about abuse, you may ask to be excused. Support is there for jurors afterwards.", "Jurors and abuse cases"),
    good("chro-swoje-dziecko-w", "Chroń swoje dziecko w internecie", "Rozmawiaj z dzieckiem o stronach, które odwiedza. Jeśli strona nie jest bezpieczna, zamknij ją i porozmawiaj.", "Bezpieczny internet", "pl"),
    good("under-construction-the-teenage", "Under construction: the teenage brain", "The brain is under construction until about 25. Why young people take risks, and how adults can keep them safe.", "The teenage brain"),
    replace(good("this-page-is-for", "This page is for you", "You landed here because something happened. Breathe. Nothing was found wrong with you.", "For young people who were hurt"), states=("ok", "changed")),
    good("our-site-is-being", "Our site is being rewritten with young people", "While we rewrite it, all guides stay here. Tell us what you cannot find.", "Young people's guides"),
    good("no-access-to-children", "No access to children: bail conditions", "If bail says no contact, the person has no permission to access the home. Call the police when it is broken.", "Bail conditions"),
    good("verify-your-age-why", "Verify your age: why sites ask", "Porn sites must check that users are 18 or older before they enter. What parents should know about age checks.", "Age checks"),
    good("cau-r-bwlch", "Cau'r bwlch", "Mae'r prosiect wedi cau'r bwlch rhwng ysgolion a gwasanaethau cymdeithasol yn y gogledd.", "Prosiect Cau'r Bwlch", "cy"),
    good("tudalen-i-rieni", "Tudalen i rieni", "Ar y dudalen hon cewch daflenni i'w hargraffu. Os nad yw'r daflen yn agor, ffoniwch ni.", "Taflenni i rieni", "cy"),
    good("subscribe-to-our-newsletter", "Subscribe to our newsletter", "Monthly news for practitioners about harmful sexual behaviour. Sign up with your email.", "News for practitioners"),
    good("redirecting-harmful-behaviour", "Redirecting harmful behaviour", "A course for residential workers: seven steps to redirect behaviour and keep everybody safe.", "Redirecting harmful behaviour"),
    good("free-bets-talk-about", "Free Bets? Talk about odds with teenagers", "Free bets and welcome bonus adverts follow teenagers. Six questions to ask at the table, and where families get help.", "Gambling talk for families"),
    good("escort-duties-for-foster", "Escort duties for foster carers", "Who may escort a child to court, and what to bring. Foster carers can book a volunteer driver.", "Going to court with a child"),
    good("wizyta-u-lekarza-po", "Wizyta u lekarza po napaści", "Lekarz zapyta, co się stało. Możesz odmówić badania. Wszystko zostaje między wami.", "Badanie po napaści", "pl"),
    good("database-of-local-services", "Database of local services", "Error in an entry? Tell us. The database lists 300 services for survivors.", "Local services for survivors"),
    good("loading-a-poem", "Loading: a poem", "Loading, loading, my heart is loading. A poem by a girl of fifteen about telling her gran.", "Poems by young people"),
    good("expired-trust", "Expired trust", "When an adult broke your trust, it is slow to come back. Exercises for survivors.", "Trust exercises"),
]  # fmt: skip

GONE, SHUT, DOWN, DANGER = ("soft-404",), ("blocked",), ("unreachable",), ("parked", "hijacked", "changed")
NOT_GOOD = (
    "soft-404", "blocked", "unreachable", "parked", "hijacked", "changed", "login", "wrong-type", "wrong-language", "broken",
)  # fmt: skip
SPAM = "<a href='https://slot-gacor.example/'>situs judi slot gacor</a> online casino, free spins, welcome bonus, daftar slot online, agen judi terpercaya"


def bad(name: str, title: str, body: str, states: tuple[str, ...], lang: str = "en", entry: str = "") -> Sheet:
    """A bad page with status 200."""
    return Sheet(name, title, body, lang, entry or "Keeping children safe: a guide for parents", states=states)


BAD = [
    bad("consent-wall", "Before you continue", "We use cookies and data to deliver and maintain our services. If you choose Accept all, we will also use cookies to measure. Reject all. Accept all. More options. Privacy. Terms.", SHUT),
    bad("consent-partners", "charity.example", "We value your privacy. We and our 842 partners store and access personal data on your device. Accept all. Reject all. Manage preferences.", SHUT),
    bad("consent-named", "Keeping children safe: a guide for parents", "We and our partners use cookies. To continue to the website, accept or reject cookies. I accept. More options.", SHUT),
    bad("geo-block", "Not available", "Sorry, this content is not available in your country or region.", (*SHUT, *GONE)),
    bad("geo-gdpr", "Unavailable due to legal reasons", "We recognize you are attempting to access this website from a country belonging to the European Economic Area, including the UK, which enforces the GDPR. Access cannot be granted at this time.", SHUT),
    bad("age-gate", "Age check", "Are you over 18? You must be 18 or older to enter this site. Yes, enter. No, leave.", (*SHUT, "changed")),
    bad("old-browser", "Your browser is not supported", "Please update your browser or use a newer one to view this website.", SHUT),
    bad("app-wall", "Open in the app", "To continue, download our app from the App Store or Google Play.", (*SHUT, "changed")),
    bad("forbidden-200", "Forbidden", "You don't have permission to access this resource.", SHUT),
    bad("paywall", "Members' library", "Subscribe to continue reading. Already a subscriber? Log in.", ("login",)),
    bad("we-have-closed", "Thank you and goodbye", "We have closed. After twenty years our charity has ceased to operate. Thank you to everybody who supported us.", (*GONE, "changed")),
    bad("service-closed", "Our service has closed", "This service has now closed and the helpline is no longer answered.", (*GONE, "changed")),
    bad("service-closed-cy", "Mae'r gwasanaeth wedi cau", "Mae'r gwasanaeth hwn wedi dod i ben. Diolch i bawb a'n cefnogodd.", (*GONE, "changed", "wrong-language"), "cy"),
    bad("decommissioned", "This website has been archived", "This website has been decommissioned and is no longer available.", (*GONE, "changed")),
    bad("page-moved", "Page moved", "This page has moved. Please update your bookmarks.", (*GONE, "changed")),
    bad("no-results", "Search", "Your search returned no results. Try again with other words.", (*GONE, "changed")),
    bad("private-video", "YouTube", "This video is private. Sign in if you've been granted access to this video.", (*GONE, "login")),
    bad("video-gone", "Video", "This video is no longer available because the account associated with it has been terminated.", GONE),
    bad("soft-pl", "Nie znaleziono strony", "Strona, której szukasz, nie istnieje lub została przeniesiona.", GONE, "pl"),
    bad("soft-fr", "Page introuvable", "La page que vous recherchez n'existe pas ou a été déplacée.", GONE, "fr"),
    bad("soft-de", "Seite nicht gefunden", "Die gewünschte Seite wurde leider nicht gefunden oder existiert nicht mehr.", GONE, "de"),
    bad("soft-es", "Página no encontrada", "Lo sentimos, la página que busca no existe.", GONE, "es"),
    bad("soft-pt", "Página não encontrada", "A página que procura não existe ou foi removida.", GONE, "pt"),
    bad("soft-ro", "Pagina nu a fost găsită", "Pagina pe care o căutați nu există.", GONE, "ro"),
    bad("soft-it", "Pagina non trovata", "La pagina che stai cercando non esiste.", GONE, "it"),
    bad("soft-nl", "Pagina niet gevonden", "De pagina die u zoekt bestaat niet.", GONE, "nl"),
    bad("soft-uk", "Сторінку не знайдено", "На жаль, сторінка, яку ви шукаєте, не існує.", GONE, "uk"),
    bad("soft-ar", "الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها غير موجودة.", GONE, "ar"),
    bad("soft-zh", "找不到页面", "抱歉，您访问的页面不存在。", GONE, "zh"),
    bad("soft-ur", "صفحہ نہیں ملا", "معذرت، آپ جو صفحہ تلاش کر رہے ہیں وہ موجود نہیں ہے۔", GONE, "ur"),
    bad("content-farm", "10 Best Air Fryers of 2026 (Tested and Reviewed)", "We tested the best air fryers so that you do not have to. Our top pick cooks chips in twelve minutes. As an Amazon Associate we earn from qualifying purchases. Pros and cons follow. " * 4, DANGER),
    bad("content-farm-general", "Home and garden tips", "Welcome to our blog about lawns, sofas and travel. Ten tricks for a greener lawn. How to choose a sofa. Where to go in June. Write for us. Guest posts welcome. " * 4, DANGER),
    bad("prize-scam", "Congratulations!", "You have been selected to win a new iPhone. Spin the wheel and claim your prize. Only 3 left. Answer four short questions.", ("hijacked",)),
    bad("virus-scam", "Warning! Your computer is infected", "Call Microsoft support now on 0800 000 000. Your personal data is at risk. Do not close this page.", ("hijacked", "changed")),
    bad("crypto", "Double your Bitcoin", "Send 1 BTC and get 2 BTC back. Start trading with guaranteed profits today.", ("hijacked",)),
    bad("defaced", "Hacked by Team X", "This site was hacked by Team X. Your security is low. Greetz to all.", ("hijacked", "changed")),
    bad("wix-parked", "Looks like this domain isn't connected to a website yet", "If this is your domain, connect it to your Wix website in just a few easy steps.", ("parked",)),
    bad("related-search-parking", "charity.example", "Related Searches: Child Care Jobs. Online Counselling. Safety Courses. Health Insurance. Privacy Policy.", ("parked",)),
    bad("launching-soon", "charity.example", "Launching Soon. Powered by GoDaddy.", ("parked",)),
    bad("under-construction", "Under construction", "This website is under construction. Please come back later.", (*DOWN, "parked")),
    bad("parked-pl", "charity.example", "Ta domena jest na sprzedaż. Kup tę domenę.", ("parked",), "pl"),
    bad("suspended-es", "Cuenta suspendida", "Esta cuenta ha sido suspendida. Póngase en contacto con su proveedor de hosting.", ("parked",), "es"),
    bad("improvements", "We'll be right back", "We're making some improvements to our website. Please check back soon.", DOWN),
    bad("improvements-named", "Keeping children safe", "We are carrying out essential upgrades. Our website will be back shortly.", DOWN),
    bad("improvements-cy", "Gwelliannau", "Rydym yn gwneud gwelliannau i'n gwefan. Dewch yn ôl yn nes ymlaen.", (*DOWN, "wrong-language"), "cy"),
    bad("bandwidth", "509 Bandwidth Limit Exceeded", "The server is temporarily unable to service your request due to the site owner reaching his bandwidth limit.", DOWN),
    bad("fatal", "", "Fatal error: Uncaught Error: Call to undefined function wp() in /var/www/html/index.php", DOWN),
    Sheet("empty-app", html="<html><head><title>Keeping children safe: a guide for parents</title></head><body><div id=root></div><script src=a.js></script></body></html>", states=SHUT),
    Sheet("noscript-app", html="<html><head><title>Stop It Now Wales</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script></body></html>", states=SHUT),
    Sheet("loading-app", html="<html><head><title>Keeping children safe</title></head><body><div id=app>Loading...</div><script src=a.js></script></body></html>", states=SHUT),
    Sheet("hidden-spam", html=page("Keeping children safe: a guide for parents", ENGLISH + f"</p><div style='display:none'>{SPAM}</div><p>"), states=("changed", "hijacked")),
    Sheet("hidden-spam-far", html=page("Keeping children safe: a guide for parents", ENGLISH + f"</p><div style='position:absolute; left:-9999px'>{SPAM}</div><p>"), states=("changed", "hijacked")),
    Sheet("hidden-spam-cy", html=page("Cadw plant yn ddiogel", WELSH + f"</p><p style='font-size:0'>{SPAM}</p><p>", "cy"), language="cy", entry="Cadw plant yn ddiogel", states=("changed", "hijacked")),
    Sheet("spam-below", html=page("Keeping children safe: a guide for parents", ENGLISH * 3 + f"</p><p>{CASINO}"), states=("changed", "hijacked")),
    # A second set, written after the first was met.
    bad("cookies", "Cookies", "This website uses cookies to improve your experience. Accept. Decline. Cookie settings. Powered by OneTrust.", NOT_GOOD),
    bad("charity-example", "charity.example", "Your privacy matters to us. With your agreement, we and our 1,204 partners use cookies. Agree and close. Learn more. Disagree.", NOT_GOOD),
    bad("access-restricted", "Access restricted", "This website is not accessible from your country.", NOT_GOOD),
    bad("video-player", "Video player", "The uploader has not made this video available in your country.", NOT_GOOD),
    bad("important-news", "Important news", "It is with great sadness that we announce the closure of our charity on 31 March. We are no longer able to offer support.", NOT_GOOD),
    bad("hysbysiad", "Hysbysiad", "Yn anffodus, mae'r elusen wedi cau ei drysau ac nid yw'r llinell gymorth ar gael bellach.", NOT_GOOD, "cy"),
    bad("oops-that-page-can", "Oops! That page can't be found.", "It looks like nothing was found at this location. Maybe try a search?", NOT_GOOD),
    bad("hmm", "Hmm", "The link you followed may be broken, or the page may have been removed. Go back to home.", NOT_GOOD),
    bad("b-d-404", "Błąd 404", "Przepraszamy, podana strona nie została odnaleziona.", NOT_GOOD, "pl"),
    bad("fehler", "Fehler", "Die angeforderte Seite konnte nicht gefunden werden.", NOT_GOOD, "de"),
    bad("erreur", "Erreur", "Désolé, cette page n'existe plus.", NOT_GOOD, "fr"),
    bad("error", "Error", "No hemos encontrado la página que buscas.", NOT_GOOD, "es"),
    bad("tudalen", "Tudalen", "Wps! Mae'r dudalen rydych chi'n chwilio amdani wedi diflannu.", NOT_GOOD, "cy"),
    bad("best-vpn-deals-this", "Best VPN deals this month", "Our editors have compared forty VPN services. Read our review and get 70% off today. We may earn a commission when you buy through links.Our editors have compared forty VPN services. Read our review and get 70% off today. We may earn a commission when you buy through links.Our editors have compared forty VPN services. Read our review and get 70% off today. We may earn a commission when you buy through links.", NOT_GOOD),
    bad("celebrity-news", "Celebrity news", "Who wore what at the gala? The latest on stars, couples and films, every hour. Subscribe to our newsletter for gossip.Who wore what at the gala? The latest on stars, couples and films, every hour. Subscribe to our newsletter for gossip.Who wore what at the gala? The latest on stars, couples and films, every hour. Subscribe to our newsletter for gossip.", NOT_GOOD),
    bad("winner", "WINNER!!!", "Dear visitor, you are today's lucky visitor. Complete this survey for a chance to get a £1000 Tesco gift card. Claim now.", NOT_GOOD),
    bad("charity-example-the-domain-name", "charity.example", "The domain name charity.example is available. Contact the owner through our brokerage to get a price.", NOT_GOOD),
    bad("charity-example-is-coming", "charity.example is coming soon", "This is a placeholder page for a site hosted by 123-reg. Log in to your control panel to publish.", NOT_GOOD),
    bad("site-not-published", "Site Not Published", "This Squarespace site is currently private. If you are the owner, log in.", NOT_GOOD),
    bad("charity-example-ads-counselling-near", "charity.example", "Ads. Counselling Near Me. Child Psychologist. Therapy Online. Copyright 2026. Legal. Privacy.", NOT_GOOD),
    bad("be-back-soon", "Be back soon", "We are updating our shop. Sign up to hear when we reopen.", NOT_GOOD),
    bad("planned-outage", "Planned outage", "Our systems are offline this weekend while we move to a new data centre.", NOT_GOOD),
    bad("upstream-connect-error", "", "upstream connect error or disconnect/reset before headers. reset reason: connection failure", NOT_GOOD),
    bad("phpinfo", "phpinfo()", "Warning: mysqli_connect(): (HY000/1045): Access denied for user 'root'@'localhost' in /srv/www/index.php on line 12", NOT_GOOD),
    Sheet("waiting-app",html="<html><head><title>Keeping children safe: a guide for parents</title></head><body><app-root>Please wait while the page loads</app-root><script src=main.js></script></body></html>",states=NOT_GOOD),
    Sheet("hidden-below",html=page("Keeping children safe: a guide for parents", ENGLISH)+"<div style='height:0;overflow:hidden'><a href=//x>buy viagra online</a> <a href=//y>cheap cialis no prescription</a> <a href=//z>online pharmacy</a></div>",states=NOT_GOOD),
    bad("your-phone-has-13", "Your phone has 13 viruses", "Your iPhone is damaged by 13 viruses. Tap Repair now to install the free app.", NOT_GOOD),
    bad("online-essay-help", "Online essay help", "Write my essay for me. Our essay writing service has native writers. Order now, 20% off your first custom essay.", NOT_GOOD),
    bad("membership", "Membership", "Please register for a free account to view this resource.", NOT_GOOD),
    bad("redirecting", "Redirecting", "You are being redirected to our new home. Click here if nothing happens.", NOT_GOOD),
    bad("attention", "Attention", "Our website uses cookies. Necessary only. Allow all. Details.", NOT_GOOD),
    bad("error-1009", "Error 1009", "The owner of this website has banned the country or region your IP address is in from accessing this website.", NOT_GOOD),
    bad("thank-you", "Thank you", "The charity closed its doors in June. Our archive is held at the university.", NOT_GOOD),
    bad("gone-fishing", "Gone fishing", "The project finished in 2023 and this site is not updated any more. It will be switched off soon.", NOT_GOOD),
    bad("oldal-nem-tal-lhat", "Oldal nem található", "A keresett oldal nem található.", NOT_GOOD, "hu"),
    bad("str-nka-nenalezena", "Stránka nenalezena", "Požadovaná stránka nebyla nalezena.", NOT_GOOD, "cs"),
    bad("nid-yw-r-dudalen", "Nid yw'r dudalen hon ar gael", "Efallai bod y ddolen yn hen neu fod y dudalen wedi'i symud.", NOT_GOOD, "cy"),
    bad("sorry", "Sorry", "We could not locate the item that you asked for. It may have been moved or deleted.", NOT_GOOD),
    bad("cheap-flights-to-spain", "Cheap flights to Spain", "Compare 400 airlines and book the cheapest flight now. Hotels, cars and holidays at low prices.", NOT_GOOD),
    bad("bonus-za-rejestracj", "Bonus za rejestrację", "Najlepsze kasyno online. Darmowe spiny, bonus powitalny 500 euro. Zagraj teraz w ruletkę i blackjacka.", NOT_GOOD, "pl"),
    bad("charity-example-this-web-page", "charity.example", "This Web page is parked for FREE, courtesy of GoDaddy.com. Search ads.", NOT_GOOD),
    bad("default-web-site-page", "Default Web Site Page", "If you are the owner of this website, please contact your hosting provider. cPanel", NOT_GOOD),
    bad("sign-in", "Sign in", "Enter your email. Next. Forgot email? Create account", NOT_GOOD),
    bad("update-required", "Update required", "A new version of this site is being installed. Come back in an hour.", NOT_GOOD),
    bad("security-notice", "Security notice", "Your connection is not safe. Install our extension to continue.", NOT_GOOD),
]  # fmt: skip
