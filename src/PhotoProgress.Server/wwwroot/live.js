// Parts of a page that follow the work: <div data-live="/address" data-every="2000">. Still when nobody looks, or while a form inside has the focus.
for (const part of document.querySelectorAll("[data-live]")) {
  const every = Number(part.dataset.every) || 2000;
  const refresh = async () => {
    const busy = part.contains(document.activeElement) && document.activeElement !== part && document.activeElement.matches("input, select, textarea, button");
    if (!document.hidden && !busy) {
      try {
        const answer = await fetch(part.dataset.live, { headers: { "Accept": "text/html" }, redirect: "error" });
        if (answer.ok) part.innerHTML = await answer.text();
      } catch {
        // The service is being restarted: the next round finds it again.
      }
    }
    setTimeout(refresh, every);
  };
  setTimeout(refresh, every);
}
