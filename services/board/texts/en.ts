/** The board's own texts; those of dashboards are in `grafana/`. `{name}` is a place for a value. */
export const en = {
  /** Shown where scripts are switched off. */
  noScript: 'These dashboards need JavaScript.',
};

/** What every language has to say. */
export type Texts = Record<keyof typeof en, string>;
