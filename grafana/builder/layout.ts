import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';

const COLUMNS = 24;

/** Panels side by side, of one height. */
export interface Line {
  height: number;
  panels: ReadonlyArray<{ width: number; panel: Panel }>;
}

/** Lines under a heading, which may be folded up, or without one. */
export interface Section {
  title?: string;
  /** Folded up at first: its panels ask nothing until it is opened. */
  collapsed?: boolean;
  lines: readonly Line[];
}

/** Panels side by side in 24 columns: `line(8, [12, left], [12, right])`. */
export function line(height: number, ...panels: ReadonlyArray<readonly [width: number, panel: Panel]>): Line {
  const width = panels.reduce((sum, [own]) => sum + own, 0);
  if (width > COLUMNS) throw new RangeError(`a line of ${width} columns; the grid has ${COLUMNS}`);
  return { height, panels: panels.map(([own, panel]) => ({ width: own, panel })) };
}

/** A heading with lines below it. */
export const section = (title: string, ...lines: readonly Line[]): Section => ({ title, lines });

/** A heading whose lines are folded up at first. */
export const foldedSection = (title: string, ...lines: readonly Line[]): Section => ({ title, lines, collapsed: true });

/** Lines without a heading. */
export const lines = (...own: readonly Line[]): Section => ({ lines: own });

/**
 * Places sections from top to bottom and numbers the panels in reading order. Nothing overlaps.
 * @param head is above them all; numbered last, as addresses of single panels hold their numbers
 */
export function layout(sections: readonly Section[], head?: Line): Array<Panel | RowPanel> {
  let id = 0;
  let y = head?.height ?? 0;
  const placeLine = ({ height, panels }: Line): Panel[] => {
    let x = 0;
    const placed = panels.map(({ width, panel }) => {
      id += 1;
      const result = { ...panel, id, gridPos: { x, y, w: width, h: height } };
      x += width;
      return result;
    });
    y += height;
    return placed;
  };
  const below = sections.flatMap(({ title, collapsed = false, lines }): Array<Panel | RowPanel> => {
    if (title === undefined) return lines.flatMap(placeLine);
    id += 1;
    const row: RowPanel = {
      type: 'row',
      id,
      title,
      collapsed,
      gridPos: { x: 0, y, w: COLUMNS, h: 1 },
      panels: [],
    };
    y += 1;
    const top = y;
    const panels = lines.flatMap(placeLine);
    if (!collapsed) return [row, ...panels];
    // Panels of a folded row lie inside it, placed as if it were open; the next row follows right below it.
    y = top;
    return [{ ...row, panels }];
  });
  if (!head) return below;
  y = 0;
  return [...placeLine(head), ...below];
}
