// Writes static/dist: our styles in both directions, our scripts and images, each named by its contents,
// each compressed as hard as it goes, and manifest.json that tells which name is whose.

import { createHash } from "node:crypto"
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, extname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import postcss from "postcss"
import { scripts, styles } from "./govuk.mjs"
import { mirrored } from "./mirror.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const target = process.argv[2] ?? join(here, "dist")

// What a council must not wear. The checks on counts say what changed; this says what is left.
const forbidden = [/GDS Transport/, /crown/, /crest/, /#1d70b8/i, /#1a65a6/i, /\/assets\//]

function filesIn(folder, extension = "") {
  try {
    return readdirSync(join(here, folder)).filter((name) => !name.startsWith(".") && name.endsWith(extension)).sort()
  } catch {
    return []
  }
}

const read = (folder, name) => readFileSync(join(here, folder, name))

function shrink(sheet) {
  sheet.walk((node) => {
    if (node.type === "comment" && !node.text.startsWith("!")) node.remove()
    else if (node.type === "comment") node.raws = { before: "", left: "", right: "" }
    else if (node.type === "decl") Object.assign(node.raws, { before: "", between: ":" })
    else Object.assign(node.raws, { before: "", between: "", after: "", semicolon: false })
    if (node.type === "rule") node.selector = node.selectors.join(",")
    if (node.type === "decl" && !node.prop.startsWith("--")) node.value = node.value.replace(/\s+/g, " ")
  })
  sheet.raws.after = "\n"
  return sheet.toString()
}

function ownStyles() {
  const sheet = postcss.root()
  for (const name of filesIn("styles", ".css"))
    sheet.append(postcss.parse(read("styles", name), { from: `static/styles/${name}` }).nodes)
  return sheet
}

// Styles of a part of the site that few people open. Their sides are start and end: one sheet does for both.
function sheetsApart() {
  const made = {}
  for (const name of filesIn("styles/apart", ".css"))
    made[name] = shrink(postcss.parse(read("styles/apart", name), { from: `static/styles/apart/${name}` }))
  return made
}

function sheets() {
  const [govuk, own] = [styles(), ownStyles()]
  const both = govuk.clone().append(own.clone().nodes)
  return { "frontdoor.css": shrink(both), "frontdoor-rtl.css": shrink(mirrored(govuk, own)) }
}

// One file is one request: the published components stand where the script imports them.
function script(name) {
  const source = read("scripts", name).toString()
  const joined = source.replace(
    /^import (\{[^}]*\}) from "govuk-frontend";?$/m,
    (_, names) => `const ${names.replaceAll(" as ", ": ")} = ${scripts()};`,
  )
  if (/^import\b/m.test(joined)) throw new Error(`static/scripts/${name} imports something other than "govuk-frontend".`)
  return joined
}

function outputs() {
  const made = { ...sheets(), ...sheetsApart() }
  for (const name of filesIn("scripts", ".mjs")) made[name] = script(name)
  for (const name of filesIn("images")) made[name] = read("images", name)
  return made
}

function refuse(name, text) {
  const found = forbidden.find((mark) => mark.test(text))
  if (found) throw new Error(`${name} still has ${found.source}, which belongs to GOV.UK.`)
}

function compressed(contents) {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length }
  return { ".br": brotliCompressSync(contents, { params: quality }), ".gz": gzipSync(contents, { level: 9 }) }
}

function write(folder, name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8)
  const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`
  writeFileSync(join(folder, hashed), contents)
  const smaller = Object.entries(compressed(contents)).filter(([, bytes]) => bytes.length < contents.length * 0.9)
  for (const [ending, bytes] of smaller) writeFileSync(join(folder, hashed + ending), bytes)
  const sent = smaller.length ? smaller[0][1].length : contents.length
  console.log(`${hashed}  ${contents.length} bytes, ${sent} over the wire`)
  return hashed
}

// A page made before this build still asks for the files of the last one.
function keepLast(fresh) {
  const manifest = join(target, "manifest.json")
  if (!existsSync(manifest)) return
  for (const name of Object.values(JSON.parse(readFileSync(manifest))))
    for (const ending of ["", ".br", ".gz"]) {
      const [old, kept] = [join(target, name + ending), join(fresh, name + ending)]
      if (existsSync(old) && !existsSync(kept)) copyFileSync(old, kept)
    }
}

function build() {
  // Beside the old one and then in its place, so that a page never asks for half a build.
  const fresh = `${target}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const manifest = {}
  for (const [name, contents] of Object.entries(outputs())) {
    if (/\.(css|mjs)$/.test(name)) refuse(name, contents)
    manifest[name] = write(fresh, name, Buffer.from(contents))
  }
  writeFileSync(join(fresh, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n")
  keepLast(fresh)
  rmSync(target, { recursive: true, force: true })
  renameSync(fresh, target)
}

try {
  build()
} catch (trouble) {
  console.error(trouble.message)
  process.exit(1)
}
