"""House rules for numbers that someone may dial in danger (docs: crisis lines, S-20, S-21)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.content import Library, load_library
from sameteam.content.model import Country, CrisisLine

GATHERED = date(2026, 11, 1)
# fmt: off
COUNTRIES = [
    "us", "ca", "gb", "ie", "au", "nz", "in", "za", "de", "fr", "es", "nl", "it", "mx", "br", "jp",
    "sg", "ph", "eu",
]
# fmt: on
DIALLED = re.compile(r"[*#]?\d[\d -]*\d")

# Numbers that the notes hold to be unverified, disputed or merged away: none may be printed.
NOT_PRINTED = [
    "844-762-8483",
    "1-800-422-4453",
    "1-800-273-8255",
    "1-866-863-0511",
    "0808 802 1414",
    "1800 929 539",
    "1800 66 66 66",
    "1800 184 527",
    "08 019 019 11",
    "02 2327 2327",
    "800 822 4460",
    "0120-279-338",
    "0120-783-556",
    "1343",
    "9610-0180",
    "99610-0180",
]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def lines(library: Library) -> list[CrisisLine]:
    return [line for country in library.countries.values() for line in country.lines]


def ways(country: Country) -> set[str]:
    found = {way for line in country.lines for way in (line.voice, line.sms, line.chat)}
    return found - {""}


def test_every_country_of_the_notes_has_its_lines(library: Library) -> None:
    assert set(library.countries) == set(COUNTRIES)


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_country_gives_an_emergency_number_and_two_other_routes(
    library: Library, code: str
) -> None:
    country = library.countries[code]
    kinds = {line.kind for line in country.lines}
    emergency = {line.voice for line in country.lines if line.kind == "emergency"}
    assert emergency - {""}
    assert "dv" in kinds
    assert len(ways(country) - emergency) >= 2


def test_an_id_names_one_line_in_the_whole_world(library: Library) -> None:
    ids = [(code, line.id) for code, c in library.countries.items() for line in c.lines]
    assert len({name for _, name in ids}) == len(ids)
    assert all(name.startswith(f"{code}-") for code, name in ids)


def test_every_number_can_be_dialled_as_it_is_printed(lines: list[CrisisLine]) -> None:
    numbers = [n for line in lines for n in (line.voice, line.voice_long, line.sms) if n]
    assert [number for number in numbers if not DIALLED.fullmatch(number)] == []


@pytest.mark.S("S-20")
def test_every_number_has_the_notice_of_its_own_kind_of_trace(lines: list[CrisisLine]) -> None:
    for line in lines:
        if line.voice:
            assert "call log" in line.trace_note, line.id
        if line.sms:
            assert "messages" in line.trace_note, line.id
        if line.voice or line.sms:
            assert "bill" in line.trace_note, line.id
        if line.chat:
            assert re.search("browser history|app", line.trace_note), line.id


@pytest.mark.S("S-20")
@pytest.mark.parametrize("name", ["de-hilfetelefon", "es-016", "fr-119"])
def test_a_call_that_is_not_on_the_bill_is_still_in_the_call_log(
    lines: list[CrisisLine], name: str
) -> None:
    note = next(line.trace_note for line in lines if line.id == name)
    assert "not on the phone bill" in note
    assert "stays in your call log" in note


@pytest.mark.S("S-21")
def test_every_line_has_its_date_and_two_sources_or_a_warning(lines: list[CrisisLine]) -> None:
    for line in lines:
        assert line.last_verified <= GATHERED, line.id
        if line.status == "single":
            assert line.caveat.startswith("Not recently checked"), line.id
        else:
            assert len(set(line.sources)) >= 2, line.id


@pytest.mark.S("S-21")
@given(st.dates(), st.integers(min_value=-4000, max_value=4000))
def test_a_line_is_stale_after_half_a_year_on_every_date(checked: date, days: int) -> None:
    line = CrisisLine.model_construct(last_verified=checked)
    try:
        today = checked + timedelta(days=days)
    except OverflowError:
        return
    assert line.stale(today) == (days > 180)


def test_the_disputed_line_is_printed_only_with_its_story(lines: list[CrisisLine]) -> None:
    disputed = [line for line in lines if line.status == "disputed"]
    assert [line.id for line in disputed] == ["za-gbv"]
    assert "out of order in late 2024" in disputed[0].caveat
    assert "0800 150 150" in disputed[0].caveat


@pytest.mark.parametrize("number", NOT_PRINTED)
def test_a_number_that_nobody_could_confirm_is_nowhere(library: Library, number: str) -> None:
    digits = re.sub(r"\D", "", number)
    text = " ".join(str(country) for country in library.countries.values())
    printed = {re.sub(r"\D", "", found) for found in re.findall(r"[\d][\d ()-]*\d", text)}
    assert digits not in printed


def test_hours_on_which_sources_differ_are_left_out(lines: list[CrisisLine]) -> None:
    open_question = {"nz-are-you-ok", "nz-shine", "nz-1737", "gb-galop", "za-gbv"}
    assert {line.id: line.hours for line in lines if line.id in open_question} == dict.fromkeys(
        open_question, ""
    )


def test_a_short_code_that_failed_once_has_its_long_number_beside_it(
    lines: list[CrisisLine],
) -> None:
    line = next(line for line in lines if line.id == "nl-113")
    assert line.voice_long == "0800-0113"


def test_people_who_worry_about_their_own_acts_find_a_line(library: Library) -> None:
    for code in ("us", "gb"):
        assert "own_behaviour" in {line.kind for line in library.countries[code].lines}
