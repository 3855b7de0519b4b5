/** Home: what is where, freshness, what is not right. */
export const home = {
  title: 'Home',
  description: 'What is where, how fresh the data is, and what is not right with it',
  sections: {
    guide: 'What is where',
    freshness: 'How fresh the data is',
    quality: 'What is not right',
    refusals: 'What was refused',
  },
  guide: {
    marketing: {
      title: 'For marketing managers',
      description: 'Dashboards about sources, cost and return',
      content:
        '**[Marketing overview](/d/leadstream-overview)**\n\nRevenue, cost and ROI against the period before, conversion of opportunities, and which source and product category pays off. Filters: time, source, category.\n\n[List of opportunities](/d/leadstream-opportunities): what is behind every count.',
    },
    campaigns: {
      title: 'For campaign managers',
      description: 'Dashboards about one campaign or all',
      content:
        '**[Campaign KPI](/d/leadstream-campaign)**\n\nRevenue, opportunities by stage, outcomes, success probability, what every member of staff brought, orders and reasons of loss.\n\n[Opportunities of campaigns](/d/leadstream-campaign-opportunities): the list behind every number.',
    },
    routing: {
      title: 'For those who hand leads to sales',
      description: 'Dashboards about lead routing',
      content:
        '**[Lead routing](/d/leadstream-routing)**\n\nContacts acquired, transferred and taken up, the flow up to the final stage with its losses, and every salesperson. A new report has its first data on the next day.\n\n[Contacts](/d/leadstream-routing-contacts) behind the counts.',
    },
    sales: {
      title: 'For salespeople and their supervisors',
      description: 'Dashboards about opportunities in work',
      content:
        '**[Sales pipeline](/d/leadstream-pipeline)**\n\nEvery opportunity by stage, with clock and stars, value and forecast, filtered and sorted as you like. You see your own opportunities, a supervisor those of the team.',
    },
  },
  lastEvent: {
    title: 'Since the last event',
    description:
      'Time since an event was last received, of the last 30 days. More than an hour is red: does the CRM still send? Table: arrivals.',
    noData: 'Nothing received in 30 days',
    value: 'Since the last event',
  },
  lag: {
    title: 'Delay of the last hour',
    description:
      'How long after they happened events were received: half of them, and 95 %, in the slowest minute of the last hour. Table: freshness.',
    noData: 'Nothing received in the last hour',
    half: 'Half of the events',
    most: '95 % of the events',
  },
  received: {
    title: 'Received',
    description: 'Events received in the time range, each counted once, and how many CRMs sent them. Table: arrivals.',
    noData: 'Nothing received',
    events: 'Events',
    senders: 'Senders',
  },
  arrivals: {
    title: 'Events received',
    description: 'Events received over time, each counted once. Table: arrivals.',
    noData: 'Nothing received in this time range',
    events: 'Events',
  },
  types: {
    title: 'Events by type',
    description: 'Events received in the time range by type and sender, and when the last one came. Table: arrivals.',
    noData: 'Nothing received in this time range',
    type: 'Type',
    sender: 'Sender',
    events: 'Events',
    last: 'Last received',
  },
  quality: {
    title: 'Data quality',
    description:
      'Records that something is not right with, by kind, over all time, and what to do about it. Numbers of the other dashboards hold for the rest. Table: data_quality.',
    noData: 'Nothing to report',
    issue: 'What',
    records: 'Records',
    advice: 'What to do',
  },
  issues: {
    missing_fx_rate: 'No exchange rate',
    conflicting_duplicate: 'Same id, other content',
    opportunity_without_created: 'Opportunity without a beginning',
    order_without_placed: 'Order without a beginning',
    contact_without_created: 'Contact without a beginning',
    unknown_stage: 'Stage not known',
    unknown_campaign: 'Campaign not known',
    unknown_salesperson: 'Salesperson not known',
    unknown_source: 'Source not known',
    unknown_product: 'Product not known',
    oversized_contact: 'Contact with very many events',
    too_many_custom_fields: 'Too many custom fields',
    directory_event_waiting: 'Directory event from the future',
    dead_letter: 'Not processed',
  },
  advice: {
    missing_fx_rate: 'Counted as 0. Send crm.fx_rate.set for the currency and day; the amounts follow by themselves.',
    conflicting_duplicate:
      'The CRM sent one event id with two contents; one of them was kept. Let the CRM give every event an id of its own.',
    opportunity_without_created: 'Counts nowhere until its crm.opportunity.created arrives. Send it again.',
    order_without_placed: 'Counts nowhere until its crm.order.placed arrives. Send it again.',
    contact_without_created: 'Counts, but its name and owner are not known. Send its crm.contact.created.',
    unknown_stage:
      'Its campaign does not list the stage, so it stands outside of the stages. Send crm.campaign.set with it.',
    unknown_campaign: 'Send crm.campaign.set for the campaign.',
    unknown_salesperson: 'Send crm.salesperson.set for the salesperson.',
    unknown_source: 'Send crm.source.set for the source.',
    unknown_product: 'Send crm.product.set; until then its revenue has no category.',
    oversized_contact: 'More than 10,000 events: is one contact used for many people?',
    too_many_custom_fields: 'More than 1,000 custom fields of one contact or opportunity: those that came first stayed',
    directory_event_waiting:
      'Its time lies more than five minutes ahead: it does not count yet. Planned, or a wrong clock?',
    dead_letter: 'See the list beside; once the cause is gone, run leadstream dlq replay.',
  },
  deadLetters: {
    title: 'Not processed',
    description:
      'Records from Kafka that could not be processed, by the rule they break, over all time. Their bytes are kept. Table: dead_letters.',
    noData: 'Everything was processed',
    code: 'Code',
    field: 'Field',
    message: 'Rule',
    records: 'Records',
    last: 'Last received',
  },
  refused: {
    title: 'Refused events',
    description:
      'Events of the time range that a business rule refused: they are kept, but not applied. Table: refusals.',
    noData: 'Nothing was refused',
    at: 'When',
    rule: 'Rule',
    by: 'By',
    report: 'Report',
    detail: 'What',
  },
  rules: {
    reopening: 'Closed opportunity reopened',
    frozen_report: 'Report changed after its first data',
  },
};

export type HomeTexts = typeof home;
