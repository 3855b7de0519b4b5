import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import type { AccessScope } from '../../../clickhouse/access/scope.ts';
import type { Rights } from './rights.ts';

/** What a request asks to see: by the access policy of its report, and whether tables for analysts are read beside it. */
export interface AskedScope {
  policy: AccessPolicy;
  besideTables: boolean;
}

/** By which campaigns and owners opportunities are seen by a policy. */
function opportunitiesBy(
  { campaigns, owners }: Rights,
  policy: AccessPolicy,
): Pick<AccessScope, 'campaigns' | 'owners'> {
  switch (policy) {
    case 'campaign':
      return { campaigns, owners: [] };
    case 'pipeline':
      return { campaigns: [], owners };
    case 'tables':
      return { campaigns, owners };
    case 'view_all':
      return { campaigns: campaigns === 'all' ? 'all' : [], owners: [] };
    case 'gateway':
      return { campaigns: [], owners: [] };
  }
}

/** Names of campaigns: of the campaign KPI the viewer's own; elsewhere also those of opportunities that he sees, whose names would be missing. */
function namesOfCampaigns(
  { campaigns, owners }: Rights,
  { policy, besideTables }: AskedScope,
): Pick<AccessScope, 'campaignNames' | 'namesOfOpportunities'> {
  if (policy === 'campaign') return { campaignNames: campaigns, namesOfOpportunities: false };
  const all = owners === 'all';
  if (policy === 'tables') return { campaignNames: all ? 'all' : campaigns, namesOfOpportunities: !all };
  // Reports of the pipeline only name stages of their own rows: they need not pay 100 ms (of a million) to find out which campaigns these have.
  if (!besideTables || all) return { campaignNames: 'all', namesOfOpportunities: false };
  return { campaignNames: [], namesOfOpportunities: true };
}

/** What a viewer may see of what he asks for. */
export function accessScopeOf(rights: Rights, asked: AskedScope): AccessScope {
  const { policy } = asked;
  const { campaigns, owners } = rights;
  return {
    everything: policy !== 'gateway' && campaigns === 'all' && (policy !== 'pipeline' || owners === 'all'),
    ...opportunitiesBy(rights, policy),
    ...namesOfCampaigns(rights, asked),
    administers: policy !== 'gateway' && owners === 'all',
    decides: false,
  };
}

/** Whether there is anything that may be seen. */
export const seesAnything = ({ everything, campaigns, owners }: AccessScope): boolean =>
  everything || campaigns.length > 0 || owners.length > 0;

/** Whether nothing of a report is held back: then what is not found does not exist. */
export const seesAll = ({ everything, campaigns, owners }: AccessScope): boolean =>
  everything || campaigns === 'all' || owners === 'all';
