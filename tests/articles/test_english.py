"""English: how newsrooms of many wars and registers tell of attacks, and of what is none."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import Claim, Status, read_claims
from articles.placenames import NameFacts, PlaceKind

SETTLEMENTS = {
    "UA": "Kyiv Kharkiv Odesa Kherson Sumy Nikopol Kramatorsk Pokrovsk Izium Lviv Dnipro Kupiansk Zaporizhzhia",
    "RU": "Moscow Belgorod Taganrog Bryansk Engels Saratov Kazan Ryazan",
    "PS": "Gaza Rafah Jabalia Nuseirat Hebron",
    "IL": "Haifa Sderot Metula Jerusalem Ashkelon Beersheba",
    "LB": "Beirut Nabatieh Tyre Khiam Baalbek Sidon",
    "SY": "Aleppo Idlib Damascus Homs Manbij Raqqa",
    "SD": "Khartoum Omdurman Nyala Kassala",
    "TD": "Adre",
    "YE": "Hodeidah Sanaa Aden Marib Taiz",
    "MM": "Sagaing Myitkyina Mandalay Lashio",
    "ET": "Mekelle Gondar Merawi Lalibela",
    "ML": "Timbuktu Bamako Moura Gao",
    "BF": "Djibo Barsalogho Ouagadougou",
    "NG": "Maiduguri Jos",
    "IN": "Jammu Srinagar Poonch",
    "PK": "Quetta Muzaffarabad Peshawar Islamabad",
    "AF": "Kabul Kunduz",
    "IR": "Tehran Isfahan Natanz Tabriz",
    "IQ": "Erbil Mosul Baghdad",
    "SO": "Mogadishu",
    "CD": "Goma Bunia",
    "US": "Washington Denver",
    "GB": "London Manchester",
    "FR": "Paris",
    "CH": "Geneva",
    "TR": "Istanbul Ankara",
    "QA": "Doha",
    "EG": "Cairo",
}
SETTLEMENTS_OF_TWO_WORDS = {"Port Sudan": "SD", "El Fasher": "SD", "El Geneina": "SD", "Khan Younis": "PS"}
AREAS = {"Idlib": "SY", "Sagaing": "MM", "North Darfur": "SD", "Kherson": "UA", "Amhara": "ET", "Kursk": "RU"}
SITES = ("Khmeimim air base", "Mozdok military airport")
WATERS = ("Red Sea", "Gulf of Aden", "Black Sea", "Arabian Sea")
COUNTRIES = (
    "Ukraine Russia Israel Iran Yemen Sudan Lebanon Syria Myanmar Ethiopia Mali India Pakistan Turkey Chad Kenya Greece"
)


class Names:
    """A short list of places of many wars."""

    def __init__(self) -> None:
        self._kinds: dict[str, set[PlaceKind]] = {}
        self._countries: dict[str, str] = dict(SETTLEMENTS_OF_TWO_WORDS)
        for country, towns in SETTLEMENTS.items():
            self._countries |= dict.fromkeys(towns.split(), country)
        self._list(self._countries, PlaceKind.SETTLEMENT)
        self._list(AREAS, PlaceKind.ADMIN1)
        self._list(SITES, PlaceKind.SITE)
        self._list(WATERS, PlaceKind.WATER)
        self._list(COUNTRIES.split(), PlaceKind.COUNTRY)

    def _list(self, names: object, kind: PlaceKind) -> None:
        for name in names:
            self._kinds.setdefault(name.casefold(), set()).add(kind)

    def facts(self, name: str) -> NameFacts | None:
        kinds = self._kinds.get(name.casefold())
        if kinds is None:
            return None
        country = self._countries.get(name) or AREAS.get(name) or "XX"
        return NameFacts(frozenset(kinds), frozenset({country}), 150_000)


Read = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def claims(article: Callable[..., Article]) -> Read:
    names = Names()

    def read(sentence: str) -> tuple[Claim, ...]:
        return read_claims(article(sentence, "2024-06-14", "What happened"), names).claims

    return read


ATTACKED = [
    # a weapon or what is left of it comes down
    ("A cruise missile came down on a row of garages in Sumy before dawn.", "Sumy", "missile"),
    ("The drone ploughed into the top floor of a dormitory in Kharkiv on Thursday.", "Kharkiv", "drone"),
    ("Debris from a downed Shahed crashed into a kindergarten in Odesa.", "Odesa", "drone"),
    ("A glide bomb punched through the roof of a bakery in Kupiansk.", "Kupiansk", "bomb"),
    ("Rockets rained down on Ashkelon for the second evening running.", "Ashkelon", "rocket"),
    ("A Scud landed in a wheat field outside Aleppo, leaving a crater ten metres deep.", "Aleppo", "missile"),
    ("Two Iskander missiles tore into a printing house in Kramatorsk.", "Kramatorsk", "missile"),
    ("Barrel bombs flattened a school in Idlib.", "Idlib", "bomb"),
    ("Shellfire set ablaze a market in El Fasher.", "El Fasher", "artillery"),
    ("An apartment block in Dnipro was reduced to rubble by a Kh-22.", "Dnipro", "missile"),
    ("Cluster bombs pulverised the bus park at Nabatieh.", "Nabatieh", "bomb"),
    ("A Fateh-110 ballistic missile demolished a villa in Erbil.", "Erbil", "missile"),
    ("A tank shell exploded in the courtyard of a clinic in Khan Younis.", "Khan Younis", "artillery"),
    ("Mortar shells fell near the bus station of Poonch on Wednesday night.", "Poonch", "mortar"),
    ("A Qassam rocket slammed into a car in Sderot.", "Sderot", "rocket"),
    ("White phosphorus burst over an olive grove in Khiam, residents said.", "Khiam", "artillery"),
    # an army strikes
    ("Artillery pounded Nikopol all through the evening.", "Nikopol", "artillery"),
    ("Israel pounded Beirut overnight, witnesses said.", "Beirut", "unknown"),
    ("Government jets bombarded Manbij, activists said.", "Manbij", None),
    ("The junta carried out air strikes on Lashio on Tuesday.", "Lashio", "bomb"),
    ("The army pummelled Pokrovsk with howitzers.", "Pokrovsk", "artillery"),
    ("Paramilitaries stormed El Geneina at first light and torched hundreds of homes.", "El Geneina", "unknown"),
    ("Helicopter gunships strafed a convoy near Gao.", "Gao", "bomb"),
    ("Warplanes unleashed JDAM bombs on a warehouse in Hodeidah.", "Hodeidah", "bomb"),
    ("The army peppered Kherson with mortar fire for two hours.", "Kherson", "mortar"),
    ("The navy fired 12 Tomahawk missiles at Sanaa.", "Sanaa", "missile"),
    ("Warships shelled Taiz from the sea.", "Taiz", "naval"),
    # nouns
    ("The aerial onslaught on Zaporizhzhia began shortly after midnight.", "Zaporizhzhia", "unknown"),
    ("A fusillade of Grad rockets greeted the convoy in Izium.", "Izium", "rocket"),
    ("The raid on Rafah went on until daybreak, with artillery in support.", "Rafah", "artillery"),
    ("A direct hit by a tank round gutted a pharmacy in Jabalia.", "Jabalia", "artillery"),
    ("A double-tap drone strike in Mekelle hit a bus and then the ambulance.", "Mekelle", "drone"),
    ("The bombardment of Homs resumed on Friday.", "Homs", "unknown"),
    ("Heavy fighting broke out in Omdurman on Thursday.", "Omdurman", "unknown"),
    # hidden bombs and murder
    ("A car bomb ripped through a tea house in Mogadishu.", "Mogadishu", "explosive"),
    ("A bomb hidden in a scooter went off in Moscow, killing a general.", "Moscow", "explosive"),
    ("A roadside bomb blew up an army lorry near Maiduguri.", "Maiduguri", "explosive"),
    ("A suicide bomber blew himself up at a mosque in Peshawar.", "Peshawar", "explosive"),
    ("Saboteurs blew up a railway line near Saratov with an explosive device.", "Saratov", "explosive"),
    ("A sticky bomb fixed to a minibus exploded in Kabul.", "Kabul", "explosive"),
    ("A lorry ran over an anti-tank mine on the edge of Izium.", "Izium", "mine"),
    # small arms
    ("Gunmen opened fire on worshippers in Jos.", "Jos", "small_arms"),
    ("Soldiers summarily executed dozens of men in Merawi.", "Merawi", "small_arms"),
    ("Militants on motorbikes mowed down villagers in Barsalogho.", "Barsalogho", "small_arms"),
    ("Rebels with assault rifles ambushed a patrol outside Bunia.", "Bunia", "small_arms"),
    ("Jihadists massacred 130 people in Djibo.", "Djibo", "unknown"),
    # ships
    ("A sea drone holed a tanker in the Black Sea.", "Black Sea", "naval"),
    ("An anti-ship missile struck the bulk carrier in the Gulf of Aden.", "Gulf of Aden", "missile"),
    ("An unmanned craft laden with explosives rammed a freighter in the Red Sea.", "Red Sea", "naval"),
    ("A projectile hit a container ship in the Arabian Sea, setting its deck on fire.", "Arabian Sea", "unknown"),
    # the aircraft of other armies
    ("A Bayraktar fired on a school sheltering the displaced in Lalibela.", "Lalibela", "drone"),
    ("A Mohajer-6 struck a petrol station in Port Sudan.", "Port Sudan", "drone"),
    ("A paramotor dropped explosives on a festival in Sagaing.", "Sagaing", "bomb"),
    ("A loitering munition hit a fuel lorry in Gondar.", "Gondar", "drone"),
    ("A quadcopter dropped grenades on a funeral in Kherson.", "Kherson", "drone"),
    ("A TOS-1 thermobaric launcher fired on Kupiansk.", "Kupiansk", "rocket"),
    ("Katyusha rockets fell on Metula on Sunday.", "Metula", "rocket"),
    # as agencies and correspondents word it
    ("The Rapid Support Forces lobbed shells into Omdurman for a fifth day, medics said.", "Omdurman", "artillery"),
    ("A bomb planted beneath the carpet went off at a mosque in Kunduz.", "Kunduz", "explosive"),
    ("Turkish drones targeted three cars on the road outside Manbij.", "Manbij", "drone"),
    ("US and British jets bombed radar stations in Hodeidah, according to state television.", "Hodeidah", "bomb"),
    ("An Iranian missile pierced the air defences and hit a tower block in Haifa.", "Haifa", "missile"),
    ("A volley of 40 rockets was fired from Lebanon towards Metula, the army said.", "Metula", "rocket"),
    ("India struck nine sites, among them a seminary in Muzaffarabad, with missiles.", "Muzaffarabad", "missile"),
    ("Militiamen and soldiers fought street battles in Gondar, residents said.", "Gondar", "unknown"),
    ("Junta troops torched a village near Sagaing after a three-day raid.", "Sagaing", "unknown"),
    ("Suspected jihadists attacked an army post near Djibo, killing dozens of soldiers.", "Djibo", "unknown"),
    ("Twin suicide bombings at a wedding in Maiduguri left 18 dead.", "Maiduguri", "explosive"),
    ("Rebels fired mortars at a camp for displaced people on the edge of Goma.", "Goma", "mortar"),
    ("Shots were fired at a checkpoint in Hebron.", "Hebron", "small_arms"),
    ("Troops raided Nuseirat in an operation that left 270 dead.", "Nuseirat", "unknown"),
    ("Two people died in Nikopol when the army attacked the town with kamikaze drones.", "Nikopol", "drone"),
    ("A jet accidentally dropped a bomb on Belgorod.", "Belgorod", "bomb"),
]


@pytest.mark.parametrize(("sentence", "place", "weapon"), ATTACKED)
def test_an_attack_is_read_with_its_place_and_weapon(
    claims: Read, sentence: str, place: str, weapon: str | None
) -> None:
    (found,) = claims(sentence)
    assert [toponym.name for toponym in found.toponyms] == [place]
    assert weapon is None or weapon in found.weapons


QUIET = [
    "An exhibition of things hit in Sumy opened in a museum in Lviv on Tuesday.",
    "Nine people died in a stampede at a shrine in Kabul.",
    "The toll of the landslide near Goma rose to 40.",
    "The navy held live-fire drills off Haifa with missile boats.",
    "Iran test-fired a ballistic missile near Isfahan.",
    "Sappers defused an unexploded bomb in Kherson.",
    "A fire of unknown cause gutted a warehouse in Kazan.",
    "A gas explosion in a bakery in Manchester injured four people.",
    "A heart attack killed the retired colonel in Lviv.",
    "Nurses in London went on strike over pay.",
    "Rail strikes paralysed Paris for a third day.",
    "The minister came under fire from critics in Washington over the budget.",
    "A supermarket price war has broken out in Manchester.",
    "The singer dropped a bombshell at her concert in Istanbul.",
    "The old dance hall in Denver is a blast from the past.",
    "City launched attack after attack in Manchester but the goalkeeper saved the match.",
    "Hackers carried out a cyberattack on a bank in Tehran.",
    "The exhibition in Odesa shows paintings of burning houses.",
    "Foreign ministers met in Cairo to discuss the war.",
    "The two sides agreed in Doha to exchange prisoners.",
    "Sirens sounded across Jerusalem, but the all-clear came ten minutes later.",
    "The general warned that Kyiv could be attacked within days.",
    "Police foiled a plot to bomb a market in Jammu.",
    "Nobody attacked Lviv.",
    "An aid flight landed at Goma, where the shelves are bare.",
    "Families came back to Rafah, where sappers cleared mines from the fields.",
    "A girl was killed when her bicycle was hit by a lorry in Lviv.",
    "Wildfires near Tyre forced hundreds out of their homes.",
    "The army took control of Myitkyina after months of siege.",
    "Islamabad condemned the statement.",
    "The president of Kenya visited Mogadishu to offer more troops.",
    "The price of bread in Gaza has risen tenfold since the war began.",
    "Ukraine will receive howitzers assembled in Manchester, the minister said in Kyiv.",
    "A drone show lit up the sky over Istanbul on Friday.",
    "Gunners in Engels test-fired a new howitzer.",
    "Lebanon marked a year since the war; ministers met in Beirut.",
    "The army has liberated Manbij, its spokesman told reporters in Damascus.",
    "The opposition attacked the prime minister in parliament in Jerusalem over the budget.",
    "His new film bombed in London and Paris.",
    "Denver shot down Manchester in overtime to reach the playoffs.",
]


@pytest.mark.parametrize("sentence", QUIET)
def test_what_is_no_attack_stays_quiet(claims: Read, sentence: str) -> None:
    assert claims(sentence) == ()


ROLES = [
    # an area that only leads to a place in it
    ("In the Kherson region, Nikopol was shelled.", ["Nikopol"]),
    ("In the Kherson region, the village of Nikopol came under mortar fire.", ["Nikopol"]),
    ("In Rafah, also in Idlib, an air strike on a house left five dead.", ["Rafah"]),
    ("On Monday in Tyre, near Sidon, an air strike killed 23 people.", ["Tyre"]),
    ("Drones were downed close to Tyre, outside Sidon.", ["Tyre"]),
    ("A bomb went off in Nyala, a Khartoum district, on Monday.", ["Nyala"]),
    ("Seven people were killed in shootings across the Kherson region, five of them in Nikopol.", ["Nikopol"]),
    ("Shots were heard across Khartoum and Omdurman all Saturday.", ["Khartoum", "Omdurman"]),
    # what bears a town's name, and the ends of a way
    ("The Saratov, a landing ship, was blown up at its berth in Aden.", ["Aden"]),
    ("A jet with 298 people from London to Doha was brought down by a missile over Izium.", ["Izium"]),
    ("The missiles that hit Sumy were released from bombers over Saratov.", ["Sumy"]),
    ("Blasts rocked a shop in Moscow on Monday as troops went after gunmen.", ["Moscow"]),
    ("Drones were shot down over Sumy, the Kremlin said, Paris condemned it.", ["Sumy"]),
    ("A shell hit the market in Adre, on the western edge of Nyala.", ["Adre"]),
    ("In Homs, itself shelled on Friday, a wedding was held in a cellar by the road to Idlib.", ["Homs"]),
    ("The jets struck many targets: ships in Hodeidah harbour, depots at Marib.", ["Hodeidah", "Marib"]),
    ("Missiles were fired at cities from Lviv to Kharkiv.", ["Lviv", "Kharkiv"]),
    ("Four miners from Pokrovsk were killed when a drone hit their bus.", ["Pokrovsk"]),
    ("Villages of the Kherson region were shelled, among them Nikopol.", ["Nikopol"]),
    ("A bomber of the Islamic State in Mali blew himself up in Kabul.", ["Kabul"]),
    ("A bomb went off at the gate of Kabul's Eid Gah mosque.", ["Kabul"]),
    ("The last strike hit a family in Nuseirat and killed eight.", ["Nuseirat"]),
    ("A general told the Voice of America in Denver that nine people had been killed in Sumy.", ["Sumy"]),
    ("A corvette was damaged after being struck at its berth in Aden.", ["Aden"]),
    ("In the Kherson region a plant caught fire, in Odesa a missile killed a man.", ["Kherson", "Odesa"]),
    ("A strike was called in Haifa on Tuesday after a drone killed two men in Ashkelon.", ["Ashkelon"]),
    # a part of the sentence that only says whose word it is, or what went on elsewhere
    ("A missile hit a hotel in Kharkiv, a mediator told guests at a ball in Doha.", ["Kharkiv"]),
    ("A missile hit a hotel in Kharkiv, while shops in Lviv stayed calm.", ["Kharkiv"]),
    ("Paris, which seldom comments on such raids, said the bombs that hit Sanaa were not French.", ["Sanaa"]),
    ("Four of the bodies from the Quetta bombing were dispatched to Peshawar.", ["Quetta"]),
    ("Shells landed on Belgorod, fired from deep inside Kharkiv.", ["Belgorod"]),
    ("A man hurt by shells in Belgorod is in City Hospital No. 2 in Moscow.", ["Belgorod"]),
    ("Two drones reached Moscow and exploded on a roof.", ["Moscow"]),
    ("The missiles fell on bases of American troops in Iraq, Erbil and one more.", ["Erbil"]),
    ("A missile launched from Belgorod hit a shop in Kharkiv.", ["Kharkiv"]),
    ("Drones that took off from Taganrog struck Odesa.", ["Odesa"]),
    ("A drone hit a market in Nyala, a doctor reached in Geneva said.", ["Nyala"]),
    ("Shells hit Kupiansk; the wounded were taken to a hospital in Kharkiv.", ["Kupiansk"]),
    ("Three people wounded when a rocket hit Rafah were evacuated to Cairo.", ["Rafah"]),
    ("A native of Lviv was killed when a drone hit a trench in Pokrovsk.", ["Pokrovsk"]),
    ("BEIRUT (Reuters) - An air strike hit Nabatieh on Thursday, killing six people.", ["Nabatieh"]),
    ("Speaking in Ankara, the minister said a missile had hit Aleppo.", ["Aleppo"]),
    ("Tehran said an Israeli air strike had hit Tabriz.", ["Tabriz"]),
    ("A court in Moscow jailed a man for the bomb that killed a driver in Ryazan.", ["Ryazan"]),
    ("Refugees from El Geneina said shells hit a camp in Adre.", ["Adre"]),
    ("Families who had fled from Sidon were killed when a bomb hit a house in Baalbek.", ["Baalbek"]),
    ("A missile hit a tanker bound for Aden in the Red Sea.", ["Red Sea"]),
    ("A missile hit a ship 60 nautical miles south-west of Aden in the Red Sea.", ["Red Sea"]),
    ("The strike on Natanz was condemned in Islamabad.", ["Natanz"]),
    ("Drones made in Isfahan hit Kramatorsk and Sumy.", ["Kramatorsk", "Sumy"]),
    ("Soldiers killed 13 people in a raid on the town of Khiam, in the countryside of Damascus.", ["Khiam"]),
    ("A doctor told reporters in Beirut that a missile had hit Tyre.", ["Tyre"]),
    ("Amhara special forces shelled Lalibela for hours, residents said.", ["Lalibela"]),
    ("Seven people were killed when a row of tents was hit in Rafah.", ["Rafah"]),
    ("Gunmen shot 30 villagers, all of them ethnic Amhara, in Merawi.", ["Merawi"]),
    ("Shells fell on Adre; the badly wounded were driven to Nyala, the rest to Kassala.", ["Adre"]),
    ("A bomb killed two soldiers in Manbij, Idlib, on Friday.", ["Manbij"]),
    ("Shells hit Aleppo, Idlib and Homs on Friday, killing nine.", ["Aleppo", "Idlib", "Homs"]),
    ("A rocket hit the airport of Port Sudan, killing two guards.", ["Port Sudan"]),
    ("A minister was shot dead in a Tehran hotel on Monday.", ["Tehran"]),
    ("Four people were shot on Tuesday in a suburb of Doha.", ["Doha"]),
    ("The soldiers were patrolling in Kunduz when a roadside bomb exploded.", ["Kunduz"]),
    ("Women were queueing for bread in Rafah as a shell hit the bakery.", ["Rafah"]),
    ("The minister was visiting Ankara when missiles hit Kyiv.", ["Kyiv"]),
    ("A bomb blew up a bus in Baghdad, wounding five people, according to the police.", ["Baghdad"]),
    ("Nine men were killed as they headed to evening prayers in Quetta on Saturday.", ["Quetta"]),
    ("Shells fell on Sumy, while officials in Kherson said the city had come under rocket fire.", ["Sumy", "Kherson"]),
    ("In Kassala, air defences shot down two drones over the city at dawn.", ["Kassala"]),
    ("Rescuers sent films from Homs, north of Damascus, where rockets had fallen at dawn.", ["Homs"]),
    ("Bombs killed 20 people in Khiam, a suburb of Beirut, on Sunday.", ["Khiam"]),
    ("Drones set fire to a plant at Saratov; Washington pointed its finger at Kyiv.", ["Saratov"]),
    ("The missile that hit a block of flats in Dnipro was fired from over the Black Sea.", ["Dnipro"]),
    ("Two drones slam into a school in Sumy.", ["Sumy"]),
    ("Rescuers dug in the ruins of Dnipro, hit by a missile on Monday.", ["Dnipro"]),
    ("Prisoners were killed by a blast in Sumy; Kyiv and Moscow accuse each other of it.", ["Sumy"]),
    ("Three men died when drones fell on the Engels and Taganrog air bases.", ["Engels", "Taganrog"]),
    ("Rockets rain down on the market of Homs, killing nine.", ["Homs"]),
]


@pytest.mark.parametrize(("sentence", "places"), ROLES)
def test_only_the_place_that_was_hit_is_attacked(claims: Read, sentence: str, places: list[str]) -> None:
    found = claims(sentence)
    assert [toponym.name for claim in found for toponym in claim.toponyms] == places


KINDS = [
    ("Shells fell on the Jabalia refugee camp.", PlaceKind.SETTLEMENT),
    ("Bombs fell on Lashio township on Sunday.", PlaceKind.DISTRICT),
    ("Air strikes hit a village in Idlib governorate.", PlaceKind.ADMIN1),
    ("Rockets hit the Khmeimim air base.", PlaceKind.SITE),
    ("A drone struck the Mozdok military airport.", PlaceKind.SITE),
    ("Bombs fell on the Karrada neighbourhood of the capital.", PlaceKind.DISTRICT),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_the_noun_beside_a_name_tells_what_it_is(claims: Read, sentence: str, kind: PlaceKind) -> None:
    (found,) = claims(sentence)
    assert [toponym.kind for toponym in found.toponyms] == [kind]


TOLLS = [
    ("An air strike on Nyala claimed 14 lives.", (14, 14), None),
    ("A drone strike on Merawi left at least 30 dead and 18 wounded.", (30, None), (18, 18)),
    ("Shelling of Omdurman killed 22 shoppers and injured 70 others.", (22, 22), (70, 70)),
    ("A missile hit Sumy; seven bodies were recovered from the rubble.", (7, 7), None),
    ("Nine people perished when bombs hit a clinic in Idlib.", (9, 9), None),
    ("More than 40 people were hospitalised after a missile hit Dnipro.", None, (41, None)),
    ("Two fishermen were killed when a shell hit a boat near Gaza.", (2, 2), None),
    ("Gunmen opened fire in Jos, killing five worshippers and wounding a priest.", (5, 5), (1, 1)),
    ("A drone hit a depot in Bryansk, but there were no casualties.", (0, 0), (0, 0)),
    ("A missile hit the ship in the Red Sea, but all crew members were unharmed.", (0, 0), (0, 0)),
    ("The toll of the air strike on Taiz climbed to 31.", (31, 31), None),
    ("Four militants were slain in a gun battle in Srinagar.", (4, 4), None),
    ("Fighters massacred 70 villagers in Barsalogho.", (70, 70), None),
    ("Rockets hit a bakery in Raqqa, wounding a schoolboy.", None, (1, 1)),
    ("Eleven peacekeepers lost their lives when shells hit their base in Goma.", (11, 11), None),
    ("A missile strike on Sumy left 21 people dead, including two children.", (21, 21), None),
    ("The death toll from the shelling of Omdurman stood at 120, with more than 200 wounded.", (120, 120), (201, None)),
    ("An air raid on Baalbek cost six people their lives.", (6, 6), None),
    ("A boy of nine succumbed to his wounds after shells hit Nikopol.", (1, 1), None),
    ("The number of people killed in the market bombing in Nyala rose to 65 from 40.", (65, 65), None),
    ("A missile wounded dozens in Beersheba.", None, (24, None)),
    ("The shelling of Hebron destroyed 12 houses and 30 vehicles.", None, None),
]


@pytest.mark.parametrize(("sentence", "killed", "injured"), TOLLS)
def test_a_toll_is_read_however_it_is_worded(
    claims: Read, sentence: str, killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None
) -> None:
    (found,) = claims(sentence)
    told = [count and (count.low, count.high) for count in (found.killed, found.injured)]
    assert told == [killed, injured]


STATUSES = [
    ("Air defences shot down eleven drones over Saratov.", Status.INTERCEPTED),
    ("Nine drones were neutralised over Bryansk, the ministry said.", Status.INTERCEPTED),
    ("Six drones were suppressed by electronic warfare over Engels.", Status.INTERCEPTED),
    ("Two missiles were intercepted above Marib.", Status.INTERCEPTED),
    ("Interceptors brought down a missile over Beersheba.", Status.INTERCEPTED),
    ("The group claimed responsibility for the attack on Quetta.", Status.CLAIMED),
    ("The Houthis said they had fired a missile at Haifa; this could not be independently verified.", Status.CLAIMED),
    ("The rebels said it was their drone that hit Bamako, which could not be verified.", Status.CLAIMED),
    ("The army said it had struck a depot in Muzaffarabad; officials there dismissed it as untrue.", Status.DENIED),
    ("A missile hit a hotel in Kharkiv, the mayor said.", Status.REPORTED),
    ("Air defences shot down four drones over Odesa, but a fifth hit a silo, killing a guard.", Status.REPORTED),
]


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_who_says_it_and_what_came_of_it_is_the_status(claims: Read, sentence: str, status: Status) -> None:
    (found,) = claims(sentence)
    assert found.status is status
