import { type RefObject, useEffect, useRef, useState } from 'react';

/** As far below and above the screen as one may scroll before the next drawing. */
const MARGIN = '800px 0px';

/** Whether an element has ever been on the screen or near it; what has stays so, with what was typed there. */
export function useNear<E extends Element>(isFromTheStart: boolean): [isNear: boolean, place: RefObject<E | null>] {
  const [isNear, setNear] = useState(isFromTheStart);
  const place = useRef<E>(null);
  useEffect(() => {
    if (isNear || !place.current) return undefined;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) setNear(true); }, { rootMargin: MARGIN });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear]);
  return [isNear, place];
}
