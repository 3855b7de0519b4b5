/** Lists behind the numbers of the campaign KPI. */
export const campaignOpportunities = {
  title: 'Campaign opportunities',
  description: 'The list behind the numbers of the campaign KPI that count opportunities',
  totals: {
    title: 'Together',
    description:
      'All opportunities of the campaign that were created in the period and match the filters, with their present revenue and estimated value. View: campaign_opportunities.',
    noData: 'No opportunities',
  },
  list: {
    title: 'List',
    description:
      'The newest 5,000 of these opportunities in their state of now. A click on an opportunity or a contact opens it. View: campaign_opportunities.',
    noData: 'No opportunity matches the filters',
  },
};

export const campaignOrders = {
  title: 'Campaign orders',
  description: 'The list behind the revenue and the numbers of orders of the campaign KPI',
  open: 'List of orders',
  counted: { label: 'Counted', description: 'Cancelled orders are listed, but count nothing' },
  countedValues: { yes: 'Counted as revenue', no: 'Cancelled' },
  totals: {
    title: 'Together',
    description:
      'All orders placed in the period through opportunities of the campaign that match the filters, with their revenue. View: campaign_orders.',
    noData: 'No orders',
  },
  list: {
    title: 'List',
    description:
      'The latest 5,000 of these orders. A click on an order, an opportunity or a contact opens it. View: campaign_orders.',
    noData: 'No order matches the filters',
  },
};

export type CampaignOpportunitiesTexts = typeof campaignOpportunities;
export type CampaignOrdersTexts = typeof campaignOrders;
