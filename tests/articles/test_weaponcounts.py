"""Counts of weapons in many kinds of sentences."""

import pytest

from articles.article import Span
from articles.weapons import find_weapons, total_weapons
from articles.wording import wording


def weapons(text: str, language: str) -> dict[str, int | None]:
    totals = total_weapons(find_weapons(text, Span(0, len(text)), wording(language)))
    return {weapon.value: count for weapon, count in totals.items()}


ENGLISH: list[tuple[str, dict[str, int | None]]] = [
    ("Russia launched 27 strike and decoy drones at the city.", {"drone": 27}),
    ("Four ballistic and two cruise missiles hit the plant.", {"missile": 6}),
    ("Seven Kinzhals, five Kh-101s and two Kalibrs were fired.", {"missile": 14}),
    ("A Kinzhal and seven Kh-101 cruise missiles hit the plant.", {"missile": 8}),
    ("Four drones were shot down over Kursk and another two over Lipetsk.", {"drone": 6}),
    ("The air force put the number of Shaheds at 75.", {"drone": 75}),
    ("43 drones, 38 of which were shot down, attacked the port.", {"drone": 43}),
    ("Two of three missiles were intercepted.", {"missile": 3}),
    ("158 missiles and drones were launched overnight.", {"missile": None, "drone": None}),
    ("A Buk missile brought the airliner down.", {"missile": 1}),
    ("An Iskander missile struck the restaurant.", {"missile": 1}),
    ("S-300 surface-to-air missiles fell on the square.", {"missile": None}),
    ("One of the drones crashed into a block of flats.", {"drone": None}),
    ("Another three rockets landed in the sea.", {"rocket": 3}),
    ("The first bomb fell on the pharmacy.", {"bomb": None}),
    ("Israeli warplanes bombed the camp.", {"bomb": None}),
    ("A quadcopter dropped a grenade on the car.", {"drone": 1}),
    ("Troops dropped an explosive device from a drone on the bus.", {"drone": 1}),
    ("A bomb exploded under a bench in the church.", {"explosive": 1}),
    ("A home-made bomb went off at the market.", {"explosive": 1}),
    ("The plane dropped two bombs on the hall.", {"bomb": 2}),
    ("Two JDAMs hit the building.", {"bomb": 2}),
    ("Helicopters threw barrel bombs on the suburb.", {"bomb": None}),
    ("The suicide bomber drove a car bomb into the gate.", {"explosive": 1}),
    ("A boat laden with explosives rammed the tanker.", {"naval": None}),
    ("Two sea drones hit the tanker.", {"naval": 2}),
    ("A torpedo broke the corvette in two.", {"naval": 1}),
    ("Gunmen sprayed the bus with bullets.", {"small_arms": None}),
    ("A man fired at the guards with a hunting rifle.", {"small_arms": None}),
    ("Ten drones were shot down over the sea.", {"drone": 10}),
    ("A dozen RPG rounds hit the post.", {"small_arms": 12}),
    ("The lorry struck a landmine.", {"mine": 1}),
    ("Residents ran to a bomb shelter.", {}),
    ("The ministry announced a missile alert.", {}),
    ("Sappers finished mine clearance there.", {}),
    ("The company runs two coal mines.", {}),
    ("He commands a drone unit.", {}),
    ("Four U.S.-made ATACMS were fired at the airfield.", {"missile": 4}),
    ("Grad rockets set the shop ablaze.", {"rocket": None}),
    ("155mm shells fell on the school.", {"artillery": None}),
    ("On 12 May 2 drones were found.", {"drone": 2}),
    ("Five mortar rounds landed near the camp.", {"mortar": 5}),
    ("An anti-tank missile was fired from Lebanon.", {"missile": 1}),
    ("The 6th Artillery Regiment moved its guns.", {}),
]

UKRAINIAN: list[tuple[str, dict[str, int | None]]] = [
    ("Ворог атакував 145 ударними та розвідувальними БпЛА.", {"drone": 145}),
    ("Випущено чотири балістичні та дві крилаті ракети.", {"missile": 6}),
    ("Сім «Калібрів», п'ять Х-101 і два «Кинджали» збито.", {"missile": 14}),
    ("Два дрони збили над Сумами, ще три — над Полтавою.", {"drone": 5}),
    ("Прилетів КАБ.", {"bomb": 1}),
    ("КАБів було п'ять.", {"bomb": 5}),
    ("Збито 30 із 43 дронів.", {"drone": 43}),
    ("Балістична ракета «Іскандер» влучила у двір.", {"missile": 1}),
    ("Балістичні ракети «Іскандер-М» влучили у двір.", {"missile": None}),
    ("Крилата ракета пробила дах.", {"missile": 1}),
    ("По місту вдарили дві ракети комплексу С-300.", {"missile": 2}),
    ("Росія запустила 158 ракет і дронів.", {"missile": None, "drone": None}),
    ("Перша ракета впала в річку.", {"missile": None}),
    ("Жодна ракета не влучила.", {"missile": None}),
    ("Російський дрон скинув вибухівку на жінку.", {"drone": 1}),
    ("Військові скинули гранату з безпілотника на автівку.", {"drone": 1}),
    ("Літак скинув дві бомби на натовп.", {"bomb": 2}),
    ("Бомба спрацювала під автомобілем.", {"explosive": 1}),
    ("Смертник підірвався біля ресторану.", {"explosive": 1}),
    ("Армія тероризувала село артилерією, дронами та авіацією.", {"artillery": None, "drone": None, "bomb": None}),
    ("Ворог обстріляв село зі «Смерчів».", {"rocket": None}),
    ("Обстріляли з міномета.", {"mortar": None}),
    ("Тракторист підірвався на міні.", {"mine": 1}),
    ("Безекіпажний катер протаранив судно.", {"naval": 1}),
    ("Вдарили морські дрони.", {"naval": None}),
    ("Торпеда влучила в корвет.", {"naval": 1}),
    ("Невідомий відкрив вогонь з автомата.", {"small_arms": None}),
    ("Авіаудару завдали по складу.", {"bomb": None}),
    ("Використали дві керовані авіабомби.", {"bomb": 2}),
    ("Авіаційна ракета Х-59 влучила у міст.", {"missile": 1}),
    ("Постачають авіаційний гас.", {}),
    ("Люди спустилися до бомбосховища.", {}),
    ("Повітряний напад відбивали зенітні ракетні війська.", {}),
    ("Оголошено ракетну небезпеку.", {}),
    ("Бомбардувальник сів на аеродром.", {}),
    ("Триває розмінування полів.", {}),
    ("FPV-дрони полюють на людей.", {"drone": None}),
    ("Три шахеди і два дрони-камікадзе впали в поле.", {"drone": 5}),
    ("Ще один дрон упав у море.", {"drone": 1}),
    ("Поранено 12 людей внаслідок удару дрона.", {"drone": 1}),
    ("ПТУР влучив у машину.", {"missile": None}),
    ("О 7 вечора ракети вдарили по місту.", {"missile": None}),
    ("Було 5 прильотів дронів.", {"drone": None}),
    ("Збили три апарати.", {"drone": 3}),
    ("Уламки збитої ракети впали в ліс.", {"missile": 1}),
    ("Внаслідок ракетної атаки горить склад.", {"missile": None}),
]

RUSSIAN: list[tuple[str, dict[str, int | None]]] = [
    ("Выпущены четыре баллистические и две крылатые ракеты.", {"missile": 6}),
    ("К городу это отношения не имеет, ракета разрушила лицей.", {"missile": 1}),
    ("Обломки «Искандера» упали на крышу.", {"missile": 1}),
    ("Около пяти утра дроны атаковали порт.", {"drone": None}),
    ("Два дня подряд дроны бьют по порту.", {"drone": None}),
    ("Два аппарата врезались в цех.", {"drone": 2}),
    ("Обломки сбитого БПЛА упали на дом.", {"drone": 1}),
    ("В больницу привезли три аппарата ИВЛ.", {}),
    ("Над рейдом сбит один беспилотник, ещё один упал в море.", {"drone": 2}),
    ("Сбиты девять беспилотников, ещё трое рабочих ранены.", {"drone": 9}),
    ("Выпущено 158 ракет и беспилотников.", {"missile": None, "drone": None}),
    ("Рапортуют о 31 перехваченном за ночь дроне.", {"drone": 31}),
    ("КАБ прилетел по посёлку.", {"bomb": 1}),
    ("КАБов было пять.", {"bomb": 5}),
    ("Бомба сдетонировала возле мечети.", {"explosive": 1}),
    ("Самолёт сбросил две бомбы на село.", {"bomb": 2}),
    ("Смертник взорвал себя у ворот.", {"explosive": 1}),
    ("Беспилотник сбросил две гранаты на автомобиль.", {"drone": 1}),
    ("ВСУ сбросили взрывное устройство с дрона.", {"drone": 1}),
    ("Первая ракета снесла особняк.", {"missile": None}),
    ("Баллистическая ракета «Скад» попала в дом.", {"missile": 1}),
    ("Авиационная ракета Х-38 попала в магазин.", {"missile": 1}),
    ("Вертолёт сбит из ПЗРК.", {"missile": None}),
    ("Сбиты 12 из 15 ракет.", {"missile": 15}),
    ("В корпус попали три снаряда.", {"artillery": 3}),
    ("После израильского налёта загорелась нефтебаза.", {"bomb": None}),
    ("Удар нанесён тремя ракетами РСЗО HIMARS.", {"rocket": 3}),
    ("Применялись боеприпасы калибра 155 мм.", {"artillery": None}),
    ("Из миномёта выпущено семь мин калибра 120 мм.", {"mortar": 7}),
    ("Местный житель стрелял из охотничьего ружья.", {"small_arms": None}),
    ("Люди с автоматами ворвались в храм.", {"small_arms": None}),
    ("Безэкипажный катер протаранил балкер.", {"naval": 1}),
    ("Торпеда попала в корвет.", {"naval": 1}),
    ("Трактор подорвался на мине.", {"mine": 1}),
    ("Объявлена беспилотная опасность.", {}),
    ("Жители спустились в бомбоубежище.", {}),
    ("Открыт класс беспилотной авиации.", {}),
    ("Школьники учатся управлять дронами.", {}),
    ("Ракетные войска получили пополнение.", {}),
    ("Улица Пушкина перекрыта.", {}),
    ("Продолжается разминирование.", {}),
    ("Ещё один дрон упал в море.", {"drone": 1}),
    ("Двадцатью беспилотниками атакован завод.", {"drone": 20}),
    ("Сработала бомба, закреплённая на руле.", {"explosive": 1}),
    ("«Смерч» с кассетной начинкой накрыл перекрёсток.", {"rocket": None}),
    ("Мощность бомбы 300 граммов тротила.", {"bomb": None, "explosive": None}),
    ("Сбиты семь «Гераней», три FPV-дрона и «Ланцет».", {"drone": 11}),
    ("По городу выпустили С-300.", {"missile": None}),
    ("Выпущены две противокорабельные ракеты.", {"missile": 2}),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_sentences(text: str, expected: dict[str, int | None]) -> None:
    assert weapons(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), UKRAINIAN)
def test_ukrainian_sentences(text: str, expected: dict[str, int | None]) -> None:
    assert weapons(text, "uk") == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian_sentences(text: str, expected: dict[str, int | None]) -> None:
    assert weapons(text, "ru") == expected
