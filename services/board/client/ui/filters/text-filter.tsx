import { useEffect, useState } from 'preact/hooks';
import type { Variable } from '../../../model/schema/dashboard.ts';
import type { View } from '../../../model/view.ts';
import { change } from '../../state/view.ts';

/** Free text, taken over by Enter or on leaving the field. */
export function TextFilter({ variable, view }: { variable: Variable; view: View }) {
  const current = view.values[variable.name]?.[0] ?? '';
  const [text, setText] = useState(current);
  useEffect(() => setText(current), [current]);
  const take = () => {
    if (text !== current) change({ values: { [variable.name]: [text] } });
  };
  return (
    <label class="filter text-filter">
      <span class="filter-label">{variable.label || variable.name}</span>
      <input
        type="search"
        value={text}
        maxLength={1000}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </label>
  );
}
