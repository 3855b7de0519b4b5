/** What the leading comment of a view's file says. */
export interface Header {
  /** Its first line: what the view is. The view's comment in ClickHouse says the same. */
  title: string;
  /** Facts by their label: `-- Grain: one contact.` */
  notes: Readonly<Record<string, string>>;
}

/** Reads the leading comment: the first line, and notes `Label: text`, whose further lines are indented. All other lines are for readers of the file. */
export function headerOf(text: string): Header {
  const [first = '', ...lines] = (/^(?:--.*\n)+/.exec(text)?.[0] ?? '').trimEnd().split('\n');
  const notes: Record<string, string> = {};
  let label = '';
  for (const line of lines) {
    const [, started, said = ''] = /^-- ([A-Z][a-z]+): (.*)$/.exec(line) ?? [];
    if (started !== undefined) {
      label = started;
      notes[label] = said;
    } else if (label !== '' && line.startsWith('--   ')) notes[label] += ` ${line.replace(/^--\s*/, '')}`;
    else label = '';
  }
  return { title: first.replace(/^--\s*/, ''), notes };
}
