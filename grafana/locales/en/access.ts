/** Who asked what. */
export const access = {
  title: 'Access',
  description: 'Who asked what of the gateway, and what became of it. Only admins and owners see it',
  figures: {
    title: 'Figures',
    description:
      'Requests of viewers in the period, how many people made them, and how many were refused. Table: access_log.',
    noData: 'No request in this period, or you are no admin',
    requests: 'Requests',
    viewers: 'Viewers',
    refused: 'Refused',
  },
  refusals: {
    title: 'What was refused',
    description: 'Requests that the gateway refused, by viewer and reason. Table: access_log.',
    noData: 'Nothing was refused in this period, or you are no admin',
  },
  requests: {
    title: 'Requests',
    description:
      'The last thousand requests: who, from where, which report or which statement (a fingerprint without its texts and numbers). Table: access_log.',
    noData: 'No request in this period, or you are no admin',
  },
  routes: { report: 'Report', sql: 'SQL statement', other: 'Other' },
  columns: {
    at: 'When',
    login: 'Login',
    via: 'Known by',
    address: 'Address',
    route: 'What',
    report: 'Report name',
    statement: 'Statement',
    rows: 'Rows',
    bytes: 'Bytes sent',
    duration: 'Duration',
    status: 'HTTP status',
    reason: 'Reason',
    requests: 'Count',
    last: 'Last',
  },
};

export type AccessTexts = typeof access;
