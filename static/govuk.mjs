// Turns the published GOV.UK Frontend styles into a council's own: no crown, no GDS Transport, no GOV.UK
// blue. Every change says how many places it must find, so that an upgrade cannot pass unread.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import postcss from "postcss"

const require = createRequire(import.meta.url)
const published = (file) => readFileSync(require.resolve(`govuk-frontend/dist/govuk/${file}`), "utf8")

export const version = require("govuk-frontend/package.json").version

const licence = `/*! GOV.UK Frontend ${version}, Copyright (C) 2017 Crown Copyright (Government Digital Service), MIT licence; changed here */`

// What a page may set on :root from the council's own colours; the rest of the palette follows from these.
const council = {
  "--council-brand": "#00575c",
  "--council-link": "var(--council-brand)",
  "--council-dark": "#00363a",
  "--council-tint": "#eaf3f3",
  "--council-line": "#8fb5b7",
  "--council-font": '-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Arial,sans-serif',
}

const palette = {
  "--govuk-brand-colour": "var(--council-brand)",
  "--govuk-link-colour": "var(--council-link)",
  "--govuk-link-hover-colour": "var(--council-dark)",
  "--govuk-template-background-colour": "var(--council-tint)",
  "--govuk-surface-background-colour": "var(--council-tint)",
  "--govuk-surface-border-colour": "var(--council-line)",
}

// Blues and tints that GOV.UK writes as plain values, outside its custom properties.
const literals = {
  "#1d70b8": "var(--council-brand)",
  "#0f385c": "var(--council-dark)",
  "#d2e2f1": "var(--council-tint)",
  "#f4f8fb": "var(--council-tint)",
}

// Parts of GOV.UK Frontend that no page of ours shows.
const unused = [/\.govuk-header/, /\.govuk-logo-dot/, /\.govuk-cookie-banner/, /copyright-logo/, /footer__crown/, /\\!-static-/]

const places = {
  "font faces removed": 2,
  "font stacks changed": 54,
  "palette colours changed": 6,
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

function changeLiterals(sheet) {
  let changed = 0
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(/#[0-9a-f]{6}\b/g, (colour) => {
      if (!(colour in literals)) return colour
      changed += 1
      return literals[colour]
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
