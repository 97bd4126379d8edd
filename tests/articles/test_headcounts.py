"""Tolls of many kinds of sentences: families, parts and sums, open ends, those unhurt, in care, missing or saved."""

import pytest

from articles.article import Span
from articles.casualties import find_tolls

Range = tuple[int | None, int | None] | None


def told(text: str, language: str, field: str) -> Range:
    """Return what a sentence tells of a field, all its tolls summed up."""
    counts = [toll.count for toll in find_tolls(text, Span(0, len(text)), language) if toll.field == field]
    if not counts:
        return None
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    return None if None in lows else sum(map(int, lows)), None if None in highs else sum(map(int, highs))


ENGLISH: list[tuple[str, Range, Range]] = [
    ("A mother and her three children were killed when the shell hit their kitchen.", (4, 4), None),
    ("A couple and their teenage son died under the rubble.", (3, 3), None),
    ("A woman, 61, and two men were killed; four more were taken to hospital.", (3, 3), (4, 4)),
    ("A nurse, a driver and two patients were hurt.", None, (4, 4)),
    ("The pilot was killed, and four others, three of them Filipino seafarers, were wounded.", (1, 1), (4, 4)),
    ("The blast resulted in the death of one Pakistani and two Indian nationals.", (3, 3), None),
    ("Four people were killed in the city and two in the port.", (6, 6), None),
    ("Four people were killed in the city and two were wounded in the port.", (4, 4), (2, 2)),
    ("The raid cost at least 28 lives in the capital and two in the port.", (30, None), None),
    ("The attack left 55 martyrs and 170 wounded.", (55, 55), (170, 170)),
    ("The 26 tourists and guides whom gunmen shot dead were buried on Friday.", (26, 26), None),
    ("A deputy governor was assassinated outside his home.", (1, 1), None),
    ("Darya was killed at the wheel of her car.", (1, 1), None),
    ("The only victim, a retired teacher, died later in hospital.", (1, 1), None),
    ("Nine people were killed, and a tenth died of her wounds on Tuesday.", (9, 9), None),
    ("Half a dozen villagers were hacked to death.", (6, 6), None),
    ("Scores of worshippers were wounded.", None, (40, None)),
    ("Hundreds were killed and thousands injured.", (200, None), (2000, None)),
    ("Two or three people were hurt.", None, (2, 3)),
    ("No employee, contractor or crew member was injured.", (0, 0), (0, 0)),
    ("Not a soul was hurt.", (0, 0), (0, 0)),
    ("The debris fell in a field, harming no one.", (0, 0), (0, 0)),
    ("There were no casualties among the crew.", (0, 0), (0, 0)),
    ("Everyone survived.", (0, 0), None),
    ("There was no immediate word on casualties.", None, None),
    ("Eleven people are missing and forty were rescued.", None, None),
    ("Rescuers saved 84 people; four were killed.", (4, 4), None),
    ("Three soldiers were captured and two killed.", (2, 2), None),
    ("Two of them died on the spot.", (2, 2), None),
    ("Twelve people were hurt, two of them seriously.", None, (12, 12)),
    ("Ten people, including a boy of six, were wounded.", None, (10, 10)),
    ("Including a man, a woman and two boys, nine people were killed.", (9, 9), None),
    ("One of the 46 people who died in the block was an uncle of hers.", (46, 46), None),
    ("All 16 attackers were killed.", None, None),
    ("A doctor put the injured at nine.", None, (9, 9)),
    ("The death toll climbed to 34 from 31.", (34, 34), None),
    ("Seventeen people are now known to have died, three more than was thought at first.", (17, 17), None),
    ("He died of wounds aged 33.", None, None),
    (
        "One Ukrainian national, of 60, employed by the stevedore, killed; five foreign nationals wounded.",
        (1, 1),
        (5, 5),
    ),
    ("3 x tps KIA, 8 x WIA.", (3, 3), (8, 8)),
    ("Four women of one family were killed.", (4, 4), None),
    ("A 23-year-old man was shot dead; another was critically wounded.", (1, 1), (1, 1)),
    ("Three civilians are in hospital.", None, (3, 3)),
    ("Fourteen people were wounded; five remain in hospital.", None, (14, 14)),
    ("Since the start of the war 1,200 people have been killed in the region.", None, None),
    ("The strike on house No 14 in 12th Street came at 5.30 am.", None, None),
    ("The 24th Brigade lost its commander, a colonel of 41.", None, None),
]

UKRAINIAN: list[tuple[str, Range, Range]] = [
    ("Загинули мати та її восьмирічний син.", (2, 2), None),
    ("Обірвав життя жінки й двох чоловіків.", (3, 3), None),
    ("Ворожий удар забрав життя п'ятьох людей.", (5, 5), None),
    ("Поранень зазнали семеро мешканців.", None, (7, 7)),
    ("Поранень зазнала 70-річна жінка.", None, (1, 1)),
    ("Загинув водій вантажівки.", (1, 1), None),
    ("На місці загинув Андрій, батько двох дітей.", (1, 1), None),
    ("Один комірник тоді загинув.", (1, 1), None),
    ("Один філіппінський моряк загинув, двоє зникли безвісти.", (1, 1), None),
    ("Поранено трьох моряків із пришвартованого судна й одного мешканця.", None, (4, 4)),
    ("Травмовано подружжя, 66 і 64 років.", None, (2, 2)),
    ("Поранених, за словами губернатора, 27.", None, (27, 27)),
    ("Загинуло, за уточненими даними ДСНС, четверо людей.", (4, 4), None),
    ("Врятували 84 людини, четверо загинули.", (4, 4), None),
    ("Не стало тридцяти семи людей, скалічило тридцять чотирьох.", (37, 37), (34, 34)),
    ("Семеро сортувальників не вижили.", (7, 7), None),
    ("Постраждали двоє-троє людей.", None, (2, 3)),
    ("Понад пів сотні загиблих.", (51, None), None),
    ("Близько десятка поранених.", None, (10, 10)),
    ("Півтора десятка людей дістали опіки.", None, (15, 15)),
    ("Десятки постраждалих.", None, (24, None)),
    ("Люди цілі.", (0, 0), (0, 0)),
    ("Уламки впали в поле, нікого не зачепивши.", (0, 0), (0, 0)),
    ("Обійшлося, на щастя, без постраждалих.", (0, 0), (0, 0)),
    ("Жодна дитина не постраждала.", (0, 0), (0, 0)),
    ("Загиблих немає.", (0, 0), None),
    ("Інформації про постраждалих поки немає.", None, None),
    ("Про загиблих не повідомляється.", None, None),
    ("Серед постраждалих троє дітей.", None, None),
    ("Одинадцятеро поранених, серед них троє дітей.", None, (11, 11)),
    ("Поранено чоловіка та двох жінок.", None, (3, 3)),
    ("Двоє людей загинули, ще п'ятьох госпіталізовано.", (2, 2), (5, 5)),
    ("Поранено 12 людей, двох госпіталізовано.", None, (12, 12)),
    ("Кількість загиблих зросла з 9 до 12.", (12, 12), None),
    ("58-річний чоловік утратив ногу, він у лікарні.", None, (1, 1)),
    ("Чоловік утратив ногу.", None, (1, 1)),
    ("З початку повномасштабного вторгнення в місті загинули 900 людей.", None, None),
    ("О 14:30 у будинок № 7 влучив снаряд.", None, None),
    ("Підрозділи 24-ї бригади відбили три атаки.", None, None),
    ("Загинула родина з чотирьох людей.", (4, 4), None),
    ("Постраждала родина: мати, батько та двоє дітей.", None, (4, 4)),
    ("Загинув пенсіонер, поранено його дружину та сусідку.", (1, 1), (2, 2)),
    ("Дві жінки та дитина загинули, водій поранений.", (3, 3), (1, 1)),
    ("Унаслідок атаки загинули люди.", None, None),
]

RUSSIAN: list[tuple[str, Range, Range]] = [
    ("Скончались мать и её четырёхлетний сын, отец и ещё один мужчина в больнице.", (2, 2), (2, 2)),
    ("Взрыв унёс жизни около 170 афганцев и 13 американских военных.", (183, 183), None),
    ("Удар унёс жизнь женщины и двоих детей.", (3, 3), None),
    ("Спасены 84 человека, четверо погибли.", (4, 4), None),
    ("Погиб глава района.", (1, 1), None),
    ("За рулём погибла Анна, дочь инженера.", (1, 1), None),
    ("Погибли два мирных жителя: мужчина и женщина.", (2, 2), None),
    ("Раненых, по тем же сведениям, не меньше десяти.", None, (10, None)),
    ("Пострадавших, по уточнённым данным минздрава, 13 человек.", None, (13, 13)),
    ("Более полусотни получили ранения.", None, (51, None)),
    ("Ранены двое-трое.", None, (2, 3)),
    ("Пострадали пять-шесть человек.", None, (5, 6)),
    ("В селе погибли два десятка жителей.", (20, 20), None),
    ("Полтора десятка раненых.", None, (15, 15)),
    ("Десятки погибших.", (24, None), None),
    ("Под плитами нашли двенадцать тел, из них пять детских.", (12, 12), None),
    ("Сторож контужен, водитель ранен.", None, (2, 2)),
    ("Ранены женщина и двое её детей.", None, (3, 3)),
    ("Ранило женщину и подростка.", None, (2, 2)),
    ("Обломки упали на пустырь, никого не задев.", (0, 0), (0, 0)),
    ("Людей это не коснулось.", (0, 0), (0, 0)),
    ("Обошлось, к счастью, без жертв.", (0, 0), (0, 0)),
    ("Жертв и раненых на производстве нет.", (0, 0), (0, 0)),
    ("Погибших нет.", (0, 0), None),
    ("О пострадавших не сообщалось.", None, None),
    ("Информации о погибших пока нет.", None, None),
    ("Пропали без вести трое, двое погибли.", (2, 2), None),
    ("В плен взяты пятеро военных.", None, None),
    ("Убиты трое (в их числе роженица и её ребёнок), 17 ранены.", (3, 3), (17, 17)),
    ("Среди погибших двое детей.", None, None),
    ("Число погибших возросло с 9 до 13.", (13, 13), None),
    ("Погибли 28 человек, десятерых раненых удалось спасти.", (28, 28), (10, 10)),
    ("Мужчина 1958 г.р. погиб.", (1, 1), None),
    ("Ранена 63-летняя женщина.", None, (1, 1)),
    ("С начала войны в городе погибли 900 человек.", None, None),
    ("Покушение стоило жизни его водителю.", (1, 1), None),
    ("Прохожий лишился кисти руки.", None, (1, 1)),
    ("В доме № 14 на улице Ленина выбило 30 окон.", None, None),
    ("Ликвидированы пятеро боевиков, погибли двое полицейских.", (2, 2), None),
    ("Погибла семья из четырёх человек.", (4, 4), None),
    ("Трое рабочих доставлены в больницу с ожогами.", None, (3, 3)),
    ("Ранены 12 человек, двое госпитализированы.", None, (12, 12)),
    ("Никто из рабочих не пострадал.", (0, 0), (0, 0)),
    ("Шестеро убитых и вдвое больше раненых.", (6, 6), None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), ENGLISH)
def test_english_sentences(text: str, killed: Range, injured: Range) -> None:
    assert (told(text, "en", "killed"), told(text, "en", "injured")) == (killed, injured)


@pytest.mark.parametrize(("text", "killed", "injured"), UKRAINIAN)
def test_ukrainian_sentences(text: str, killed: Range, injured: Range) -> None:
    assert (told(text, "uk", "killed"), told(text, "uk", "injured")) == (killed, injured)


@pytest.mark.parametrize(("text", "killed", "injured"), RUSSIAN)
def test_russian_sentences(text: str, killed: Range, injured: Range) -> None:
    assert (told(text, "ru", "killed"), told(text, "ru", "injured")) == (killed, injured)
