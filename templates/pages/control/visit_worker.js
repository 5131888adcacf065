/* Shows the page of a visit again that was opened before, when there is no signal. It keeps pages of
   visits that this telephone opened, and how they look; nothing else. */
"use strict";

const CACHE = "weerbaar-bezoek";
const PAGE = /^\/controles\/[^/]+\/bezoek\/\d+\/\d+$/;
const LOOK = /^(\/controles\/bezoek\.js|\/opmaak\.css|\/huisstijl\/[^/]+\.css)$/;

const fresh = async (request, path) => {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  } catch (lost) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw lost;
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isOurs = origin === self.location.origin && event.request.method === "GET";
  if (isOurs && (PAGE.test(pathname) || LOOK.test(pathname))) {
    event.respondWith(fresh(event.request, pathname));
  }
});
