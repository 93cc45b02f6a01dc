"""The loader: everything, or every fault of every file at once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import LINE, Shelf, small_shelf, write

from sameteam.content import ContentError, load_library

Plant = Callable[[Shelf], object]
NL = "crisis/nl.toml"


def faults_in(root: Path) -> set[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        load_library(root)
    return {(fault.file, fault.field) for fault in caught.value.faults}


def put(file: str, **fields: object) -> Plant:
    return lambda files: files[file].update(fields)


def drop(file: str, field: str = "") -> Plant:
    return lambda files: files[file].pop(field) if field else files.pop(file)


def line(**fields: object) -> dict[str, object]:
    return {"id": "nl-113", **LINE, **fields}


# Each fault, planted in a file of its own: (what breaks it, the file, the field that is named).
PLANTS: list[tuple[Plant, str, str]] = [
    (drop("en/reasons/blame.toml", "opener"), "en/reasons/blame.toml", "opener"),
    (put("en/reasons/cost.toml", helpz=["x"]), "en/reasons/cost.toml", "helpz"),
    (put("en/reasons/time.toml", questions=["a"]), "en/reasons/time.toml", "questions"),
    (put("en/reasons/past.toml", number=1), "en/reasons/past.toml", "number"),
    (put("en/reasons/stigma.toml", source=["nobody"]), "en/reasons/stigma.toml", "source.1"),
    (
        put("en/reasons/privacy.toml", first_steps=["no"]),
        "en/reasons/privacy.toml",
        "first_steps.1",
    ),
    (put("en/options/class.toml", fits=["moody"]), "en/options/class.toml", "fits.1"),
    (put("en/exercises/breathe.toml", minutes="five"), "en/exercises/breathe.toml", "minutes"),
    (put("en/steps/wait.toml", lead="Wait [VERIFY] a week."), "en/steps/wait.toml", "lead"),
    (put("en/steps/solo.toml", words_kind="shout"), "en/steps/solo.toml", "words_kind"),
    (put("en/signs/fear.toml", id="fear"), "en/signs/fear.toml", "id"),
    (drop("en/signs/child.toml"), "en/signs/child.toml", ""),
    (drop("en/steps/decide.toml"), "en/steps/decide.toml", ""),
    (drop("en/reasons/culture.toml"), "en/reasons/culture.toml", ""),
    (drop("en/phrases.toml"), "en/phrases.toml", ""),
    (put("sources.toml", mi={"cite": "A", "says": "B"}), "sources.toml", "mi.kind"),
    (put(NL, lines=[line(), line(id="b", status="single")]), NL, "lines.2.caveat"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, small_shelf())


def test_a_whole_library_loads_with_ids_taken_from_the_names(root: Path) -> None:
    library = load_library(root)
    assert len(library.reasons) == 17
    assert len(library.steps) == 14
    assert library.reasons["blame"].id == "blame"
    assert library.sources["craft"].id == "craft"
    assert library.countries["nl"].lines[1].id == "nl-113"
    assert library.screen.id == "screen"


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(range(len(PLANTS))), min_size=1))
def test_all_planted_faults_are_told_at_once_with_file_and_field(chosen: set[int]) -> None:
    files = small_shelf()
    for plant, _, _ in (PLANTS[index] for index in chosen):
        plant(files)
    with tempfile.TemporaryDirectory() as folder:
        told = faults_in(write(Path(folder), files))
    assert told == {(file, field) for _, file, field in (PLANTS[index] for index in chosen)}


CRISIS_FAULTS = {
    "lines.1.trace_note": line(trace_note=""),
    "lines.1.caveat": line(status="disputed"),
    "lines.1.sources": line(sources=["one.example"]),
    "lines.1.voice": line(voice=""),
    "lines.1.kind": line(kind="police"),
}


@pytest.mark.S("S-21")
@pytest.mark.parametrize("field", CRISIS_FAULTS)
def test_a_crisis_line_without_its_safeguards_stops_the_start(tmp_path: Path, field: str) -> None:
    files = small_shelf()
    files[NL]["lines"] = [CRISIS_FAULTS[field], line(id="other")]
    assert faults_in(write(tmp_path, files)) == {(NL, field)}


@pytest.mark.S("S-20")
def test_a_line_that_says_nothing_of_its_trace_is_refused(root: Path) -> None:
    file = root / NL
    file.write_text(file.read_text().replace("trace_note", "note_of_trace", 1))
    assert (NL, "lines.1.trace_note") in faults_in(root)


def test_the_same_source_named_twice_is_one_source(tmp_path: Path) -> None:
    files = small_shelf()
    files[NL]["lines"] = [line(sources=["one.example"] * 2), line(id="other")]
    assert faults_in(write(tmp_path, files)) == {(NL, "lines.1.sources")}


def test_two_things_with_one_id_in_a_list_are_told(tmp_path: Path) -> None:
    files = small_shelf()
    files[NL]["lines"] = [line(), line()]
    assert faults_in(write(tmp_path, files)) == {(NL, "lines.2.id")}


def test_a_file_that_is_not_toml_is_told_with_its_line(root: Path) -> None:
    (root / "en/steps/wait.toml").write_text('title = "Wait"\nlead = no quotes\n')
    (root / "en/signs/fear.toml").write_bytes(b'noticed = "\xff"')
    assert faults_in(root) == {("en/steps/wait.toml", "line 2"), ("en/signs/fear.toml", "")}


def test_a_broken_file_still_counts_as_a_name_that_others_may_use(root: Path) -> None:
    (root / "en/options/class.toml").write_text("name = ")
    assert {file for file, _ in faults_in(root)} == {"en/options/class.toml"}


def test_a_misspelt_file_or_folder_is_no_silence(root: Path) -> None:
    (root / "en/reason").mkdir()
    (root / "en/steps/wiat.toml").write_text("title = 'x'")
    (root / "en/steps/notes.txt").write_text("x")
    told = {file for file, _ in faults_in(root)}
    assert {"en/reason", "en/steps/wiat.toml", "en/steps/notes.txt"} <= told


def test_an_empty_folder_tells_what_is_missing_instead_of_crashing(tmp_path: Path) -> None:
    told = {file for file, _ in faults_in(tmp_path)}
    assert {"sources.toml", "en/screen.toml", "en/reasons", "en/reasons/blame.toml"} <= told


def test_the_message_is_one_plain_line_a_fault(tmp_path: Path) -> None:
    files = small_shelf()
    files["en/reasons/cost.toml"]["opner"] = files["en/reasons/cost.toml"].pop("opener")
    files["en/reasons/time.toml"]["questions"] = ["What?"]
    files["en/options/class.toml"]["money"] = "cheap"
    with pytest.raises(ContentError) as caught:
        load_library(write(tmp_path, files))
    head, *lines = str(caught.value).splitlines()
    assert head.startswith("4 faults")
    assert lines == [
        "en/options/class.toml: money: found 'cheap', "
        "expected one of 'free', 'low', 'some', 'high'",
        "en/reasons/cost.toml: opener: found nothing, expected this field",
        "en/reasons/cost.toml: opner: found an unknown field, "
        "expected no field of this name (did you mean `opener`?)",
        "en/reasons/time.toml: questions: found 1 entry, expected at least 3",
    ]


def test_the_library_that_we_ship_has_no_fault() -> None:
    assert load_library().countries.keys() >= {"us", "gb", "eu"}
