import type { Rights } from './rights.ts';

/** The view that tells a viewer who he is. */
export const CURRENT_VIEWER = 'current_viewer';

/** What a row of {@link CURRENT_VIEWER} says; its columns have the words' meaning. */
export interface CurrentViewer {
  login: string;
  access: 'nobody' | 'unknown' | 'none' | 'some' | 'all';
  campaigns: 'none' | 'own' | 'all';
  opportunities: 'none' | 'own' | 'team' | 'all';
  overview: 'yes' | 'no';
}

const NOTHING = { campaigns: 'none', opportunities: 'none', overview: 'no' } as const;

/**
 * As whom somebody looks and what he may see, for his own eyes. Of a login that is not known it says no more than that: not whom else there is.
 * @param login undefined: none came
 * @param rights undefined: the directory knows no such login
 */
export function currentViewer(login: string | undefined, rights: Rights | undefined): CurrentViewer {
  if (login === undefined) return { login: '', access: 'nobody', ...NOTHING };
  if (!rights) return { login, access: 'unknown', ...NOTHING };
  const { campaigns, owners } = rights;
  const seen = {
    campaigns: campaigns === 'all' ? 'all' : campaigns.length > 0 ? 'own' : 'none',
    opportunities: owners === 'all' ? 'all' : owners.length > 1 ? 'team' : owners.length === 1 ? 'own' : 'none',
    overview: campaigns === 'all' ? 'yes' : 'no',
  } as const;
  if (campaigns === 'all' && owners === 'all') return { login, access: 'all', ...seen };
  return { login, access: campaigns.length + owners.length > 0 ? 'some' : 'none', ...seen };
}

/**
 * The setting by which the view hears it: a comment on the query, which changes nothing else and which the gateway never takes from a client. It only tells;
 * rows are held back by scope and filters.
 */
export const toldBy = (viewer: CurrentViewer): readonly [name: string, value: string] => [
  'log_comment',
  JSON.stringify(viewer),
];
