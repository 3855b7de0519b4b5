/** Addresses of dashboards: bookmarks and links rely on them, so they never change. */
export const UIDS = [
  'leadstream-home',
  'leadstream-overview',
  'leadstream-opportunities',
  'leadstream-campaign',
  'leadstream-campaign-opportunities',
  'leadstream-campaign-orders',
  'leadstream-opportunity',
  'leadstream-contact',
  'leadstream-order',
  'leadstream-routing',
  'leadstream-routing-salesperson',
  'leadstream-routing-contacts',
  'leadstream-pipeline',
  'leadstream-access',
] as const;

export type Uid = (typeof UIDS)[number];

/** Folders in the file system and in Grafana. */
export type Folder = 'home' | 'marketing' | 'campaigns' | 'details' | 'routing' | 'sales';
