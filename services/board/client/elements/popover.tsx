import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface PopoverProps {
  /** What the button shows. */
  button: ComponentChildren;
  /** Name of the button where it shows no text. */
  label?: string;
  class?: string;
  align?: 'start' | 'end';
  /** Name of the opened part. */
  title: string;
  children: (close: () => void) => ComponentChildren;
}

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, [tabindex="0"]';

/** Up and down go through what can be focused; Home and End to its ends. */
function moveFocus(panel: HTMLElement, event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    ...(typing ? {} : { Home: -Infinity, End: Infinity }),
  };
  const step = steps[event.key];
  if (step === undefined || (event.target instanceof HTMLInputElement && event.target.type === 'date')) return;
  const items = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = Math.max(0, Math.min(items.length - 1, at + step));
  items[next]?.focus();
  event.preventDefault();
}

/** A button that opens a part above the page. Escape, a click elsewhere and leaving it by Tab close it; the button gets the focus back. */
export function Popover({ button, label, class: name = '', align = 'start', title, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  useLayoutEffect(() => {
    if (!open) return undefined;
    const first =
      panel.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      panel.current?.querySelector<HTMLElement>(FOCUSABLE);
    (first ?? panel.current)?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('keydown', onEscape);
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  return (
    <div class={`popover ${name}`} ref={root}>
      <button
        type="button"
        class="button"
        ref={trigger}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-controls={open ? id : undefined}
        {...(label === undefined ? {} : { 'aria-label': label, title: label })}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {button}
      </button>
      {open && (
        <div
          class={`popover-panel popover-${align}`}
          id={id}
          ref={panel}
          role="dialog"
          aria-label={title}
          tabIndex={-1}
          onKeyDown={(event) => panel.current && moveFocus(panel.current, event)}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}
