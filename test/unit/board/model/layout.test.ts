import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../../services/board/model/layout.ts';
import { item } from '../../../fixtures/board/complete.ts';

const panel = (id: number, type: string, [x, y, w, h]: [number, number, number, number], over = {}) =>
  item({ id, type, gridPos: { x, y, w, h }, ...over });
const values =
  (...list: string[]) =>
  () =>
    list.map((value) => ({ value, text: value.toUpperCase() }));
const places = (section: ReturnType<typeof sectionsOf>[number] | undefined) =>
  section?.items.map(({ panel: { id }, pos: { x, y, w, h } }) => [id, x, y, w, h]);

describe('layout', () => {
  it('puts panels under their rows, counted from the top of each; folded rows hold their own', () => {
    const folded = panel(5, 'row', [0, 20, 24, 1], { collapsed: true, panels: [panel(6, 'stat', [0, 21, 6, 4])] });
    const sections = sectionsOf(
      [
        panel(1, 'stat', [0, 0, 12, 4]),
        panel(2, 'row', [0, 4, 24, 1]),
        panel(3, 'table', [12, 5, 12, 8]),
        panel(4, 'table', [0, 5, 12, 8]),
        folded,
      ],
      values(),
    );
    expect(sections.map(({ row }) => [row?.id, row?.collapsed])).toEqual([
      [undefined, undefined],
      [2, false],
      [5, true],
    ]);
    expect(sections.map(places)).toEqual([
      [[1, 0, 0, 12, 4]],
      [
        [4, 0, 0, 12, 8],
        [3, 12, 0, 12, 8],
      ],
      [[6, 0, 0, 6, 4]],
    ]);
  });

  it('repeats a panel side by side and pushes down what is below', () => {
    const repeated = panel(1, 'stat', [0, 0, 24, 4], { repeat: 'person', repeatDirection: 'h', maxPerRow: 3 });
    const [section] = sectionsOf([repeated, panel(2, 'table', [0, 4, 24, 8])], values('a', 'b', 'c', 'd'));
    expect(places(section)).toEqual([
      [1, 0, 0, 8, 4],
      [1, 8, 0, 8, 4],
      [1, 16, 0, 8, 4],
      [1, 0, 4, 8, 4],
      [2, 0, 8, 24, 8],
    ]);
    expect(section?.items[3]?.scoped).toEqual([{ variable: 'person', value: 'd', text: 'D' }]);
  });

  it('gives two copies half the width each, and one the whole', () => {
    const repeated = panel(1, 'stat', [0, 0, 24, 4], { repeat: 'person', maxPerRow: 4 });
    const widths = (...list: string[]) => places(sectionsOf([repeated], values(...list))[0])?.map(([, , , w]) => w);
    expect(widths('a', 'b')).toEqual([12, 12]);
    expect(widths('a')).toEqual([24]);
  });
});
