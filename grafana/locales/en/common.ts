/** Words that several dashboards share. */
export const common = {
  /** Folders of dashboards. */
  folders: {
    home: 'Leadstream',
    marketing: 'Marketing',
    campaigns: 'Campaigns',
    details: 'Details',
    routing: 'Lead routing',
    sales: 'Sales',
  },
  home: 'Home',
  /** Time ranges to choose from. */
  ranges: {
    thisWeek: 'This week',
    thisMonth: 'This month',
    thisQuarter: 'This quarter',
    thisYear: 'This year',
    last28Days: 'Last 28 days',
  },
  /** In the place of a number that does not exist, e.g. a rate of nothing. */
  notApplicable: '–',
  /** In the place of an id or name that is not known. */
  none: '(none)',
  /** Currencies: symbol (with its space), `before` or `after` the number, decimals. Others are shown with their code. */
  money: {
    USD: { symbol: '$', place: 'before', decimals: '2' },
    EUR: { symbol: '€', place: 'before', decimals: '2' },
    GBP: { symbol: '£', place: 'before', decimals: '2' },
    PLN: { symbol: ' zł', place: 'after', decimals: '2' },
    VND: { symbol: ' ₫', place: 'after', decimals: '0' },
  },
  savedViews: {
    quarterByWeek: 'This quarter by week',
    yearByMonth: 'This year by month',
    withoutSource: 'Without a source',
  },
  variables: {
    sources: { label: 'Source', description: 'Marketing sources; several may be chosen' },
    withoutSource: '(no source)',
    categories: { label: 'Category', description: 'Product categories; several may be chosen' },
    withoutCategory: '(no category)',
    bucket: { label: 'By', description: 'How long one bar of a chart over time is' },
    buckets: {
      auto: 'automatic',
      day: 'day',
      week: 'week',
      month: 'month',
      quarter: 'quarter',
      year: 'year',
    },
    milestone: { label: 'Milestone', description: 'What happened to the opportunities' },
    keyword: { label: 'Search', description: 'Part of a name, a description or an id' },
  },
  /** Columns of lists. */
  columns: {
    opportunity: 'Opportunity',
    description: 'Description',
    contact: 'Contact',
    salesperson: 'Salesperson',
    source: 'Source',
    category: 'Category',
    campaign: 'Campaign',
    stage: 'Stage',
    outcome: 'Outcome',
    revenue: 'Revenue',
    orders: 'Orders',
    opportunities: 'Opportunities',
    estimatedValue: 'Estimated value',
    probability: 'Probability',
    createdAt: 'Created',
    updatedAt: 'Last change',
    period: 'Period',
    share: 'Share',
  },
  /** Values of enumerations. */
  outcomes: { won: 'Won', lost: 'Lost', in_progress: 'In progress' },
  /** Titles of links. */
  links: {
    opportunities: 'List of opportunities',
    opportunity: 'Open the opportunity',
    contact: 'Open the contact',
    onlyThisSource: 'Only this source',
    onlyThisCategory: 'Only this category',
    campaign: 'Open the campaign',
  },
  /** As whom one looks: the line at the top of every dashboard. */
  viewer: {
    title: 'As whom you look',
    description:
      'The login that came with your question, and what it may see. All numbers below are of that: a 0 may mean that you may not see what there is. Table: current_viewer.',
    noData: 'As whom you look could not be found out',
    login: 'You look as',
    nobody: 'Nobody',
    operator: 'Operator',
    access: 'What that means',
    accesses: {
      nobody:
        'No login came with your question, so nothing is shown: sign in, or have Grafana send the login (send_user_header)',
      unknown:
        'Nobody is called so here, so nothing is shown. Capital letters count. The CRM makes logins known (crm.viewer.set)',
      none: 'This login is known and has no rights yet, so nothing is shown',
      some: 'You see what is said here; all else is left out of the numbers',
      all: 'You see everything',
      operator: 'You see everything, as those who run the installation do',
    },
    campaigns: 'Campaigns',
    campaignsSeen: { none: 'None', own: 'Those that name you', all: 'All' },
    opportunities: 'Sales pipeline',
    opportunitiesSeen: { none: 'None', own: 'Your own', team: "Your team's", all: 'All' },
    overview: 'Marketing, lead routing',
    overviewSeen: { yes: 'Yes', no: 'No' },
  },
};

export type CommonTexts = typeof common;
