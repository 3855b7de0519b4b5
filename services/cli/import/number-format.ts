import { type DecimalMark, type NumberRules, readNumber } from './numbers.ts';

/** What one cell says about its column's decimal mark. */
type Evidence = DecimalMark | 'ambiguous' | 'either' | 'neither';

/** What the cells of a column say together; lines are those of the first cell of each kind. */
export interface FormatEvidence {
  point: number | undefined;
  comma: number | undefined;
  /** A cell that is two different numbers (`1,250`), by the mark that it has. */
  ambiguousPoint: number | undefined;
  ambiguousComma: number | undefined;
}

export type Inference =
  | { mark: DecimalMark; line: number | undefined }
  /** The column must be asked about. */
  | { question: string };

export const noEvidence = (): FormatEvidence => ({
  point: undefined,
  comma: undefined,
  ambiguousPoint: undefined,
  ambiguousComma: undefined,
});

/** Whether a cell can be a number by a point, by a comma, by both with one value, or by both with two values. */
export function evidenceOf(text: string, rules: NumberRules): Evidence {
  const byPoint = readNumber(text, '.', rules);
  const byComma = readNumber(text, ',', rules);
  if ('problem' in byPoint) return 'problem' in byComma ? 'neither' : ',';
  if ('problem' in byComma) return '.';
  return byPoint.decimal === byComma.decimal ? 'either' : 'ambiguous';
}

/** Adds a cell to the evidence of its column. @param line of the cell */
export function addEvidence(evidence: FormatEvidence, text: string, rules: NumberRules, line: number): void {
  const says = evidenceOf(text, rules);
  if (says === '.') evidence.point ??= line;
  else if (says === ',') evidence.comma ??= line;
  else if (says === 'ambiguous') {
    if (text.includes('.')) evidence.ambiguousPoint ??= line;
    else evidence.ambiguousComma ??= line;
  }
}

/**
 * The decimal mark of a column, from all of its cells. A column that mixes both is asked about, and so is one that
 * would turn `1,250` into a fraction of three places: that one typing error elsewhere makes a comma the decimal mark is
 * likelier than that amounts have three places.
 */
export function inferMark(evidence: FormatEvidence): Inference {
  const { point, comma, ambiguousPoint, ambiguousComma } = evidence;
  if (point !== undefined && comma !== undefined) {
    return { question: `line ${point} writes fractions with a point, line ${comma} with a comma` };
  }
  const mark = point !== undefined ? '.' : comma !== undefined ? ',' : undefined;
  const unclear = mark === '.' ? ambiguousPoint : mark === ',' ? ambiguousComma : (ambiguousPoint ?? ambiguousComma);
  if (unclear !== undefined) {
    const sign = unclear === ambiguousPoint && mark !== ',' ? 'point' : 'comma';
    return { question: `the ${sign} in line ${unclear} may stand before thousands or before a fraction` };
  }
  return { mark: mark ?? '.', line: point ?? comma };
}
