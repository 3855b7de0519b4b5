import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Half a screen ahead: what comes into sight has usually arrived by then. */
const MARGIN = '400px 0px';

/** True once the element has come near to what is seen. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !element.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [near]);
  return near;
}
