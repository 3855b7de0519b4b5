import { t } from '../../state/settings.ts';
import { chooseTheme, theme } from '../../state/theme.ts';
import { Icon } from '../icon.tsx';

/** Light or dark. Until it is pressed the page follows the system. */
export function ThemeSwitch() {
  const next = theme.value === 'dark' ? 'light' : 'dark';
  const label = next === 'dark' ? t('darkTheme') : t('lightTheme');
  return (
    <button type="button" class="button" aria-label={label} title={label} onClick={() => chooseTheme(next)}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
