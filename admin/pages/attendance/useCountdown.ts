import { useEffect, useState } from 'react';

const TICK_MS = 500;

/** `2:05` until an instant, by this machine's clock; null when it is over. */
export function useCountdown(until: string | undefined): string | null {
  const [now, setNow] = useState(() => Date.now());
  const isOver = until === undefined || Date.parse(until) <= now;
  useEffect(() => {
    if (isOver) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, [isOver]);
  if (isOver) return null;
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
