import { labelOf } from '../../model/field-config.ts';
import type { Field } from '../../model/frame.ts';
import { nextSort, type Sort } from '../../model/rows.ts';
import { Icon } from '../elements/icon.tsx';
import { announce } from '../elements/messages.tsx';
import { t } from '../state/settings.ts';
import { alignOf } from './cell.tsx';

interface HeadProps {
  fields: readonly Field[];
  labels: readonly string[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

const state = (sort: Sort | null, field: Field) =>
  sort?.column !== labelOf(field) ? 'none' : sort.descending ? 'descending' : 'ascending';

const SPOKEN = { none: 'notSorted', ascending: 'sortedUp', descending: 'sortedDown' } as const;

/** Headings that sort: once, the other way round, and back to the query's order. */
export function Head({ fields, labels, sort, onSort }: HeadProps) {
  return (
    <thead>
      <tr>
        {fields.map((field, index) => {
          const order = state(sort, field);
          const label = labels[index] ?? '';
          return (
            <th key={field.name} scope="col" class={`align-${alignOf(field)}`} aria-sort={order}>
              <button
                type="button"
                title={t('sortBy', { column: label })}
                onClick={() => {
                  const next = nextSort(sort, field);
                  onSort(next);
                  announce(t(SPOKEN[state(next, field)], { column: label }));
                }}
              >
                <span>{label}</span>
                <span class={`sort-mark sort-${order}`}>
                  <Icon name={order === 'ascending' ? 'up' : 'down'} />
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
