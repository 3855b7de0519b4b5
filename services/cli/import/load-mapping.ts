import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { IANAZone } from 'luxon';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import { Mapping } from './mapping-schema.ts';

export interface LoadedMapping {
  mapping: Mapping;
  /** Of the file's text: a changed mapping is another import. */
  digest: string;
}

/** Line of the innermost node on the way to `path` that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Parses and checks a mapping.
 * @param name of the file, for messages
 * @throws LeadstreamError `MAPPING_INVALID`, one line per fault: `file:line: path: rule`
 */
export function parseMapping(text: string, name: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const invalid = (faults: string[]) => new LeadstreamError('MAPPING_INVALID', faults.join('\n  '));
  if (document.errors.length > 0) {
    throw invalid(document.errors.map((e) => `${name}:${e.linePos?.[0].line ?? 1}: ${e.message.split('\n')[0]}`));
  }
  const parsed = Mapping.safeParse(document.toJS());
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map((issue) => {
        const where = issue.path.map(String).join('.');
        return `${name}:${lineOf(document, lines, issue.path)}: ${where ? `${where}: ` : ''}${issue.message}`;
      }),
    );
  }
  const { timezone } = parsed.data;
  if (timezone !== undefined && !IANAZone.isValidZone(timezone)) {
    throw invalid([`${name}:${lineOf(document, lines, ['timezone'])}: timezone: is not an IANA time zone`]);
  }
  return parsed.data;
}

/** Reads a mapping file. @throws LeadstreamError `MAPPING_INVALID`, `FILE_UNREADABLE` */
export async function loadMapping(path: string): Promise<LoadedMapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new LeadstreamError('FILE_UNREADABLE', `mapping: ${messageOf(cause)}`, { cause });
  }
  return { mapping: parseMapping(text, path), digest: createHash('sha256').update(text).digest('hex') };
}
