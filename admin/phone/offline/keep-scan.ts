import { madeNow, scans } from './queue.js';
import { scanSender } from './sender.js';

/** Keeps a scan on the phone and starts sending it; null where the browser keeps nothing. */
export function keepScan(code: string, claimedAt: string): string | null {
  try {
    // The same code again, by a page that was loaded anew, is the same scan.
    const known = scans.all().find((each) => each.code === code);
    if (known) {
      scanSender.wake();
      return known.scanId;
    }
    const scan = { ...madeNow(), claimedAt, code };
    scans.put(scan);
    scanSender.wake();
    return scan.scanId;
  } catch {
    return null;
  }
}
