/** Lead routing: the report, and what its two further dashboards share with it. */
export const routing = {
  title: 'Lead routing',
  description: 'How contacts reach the salespeople, and what becomes of them',
  sections: { basics: 'Basic data', flow: 'Flow of contacts', settings: 'Settings of the report' },
  variables: {
    report: { label: 'Report', description: 'Lead-routing reports that are set up' },
    salesperson: { label: 'Transferred to', description: 'All salespeople of the report together, or one of them' },
    source_tag: { label: 'Source', description: 'Tags that acquire contacts' },
    acquired_in: { label: 'Acquired in', description: 'When the contacts of the flow were acquired' },
    cohorts: {
      period: 'the time range above',
      this_month: 'this month',
      last_month: 'last month',
      this_quarter: 'this quarter',
      last_quarter: 'last quarter',
      this_year: 'this year',
      last_28_days: 'the last 28 days',
    },
  },
  links: { contacts: 'List of contacts' },
  details: 'Details',
  stageWords: {
    acquired: 'Acquired contacts',
    transferred: 'Transferred contacts',
    taken_up: 'Taken up',
    conversion_1: 'Conversion point 1',
    conversion_2: 'Conversion point 2',
    final: 'Final stage',
  },
  figures: {
    acquired: 'Acquired contacts',
    transferred: 'Transferred contacts',
    takenUp: 'Contacts taken up by salespeople',
    perSalesperson: 'Contacts per salesperson',
    day: 'Day',
    stage: 'Stage',
    contacts: 'Went on',
    dropped: 'Did not go on',
    salesperson: 'Salesperson',
  },
  basics: {
    title: 'Basic data',
    description:
      'In the time range, each counted by its own time: contacts that first got a tag of the report; contacts first assigned from the main account to one of its salespeople; contacts first tagged as contacted after that; and transferred contacts per salesperson of the report. A click opens the contacts. View: lead_routing_basics.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  daily: {
    title: 'Day by day',
    description:
      'The same counts for every day of the time range on which something happened. A click on a bar opens the contacts. View: lead_routing_daily.',
    noData: 'Nothing happened in the time range, or the report has no data yet',
  },
  stages: {
    title: 'From acquired to the final stage',
    description:
      'Of the contacts acquired in the chosen time: how many reached each stage, whenever that was; each stage only counts contacts that reached the one before it. With one salesperson chosen, acquired contacts are still those of all. A click opens the contacts. View: lead_routing_flow.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  timeToTransfer: {
    title: 'Time to transfer',
    description:
      'Time from acquisition to the transfer to a salesperson, on average over the transferred contacts. View: lead_routing_flow.',
    noData: 'No contact was transferred',
    value: 'Average time to transfer',
  },
  sources: {
    title: 'Acquired contacts by source',
    description:
      'Contacts acquired in the chosen time by the tag that acquired them: the first of the report’s tags that they got. A contact is never in two sources. View: lead_routing_sources.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  flow: {
    title: 'Flow of contacts',
    description:
      'Contacts that went on to each stage and, in red, those of the stage before that did not. A click opens the contacts. View: lead_routing_flow.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  salespeople: {
    title: 'Distribution and flow of contacts per salesperson',
    description:
      'Every salesperson of the report: transferred contacts, and how many of them went how far. A count opens its contacts, “Details” the sources of that salesperson. View: lead_routing_salespeople.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  report: {
    title: 'Report',
    description:
      'Whether the report is generated daily, when it was set up and last generated, and how often. Frozen: it has been generated, so only its name and whether it is active may still change. View: lead_reports.',
    noData: 'No report is set up',
  },
  configuration: {
    title: 'Settings',
    description: 'The settings that count: those of the last version that was applied. Table: lead_report_versions.',
    noData: 'No report is set up',
  },
  refused: {
    title: 'Refused changes of the settings',
    description:
      'Changes that came after the first generation and would have changed more than name and active: refused as a whole. Table: refusals.',
    noData: 'No change was refused',
  },
  note: {
    title: 'When there is data',
    description: 'When a report is generated',
    content:
      'A report is generated **once a day**, after midnight, over everything that happened before it. What is activated on Monday has its **first data on Tuesday**.\n\nUntil its first generation a report can be changed at will; from then on its settings are frozen. A contact with several tags of the report counts under the one that it got first.',
  },
  yesNo: { yes: 'yes', no: 'no' },
  settings: {
    name: 'Name',
    active: 'Active',
    configuredAt: 'Set up',
    generatedAt: 'Last generated',
    lastDay: 'Up to the beginning of',
    generations: 'Generations',
    frozen: 'Frozen',
    notYet: 'not yet',
    tags: 'Sources of contacts (tags)',
    forwardedFrom: 'Transferred from',
    salespeople: 'Salespeople',
    firstContactTag: 'First contact with the customer (tag)',
    conversion1: 'Conversion point 1 (stage)',
    conversion2: 'Conversion point 2 (stage)',
    final: 'Final stage',
    refusedAt: 'Refused',
    change: 'Change',
  },
};

/** One salesperson of a lead-routing report. */
export const routingSalesperson = {
  title: 'Lead routing: salesperson',
  description: 'One salesperson of a lead-routing report: all sources, and how many contacts reached which stage',
  columns: { source: 'Source' },
  sources: {
    title: 'Sources by stage',
    description:
      'Contacts acquired in the chosen time and transferred to this salesperson, by source: how many reached each stage, each of those before it. A click opens the contacts. View: lead_routing_salesperson.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
  chart: {
    title: 'Stages by source',
    description: 'The same counts as bars. View: lead_routing_salesperson.',
    noData: 'No data yet: a report has its first data on the day after it is activated',
  },
};

/** The contacts behind the counts of lead routing. */
export const routingContacts = {
  title: 'Contacts of lead routing',
  description: 'The list behind the counts of lead routing',
  milestone: { label: 'Contacts', description: 'Which contacts are listed' },
  milestones: {
    acquired: 'acquired',
    transferred: 'acquired and transferred',
    taken_up: 'transferred and taken up',
    conversion_1: 'taken up, at conversion point 1 or later',
    conversion_2: 'at conversion point 2 or later',
    final: 'at the final stage',
    not_transferred: 'acquired, not transferred',
    not_taken_up: 'transferred, not taken up',
    not_conversion_1: 'taken up, without conversion point 1',
    not_conversion_2: 'without conversion point 2 after point 1',
    not_final: 'without the final stage after conversion point 2',
    transferred_in_period: 'transferred in the time range, whenever acquired',
    taken_up_in_period: 'taken up in the time range, whenever acquired',
  },
  total: {
    title: 'Together',
    description: 'All contacts that the filters select. View: lead_routing_contacts.',
    noData: 'No contacts',
  },
  list: {
    title: 'Contacts',
    description:
      'The 5,000 of these contacts that were acquired last, with the times of their milestones as of the last generation, and the furthest stage of the flow that they reached. A click on a contact opens it. View: lead_routing_contacts.',
    noData: 'No contact matches the filters',
  },
  columns: {
    contacts: 'Contacts',
    contact: 'Contact',
    source: 'Source',
    acquiredAt: 'Acquired',
    transferredAt: 'Transferred',
    hoursToTransfer: 'Time to transfer',
    takenUpAt: 'Taken up',
    conversion1At: 'Conversion point 1',
    conversion2At: 'Conversion point 2',
    finalAt: 'Final stage',
  },
};

export type RoutingTexts = typeof routing;
export type RoutingSalespersonTexts = typeof routingSalesperson;
export type RoutingContactsTexts = typeof routingContacts;
