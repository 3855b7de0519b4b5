import type { Scope } from '../../../clickhouse/access/scope.ts';

/** What the directory says about a login, its salesperson and what belongs to them. */
export interface Directory {
  /** `none`, `access`, `view_all`; anything else counts as `none`. */
  campaignKpi: string;
  /** Of the salesperson that the login belongs to; undefined: it names none, or one that the directory does not know. */
  person?: { salespersonId: string; role: string };
  /** Members of the person's team, itself included. Empty without a team. */
  team: readonly string[];
  /** Campaigns that name the login's salesperson as manager or participant, whether or not the directory knows him. */
  campaigns: readonly string[];
}

/**
 * What a viewer may see (docs/contract/access.md, "Access policies"). Campaigns decide the campaign KPI, and if it is every one also marketing overview and lead
 * routing; owners decide the pipeline. Neither adds to the other: a report is seen through one of them.
 */
export interface Rights {
  campaigns: Scope;
  /** Salespeople whose opportunities are seen. */
  owners: Scope;
}

/** Of a login that is not known. */
export const NO_RIGHTS: Rights = { campaigns: [], owners: [] };

/** `(none)` stands for "has none" in every table: an entity that calls itself so must not open what belongs to nobody. */
const ids = (given: readonly string[]): string[] =>
  [...new Set(given)].filter((id) => id !== '' && id !== '(none)').sort();

function owners({ person, team }: Directory): Scope {
  if (!person) return [];
  switch (person.role) {
    case 'admin':
    case 'owner':
      return 'all';
    case 'supervisor':
      return ids([person.salespersonId, ...team]);
    case 'agent':
      return ids([person.salespersonId]);
    default:
      return [];
  }
}

/** The rights that follow from the directory. Heads of departments and superiors have none beyond those of their role. */
export function rightsOf(directory: Directory): Rights {
  const { campaignKpi, campaigns } = directory;
  const visible = campaignKpi === 'access' ? ids(campaigns) : [];
  return { campaigns: campaignKpi === 'view_all' ? 'all' : visible, owners: owners(directory) };
}
