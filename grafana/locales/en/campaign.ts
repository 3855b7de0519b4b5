/** Campaign KPI. */
export const campaign = {
  title: 'Campaign KPI',
  description: 'Revenue, opportunities by stage and outcome, staff and customers of a campaign in a period',
  sections: {
    overview: 'Overview',
    staff: 'Staff KPI',
    customers: 'Customer KPI',
  },
  variables: {
    campaign: { label: 'Campaign', description: 'One campaign, or all together' },
    salesperson: { label: 'Employee', description: 'One employee alone, or all' },
    nobody: '(nobody)',
    stage: { label: 'Stage', description: 'Stage in which the opportunity is now' },
    outcome: { label: 'Outcome', description: 'Outcome of the stage in which the opportunity is now' },
    registered: { label: 'Registered', description: 'Registered: somebody is responsible for the opportunity' },
    probability: { label: 'Probability', description: 'Success probability of the opportunity' },
    reason: { label: 'Lost reason', description: 'Why the opportunity was lost' },
    industry: { label: 'Industry', description: 'Line of business of the contact of a lost opportunity' },
  },
  registered: { yes: 'Registered', no: 'Unregistered' },
  /** Known reasons; others are free text. */
  reasons: {
    competitor: 'Competitor',
    price_too_high: 'Price too high',
    not_cared_for: 'Customer not cared for',
    not_interested: 'Not interested',
    not_suitable: 'Not suitable',
    unreachable: 'Could not be reached',
    question_unanswered: 'Question not answered',
    missed_appointment: 'Missed appointment',
    '(none)': '(no reason given)',
  },
  figures: 'Figures of this employee',
  revenue: {
    title: 'Revenue over time',
    description:
      'Revenue of orders placed in the period through opportunities of the campaign, whenever these were created; cancelled orders count nothing. A bar stands at the first day of its bucket and opens its orders. View: campaign_revenue.',
    noData: 'No revenue in this period',
  },
  orders: {
    title: 'Orders over time',
    description: 'How many orders the revenue beside it comes from. View: campaign_revenue.',
    noData: 'No orders in this period',
  },
  stages: {
    title: 'Opportunities by stage',
    description:
      'Opportunities created in the period by the step of the approach they are at now. A bar opens the list. View: campaign_stages.',
    noData: 'No campaign, or one without stages',
  },
  stageShares: {
    title: 'Opportunities by stage, with share',
    description: 'The same as a table: every stage of the campaign, also empty ones. View: campaign_stages.',
    noData: 'No campaign, or one without stages',
  },
  outcomes: {
    title: 'Current state',
    description:
      'Of the opportunities created in the period: won, lost and still in progress, with their shares. View: campaign_outcomes.',
    noData: 'No opportunities created in this period',
  },
  probability: {
    title: 'Success probability',
    description:
      'How many opportunities stand at each probability: their own if it was said, else that of their stage, else 50 %. View: campaign_probability.',
    noData: 'No opportunities created in this period',
  },
  registration: {
    title: 'Registered and unregistered',
    description:
      'Opportunities created in the period for which somebody is responsible, and those without anybody. View: campaign_registration.',
    noData: 'No opportunities created in this period',
  },
  registeredStages: {
    title: 'Registered opportunities by stage',
    description: 'Opportunities with an owner; the share is that of all registered ones. View: campaign_registration.',
    noData: 'No registered opportunities',
  },
  unregisteredStages: {
    title: 'Unregistered opportunities by stage',
    description:
      'Opportunities without an owner; the share is that of all unregistered ones. View: campaign_registration.',
    noData: 'No unregistered opportunities',
  },
  staffCounts: {
    title: 'Opportunities by employee',
    description:
      'Opportunities created in the period that an employee is responsible for, won, lost and in progress; the 15 with the most. A name in the legend takes its bars away; a bar shows the employee alone, or the list. View: campaign_staff.',
    noData: 'Nobody takes part in the campaign',
  },
  staffRevenue: {
    title: 'Revenue by employee',
    description:
      'Revenue of orders placed in the period through the opportunities of each employee; the 15 with the most. Apart from the numbers of opportunities, which have an axis of their own. View: campaign_staff.',
    noData: 'Nobody takes part in the campaign',
  },
  staff: {
    title: 'Staff of the campaign',
    description:
      'Every manager, participant and other owner with opportunities, revenue and share of the revenue; “–” is nobody. Numbers open their lists. View: campaign_staff.',
    noData: 'Nobody takes part in the campaign',
  },
  staffStages: {
    title: 'Customers in charge by stage',
    description:
      'Opportunities of every employee by the step of the approach they are at now, with revenue of the period and its share. Numbers open their lists. Views: campaign_staff_stages, campaign_staff.',
    noData: 'Nobody takes part in the campaign',
  },
  created: {
    title: 'Opportunities created over time',
    description: 'Opportunities by the day they were created. A bar opens the list. View: campaign_created.',
    noData: 'No opportunities created in this period',
  },
  owners: {
    title: 'People in charge by stage',
    description:
      'How many of the opportunities created in the period each employee is responsible for, by stage. View: campaign_created_by_stage_owner.',
    noData: 'No opportunities created in this period',
  },
  ownerStages: {
    title: 'Number of opportunities by person in charge and stage',
    description: 'The same as a table; numbers open their lists. View: campaign_created_by_stage_owner.',
    noData: 'No opportunities created in this period',
  },
  results: {
    title: 'Results',
    description:
      'Number and share of opportunities in progress, won and lost of those listed beside it. View: campaign_outcomes.',
    noData: 'No opportunities created in this period',
  },
  resultList: {
    title: 'List of results',
    description:
      'The customers of these opportunities, who is responsible, the outcome, and tasks done and open; 5,000 at most. A name opens the details. View: campaign_results.',
    noData: 'No opportunities created in this period',
  },
  orderList: {
    title: 'Orders of the period',
    description:
      'Orders placed in the period through opportunities of the campaign, with value, status and time; cancelled ones at 0; 5,000 at most. A customer, opportunity or order opens its details. View: campaign_orders.',
    noData: 'No orders in this period',
  },
  lostReasons: {
    title: 'Lost reasons',
    description:
      'Why the lost opportunities of the period were lost; the 20 most frequent. View: campaign_lost_reasons.',
    noData: 'No lost opportunities',
  },
  lostReasonShares: {
    title: 'Lost reasons, with share',
    description: 'All reasons as a table; numbers open their lists. View: campaign_lost_reasons.',
    noData: 'No lost opportunities',
  },
  lostIndustries: {
    title: 'Lost by industry',
    description:
      'Lost opportunities of the period by the line of business of the contact; the 20 most frequent. View: campaign_lost_industries.',
    noData: 'No lost opportunities',
  },
  lostIndustryShares: {
    title: 'Lost by industry, with share',
    description: 'All lines of business as a table; numbers open their lists. View: campaign_lost_industries.',
    noData: 'No lost opportunities',
  },
  lostContacts: {
    title: 'Lost customers by industry',
    description:
      'Customers whose opportunities were lost, by line of business, with the reason and the time; 5,000 at most. View: campaign_lost_contacts.',
    noData: 'No lost opportunities',
  },
  columns: {
    registered: 'Registered',
    revenueShare: 'Share of revenue',
    tasksDone: 'Tasks done',
    tasksOpen: 'Tasks open',
    lostAt: 'Lost on',
  },
};

export type CampaignTexts = typeof campaign;
