import { signal } from '@preact/signals';

const message = signal('');

/** Says something to screen readers, politely. The same text twice is said twice. */
export function announce(text: string): void {
  message.value = message.value === text ? `${text}\u00a0` : text;
}

export const Status = () => (
  <div class="visually-hidden" role="status" aria-live="polite">
    {message.value}
  </div>
);
