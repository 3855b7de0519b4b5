import type { Field } from '../../../model/frame.ts';
import type { Panel } from '../../../model/schema/dashboard.ts';
import type { PanelContext } from '../../../model/view.ts';

/** What every kind of panel is drawn from. */
export interface PanelProps {
  panel: Panel;
  title: string;
  fields: Field[];
  context: PanelContext;
  /** Charts: show the values as a table instead. */
  asTable: boolean;
}
