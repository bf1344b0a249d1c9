// Answers for the frames of /embed/ when the service is away: with the last answer, marked as such.
// While the service can be reached, its answer is shown. Nothing is sent anywhere else, and nothing else is kept.
const KEPT = "embed";
const MOST = 24; // answers
const PATIENCE = 5000; // milliseconds

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isOurs = pathname.startsWith("/embed/") || pathname.startsWith("/assets/embedded-");
  if (event.request.method === "GET" && origin === location.origin && isOurs) {
    event.respondWith(answer(event));
  }
});

async function answer(event) {
  const { url, headers } = event.request;
  // A page is asked about, so that one that nobody confirms is marked; a file never changes under its address.
  const cache = new URL(url).pathname.startsWith("/assets/") ? "default" : "no-cache";
  let response;
  try {
    response = await fetch(url, { headers, cache, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return (await kept(url)) ?? Response.error();
  }
  if (response.ok) event.waitUntil(keep(url, response.clone()));
  return response.status < 500 ? response : ((await kept(url)) ?? response);
}

async function keep(url, response) {
  const cache = await caches.open(KEPT);
  await cache.delete(url, { ignoreVary: true });
  await cache.put(url, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(old, { ignoreVary: true });
}

async function kept(url) {
  const cache = await caches.open(KEPT);
  const response = await cache.match(url, { ignoreVary: true });
  if (!response?.headers.get("content-type")?.startsWith("text/html")) return response;
  const text = (await response.text()).replace('<body class="', '<body class="stale ');
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(text, { headers });
}
