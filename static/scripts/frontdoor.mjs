// Everything works without this file; it makes some of it easier.
import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, NotificationBanner, Radios, SkipLink } from "govuk-frontend"

createAll(Button, { preventDoubleClick: true })
for (const component of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) createAll(component)
