import { formatNumber } from '../../model/format/number.ts';
import { Icon } from '../elements/icon.tsx';
import { settings, t } from '../state/settings.ts';

export const PAGE_SIZES = [10, 25, 50, 100];

interface PagerProps {
  title: string;
  count: number;
  page: number;
  size: number;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

/** Where in a long list one is, and the way on. */
export function Pager({ title, count, page, size, onPage, onSize }: PagerProps) {
  const figure = (value: number) => formatNumber(value, settings.value.locale, {});
  const pages = Math.max(1, Math.ceil(count / size));
  const first = count === 0 ? 0 : page * size + 1;
  return (
    <nav class="pager" aria-label={t('pages', { title })}>
      <span class="pager-rows">
        {t('rows', { from: figure(first), to: figure(Math.min(count, (page + 1) * size)), count: figure(count) })}
      </span>
      <label>
        <span class="visually-hidden">{t('perPage')}</span>
        <select value={size} title={t('perPage')} onChange={(event) => onSize(Number(event.currentTarget.value))}>
          {PAGE_SIZES.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </label>
      {pages > 1 && (
        <>
          <button
            type="button"
            class="button button-quiet"
            aria-label={t('previousPage')}
            disabled={page === 0}
            onClick={() => onPage(page - 1)}
          >
            <Icon name="left" />
          </button>
          <button
            type="button"
            class="button button-quiet"
            aria-label={t('nextPage')}
            disabled={page >= pages - 1}
            onClick={() => onPage(page + 1)}
          >
            <Icon name="right" />
          </button>
        </>
      )}
    </nav>
  );
}
