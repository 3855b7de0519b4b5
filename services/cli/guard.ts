import type { ArgsDef, CommandDef } from 'citty';
import { LeadstreamError, messageOf } from '../shared/errors.ts';
import { explainKafkaError } from '../shared/kafka/explain.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Options and words that a command does not know: citty ignores them, but `--dryrun` must not import for real. */
export function unknownArguments(args: { _: string[] }, definition: ArgsDef): string[] {
  const known = new Set<string>();
  let positionals = 0;
  for (const [name, argument] of Object.entries(definition)) {
    if (argument.type === 'positional') positionals++;
    known.add(kebab(name));
    const alias = 'alias' in argument ? (argument.alias ?? []) : [];
    for (const other of [alias].flat()) known.add(kebab(other));
  }
  const options = Object.keys(args).filter((name) => name !== '_' && !(name in definition) && !known.has(kebab(name)));
  const words = args._.slice(positionals);
  return [...options.map((name) => (name.length > 1 ? `--${name}` : `-${name}`)), ...words];
}

/** What a person reads of a failure: the message for expected ones, the stack for bugs. */
export function describeFailure(error: unknown): string {
  const known = error instanceof LeadstreamError ? error : explainKafkaError(error);
  if (known) return `leadstream: ${known.message} (${known.code})`;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

async function settle<T>(value: T | Promise<T> | (() => T) | (() => Promise<T>)): Promise<T> {
  return value instanceof Function ? value() : value;
}

/** The command with unknown arguments refused and failures told in one line; both make the exit code 1. */
export async function guarded<T extends ArgsDef>(command: CommandDef<T>): Promise<CommandDef<T>> {
  const { run } = command;
  const definition: ArgsDef = (await settle(command.args)) ?? {};
  const guardedCommand: CommandDef<T> = { ...command };
  if (run) {
    guardedCommand.run = async (context) => {
      const unknown = unknownArguments(context.args, definition);
      if (unknown.length > 0) {
        process.stderr.write(`leadstream: does not know ${unknown.join(', ')}; see --help\n`);
        process.exitCode = 2;
        return;
      }
      try {
        await run(context);
      } catch (error) {
        process.stderr.write(`${describeFailure(error)}\n`);
        process.exitCode = 1;
      }
    };
  }
  return guardedCommand;
}

/** `leadstream … | head` closes our output early: that is the reader's wish, not a failure. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
