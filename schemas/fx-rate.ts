import { z } from 'zod';
import { defineEvent } from './define.ts';
import { currency, date, fxRate } from './values.ts';

export const fxRateEvents = {
  'crm.fx_rate.set': defineEvent({
    type: 'crm.fx_rate.set',
    description: 'Units of the base currency for one unit of a currency, from a day on.',
    data: z.object({ currency, on: date, rate: fxRate }),
    entityId: (data) => `${data.currency}|${data.on}`,
    example: { currency: 'VND', on: '2026-03-01', rate: '0.000039215686' },
  }),
};
