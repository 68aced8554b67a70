"""Makes the fonts in theme/fonts from the npm packages of Fontsource.

    pip install fonttools brotli
    npm install --prefix target/fonts @fontsource/source-serif-4@5.3.1 \\
        @fontsource/source-code-pro@5.3.1 @fontsource/stix-two-math@5.3.0
    python3 theme/make-fonts.py

The text fonts have Latin-1 and Greek; what they lack (subscripts, arrows) comes
from the mathematics font, which keeps its MATH table, so that brackets
stretch."""

from pathlib import Path
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "target/fonts/node_modules/@fontsource"
FONTS = ROOT / "theme/fonts"


def characters(*ranges):
    return "".join(chr(c) for first, last in ranges for c in range(first, last + 1))


LATIN = characters((0x20, 0x7E), (0xA0, 0xFF)) + "–—‘’“”…†•‹›€™−"
GREEK = characters((0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9))
SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉≤≥≈≠∞√∑∏∂×·→←↩±"
MATHEMATICS = (
    characters((0x20, 0x7E), (0x1D434, 0x1D454), (0x1D456, 0x1D467), (0x1D6E2, 0x1D71B))
    + GREEK
    + SIGNS
    + "ℎϵ−⋅∗…⋯∣∥‖⟨⟩⌈⌉⌊⌋∈∉∀∃∇⇒⇔∝≪≫≡∼′″¯○\u2061\u2062\u2063"
)


def cut(source, text, target, features, flavor=None):
    options = subset.Options()
    options.flavor = flavor
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = features
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = flavor
    font.save(target)


def text_font(package, weight, style, name):
    """Fontsource has a file for each script; this puts two of them together."""
    with tempfile.TemporaryDirectory() as folder:
        parts, have = [], set()
        for script in ("latin", "greek"):
            source = PACKAGES / package / f"files/{package}-{script}-{weight}-{style}.woff2"
            there = set(TTFont(source).getBestCmap())
            text = "".join(c for c in LATIN + GREEK + SIGNS if ord(c) in there - have)
            have |= there
            part = f"{folder}/{script}.ttf"
            cut(source, text, part, ["kern", "liga", "mark", "mkmk", "ccmp", "locl"])
            parts.append(part)
        font = Merger().merge(parts)
        font.flavor = "woff2"
        font.save(FONTS / f"{name}.woff2")


text_font("source-serif-4", 400, "normal", "source-serif-400")
text_font("source-serif-4", 400, "italic", "source-serif-400-italic")
text_font("source-serif-4", 600, "normal", "source-serif-600")
text_font("source-code-pro", 400, "normal", "source-code-400")
cut(
    PACKAGES / "stix-two-math/files/stix-two-math-latin-400-normal.woff2",
    MATHEMATICS,
    FONTS / "stix-two-math.woff2",
    ["ssty", "dtls", "kern", "ccmp"],
    flavor="woff2",
)
