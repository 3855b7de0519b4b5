/** One order. */
export const order = {
  title: 'Order',
  description: 'One order with its lines',
  open: 'Open the order',
  variable: { label: 'Order id', description: 'Which order is shown' },
  head: {
    title: 'At a glance',
    description: 'Who ordered, through which opportunity and campaign, and when. Table: orders.',
    noData: 'There is no order with this id',
  },
  figures: {
    title: 'Figures',
    description: 'Amount in the base currency, and what of it is revenue: nothing if it was cancelled. Table: orders.',
    noData: 'There is no order with this id',
  },
  lines: {
    title: 'Lines',
    description: 'What was ordered; an order without lines has one without product. Table: order_lines.',
    noData: 'There is no order with this id',
  },
  statuses: { placed: 'Placed', confirmed: 'Confirmed', delivered: 'Delivered', cancelled: 'Cancelled' },
  columns: {
    order: 'Order number',
    status: 'Order status',
    orderedAt: 'Ordered',
    amount: 'Amount',
    lines: 'Number of lines',
    line: 'Line',
    productId: 'Product id',
    product: 'Product',
    quantity: 'Quantity',
  },
};

export type OrderTexts = typeof order;
