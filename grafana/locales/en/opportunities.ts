/** List of opportunities behind the counts of the marketing overview. */
export const opportunities = {
  title: 'Opportunities',
  description: 'The list behind the counts of the marketing overview',
  milestones: {
    created: 'created in the period',
    transferred: 'transferred in the period',
    qualified: 'qualified in the period',
    ordered: 'first ordered in the period',
    cohort_transferred: 'created in the period and transferred',
    cohort_qualified: 'created in the period and qualified',
    cohort_ordered: 'created in the period, with an order',
    funnel_qualified: 'created in the period, transferred and qualified',
    funnel_ordered: 'created in the period, transferred, qualified and with an order',
  },
  totals: {
    title: 'Together',
    description:
      'All opportunities that the filters select, with their present revenue and estimated value. Table: opportunities.',
    noData: 'No opportunities',
  },
  list: {
    title: 'List',
    description:
      'The newest 5,000 of these opportunities in their state of now. A click on an opportunity or a contact opens it. Table: opportunities.',
    noData: 'No opportunity matches the filters',
  },
  opportunity: 'Opportunity',
  transferredAt: 'Transferred',
  qualifiedAt: 'Qualified',
  orderedAt: 'First order',
};

export type OpportunitiesTexts = typeof opportunities;
