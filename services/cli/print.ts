/** What a command answers: JSON for scripts, or lines. */
export function print(asJson: boolean | undefined, answer: unknown, lines: readonly string[]): void {
  process.stdout.write(`${asJson ? JSON.stringify(answer) : lines.join('\n')}\n`);
}
