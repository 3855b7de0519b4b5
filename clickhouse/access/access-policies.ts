import { LeadstreamError } from '../../services/shared/errors.ts';

/** Who sees rows of a view, in words (docs/contract/access.md, "Access policies"). A view names one of these in its header: `-- Access: campaign`. */
export const ACCESS_POLICIES = {
  campaign:
    'campaign_kpi of the login: view_all: every campaign; access: those that name the viewer as manager or participant',
  pipeline:
    "role of the login's salesperson: agent: own opportunities; supervisor: those of the own team; admin, owner: all",
  view_all: 'campaign_kpi of the login: view_all',
  tables: 'what one of the other policies shows',
  gateway: 'nobody: the gateway alone reads it',
} as const;

export type AccessPolicy = keyof typeof ACCESS_POLICIES;

const isPolicy = (name: string): name is AccessPolicy => Object.hasOwn(ACCESS_POLICIES, name);

/**
 * The policy that a view's header names.
 * @param where its file, for the message
 * @throws LeadstreamError `SQL_FILE` without one, or with one that there is not: nobody's guess decides who sees a view
 */
export function accessPolicy(name: string | undefined, where: string): AccessPolicy {
  const known = Object.keys(ACCESS_POLICIES).join(', ');
  if (name === undefined) throw new LeadstreamError('SQL_FILE', `${where} names no access policy: -- Access: ${known}`);
  if (!isPolicy(name)) throw new LeadstreamError('SQL_FILE', `${where}: Access names ${name}, not one of ${known}`);
  return name;
}
