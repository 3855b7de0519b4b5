import type { Question } from '../../model/view.ts';
import { Icon } from '../elements/icon.tsx';
import { announce, errorText } from '../elements/messages.tsx';
import { Popover } from '../elements/popover.tsx';
import { download } from '../state/api.ts';
import { t } from '../state/settings.ts';

interface ActionsProps {
  title: string;
  question: Question;
  /** Charts only. */
  table?: { shown: boolean; toggle: () => void };
  onError: (message: string) => void;
}

async function save(question: Question, format: 'csv' | 'xlsx'): Promise<void> {
  const { name, blob } = await download(question, format);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  announce(t('downloaded', { name }));
}

/** A panel's menu: its values as a table, downloads. */
export function Actions({ title, question, table, onError }: ActionsProps) {
  const start = (format: 'csv' | 'xlsx', close: () => void) => {
    close();
    save(question, format).catch((error: unknown) => onError(t('downloadFailed', { message: errorText(error) })));
  };
  return (
    <Popover
      class="actions"
      align="end"
      label={t('actions', { title })}
      title={t('actions', { title })}
      button={<Icon name="more" />}
    >
      {(close) => (
        <ul class="options">
          {table && (
            <li>
              <button
                type="button"
                class="option"
                onClick={() => {
                  table.toggle();
                  close();
                }}
              >
                {table.shown ? t('showChart') : t('showTable')}
              </button>
            </li>
          )}
          <li>
            <button type="button" class="option" onClick={() => start('csv', close)}>
              {t('downloadCsv')}
            </button>
          </li>
          <li>
            <button type="button" class="option" onClick={() => start('xlsx', close)}>
              {t('downloadXlsx')}
            </button>
          </li>
        </ul>
      )}
    </Popover>
  );
}
