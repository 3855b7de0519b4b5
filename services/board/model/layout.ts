import type { GridPos, Panel } from './schema/dashboard.ts';

export const COLUMNS = 24;

/** Value of a repeated panel or row. */
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
  row?: Panel;
  scoped: readonly Scoped[];
  collapsed: boolean;
  items: Placed[];
}

/** Values that a repeated panel is shown for. */
export type RepeatValues = (variable: string) => ReadonlyArray<{ text: string; value: string }>;

const DEFAULT_POS: GridPos = { x: 0, y: 0, w: COLUMNS, h: 8 };
const posOf = (panel: Panel): GridPos => panel.gridPos ?? DEFAULT_POS;

/** Copies of one panel side by side, `maxPerRow` in a line; each takes an equal part of the width. */
function copies(panel: Panel, values: ReturnType<RepeatValues>, scoped: readonly Scoped[]): Placed[] {
  const variable = panel.repeat ?? '';
  const pos = posOf(panel);
  const vertical = panel.repeatDirection === 'v';
  const perLine = vertical ? 1 : Math.max(1, Math.min(panel.maxPerRow ?? 4, values.length));
  const width = vertical ? pos.w : Math.floor(COLUMNS / perLine);
  return values.map(({ text, value }, index) => ({
    key: `${panel.id}-${value}`,
    panel,
    pos: {
      x: vertical ? pos.x : (index % perLine) * width,
      y: pos.y + Math.floor(index / perLine) * pos.h,
      w: width,
      h: pos.h,
    },
    scoped: [...scoped, { variable, value, text }],
  }));
}

/** Panels of a section in reading order; what repeats pushes down what lies below it. */
function place(panels: readonly Panel[], repeat: RepeatValues, scoped: readonly Scoped[]): Placed[] {
  const ordered = [...panels].sort((one, other) => posOf(one).y - posOf(other).y || posOf(one).x - posOf(other).x);
  const top = Math.min(...ordered.map((panel) => posOf(panel).y));
  let pushed = 0;
  return ordered.flatMap((panel) => {
    const pos = { ...posOf(panel), y: posOf(panel).y - top + pushed };
    const moved = { ...panel, gridPos: pos };
    if (!panel.repeat) return [{ key: String(panel.id), panel: moved, pos, scoped }];
    const made = copies(moved, repeat(panel.repeat), scoped);
    const lines = new Set(made.map((item) => item.pos.y)).size;
    pushed += Math.max(0, lines - 1) * pos.h;
    return made;
  });
}

interface Group {
  row?: Panel;
  panels: Panel[];
}

function groups(panels: readonly Panel[]): Group[] {
  const result: Group[] = [{ panels: [] }];
  for (const panel of panels) {
    if (panel.type === 'row') result.push({ row: panel, panels: [...(panel.panels ?? [])] });
    else result.at(-1)?.panels.push(panel);
  }
  return result.filter(({ row, panels: own }) => row || own.length > 0);
}

/** A dashboard's panels as sections with everything that repeats written out. */
export function sectionsOf(panels: readonly Panel[], repeat: RepeatValues): Section[] {
  return groups(panels).flatMap(({ row, panels: own }, index): Section[] => {
    const key = row ? `row-${row.id ?? index}` : 'top';
    const section = (suffix: string, scoped: readonly Scoped[]): Section => ({
      key: key + suffix,
      ...(row ? { row } : {}),
      scoped,
      collapsed: row?.collapsed ?? false,
      items: place(own, repeat, scoped).map((item) => ({ ...item, key: `${key}${suffix}-${item.key}` })),
    });
    const variable = row?.repeat;
    if (!variable) return [section('', [])];
    return repeat(variable).map(({ text, value }) => section(`-${value}`, [{ variable, value, text }]));
  });
}
