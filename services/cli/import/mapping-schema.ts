import { z } from 'zod';
import { ENCODINGS } from './text-encoding.ts';

const words = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => [value].flat());

/** A field taken from one column, with what is to be made of its text. */
export const ColumnField = z.strictObject({
  column: z.string().min(1),
  /** What the text becomes; `decimal` and `date` stay text, in the contract's form. */
  as: z.enum(['text', 'decimal', 'number', 'integer', 'currency', 'boolean', 'date', 'time', 'list']).default('text'),
  /** Of `date` and `time`: Luxon's tokens, e.g. `MM/dd/yyyy h:mm a`, or `epoch_ms`, `epoch_s`; default ISO 8601. */
  format: z.string().optional(),
  /** The mark of fractions in numbers: `1.234,56` needs `,`. Default: what the whole column says. */
  decimal_mark: z.enum(['.', ',']).optional(),
  /** The mark between groups of three digits. Default: any that is not the decimal mark, one kind in a number. */
  group_mark: z.enum(['.', ',', ' ', "'", 'none']).optional(),
  /** Texts that may be beside a number, e.g. `%`, `pcs`. */
  unit: words.optional(),
  /** ISO 4217: what a sign of currency beside the number must be; default: the field `currency` of the same event. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters (ISO 4217)')
    .optional(),
  /** Of `list`. */
  separator: z.string().min(1).default(';'),
  /** Text → value; a text that is not named stays as it is, or becomes `otherwise`. */
  map: z.record(z.string(), z.string()).optional(),
  otherwise: z.string().optional(),
  /** Only the first so many characters. */
  length: z.number().int().min(1).optional(),
  /** What an empty cell becomes. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** Without `default`: is an empty cell "not said" or "cleared"? */
  empty: z.enum(['omit', 'null']).default('omit'),
});
export type ColumnField = z.infer<typeof ColumnField>;

/** Fields of the contract that hold a number which stays text on the way: a template of one column there is read as a decimal. */
export const DECIMAL_FIELDS: ReadonlySet<string> = new Set(['amount', 'estimated_value', 'budget', 'quantity']);

const Condition = z.union([
  z.string().min(1),
  z
    .strictObject({
      column: z.string().min(1),
      is: words.optional(),
      not: words.optional(),
      matches: z.string().optional(),
      empty: z.boolean().optional(),
    })
    .refine((c) => [c.is, c.not, c.matches, c.empty].some((test) => test !== undefined), {
      error: 'needs one of: is, not, matches, empty',
    }),
]);
export type Condition = z.infer<typeof Condition>;

const type = z.string().regex(/^crm(\.[a-z_]+){2}$/, 'must be an event type, e.g. crm.contact.created');
const data = z.record(z.string(), z.unknown());

const Constant = z.strictObject({ type, id: z.string().min(1), time: z.string().min(1), data });

const RowEvent = z.strictObject({
  type,
  /** Must be unique per event and the same in every run: a template of the row's own ids. */
  id: z.string().min(1),
  time: z.union([z.string().min(1), ColumnField.pick({ column: true, format: true, default: true })]),
  /** A column that must not be empty, a test of a column, or a list of these that must all hold. */
  when: z.union([Condition, z.array(Condition).min(1)]).optional(),
  data,
});

/** A mapping file: how rows of an export become CloudEvents (docs/import.md). */
export const Mapping = z.strictObject({
  version: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,60}$/, 'lower-case letters, digits, . _ -'),
  source: z.string().min(1),
  /** IANA zone of times without offset; default: the business time zone, `REPORT_TIMEZONE`. */
  timezone: z.string().optional(),
  lenient: z.boolean().default(true),
  csv: z
    .strictObject({
      delimiter: z.string().length(1).default(','),
      quote: z.string().length(1).default('"'),
      encoding: z.enum(ENCODINGS).default('utf-8'),
      /** `true`: cells may hold line breaks, whatever their lines look like. */
      line_breaks: z.boolean().optional(),
    })
    .prefault({}),
  /** Sent once, before the rows: campaigns, sources, and what else is not in the file. */
  once: z.array(Constant).default([]),
  rows: z.array(RowEvent).min(1),
});
export type Mapping = z.infer<typeof Mapping>;
