"""The languages that people here speak, sign and read, for the forms that ask. Each is shown in the language
of the page and in its own, so that it can be found by someone who reads only that one.

The codes are those of BCP 47. The names in other languages than English are CLDR's.
"""

from __future__ import annotations

from functools import partial

from babel import Locale

from forms.text import Text, Translator, _, language
from forms.written import locale

_ENGLISH = {
    "ak": "Akan (Twi, Fante)",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ckb": "Kurdish (Sorani)",
    "cs": "Czech",
    "cy": "Welsh",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian (Farsi)",
    "fa_AF": "Dari",
    "ff": "Fula",
    "fil": "Filipino (Tagalog)",
    "fr": "French",
    "ga": "Irish",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "ig": "Igbo",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kn": "Kannada",
    "ko": "Korean",
    "ku": "Kurdish (Kurmanji)",
    "lg": "Luganda",
    "ln": "Lingala",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "om": "Oromo",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "rw": "Kinyarwanda",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sn": "Shona",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "wo": "Wolof",
    "xh": "Xhosa",
    "yi": "Yiddish",
    "yo": "Yoruba",
    "yue": "Cantonese",
    "zh_Hans": "Chinese (simplified)",
    "zh_Hant": "Chinese (traditional)",
    "zu": "Zulu",
}


def _shown(code: str, _translator: Translator) -> str:
    here = _ENGLISH[code] if language() == "en" else locale().languages.get(code, _ENGLISH[code])
    there = Locale.parse(code).languages.get(code, here)
    return here if there.casefold() == here.casefold() else f"{here} – {there}"


def _named(code: str) -> Text:
    return Text(_ENGLISH[code], partial(_shown, code), {})


def _in_order(names: dict[str, Text]) -> dict[str, Text]:
    return dict(sorted(names.items(), key=lambda named: named[1].message))


WRITTEN = _in_order({code: _named(code) for code in _ENGLISH.keys() - {"yue"}})
"""{code: words} of the languages that letters are read in."""

SPOKEN = _in_order(
    {code: _named(code) for code in _ENGLISH.keys() - {"zh_Hans", "zh_Hant"}}
    | {
        # Translators: the language of deaf people in Britain, seen and not heard
        "bfi": _("British Sign Language (BSL)"),
        # Translators: the names of languages
        "cmn": _("Mandarin"),
        "kri": _("Krio"),
        "phr": _("Pahari-Pothwari (Mirpuri)"),
        "rom": _("Romani"),
        "syl": _("Sylheti"),
    }
)
"""{code: words} of the languages that people speak or sign."""
