import type { Field } from '../frame.ts';

export interface OrganizeOptions {
  excludeByName: Readonly<Record<string, boolean>>;
  indexByName: Readonly<Record<string, number>>;
  renameByName: Readonly<Record<string, string>>;
  includeByName: Readonly<Record<string, boolean>>;
}

/** Leaves fields out, orders and renames them. Fields without an index keep their place behind those with one. */
export function organize(fields: readonly Field[], options: OrganizeOptions): Field[] {
  const { excludeByName, indexByName, renameByName, includeByName } = options;
  const included = Object.values(includeByName).some(Boolean);
  const kept = fields.filter(({ name }) => !excludeByName[name] && (!included || includeByName[name]));
  const place = ({ name }: Field) => indexByName[name] ?? Number.MAX_SAFE_INTEGER;
  return [...kept]
    .sort((one, other) => place(one) - place(other))
    .map((field) => {
      const renamed = renameByName[field.name];
      return renamed ? { ...field, renamed } : field;
    });
}
