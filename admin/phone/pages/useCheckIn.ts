import { useCallback, useRef, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { CheckInDocument, type CheckInMutation } from '../../data/generated/operations.js';
import { Intents, sendCommand } from '../../data/send-command.js';

export type CheckInPayload = CheckInMutation['checkIn'];

/** A crowded hall's network comes and goes: about half a minute of patience, then a button. */
const WAITS_MS = [800, 1_500, 3_000, 5_000, 8_000, 12_000];

/** Checks in, again and again while the connection is lost, always with the same idempotency key. */
export function useCheckIn(): { send: (code: string) => Promise<CheckInPayload>; attempt: number } {
  const intents = useRef(new Intents());
  const [attempt, setAttempt] = useState(0);
  const send = useCallback(async (code: string) => {
    for (let tried = 0; ; tried += 1) {
      setAttempt(tried);
      try {
        return await sendCommand(CheckInDocument, { code }, intents.current, []);
      } catch (error) {
        const wait = WAITS_MS[tried];
        if (!asApiError(error).isPassing || wait === undefined) throw error;
        await new Promise((resolve) => { setTimeout(resolve, wait); });
      }
    }
  }, []);
  return { send, attempt };
}
