import type { GridPos, Item, Panel, Row } from '../../../grafana/model/panel.ts';

export const COLUMNS = 24;

/** Value of a repeated panel. */
export interface Scoped {
  variable: string;
  value: string;
  text: string;
}

/** A panel at its place; `y` counts from the top of its section. */
export interface Placed {
  key: string;
  panel: Panel;
  pos: GridPos;
  scoped: readonly Scoped[];
}

/** Panels under one row, or those before the first row. */
export interface Section {
  key: string;
  row?: Row;
  items: Placed[];
}

/** Values that a repeated panel is shown for. */
type RepeatValues = (variable: string) => ReadonlyArray<{ text: string; value: string }>;

/** Copies of one panel side by side, `maxPerRow` in a line; each takes an equal part of the width. */
function copies(panel: Panel, variable: string, pos: GridPos, repeat: RepeatValues): Placed[] {
  const values = repeat(variable);
  const most = panel.type === 'text' ? undefined : panel.maxPerRow;
  const perLine = Math.max(1, Math.min(most ?? 4, values.length));
  const width = Math.floor(COLUMNS / perLine);
  return values.map(({ text, value }, index) => ({
    key: `${panel.id}-${value}`,
    panel,
    pos: { x: (index % perLine) * width, y: pos.y + Math.floor(index / perLine) * pos.h, w: width, h: pos.h },
    scoped: [{ variable, value, text }],
  }));
}

/** Panels of a section in reading order; what repeats pushes down what is below it. */
function place(panels: readonly Panel[], repeat: RepeatValues): Placed[] {
  const ordered = [...panels].sort(({ gridPos: one }, { gridPos: other }) => one.y - other.y || one.x - other.x);
  const top = Math.min(...ordered.map(({ gridPos }) => gridPos.y));
  let pushed = 0;
  return ordered.flatMap((panel) => {
    const pos = { ...panel.gridPos, y: panel.gridPos.y - top + pushed };
    if (panel.type === 'text' || panel.repeat === undefined) return [{ key: String(panel.id), panel, pos, scoped: [] }];
    const made = copies(panel, panel.repeat, pos, repeat);
    const lines = new Set(made.map((item) => item.pos.y)).size;
    pushed += Math.max(0, lines - 1) * pos.h;
    return made;
  });
}

/** A dashboard's panels as sections with everything that repeats written out. */
export function sectionsOf(items: readonly Item[], repeat: RepeatValues): Section[] {
  const groups: Array<{ row?: Row; panels: Panel[] }> = [{ panels: [] }];
  for (const item of items) {
    if (item.type === 'row') groups.push({ row: item, panels: [...item.panels] });
    else groups.at(-1)?.panels.push(item);
  }
  return groups
    .filter(({ row, panels }) => row || panels.length > 0)
    .map(({ row, panels }) => ({
      key: row ? `row-${row.id}` : 'top',
      ...(row ? { row } : {}),
      items: place(panels, repeat),
    }));
}
