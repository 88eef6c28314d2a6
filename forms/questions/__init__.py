"""The kinds of question a page can ask."""

from forms.questions.address import Address, Postcode
from forms.questions.address_by_postcode import AddressByPostcode
from forms.questions.bank_details import BankDetails
from forms.questions.choice import Choice, Choices, Option, YesNo
from forms.questions.contact import Email, Name, Telephone
from forms.questions.date import Date, MonthYear, days_ago
from forms.questions.declaration import Declaration
from forms.questions.file_upload import FileUpload
from forms.questions.free_time import FreeTime
from forms.questions.line import Line, TextArea
from forms.questions.national_insurance import NationalInsurance
from forms.questions.number import Money, WholeNumber
from forms.questions.place import Place
from forms.questions.question import MistakeInForm, Question
from forms.questions.reference import Reference
from forms.questions.select import Select
from forms.questions.service_picker import ServicePicker
from forms.questions.time import Time

__all__ = [
    "Address",
    "AddressByPostcode",
    "BankDetails",
    "Choice",
    "Choices",
    "Date",
    "Declaration",
    "Email",
    "FileUpload",
    "FreeTime",
    "Line",
    "MistakeInForm",
    "Money",
    "MonthYear",
    "Name",
    "NationalInsurance",
    "Option",
    "Place",
    "Postcode",
    "Question",
    "Reference",
    "Select",
    "ServicePicker",
    "Telephone",
    "TextArea",
    "Time",
    "WholeNumber",
    "YesNo",
    "days_ago",
]
