const CACHE = 'check-in';
const WORKER = '/check-in-worker.mjs';
const SHELL = '/check-in';

/**
 * Puts the check-in pages on this device, so that they open without a network. Browsers allow it over
 * https (and on the machine itself) only; elsewhere a page that is open already goes on working.
 */
export async function keepPages(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window) || !navigator.onLine) return;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SHELL });
    await Promise.all([import('../pages/CheckIn.js'), import('../pages/CheckInByPin.js'), import('../pages/OfflineRegister.js')]);
    const assets = performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
    const cache = await caches.open(CACHE);
    await cache.addAll([new Request(SHELL, { headers: { accept: 'text/html' } }), ...new Set(assets.map(({ href }) => href))]);
  } catch { /* A browser that keeps nothing: the pages still work while they are open. */ }
}
