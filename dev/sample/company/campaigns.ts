import type { Language } from './names.ts';
import { MANAGER, OWNER, TEAMS_OF } from './people.ts';
import type { Currency } from './rates.ts';

export interface Stage {
  stage_id: string;
  name: string;
  rate: number;
  outcome?: 'open' | 'won' | 'lost';
}

export interface Campaign {
  id: string;
  name: string;
  language: Language;
  /** Days before the anchor day. */
  startsBefore: number;
  endsBefore: number;
  budget: number;
  currency: Currency;
  /** How many of the opportunities of its time it gets, in relation to others. */
  weight: number;
  stages: readonly Stage[];
  managers: readonly string[];
  participants: readonly string[];
}

type Steps = readonly (readonly [id: string, name: string, rate: number])[];

const stages = (steps: Steps, won: string, lost: string): readonly Stage[] => [
  ...steps.map(([stage_id, name, rate]) => ({ stage_id, name, rate })),
  { stage_id: 'won', name: won, rate: 100, outcome: 'won' },
  { stage_id: 'lost', name: lost, rate: 0, outcome: 'lost' },
];

const VI = stages(
  [
    ['new', 'Tiếp cận', 10],
    ['contacted', 'Đã liên hệ', 25],
    ['demo', 'Trình bày', 45],
    ['quote', 'Báo giá', 65],
    ['contract', 'Hợp đồng', 85],
  ],
  'Thành công',
  'Thất bại',
);
const VI_SHORT = stages(
  [
    ['new', 'Mới', 15],
    ['contacted', 'Đã gọi', 35],
    ['quote', 'Báo giá', 60],
  ],
  'Chốt',
  'Hủy',
);
const PL = stages(
  [
    ['new', 'Nowa szansa', 10],
    ['contacted', 'Pierwszy kontakt', 20],
    ['meeting', 'Spotkanie u klienta', 40],
    ['quote', 'Oferta', 60],
    ['contract', 'Umowa', 80],
  ],
  'Wygrana',
  'Przegrana',
);
const EN = stages(
  [
    ['new', 'New', 10],
    ['contacted', 'Contacted', 25],
    ['demo', 'Demo', 50],
    ['quote', 'Proposal', 70],
  ],
  'Won',
  'Lost',
);

const members = (language: Language) => TEAMS_OF[language].flatMap((team) => team.agents.map((agent) => agent.id));
const leads = (language: Language) => TEAMS_OF[language].map((team) => team.supervisor.id);

export const CAMPAIGNS: readonly Campaign[] = [
  {
    id: 'smp-e-invoice',
    name: 'Hóa đơn điện tử',
    language: 'vi',
    startsBefore: 548,
    endsBefore: -90,
    budget: 900_000_000,
    currency: 'VND',
    weight: 3,
    stages: VI_SHORT,
    managers: [MANAGER.id, ...leads('vi')],
    participants: members('vi'),
  },
  {
    id: 'smp-retail',
    name: 'Chuỗi bán lẻ',
    language: 'vi',
    startsBefore: 400,
    endsBefore: -30,
    budget: 1_400_000_000,
    currency: 'VND',
    weight: 2.5,
    stages: VI,
    managers: leads('vi'),
    participants: members('vi').slice(0, 5),
  },
  {
    id: 'smp-tet',
    name: 'Khuyến mãi Tết',
    language: 'vi',
    startsBefore: 330,
    endsBefore: 240,
    budget: 350_000_000,
    currency: 'VND',
    weight: 4,
    stages: VI_SHORT,
    managers: [MANAGER.id],
    participants: members('vi').slice(2),
  },
  {
    id: 'smp-ksef',
    name: 'Gotowi na KSeF',
    language: 'pl',
    startsBefore: 500,
    endsBefore: -120,
    budget: 240_000,
    currency: 'PLN',
    weight: 3,
    stages: PL,
    managers: leads('pl'),
    participants: members('pl'),
  },
  {
    id: 'smp-targi',
    name: 'Targi w Poznaniu',
    language: 'pl',
    startsBefore: 210,
    endsBefore: 60,
    budget: 60_000,
    currency: 'EUR',
    weight: 2,
    stages: PL,
    managers: [MANAGER.id, ...leads('pl')],
    participants: members('pl').slice(0, 4),
  },
  {
    id: 'smp-partners',
    name: 'Partner programme',
    language: 'en',
    startsBefore: 548,
    endsBefore: -200,
    budget: 180_000,
    currency: 'USD',
    weight: 3,
    stages: EN,
    managers: [OWNER.id, ...leads('en')],
    participants: members('en'),
  },
];

/** The sales process of opportunities that belong to no campaign. */
export const PIPELINE: readonly Stage[] = stages(
  [
    ['new', 'New', 10],
    ['contacted', 'Contacted', 20],
    ['needs', 'Needs known', 40],
    ['quote', 'Proposal', 60],
    ['contract', 'Contract', 80],
  ],
  'Won',
  'Lost',
);

/** Stages of the contact's own funnel, which the lead-routing reports watch. */
export const CONTACT_STAGES = { meeting: 'smp-meeting', offer: 'smp-offer', signed: 'smp-contract-signed' };
/** What salespeople tag a contact with when they speak to it for the first time. */
export const FIRST_CONTACT_TAG = 'pierwsza_rozmowa';
