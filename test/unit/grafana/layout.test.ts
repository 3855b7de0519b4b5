import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, it } from 'vitest';
import { foldedSection, layout, line, lines, section } from '../../../grafana/builder/layout.ts';

const panel = (title: string): Panel => ({ type: 'stat', title });
const places = (sections: Parameters<typeof layout>[0]) =>
  layout(sections).map(({ id, title, gridPos }) => [id, title, gridPos?.x, gridPos?.y, gridPos?.w, gridPos?.h]);

describe('layout', () => {
  it('places panels side by side and lines below each other, with a row above each section', () => {
    const sections = [
      lines(line(2, [24, panel('top')])),
      section('First', line(4, [8, panel('a')], [16, panel('b')]), line(6, [12, panel('c')])),
      section('Second', line(3, [24, panel('d')])),
    ];
    expect(places(sections)).toEqual([
      [1, 'top', 0, 0, 24, 2],
      [2, 'First', 0, 2, 24, 1],
      [3, 'a', 0, 3, 8, 4],
      [4, 'b', 8, 3, 16, 4],
      [5, 'c', 0, 7, 12, 6],
      [6, 'Second', 0, 13, 24, 1],
      [7, 'd', 0, 14, 24, 3],
    ]);
  });

  it('keeps the panels of a folded section inside its row, and goes on right below it', () => {
    const [row, next] = layout([
      foldedSection('Folded', line(5, [24, panel('inside')])),
      section('Next', line(5, [24, panel('after')])),
    ]);
    expect(row).toMatchObject({ collapsed: true, panels: [{ id: 2, title: 'inside', gridPos: { x: 0, y: 1 } }] });
    expect(next).toMatchObject({ title: 'Next', gridPos: { y: 1 } });
  });

  it('refuses a line that is wider than the grid', () => {
    expect(() => line(4, [16, panel('a')], [12, panel('b')])).toThrow(/28 columns/);
  });
});
