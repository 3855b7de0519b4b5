import { useEffect, useState } from 'preact/hooks';
import type { Panel } from '../../../../grafana/model/panel.ts';
import { configure } from '../../model/field-config.ts';
import { type Field, fieldsOf } from '../../model/frame.ts';
import type { Scoped } from '../../model/layout.ts';
import { transform } from '../../model/transform.ts';
import { questionOf, type View } from '../../model/view.ts';
import { ask } from '../state/api.ts';

export interface PanelData {
  /** Of the last answer; stays while a newer one is awaited. */
  fields: Field[] | null;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

interface Answered {
  /** The question that was answered last, with the attempt. */
  key: string;
  fields: Field[] | null;
  error: unknown;
}

const NOTHING: Answered = { key: '', fields: null, error: null };

/**
 * Asks for a panel's rows when it is near, and again when something its statement depends on changes. Answers that come too late are
 * dropped; the last rows stay until newer ones are there.
 */
export function usePanelData(view: View, panel: Panel, scoped: readonly Scoped[], near: boolean): PanelData {
  const [answered, setAnswered] = useState<Answered>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const { question, key: asked } = questionOf(view, panel, scoped);
  const key = `${attempt} ${asked}`;
  const asks = near && panel.type !== 'text';

  useEffect(() => {
    if (!asks) return undefined;
    const stop = new AbortController();
    ask(question, stop.signal)
      .then(({ frames: [frame] }) => {
        const rows = transform(frame ? fieldsOf(frame) : [], panel.transformations);
        const fields = configure(rows, panel.fieldConfig);
        if (!stop.signal.aborted) setAnswered({ key, fields, error: null });
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setAnswered({ key, fields: null, error });
      });
    return () => stop.abort();
  }, [key, asks]);

  return {
    fields: answered.fields,
    loading: asks && answered.key !== key,
    error: answered.error,
    retry: () => setAttempt(attempt + 1),
  };
}
