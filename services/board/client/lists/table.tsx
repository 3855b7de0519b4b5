import { useMemo, useState } from 'preact/hooks';
import { labelOf, visible } from '../../model/field-config.ts';
import { rowCount } from '../../model/frame.ts';
import { interpolate } from '../../model/interpolate.ts';
import { matching, type Sort, sortedRows } from '../../model/rows.ts';
import { show } from '../../model/show.ts';
import type { PanelProps } from '../../model/view.ts';
import { SearchField } from '../elements/choice.tsx';
import { NoData } from '../elements/messages.tsx';
import { settings, t } from '../state/settings.ts';
import { alignOf, Cell } from './cell.tsx';
import { Head } from './head.tsx';
import { PAGE_SIZES, Pager } from './pager.tsx';

const DEFAULT_SIZE = 25;
/** Columns whose longest text is no longer stay on one line. */
const ONE_LINE = 26;

/** A list or cross table: sorted by its headings, searched in what is shown, page by page. */
export function Table({ panel, title, fields, context }: PanelProps<'table'>) {
  const [sort, setSort] = useState<Sort | null>(null);
  const [search, setSearch] = useState('');
  const [wantedPage, setPage] = useState(0);
  const [size, setSize] = useState(DEFAULT_SIZE);
  const { locale } = settings.value;

  const columns = useMemo(() => visible(fields), [fields]);
  const labels = columns.map((field) => interpolate(labelOf(field), context.scope));
  const sorted = useMemo(() => sortedRows(fields, sort, locale), [fields, sort, locale]);
  const rows = useMemo(() => matching(fields, sorted, search, context.formats), [fields, sorted, search, context]);
  if (rowCount(fields) === 0) return <NoData panel={panel} />;
  const page = Math.min(wantedPage, Math.max(0, Math.ceil(rows.length / size) - 1));
  const shown = rows.slice(page * size, (page + 1) * size);
  // Fewer rows are seen at a glance.
  const paged = rowCount(fields) > (PAGE_SIZES[0] ?? 0);
  const oneLine = new Set(
    columns.filter((field) =>
      shown.every((row) => show(field.values[row] ?? null, field, context.formats).text.length <= ONE_LINE),
    ),
  );

  return (
    <div class="table-panel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-scroll" aria-label={title} tabIndex={0}>
        <table class="table">
          <caption class="visually-hidden">{title}</caption>
          <colgroup>
            {columns.map((field) => (
              <col
                key={field.name}
                style={{ width: field.config.custom?.width ? `${field.config.custom.width}px` : 'auto' }}
              />
            ))}
          </colgroup>
          <Head fields={columns} labels={labels} sort={sort} onSort={setSort} />
          <tbody>
            {shown.map((row) => (
              <tr key={row}>
                {columns.map((field) => (
                  <td
                    key={field.name}
                    class={`align-${alignOf(field)} ${field.kind === 'string' ? '' : 'number'} ${oneLine.has(field) ? 'one-line' : 'long'}`}
                  >
                    <Cell fields={fields} field={field} row={row} context={context} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="no-data">{t('noMatch')}</p>}
      </section>
      {paged && (
        <footer class="table-foot">
          <SearchField
            class="table-search"
            label={`${t('searchRows')}: ${title}`}
            placeholder={t('searchRows')}
            value={search}
            onSearch={(text) => {
              setSearch(text);
              setPage(0);
            }}
          />
          <Pager title={title} count={rows.length} page={page} size={size} onPage={setPage} onSize={setSize} />
        </footer>
      )}
    </div>
  );
}
