import stringWidth from 'string-width';

/** Which way the cells of each column go; columns that are not named go left. */
export type Alignment = 'left' | 'right';

/** Lines of cells in columns for a terminal. A cell's width is what it takes there: two places for 株, one for é however it is composed. */
export function renderTable(lines: readonly (readonly string[])[], alignments: readonly Alignment[] = []): string[] {
  const columns = Math.max(0, ...lines.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(0, ...lines.map((cells) => stringWidth(cells[at] ?? ''))),
  );
  return lines.map((cells) =>
    widths
      .map((width, at) => {
        const cell = cells[at] ?? '';
        const padding = ' '.repeat(width - stringWidth(cell));
        return alignments[at] === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** The same as Markdown, the first line as the head. */
export function markdownTable(lines: readonly (readonly string[])[], alignments: readonly Alignment[] = []): string {
  const [head = [], ...rows] = lines;
  const rule = head.map((_, at) => (alignments[at] === 'right' ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
