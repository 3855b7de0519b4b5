import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { interpolate } from '../../model/interpolate.ts';
import type { Placed } from '../../model/layout.ts';
import { questionOf, scopeOf, type View } from '../../model/view.ts';
import { Icon } from '../elements/icon.tsx';
import { Popover } from '../elements/popover.tsx';
import { formats, t } from '../state/settings.ts';
import { Actions } from './actions.tsx';
import { Body, CHARTS } from './body.tsx';
import { Text } from './text.tsx';
import { usePanelData } from './use-panel-data.ts';

/** Half a screen ahead: what comes into sight has usually arrived by then. */
const MARGIN = '400px 0px';

/** True once the element has come near to what is seen. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !element.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [near]);
  return near;
}

/** Holds what may be taller than its panel. Only while it is, the keyboard can reach it, to scroll. */
function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setOverflows(element.scrollHeight > element.clientHeight + 1));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [children]);
  return (
    <section class="panel-body scroll-box" ref={box} {...(overflows ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
}

/** What a panel counts, in words. */
const Description = ({ title, text }: { title: string; text: string }) => (
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

/** Charts fit their panel, and tables scroll between head and pages. */
const OWN_SCROLL: readonly string[] = [...CHARTS, 'table'];

/** One panel: heading, explanation, menu, and what it shows. */
export function PanelView({ view, placed }: { view: View; placed: Placed }) {
  const { panel, pos, scoped } = placed;
  const root = useRef<HTMLElement>(null);
  const id = useId();
  const near = useNear(root);
  const data = usePanelData(view, panel, scoped, near);
  const [asTable, setAsTable] = useState(false);
  const [message, setMessage] = useState('');
  const context = useMemo(() => ({ scope: scopeOf(view, scoped, t('all')), formats: formats() }), [view, scoped]);

  const title = interpolate(panel.title, context.scope);
  const chart = CHARTS.includes(panel.type);
  const body =
    panel.type === 'text' ? (
      <Text panel={panel} scope={context.scope} />
    ) : (
      <Body panel={panel} title={title} data={data} context={context} asTable={asTable} />
    );
  return (
    <article
      class={`panel panel-${panel.type}`}
      ref={root}
      aria-labelledby={id}
      aria-busy={data.loading}
      data-panel-id={panel.id}
      data-state={data.error ? 'failed' : data.loading ? 'loading' : near ? 'ready' : 'waiting'}
      style={{ '--x': pos.x + 1, '--w': pos.w, '--y': pos.y + 1, '--h': pos.h }}
    >
      <header class="panel-head">
        <h3 id={id} title={title}>
          {title}
        </h3>
        <Description title={title} text={interpolate(panel.description, context.scope)} />
        {panel.type !== 'text' && (
          <Actions
            title={title}
            question={questionOf(view, panel, scoped).question}
            onError={setMessage}
            {...(chart ? { table: { shown: asTable, toggle: () => setAsTable(!asTable) } } : {})}
          />
        )}
      </header>
      {data.loading && data.fields && <div class="progress" aria-hidden="true" />}
      {message && (
        <p class="panel-notice" role="alert">
          {message}
        </p>
      )}
      {OWN_SCROLL.includes(panel.type) ? (
        <div class="panel-body">{body}</div>
      ) : (
        <ScrollBox label={title}>{body}</ScrollBox>
      )}
    </article>
  );
}
