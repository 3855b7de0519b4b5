import { z } from 'zod';
import { defineEvent } from './define.ts';
import { id } from './values.ts';

export const CAMPAIGN_KPI = ['none', 'access', 'view_all'] as const;

export const viewerEvents = {
  'crm.viewer.set': defineEvent({
    type: 'crm.viewer.set',
    description: 'What a login may see. Over HTTP by admin keys only.',
    data: z.object({ login: id, salesperson_id: id.nullish(), campaign_kpi: z.enum(CAMPAIGN_KPI) }),
    entityId: (data) => data.login,
    example: { login: 'anna', salesperson_id: 's-7', campaign_kpi: 'access' },
  }),
};
