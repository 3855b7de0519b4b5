/** Sales pipeline: the board of opportunities by stage. */
export const pipeline = {
  title: 'Sales pipeline',
  description: 'Opportunities by stage, what they may be worth, and when they are expected to close',
  sections: {
    totals: 'Stages',
    board: 'Board – the first 50 of every stage in the chosen order; the number beside a stage counts all',
    forecast: 'Forecast',
    list: 'List of opportunities – the first 1,000 in the chosen order',
    activity: 'Interactions and refused stage changes',
  },
  variables: {
    keyword: { label: 'Search', description: 'Part of the description; case and accents do not matter' },
    team: { label: 'Team', description: 'Teams of the owners; several may be chosen' },
    withoutTeam: '(no team)',
    owner: { label: 'Owner', description: 'Salespeople who own the opportunities; several may be chosen' },
    withoutOwner: '(no owner)',
    contact: { label: 'Customer', description: 'Part of the name of the contact, or its id' },
    custom_key: { label: 'Custom field', description: 'Opportunities that have this custom field' },
    custom_value: {
      label: 'Value of the field',
      description: 'Opportunities whose custom field has this value; without a field, any of their fields',
    },
    created: { label: 'Created', description: 'When the opportunity was created' },
    updated: { label: 'Updated', description: 'When the opportunity was last changed' },
    spans: {
      any: 'at any time',
      period: 'in the time range above',
      d1: 'today',
      d7: 'in the last 7 days',
      d28: 'in the last 28 days',
      d90: 'in the last 90 days',
    },
    campaign: { label: 'Campaign', description: 'Campaigns of the opportunities; several may be chosen' },
    withoutCampaign: '(no campaign)',
    sort: { label: 'Order', description: 'What cards and list are ordered by' },
    sorts: {
      value: 'most valuable first',
      expected_close: 'closing next first',
      created: 'newest first',
      updated: 'last updated first',
      close_rate: 'likeliest first',
      description: 'by description',
    },
    horizon: { label: 'Forecast for', description: 'How far the forecast looks ahead, from this month on' },
    horizons: { '3': '3 months', '6': '6 months', '12': '12 months', '24': '24 months' },
    stage: { label: 'Stage', description: 'Stages shown as columns; the number counts what the filters leave' },
  },
  clocks: { red: 'Overdue', yellow: 'Soon', green: 'Far off', none: 'No date' },
  totals: {
    title: 'Stages',
    description:
      'Opportunities that the filters leave, by stage: how many, their estimated value, and the value weighted by the close rate (estimated value × close rate, rounded once). Closed stages are included. A click on a stage shows only this one. View: pipeline_totals.',
    noData: 'No opportunity matches the filters',
    only: 'Only this stage',
  },
  stageChart: {
    title: 'Value by stage',
    description:
      'Estimated value of the opportunities in each stage, and the same weighted by their close rates. View: pipeline_totals.',
    noData: 'No opportunity matches the filters',
  },
  board: {
    description:
      'Opportunities in this stage, the first 50 in the chosen order. Clock: red – the expected closing day has passed; yellow – it is near; green – it is far off. Stars are the close rate in fifths. A click on the description opens the opportunity, one on the contact opens the contact. View: pipeline_board.',
    noData: 'No opportunity in this stage',
  },
  clockTotals: {
    title: 'Open opportunities by expected close',
    description:
      'Open opportunities that the filters leave: past their expected closing day, closing soon, far off, or without a day. View: pipeline_clocks.',
    noData: 'No open opportunities',
  },
  forecast: {
    title: 'Forecast by expected close',
    description:
      'Open opportunities that the filters leave, by the day they are expected to close, from the first of this month on: estimated value, and the value weighted by the close rate. View: pipeline_forecast.',
    noData: 'No open opportunity is expected to close in this time',
  },
  list: {
    title: 'Opportunities',
    description: 'All opportunities that the filters leave, the first 1,000 in the chosen order. View: pipeline_board.',
    noData: 'No opportunity matches the filters',
  },
  interactions: {
    title: 'Interactions with customers',
    description:
      'Interactions with the contacts of the first 200 opportunities in the chosen order: logged ones, and every stage change of an opportunity, which counts as one. View: contact_interactions.',
    noData: 'No interactions with these contacts',
  },
  refusals: {
    title: 'Refused stage changes',
    description:
      'Agents and supervisors may not move an opportunity out of a won or lost stage. Such changes are recorded here and not applied; the last 200. Table: refusals.',
    noData: 'No stage change was refused',
  },
  columns: {
    description: 'Description',
    noDescription: '(no description)',
    opportunity: 'Opportunity',
    opportunities: 'Opportunities',
    contact: 'Contact',
    owner: 'Owner',
    team: 'Team',
    estimatedValue: 'Estimated value',
    weightedValue: 'Weighted value',
    closeRate: 'Close rate',
    stars: 'Stars',
    expectedCloseOn: 'Expected close',
    clock: 'Clock',
    daysLeft: 'Days left',
    stage: 'Stage',
    outcome: 'Outcome',
    createdAt: 'Created',
    updatedAt: 'Updated',
    interactions: 'Interactions',
    lastAt: 'Last one',
    refusedAt: 'Refused',
    refused: 'Change',
    by: 'By',
  },
};

export type PipelineTexts = typeof pipeline;
