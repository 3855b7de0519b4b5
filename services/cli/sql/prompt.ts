import { createInterface } from 'node:readline/promises';

/** Whether what was typed so far is a whole statement: it ends in a semicolon, as everywhere, or is a word for leaving. */
export function isWhole(text: string): boolean {
  return /;\s*$/.test(text) || isLeaving(text);
}

export const isLeaving = (text: string): boolean => /^\s*(exit|quit|\\q)\s*;?\s*$/i.test(text);

export interface PromptOptions {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  terminal: boolean;
  /** Runs a statement and shows what came of it; must not throw. */
  run: (statement: string) => Promise<void>;
}

/** Asks for statements until there are no more (Ctrl-D, `exit`). A statement may take several lines; Ctrl-C drops what was begun. */
export async function prompt({ input, output, terminal, run }: PromptOptions): Promise<void> {
  const lines = createInterface({ input, output, terminal, historySize: 500, prompt: 'sql> ' });
  let begun = '';
  const askMore = () => {
    lines.setPrompt(begun === '' ? 'sql> ' : '  -> ');
    lines.prompt();
  };
  lines.on('SIGINT', () => {
    if (begun === '') return lines.close();
    begun = '';
    output.write('\n');
    askMore();
  });
  askMore();
  for await (const line of lines) {
    begun = begun === '' ? line : `${begun}\n${line}`;
    if (begun.trim() === '') begun = '';
    else if (isWhole(begun)) {
      const statement = begun;
      begun = '';
      if (isLeaving(statement)) break;
      await run(statement);
    }
    askMore();
  }
  lines.close();
}
