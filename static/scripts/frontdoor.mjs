// Everything works without this file; it makes some of it easier.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, NotificationBanner, Radios, SkipLink } from "govuk-frontend"

// A radio may not say that it is expanded (ARIA 1.2): what it reveals follows it, and is read next.
class PlainRadios extends Radios {
  syncConditionalRevealWithInputState($input) {
    super.syncConditionalRevealWithInputState($input)
    $input.removeAttribute("aria-expanded")
  }
}

createAll(Button, { preventDoubleClick: true })
for (const component of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PlainRadios, SkipLink]) createAll(component)
