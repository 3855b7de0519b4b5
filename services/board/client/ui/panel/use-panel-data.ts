import { useEffect, useState } from 'preact/hooks';
import { configure } from '../../model/field-config.ts';
import { type Field, fieldsOf } from '../../model/frame.ts';
import type { Scoped } from '../../model/layout.ts';
import type { Panel } from '../../model/schema/dashboard.ts';
import { transform } from '../../model/transform/index.ts';
import { questionOf, type View } from '../../model/view.ts';
import { ask } from '../../state/api.ts';
import { settings } from '../../state/settings.ts';

export interface PanelData {
  /** Of the last answer; stays while a newer one is awaited. */
  fields: Field[] | null;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

/** Asks for a panel's rows when it is near, and again when something its statement depends on changes. Answers that come too late are dropped. */
export function usePanelData(view: View, panel: Panel, scoped: readonly Scoped[], near: boolean): PanelData {
  const [fields, setFields] = useState<Field[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const asks = (panel.targets?.length ?? 0) > 0;
  const { question, key } = questionOf(view, panel, scoped);

  useEffect(() => {
    if (!near || !asks) return undefined;
    const stop = new AbortController();
    setLoading(true);
    ask(question, stop.signal)
      .then(({ frames }) => {
        if (stop.signal.aborted) return;
        const [frame] = frames;
        const raw = frame ? fieldsOf(frame) : [];
        setFields(configure(transform(raw, panel.transformations, settings.value.locale), panel.fieldConfig));
        setError(null);
      })
      .catch((failed: unknown) => {
        if (!stop.signal.aborted) setError(failed);
      })
      .finally(() => {
        if (!stop.signal.aborted) setLoading(false);
      });
    return () => stop.abort();
  }, [key, near, attempt]);

  return {
    fields,
    loading: near && asks && (loading || (!fields && !error)),
    error,
    retry: () => setAttempt(attempt + 1),
  };
}
