// Offers what somebody may mean while they type into a search box: the combobox of ARIA 1.2, whose choices are
// pages. Whoever takes none of them searches, as without this script.

const language = document.documentElement.lang
const plural = new Intl.PluralRules(language)
const number = new Intl.NumberFormat(language)
const PAUSE = 200

function element(name, attributes) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

class SearchBox {
  constructor(input) {
    this.input = input
    const { id } = input
    const label = document.querySelector(`label[for="${id}"]`)
    label.id ||= `${id}-label`
    this.list = element("ul", {
      class: "council-type-ahead__list", id: `${id}-list`, role: "listbox", "aria-labelledby": label.id, hidden: "",
    })
    this.status = element("div", { class: "govuk-visually-hidden", role: "status" })
    const box = element("div", { class: "council-suggest" })
    input.before(box)
    box.append(input, this.list, this.status)
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value)
    this.offer([])
    input.addEventListener("input", () => {
      clearTimeout(this.pause)
      this.pause = setTimeout(() => this.ask(input.value.trim()), PAUSE)
    })
    input.addEventListener("keydown", (event) => this.press(event))
    input.addEventListener("blur", () => this.offer([]))
    this.list.addEventListener("mousedown", (event) => event.preventDefault())
    this.list.addEventListener("click", ({ target }) => this.go(this.choices.find(({ item }) => item.contains(target))))
  }

  async ask(typed) {
    this.asked?.abort()
    if (typed.length < 2) return this.offer([])
    this.asked = new AbortController()
    try {
      const answer = await fetch(`${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: this.asked.signal })
      if (answer.ok && document.activeElement === this.input) this.offer(await answer.json())
    } catch {
      // No suggestions, then: the box searches all the same.
    }
  }

  offer(found) {
    this.choices = found.map(({ name, address }, index) => {
      const item = element("li", { class: "council-type-ahead__choice", id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false" })
      item.textContent = name
      return { item, address }
    })
    this.list.replaceChildren(...this.choices.map(({ item }) => item))
    this.list.hidden = !found.length
    this.input.setAttribute("aria-expanded", String(found.length > 0))
    this.activate(-1)
    const forms = JSON.parse(this.input.dataset.found)
    const words = forms[plural.select(found.length)] ?? forms.other
    this.status.textContent = found.length ? words.replace("%{count}", number.format(found.length)) : ""
  }

  activate(index) {
    this.choices[this.active]?.item.setAttribute("aria-selected", "false")
    this.active = index
    const choice = this.choices[index]
    if (!choice) return this.input.removeAttribute("aria-activedescendant")
    choice.item.setAttribute("aria-selected", "true")
    this.input.setAttribute("aria-activedescendant", choice.item.id)
    choice.item.scrollIntoView({ block: "nearest" })
  }

  press(event) {
    const count = this.choices.length
    if (!count) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      const by = event.key === "ArrowDown" ? 1 : -1
      this.activate(this.active < 0 && by < 0 ? count - 1 : (this.active + by + count) % count)
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault()
      this.go(this.choices[this.active])
    } else if (event.key === "Escape") {
      event.preventDefault()
      this.offer([])
    }
  }

  go(choice) {
    if (choice) location.assign(choice.address)
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new SearchBox(input)
