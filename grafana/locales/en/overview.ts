/** Marketing overview. */
export const overview = {
  title: 'Marketing overview',
  description: 'Revenue, cost and ROI, conversion of opportunities, and what each source and product category brought',
  sections: {
    summary: 'Overview',
    conversion: 'Conversion rates',
    sources: 'By source',
  },
  revenue: {
    title: 'Revenue',
    description:
      'Revenue of the period: orders placed in it that are not cancelled, in their current amount. Beside it the change against the period before: as many whole months where whole months are shown, otherwise as many days. View: overview_totals.',
    noData: 'No revenue',
    value: 'Revenue',
    change: 'Change',
    previous: 'Period before',
  },
  cost: {
    title: 'Cost',
    description:
      'Costs of the period by the day they were spent on, and the change against the period before. A rise is not coloured green. View: overview_totals.',
    noData: 'No cost',
    value: 'Cost',
    change: 'Change',
    previous: 'Period before',
  },
  roi: {
    title: 'ROI',
    description:
      'Return on investment: (revenue − cost) / cost. The change is the difference to the period before, in percentage points. There is no ROI without cost. View: overview_totals.',
    noData: 'No ROI without cost',
    value: 'ROI',
    change: 'Change (points)',
    previous: 'Period before',
  },
  conversion: {
    title: 'Conversion over time',
    description:
      'Opportunities created, transferred to sales and qualified, each counted when it happened, whenever the opportunity was created. A bar stands at the first day of its bucket. View: overview_conversion.',
    noData: 'No opportunities in this period',
  },
  categories: {
    title: 'Revenue by product category',
    description:
      'Revenue of the period by the category of the product sold (of an order without lines: the category of its opportunity), with its share. View: overview_categories.',
    noData: 'No revenue in this period',
  },
  categoryShares: {
    title: 'Revenue and share by product category',
    description: 'The same revenue as a list: amount and part of the whole. View: overview_categories.',
    noData: 'No revenue in this period',
  },
  funnel: {
    title: 'Funnel of opportunities',
    description:
      'Opportunities created in the period, and how many of them went on: each step counts only those of the step before, up to the end of the period. View: overview_funnel.',
    noData: 'No opportunities created in this period',
  },
  funnelRates: {
    title: 'Rates of the funnel',
    description:
      'Of each step: the part of all created opportunities, and the part of the step before. View: overview_funnel.',
    noData: 'No opportunities created in this period',
    stage: 'Step',
    fromCreated: 'Of created',
    fromPrevious: 'Of the step before',
  },
  qualificationRate: {
    title: 'Qualification rate',
    description:
      'Opportunities qualified / opportunities created in the period: how good the acquired data is and how well it is cared for. View: overview_care.',
    noData: 'No opportunities created in this period',
    value: 'Qualification rate',
    qualified: 'Qualified',
    created: 'Created',
  },
  orderRate: {
    title: 'Order rate',
    description:
      'Opportunities with an order / opportunities created in the period: how good the acquired data is and how well it is cared for. View: overview_care.',
    noData: 'No opportunities created in this period',
    value: 'Order rate',
    ordered: 'With an order',
    created: 'Created',
  },
  aov: {
    title: 'Average order value',
    description:
      'AOV: revenue of the period / opportunities behind these orders: what a customer spends on average. View: overview_care.',
    noData: 'No revenue in this period',
    value: 'AOV',
  },
  stages: {
    created: 'Approached',
    transferred: 'Transferred to sales',
    qualified: 'Qualified',
    with_revenue: 'With revenue',
  },
  sourceCare: {
    title: 'Effectiveness by source',
    description:
      'Opportunities created in the period by source, how many of them reached each milestone before its end, and the revenue of the period by source. Counts open the list behind them; a source narrows the dashboard to it. View: source_care.',
    noData: 'No opportunities or orders in this period',
  },
  sourceChart: {
    title: 'Opportunities by source',
    description: 'The counts of the table beside it. A click narrows the dashboard to a source. View: source_care.',
    noData: 'No opportunities in this period',
  },
  sourceCost: {
    title: 'Cost by source',
    description:
      'What each source cost in the period, what it brought, and the cost of one opportunity created, qualified and with an order. View: source_cost.',
    noData: 'No cost, orders or opportunities in this period',
  },
  sourceCostChart: {
    title: 'Cost and revenue by source',
    description:
      'Cost and revenue of the period by source. A click narrows the dashboard to a source. View: source_cost.',
    noData: 'No cost or revenue in this period',
  },
  categoryCost: {
    title: 'Cost by product category',
    description:
      'What was spent on each product category in the period, what it brought, and the cost of one opportunity created, qualified and with an order. View: category_cost.',
    noData: 'No cost, orders or opportunities in this period',
  },
  columns: {
    opportunities: 'Opportunities',
    created: 'Created',
    transferred: 'Transferred',
    qualified: 'Qualified',
    withRevenue: 'With revenue',
    qualificationRate: 'Qualification rate',
    orderRate: 'Order rate',
    aov: 'AOV',
    cost: 'Cost',
    roi: 'ROI',
    costPerCreated: 'Cost per opportunity',
    costPerQualified: 'Cost per qualified',
    costPerOrder: 'Cost per order',
  },
};

export type OverviewTexts = typeof overview;
