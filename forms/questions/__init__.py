"""The kinds of question a page can ask."""

from forms.questions.address import Address, Postcode
from forms.questions.choice import Choice, Choices, Option, YesNo
from forms.questions.contact import Email, Name, Telephone
from forms.questions.date import Date, days_ago
from forms.questions.line import Line, TextArea
from forms.questions.number import Money, WholeNumber
from forms.questions.question import MistakeInForm, Question

__all__ = [
    "Address",
    "Choice",
    "Choices",
    "Date",
    "Email",
    "Line",
    "MistakeInForm",
    "Money",
    "Name",
    "Option",
    "Postcode",
    "Question",
    "Telephone",
    "TextArea",
    "WholeNumber",
    "YesNo",
    "days_ago",
]
