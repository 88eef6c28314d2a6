// The right-to-left sheet: rtlcss mirrors sides and lengths, and this file deals with what it leaves alone.

import postcss from "postcss"
import rtlcss from "rtlcss"

// A closed "details" points the way the text reads.
const arrows = { "polygon(0 0,100% 50%,0 100%)": "polygon(100% 0,0 50%,100% 100%)" }

// Arrows drawn as SVG, which no style sheet turns by itself.
const drawn = ".govuk-pagination__icon--prev,.govuk-pagination__icon--next,.govuk-button__start-icon"

const places = { "arrows turned": 2, "ticks kept": 3 }

function turnArrows(sheet) {
  let turned = 0
  sheet.walkDecls(/clip-path$/, (declaration) => {
    if (!(declaration.value in arrows)) return
    declaration.value = arrows[declaration.value]
    turned += 1
  })
  sheet.append(`${drawn}{transform:scaleX(-1)}`)
  return turned
}

// A tick is written the same way in every script; rtlcss draws it backwards.
function keepTicks(sheet, mirror) {
  const [theirs, ours] = [ticks(sheet), ticks(mirror)]
  ours.forEach((declaration, place) => {
    declaration.value = theirs[place].value
  })
  return ours.length
}

function ticks(sheet) {
  const found = []
  sheet.walkRules(/checkboxes__label:after$/, (rule) => rule.walkDecls(/^(transform|border-width)$/, (one) => void found.push(one)))
  return found
}

function expect(what, found) {
  if (found === places[what]) return
  throw new Error(`${what}: ${found} in GOV.UK Frontend, ${places[what]} expected. See static/mirror.mjs.`)
}

const mirror = (sheet) => postcss([rtlcss()]).process(sheet.clone(), { from: undefined }).root

/** GOV.UK Frontend's sheet, and then our own, for languages that read from right to left. */
export function mirrored(govuk, own) {
  const sheet = mirror(govuk)
  expect("ticks kept", keepTicks(govuk, sheet))
  expect("arrows turned", turnArrows(sheet))
  sheet.append(mirror(own).nodes)
  return sheet
}
