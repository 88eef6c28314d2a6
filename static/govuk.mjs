// Turns the published GOV.UK Frontend styles into a council's own: no crown, no GDS Transport, no GOV.UK
// blue. Every change says how many places it must find, so that an upgrade cannot pass unread.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import postcss from "postcss"

const require = createRequire(import.meta.url)
const published = (file) => readFileSync(require.resolve(`govuk-frontend/dist/govuk/${file}`), "utf8")

export const version = require("govuk-frontend/package.json").version

const licence = `/*! GOV.UK Frontend ${version}, Copyright (C) 2017 Crown Copyright (Government Digital Service), MIT licence; changed here */`

const darker = (colour) => `color-mix(in srgb,var(${colour}) 65%,#000)`
const paler = (colour, share) => `color-mix(in srgb,var(${colour}) ${share}%,#fff)`

// What a page sets on :root from COUNCIL_FILE. Shades follow from them; a browser too old to mix colours
// draws those parts in the colour of the text, or on white.
const council = {
  "--council-brand": "#00575c",
  "--council-link": "#00575c",
  "--council-link-visited": "#54319f",
  "--council-button": "#00575c",
  "--council-button-text": "#fff",
  "--council-page": "#f1f5f5",
  "--council-dark": darker("--council-brand"),
  "--council-link-hover": darker("--council-link"),
  "--council-button-hover": darker("--council-button"),
  "--council-line": paler("--council-brand", 45),
  "--council-tint": paler("--council-brand", 12),
  "--council-font": '-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Arial,sans-serif',
}

const palette = {
  "--govuk-brand-colour": "var(--council-brand)",
  "--govuk-link-colour": "var(--council-link)",
  "--govuk-link-visited-colour": "var(--council-link-visited)",
  "--govuk-link-hover-colour": "var(--council-link-hover)",
  "--govuk-template-background-colour": "var(--council-page)",
  "--govuk-surface-background-colour": "var(--council-page)",
  "--govuk-surface-border-colour": "var(--council-line)",
}

// Blues and tints that GOV.UK writes as plain values, outside its custom properties.
const literals = {
  "#1d70b8": "var(--council-brand)",
  "#0f385c": "var(--council-dark)",
  "#d2e2f1": "var(--council-tint)",
  "#f4f8fb": "var(--council-page)",
}

const buttons = {
  "#0f7a52": "var(--council-button)",
  "#0b5c3e": "var(--council-button-hover)",
  "#083d29": "var(--council-button-hover)",
  "#fff": "var(--council-button-text)",
}

// Parts of GOV.UK Frontend that no page of ours shows.
const unused = [/\.govuk-header/, /\.govuk-logo-dot/, /\.govuk-cookie-banner/, /copyright-logo/, /footer__crown/, /\\!-static-/]

const places = {
  "font faces removed": 2,
  "font stacks changed": 54,
  "palette colours changed": 7,
  "button colours changed": 7,
  "plain colours changed": 10,
  "fallback colours removed": 251,
  "selectors dropped": 138,
}

function dropUnused(sheet) {
  let dropped = 0
  sheet.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => !unused.some((part) => part.test(selector)))
    dropped += rule.selectors.length - kept.length
    if (kept.length === 0) rule.remove()
    else rule.selectors = kept
  })
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return dropped
}

function dropFontFaces(sheet) {
  let dropped = 0
  sheet.walkComments((comment) => comment.remove())
  sheet.walkAtRules("font-face", (face) => {
    face.remove()
    dropped += 1
  })
  return dropped
}

function changeFonts(sheet) {
  let changed = 0
  sheet.walkDecls("font-family", (declaration) => {
    if (!declaration.value.startsWith("GDS Transport")) return
    declaration.value = "var(--council-font)"
    changed += 1
  })
  return changed
}

function changePalette(sheet) {
  let changed = 0
  const root = sheet.nodes.find((node) => node.selector === ":root")
  root.walkDecls(/^--/, (declaration) => {
    if (!(declaration.prop in palette)) return
    declaration.value = palette[declaration.prop]
    changed += 1
  })
  root.prepend(...Object.entries(council).map(([prop, value]) => postcss.decl({ prop, value })))
  return changed
}

// Every property is set on :root, so the second copy of each colour is weight and hides GOV.UK's own.
function removeFallbacks(sheet) {
  let removed = 0
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(/var\((--govuk-[a-z-]+),#[0-9a-f]+\)/g, (_, name) => {
      removed += 1
      return `var(${name})`
    })
  })
  return removed
}

function recolour(declaration, colours) {
  let changed = 0
  declaration.value = declaration.value.replace(/#[0-9a-f]+\b/g, (colour) => {
    if (!(colour in colours)) return colour
    changed += 1
    return colours[colour]
  })
  return changed
}

function changeLiterals(sheet) {
  let changed = 0
  sheet.walkDecls((declaration) => {
    changed += recolour(declaration, literals)
  })
  return changed
}

function changeButtons(sheet) {
  let changed = 0
  sheet.walkRules(/^\.govuk-button[:[,]|^\.govuk-button$/, (rule) => {
    rule.walkDecls((declaration) => {
      changed += recolour(declaration, buttons)
    })
  })
  return changed
}

function expect(what, found) {
  if (found === places[what]) return
  throw new Error(`${what}: ${found} in GOV.UK Frontend ${version}, ${places[what]} expected. See static/govuk.mjs.`)
}

/** The council's left-to-right styles, as a PostCSS tree. */
export function styles() {
  const sheet = postcss.parse(published("govuk-frontend.min.css"))
  expect("selectors dropped", dropUnused(sheet))
  expect("font faces removed", dropFontFaces(sheet))
  expect("font stacks changed", changeFonts(sheet))
  expect("palette colours changed", changePalette(sheet))
  expect("fallback colours removed", removeFallbacks(sheet))
  expect("plain colours changed", changeLiterals(sheet))
  expect("button colours changed", changeButtons(sheet))
  const charset = sheet.first
  charset.after(postcss.comment({ text: licence.slice(2, -2), raws: { left: "", right: "" } }))
  return sheet
}

/** GOV.UK Frontend's scripts as one expression whose value holds its exports by name. */
export function scripts() {
  const source = published("govuk-frontend.min.js").replace(/\/\/# sourceMappingURL=.*\s*$/, "")
  const parts = source.split(/export\{([^}]*)\};?\s*$/)
  if (parts.length !== 3) throw new Error("GOV.UK Frontend's script no longer ends with one export. See static/govuk.mjs.")
  return `${licence}\n(()=>{${parts[0]};return{${parts[1]}}})()`
}
