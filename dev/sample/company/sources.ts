import type { Language } from './names.ts';

export interface Source {
  id: string;
  name: string;
  channel: string;
  /** The first is the usual one. */
  tags: readonly [string, ...string[]];
  /** How many of a language's contacts come from it, in relation to the others. */
  share: Readonly<Record<Language, number>>;
  /** Multiplies the chance to win. */
  quality: number;
  /** Cost of one contact in USD. */
  costPerContact: number;
}

export const SOURCES: readonly [Source, ...Source[]] = [
  {
    id: 'smp-facebook',
    name: 'Facebook Ads',
    channel: 'paid social',
    tags: ['fb_form_vn', 'fb_form_eu'],
    share: { vi: 30, pl: 12, en: 8 },
    quality: 0.75,
    costPerContact: 150,
  },
  {
    id: 'smp-google',
    name: 'Google Ads',
    channel: 'paid search',
    tags: ['google_ads_lead', 'google_ads_call'],
    share: { vi: 16, pl: 24, en: 28 },
    quality: 1.1,
    costPerContact: 290,
  },
  {
    id: 'smp-zalo',
    name: 'Zalo OA',
    channel: 'messaging',
    tags: ['zalo_oa_chat'],
    share: { vi: 22, pl: 0, en: 0 },
    quality: 0.95,
    costPerContact: 100,
  },
  {
    id: 'smp-website',
    name: 'Website',
    channel: 'organic',
    tags: ['web_form_demo', 'web_form_contact'],
    share: { vi: 14, pl: 20, en: 24 },
    quality: 1.3,
    costPerContact: 85,
  },
  {
    id: 'smp-ebook',
    name: 'E-book “Księgowość bez papieru”',
    channel: 'content',
    tags: ['e_book_ksiegowosc'],
    share: { vi: 0, pl: 22, en: 6 },
    quality: 0.8,
    costPerContact: 120,
  },
  {
    id: 'smp-fair',
    name: 'Targi i hội chợ',
    channel: 'events',
    tags: ['fair_poznan', 'fair_hanoi'],
    share: { vi: 6, pl: 10, en: 8 },
    quality: 1.2,
    costPerContact: 460,
  },
  {
    id: 'smp-partner',
    name: 'Partner referral',
    channel: 'referral',
    tags: ['partner_lead'],
    share: { vi: 6, pl: 6, en: 16 },
    quality: 1.9,
    costPerContact: 220,
  },
  {
    id: 'smp-newsletter',
    name: 'Newsletter',
    channel: 'email',
    tags: ['newsletter_click'],
    share: { vi: 6, pl: 6, en: 10 },
    quality: 0.9,
    costPerContact: 35,
  },
];
