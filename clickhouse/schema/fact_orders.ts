import { column, enumeration, nested } from './column.ts';
import { DEDUPLICATED, factTable } from './table.ts';
import { ROW_STATES, TIME } from './types.ts';

export default factTable({
  name: 'fact_orders',
  grain:
    "one order; its lines are arrays of the row, so order and lines change together. The contact is part of the key: an event that names an order under another contact is derived among that contact's events, and must not replace the row of the one it belongs to.",
  comment: 'One row per order in its latest state. Read it through the views orders and order_lines.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['order_id', 'contact_id'],
  shardKey: 'order_id',
  indexed: ['opportunity_id', 'contact_id'],
  settings: DEDUPLICATED,
  derived: { owner: 'contact_id', month: 'ordered_at' },
  columns: {
    state: enumeration(
      ROW_STATES,
      'state',
      'live; incomplete: no placed event yet; gone: its only event lost against another content',
      { hidden: true },
    ),
    order_id: column('String', 'orderId', 'Order', { copied: true }),
    contact_id: column('String', 'contactId', 'Contact that ordered', { copied: true }),
    contact_name: column('String', 'contactName', 'Current name of the contact, else (none)', {
      copied: true,
      personal: true,
    }),
    opportunity_id: column('String', 'opportunityId', 'Opportunity behind it, else (none)', { copied: true }),
    description: column('String', 'description', 'Description of that opportunity, may be empty', {
      copied: true,
      personal: true,
    }),
    campaign_id: column('String', 'campaignId', 'Campaign of that opportunity, else (none)', {
      copied: true,
      fewValues: true,
    }),
    source_id: column('String', 'sourceId', 'Source of that opportunity, else of the contact, else (none)', {
      copied: true,
      fewValues: true,
    }),
    salesperson_id: column('String', 'salespersonId', 'Owner of that opportunity, else (none)', {
      copied: true,
      fewValues: true,
    }),
    stage_id: column('String', 'stageId', 'Current stage of that opportunity, else (none)', {
      copied: true,
      fewValues: true,
      default: "'(none)'",
      hidden: true,
    }),
    stage_order: column('UInt16', 'stageOrder', 'Position of that stage in its campaign (from 1), 0 if not listed', {
      copied: true,
      default: '0',
      hidden: true,
    }),
    stage_name: column('String', 'stageName', 'Name of that stage, else (none)', {
      copied: true,
      fewValues: true,
      default: "'(none)'",
      hidden: true,
    }),
    status: column('String', 'status', 'Current status', { copied: true, fewValues: true }),
    cancelled: column('UInt8', 'cancelled', '1: the status is cancelled', { copied: true }),
    currency: column('LowCardinality(String)', 'currency', 'Currency of the order'),
    amount: column('Decimal(18, 2)', 'amountCents', 'Current amount in the base currency, also if cancelled'),
    revenue: column('Decimal(18, 2)', 'revenueCents', 'Amount, 0.00 if cancelled', { copied: true }),
    ordered_at: column(TIME, 'orderedAtMs', 'When it was placed', { copied: true }),
    updated_at: column(TIME, 'updatedAtMs', 'Time of its last event'),
    original_amount: column(
      'Decimal(18, 2)',
      'originalCents',
      'Sum of its lines as the CRM said them, in original_currency: before conversion, also if cancelled',
    ),
    lines: nested('lines', {
      product_id: column('String', 'productId', 'Products, (none) for an order without lines'),
      category: column(
        'String',
        'category',
        'Category of each product, of the opportunity for an order without lines',
        { copied: true, fewValues: true },
      ),
      quantity: column('Decimal(18, 6)', 'quantityMicros', 'Quantities, 1 if not said'),
      amount: column('Decimal(18, 2)', 'amountCents', 'Line totals in the base currency, each rounded once', {
        copied: true,
      }),
    }),
    missing_fx: column('UInt8', 'missingFx', '1: there is no exchange rate on or before the day; amounts read 0.00', {
      hidden: true,
    }),
    placed_months: column(
      'Array(UInt16)',
      'placedMonths',
      'Months (12 * year + month, UTC) of everything that says it was placed, ascending',
      {
        default: 'if(toUnixTimestamp64Milli(ordered_at) = 0, [], [toUInt16(toRelativeMonthNum(ordered_at))])',
        hidden: true,
      },
    ),
    version: column('UInt64', 'version', 'Grows with the set of events this row was derived from', { hidden: true }),
  },
});
