import { useEffect, useRef } from 'preact/hooks';
import type { Target } from '../../model/links.ts';
import { t } from '../state/settings.ts';

interface TargetMenuProps {
  x: number;
  y: number;
  targets: readonly Target[];
  onClose: () => void;
  onOpen: (target: Target) => void;
}

/** What is behind a bar or slice, where there is more than one thing. */
export function TargetMenu({ x, y, targets, onClose, onOpen }: TargetMenuProps) {
  const root = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    root.current?.querySelector('button')?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <ul
      class="popover-panel options target-menu"
      ref={root}
      aria-label={t('openLinks')}
      style={{ left: `${x}px`, top: `${y}px` }}
    >
      {targets.map((target) => (
        <li key={target.href}>
          <button
            type="button"
            class="option"
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
            onClick={() => {
              onClose();
              onOpen(target);
            }}
          >
            {target.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
