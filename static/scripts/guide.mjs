// An example is as high as what is in it, so that nothing scrolls inside the page.

for (const frame of document.querySelectorAll(".guide-frame__window")) {
  const fit = () => {
    const page = frame.contentDocument?.querySelector(".council-paper")
    if (page) frame.height = Math.ceil(page.getBoundingClientRect().bottom + frame.contentWindow.scrollY) + 8
  }
  const watch = () => {
    const page = frame.contentDocument?.querySelector(".council-paper")
    if (page) new ResizeObserver(fit).observe(page)
    fit()
  }
  frame.addEventListener("load", watch)
  if (frame.contentDocument?.readyState === "complete") watch()
}
