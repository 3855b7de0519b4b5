import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface ChoiceProps {
  chosen: boolean;
  /** True: a list that opens begins at the chosen one. */
  focus?: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}

/** One of several in a list, with a mark at the chosen one. */
export const Choice = ({ chosen, focus = false, onChoose, children }: ChoiceProps) => (
  <li>
    <button
      type="button"
      class="option"
      aria-pressed={chosen}
      data-autofocus={(focus && chosen) || undefined}
      onClick={onChoose}
    >
      <span>{children}</span>
      {chosen && <Icon name="check" />}
    </button>
  </li>
);

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  class?: string;
  focus?: boolean;
  onSearch: (text: string) => void;
}

/** Narrows a list while its text is typed. */
export const SearchField = ({ label, placeholder, value, class: name = '', focus, onSearch }: SearchFieldProps) => (
  <div class={`search-field ${name}`}>
    <Icon name="search" />
    <input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      data-autofocus={focus}
      onInput={(event) => onSearch(event.currentTarget.value)}
    />
  </div>
);
