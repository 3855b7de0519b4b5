import { useId, useState } from 'preact/hooks';
import { interpolate } from '../../model/interpolate.ts';
import type { Section } from '../../model/layout.ts';
import { scopeOf, type View } from '../../model/view.ts';
import { t } from '../state/settings.ts';
import { Icon } from './icon.tsx';
import { PanelView } from './panel/panel.tsx';

/** Panels under a heading that folds them up. Folded panels ask nothing. */
export function SectionView({ view, section }: { view: View; section: Section }) {
  const [open, setOpen] = useState(!section.collapsed);
  const id = useId();
  const title = interpolate(section.row?.title ?? '', scopeOf(view, section.scoped, t('all')));
  return (
    <section class="section" aria-labelledby={section.row ? id : undefined}>
      {section.row && (
        <h2 id={id} class="section-head">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} />
            {title}
          </button>
        </h2>
      )}
      {open && (
        <div class="grid">
          {section.items.map((placed) => (
            <PanelView key={placed.key} view={view} placed={placed} />
          ))}
        </div>
      )}
    </section>
  );
}
