// Warns, on the page and aloud, before the answers are deleted. Drawn by the server when the time is short already.
const MINUTES = 20

for (const place of document.querySelectorAll("[data-seconds-kept]")) {
  const end = Date.now() + Number(place.dataset.secondsKept) * 1000
  const warning = place.querySelector("template")
  const look = () => {
    if (end - Date.now() > MINUTES * 60_000) return
    clearInterval(looking)
    place.append(warning.content.cloneNode(true))
    warning.remove()
  }
  const looking = warning && setInterval(look, 15_000)
}
