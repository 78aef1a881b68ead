"""The families a document can be set in."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import font_roboto
import pytest
from pypdf import PdfReader

from facilitator.core.protocol import Edition, Extent, protocol
from facilitator.report.docx import docx_bytes
from facilitator.report.pdf import pdf_bytes
from facilitator.report.pdf.fonts import load_fonts
from facilitator.report.typefaces import Typeface, font_folders, serifs, typeface_called
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.report.papers import example


def installed(folder: Path, *names: str) -> Path:
    """Put one face under all these names: a page set in any other face shows it."""
    inside = folder / "truetype" / "some"
    inside.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(font_roboto.RobotoBold, inside / name)
    return folder


def liberation(folder: Path) -> Path:
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    return installed(folder, *(f"LiberationSerif-{name}.ttf" for name in names))


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
        (
            "Times New Roman",
            (
                "Times_New_Roman.ttf",
                "Times_New_Roman_Bold.ttf",
                "Times_New_Roman_Italic.ttf",
                "Times_New_Roman_Bold_Italic.ttf",
            ),
        ),
        (
            "PT Astra Serif",
            (
                "PTAstraSerif-Regular.TTF",
                "PTAstraSerif-Bold.ttf",
                "PTAstraSerif-Italic.ttf",
                "PTAstraSerif-BoldItalic.ttf",
            ),
        ),
    ],
)
def test_a_serif_is_found_however_its_files_are_named(
    tmp_path: Path, family: str, names: tuple[str, ...]
) -> None:
    (found,) = serifs([installed(tmp_path, *names)])
    assert found.name == family
    assert [file.name for file in found.files] == list(names)
    assert typeface_called(family.upper(), [tmp_path]) == found


def test_a_family_without_its_bold_is_not_offered(tmp_path: Path) -> None:
    liberation(tmp_path)
    (tmp_path / "truetype" / "some" / "LiberationSerif-Bold.ttf").unlink()
    assert serifs([tmp_path, tmp_path / "missing"]) == ()
    assert typeface_called("Liberation Serif", [tmp_path]) is None


def test_every_system_has_its_folders(tmp_path: Path) -> None:
    windows = font_folders("win32", {"WINDIR": "W", "LOCALAPPDATA": "L"}, tmp_path)
    assert windows == (Path("W/Fonts"), Path("L/Microsoft/Windows/Fonts"))
    assert tmp_path / "Library" / "Fonts" in font_folders("darwin", {}, tmp_path)
    assert tmp_path / ".local/share/fonts" in font_folders("linux", {}, tmp_path)


def test_the_whole_report_is_set_in_the_chosen_family(tmp_path: Path) -> None:
    (found,) = serifs([liberation(tmp_path)])
    pdf, _ = pdf_bytes(
        protocol(example(), Edition(Extent.REPORT)), Words.load("ru"), typeface=found
    )
    fonts = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            fonts.add(font.get_object()["/BaseFont"].split("+")[-1])
    assert fonts == {"Roboto-Bold"}


def test_the_office_file_names_the_chosen_family() -> None:
    data = docx_bytes(protocol(example()), Words.load("ru"), font="PT Astra Serif")
    with ZipFile(BytesIO(data)) as parts:
        assert b'w:name="PT Astra Serif"' in parts.read("word/fontTable.xml")
        assert b"PT Astra Serif" in parts.read("word/styles.xml")


def test_a_family_whose_file_is_no_font_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_text("no font")
    with pytest.raises(StorageTrouble, match="cannot_read") as caught:
        load_fonts(Typeface("Broken Serif", (broken,) * 4))
    assert caught.value.where == str(broken)
