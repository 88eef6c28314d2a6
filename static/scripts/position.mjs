// Offers the device's position to a question that asks where something is: it becomes the words to look up.

class Position {
  constructor(box) {
    this.box = box
    this.status = box.querySelector("[role=status]")
    this.words = document.getElementById(box.dataset.position)
    box.hidden = false
    box.querySelector("button").addEventListener("click", () => this.ask())
  }

  ask() {
    this.status.textContent = this.box.dataset.finding
    const options = { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 }
    navigator.geolocation.getCurrentPosition((here) => this.found(here), (problem) => this.failed(problem), options)
  }

  found({ coords }) {
    this.words.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`
    this.words.form.requestSubmit(this.words.form.elements[this.box.dataset.find])
  }

  failed(problem) {
    const refused = problem.code === problem.PERMISSION_DENIED
    this.status.textContent = refused ? this.box.dataset.refused : this.box.dataset.failed
    this.words.focus()
  }
}

if ("geolocation" in navigator) for (const box of document.querySelectorAll("[data-position]")) new Position(box)
