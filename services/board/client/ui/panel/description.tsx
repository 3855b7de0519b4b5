import { t } from '../../state/settings.ts';
import { Icon } from '../icon.tsx';
import { Popover } from '../popover.tsx';

/** What a panel counts, in words. */
export const Description = ({ title, text }: { title: string; text: string }) => (
  <Popover
    class="description"
    align="end"
    label={t('about', { title })}
    title={t('about', { title })}
    button={<Icon name="info" />}
  >
    {() => <p class="description-text">{text}</p>}
  </Popover>
);
