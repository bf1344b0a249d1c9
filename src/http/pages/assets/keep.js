// Has the frame around this page kept, so that it still answers, marked, when the service is away.
// It sends nothing and keeps nothing but that page and its styles. Where it may not, the frame goes without.
const keep = async () => {
  const shown = window.parent.document; // Throws in a page of another origin: then there is nothing of ours to keep.
  if (window.parent === window || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/embed/service-worker.js", { scope: "/embed/" });
  const kept = await caches.open("embed");
  const urls = [shown.location.href, shown.querySelector("link[rel=stylesheet]").href];
  for (const url of urls) {
    if (!(await kept.match(url, { ignoreVary: true }))) await kept.add(url);
  }
};

keep().catch((error) => console.debug("the frame is not kept:", error.message));
