// Makes a long list one to type into: the combobox of ARIA 1.2, with a list that nothing is chosen from until
// somebody does. The select stays, unseen, and is what is posted; what fits no choice is posted as it was typed.

const language = document.documentElement.lang
const plural = new Intl.PluralRules(language)
const number = new Intl.NumberFormat(language)

// Without capitals, accents, hamzas, joining strokes and marks between words.
const plain = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()

function element(name, attributes) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(attribute, value)
  return made
}

class TypeAhead {
  constructor(select) {
    this.select = select
    const { id } = select
    const label = document.querySelector(`label[for="${id}"]`)
    label.id ||= `${id}-label`
    const inError = select.classList.contains("govuk-select--error") ? " govuk-input--error" : ""
    this.input = element("input", {
      class: `govuk-input council-type-ahead__input${inError}`, id, type: "text", role: "combobox",
      autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": `${id}-list`, "aria-describedby": select.getAttribute("aria-describedby"),
    })
    this.list = element("ul", {
      class: "council-type-ahead__list", id: `${id}-list`, role: "listbox", "aria-labelledby": label.id, hidden: "",
    })
    this.status = element("div", { class: "council-type-ahead__status govuk-visually-hidden", role: "status" })
    this.choices = [...select.options].filter((option) => option.value).map((option, index) => {
      const item = element("li", { class: "council-type-ahead__choice", id: `${id}-list-${index}`, role: "option", "aria-selected": "false" })
      item.textContent = option.text
      return { item, value: option.value, text: option.text, words: plain(option.text) }
    })
    this.found = this.choices
    this.active = null
    this.place()
    this.listen()
    this.show()
  }

  place() {
    const box = element("div", { class: "council-type-ahead" })
    this.select.id = `${this.select.id}-select`
    this.select.hidden = true
    this.select.after(box)
    box.append(this.input, this.list, this.status)
  }

  listen() {
    this.input.addEventListener("input", () => {
      this.settle()
      this.find(this.input.value)
      this.tell()
    })
    this.input.addEventListener("keydown", (event) => this.press(event))
    this.input.addEventListener("click", () => this.list.hidden && this.open())
    this.input.addEventListener("blur", () => this.close())
    this.list.addEventListener("mousedown", (event) => event.preventDefault())
    this.list.addEventListener("click", ({ target }) => {
      const choice = this.choices.find(({ item }) => item.contains(target))
      if (choice) this.choose(choice)
    })
    // Coming back to the page, the browser may have restored the select.
    window.addEventListener("pageshow", () => this.input.value || this.show())
  }

  // What is chosen, or was typed before and fitted nothing.
  show() {
    const chosen = this.choices.find(({ value }) => value === this.select.value)
    this.input.value = chosen ? chosen.text : this.select.dataset.typed
    this.settle()
  }

  // Only one of the two is posted.
  settle(choice = this.choices.find(({ words }) => words === plain(this.input.value))) {
    const fitsNothing = !choice && this.input.value.trim() !== ""
    this.select.value = choice ? choice.value : ""
    this.select.disabled = fitsNothing
    this.input.name = fitsNothing ? this.select.name : ""
  }

  find(typed) {
    const words = plain(typed).split(" ")
    this.found = this.choices.filter((choice) => words.every((word) => choice.words.includes(word)))
    this.activate(null)
    this.expand(this.found)
  }

  open() {
    const chosen = this.choices.find(({ value }) => value === this.select.value)
    this.find(chosen ? "" : this.input.value)
    if (chosen) this.activate(chosen)
  }

  close() {
    this.activate(null)
    this.expand([])
    this.tell(true)
  }

  expand(choices) {
    this.list.replaceChildren(...choices.map(({ item }) => item))
    this.list.hidden = !choices.length
    this.input.setAttribute("aria-expanded", String(choices.length > 0))
  }

  activate(choice) {
    this.active?.item.setAttribute("aria-selected", "false")
    this.active = choice
    if (!choice) return this.input.removeAttribute("aria-activedescendant")
    choice.item.setAttribute("aria-selected", "true")
    this.input.setAttribute("aria-activedescendant", choice.item.id)
    choice.item.scrollIntoView({ block: "nearest" })
  }

  choose(choice) {
    this.input.value = choice.text
    this.settle(choice)
    this.close()
  }

  press(event) {
    const closed = this.list.hidden
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (closed) this.open()
      if (!event.altKey && (!closed || !this.active)) this.step(event.key === "ArrowDown" ? 1 : -1)
    } else if (event.key === "Enter" && !closed) {
      const choice = this.active ?? (this.found.length === 1 ? this.found[0] : null)
      if (!choice) return
      event.preventDefault()
      this.choose(choice)
    } else if (event.key === "Escape") {
      if (closed) this.input.value = ""
      this.settle()
      this.close()
    } else if (event.key === "Tab" && this.active) this.choose(this.active)
  }

  step(by) {
    if (!this.found.length) return
    const here = this.active ? this.found.indexOf(this.active) : by > 0 ? -1 : 0
    this.activate(this.found[(here + by + this.found.length) % this.found.length])
  }

  // How many there are, once somebody pauses; that there is nothing, also to those who look.
  tell(silent = false) {
    clearTimeout(this.pause)
    const count = this.found.length
    const nothing = !silent && count === 0
    this.status.classList.toggle("govuk-visually-hidden", !nothing)
    this.status.textContent = nothing ? this.select.dataset.nothing : ""
    if (silent || nothing) return
    const forms = JSON.parse(this.select.dataset.typeAhead)
    const words = forms[plural.select(count)] ?? forms.other
    this.pause = setTimeout(() => (this.status.textContent = words.replace("%{count}", number.format(count))), 500)
  }
}

for (const select of document.querySelectorAll("select[data-type-ahead]")) new TypeAhead(select)
