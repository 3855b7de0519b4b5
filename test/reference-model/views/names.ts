/** Names that tables show beside ids: of the directory of now, `(none)` where it has none. */
import { NONE, orNone } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';

export function campaignColumns({ directory }: ReferenceModel, id: string | null) {
  return { campaign_id: orNone(id), campaign_name: orNone(directory.campaigns.get(id ?? NONE)?.name) };
}

export function sourceColumns({ directory }: ReferenceModel, id: string | null) {
  return { source_id: orNone(id), source_name: orNone(directory.sources.get(id ?? NONE)?.name) };
}

/** Id and name of a salesperson; unowned: `(none)`. */
export function salespersonColumns({ directory }: ReferenceModel, id: string | null) {
  return { salesperson_id: orNone(id), salesperson_name: orNone(directory.salespeople.get(id ?? NONE)?.name) };
}
