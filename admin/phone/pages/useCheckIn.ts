import { useCallback, useRef, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { CheckInDocument, type CheckInMutation } from '../../data/generated/operations.js';
import { Intents, sendCommand } from '../../data/send-command.js';
import { keepScan } from '../offline/keep-scan.js';

export type CheckInPayload = CheckInMutation['checkIn'];

/** A crowded hall's network comes and goes; after a moment the scan is kept on the phone and sent by itself. */
const WAITS_MS = [800, 1_500];

/**
 * Checks in, always with the same idempotency key. Without an answer the scan is kept with its moment,
 * so that an expired code is no matter: the answer then names what was kept.
 */
export function useCheckIn(): { send: (code: string) => Promise<CheckInPayload | { keptScanId: string }>; attempt: number } {
  const intents = useRef(new Intents());
  const [attempt, setAttempt] = useState(0);
  const send = useCallback(async (code: string) => {
    const scannedAt = new Date().toISOString();
    for (let tried = 0; ; tried += 1) {
      setAttempt(tried);
      try {
        return await sendCommand(CheckInDocument, { code }, intents.current, []);
      } catch (error) {
        if (!asApiError(error).isPassing) throw error;
        const wait = navigator.onLine ? WAITS_MS[tried] : undefined;
        if (wait !== undefined) await new Promise((resolve) => { setTimeout(resolve, wait); });
        else {
          const keptScanId = keepScan(code, scannedAt);
          if (keptScanId === null) throw error;
          return { keptScanId };
        }
      }
    }
  }, []);
  return { send, attempt };
}
