import { asciiName, type Language } from './names.ts';

export interface Salesperson {
  id: string;
  name: string;
  role: 'agent' | 'supervisor' | 'admin' | 'owner';
  team: string;
  department: string;
  head: boolean;
  /** Multiplies the chance to win: some are better than others. */
  skill: number;
}

export interface Team {
  id: string;
  language: Language;
  supervisor: Salesperson;
  agents: readonly [Salesperson, ...Salesperson[]];
}

/** Where new contacts arrive and are handed out from. */
export const MAIN_ACCOUNT = 'smp-main-account';

const hire = (
  name: string,
  role: Salesperson['role'],
  team: string,
  department: string,
  skill: number,
  head = false,
): Salesperson => ({ id: `smp-${asciiName(name).replaceAll('.', '-')}`, name, role, team, department, head, skill });

/** Runs the company; sees everything. */
export const OWNER = hire('Hoàng Đức Anh', 'owner', 'smp-management', 'smp-management', 1);
/** Marketing manager. */
export const MANAGER = hire('Trần Mỹ Linh', 'admin', 'smp-management', 'smp-marketing', 1, true);

const team = (
  id: string,
  language: Language,
  department: string,
  supervisor: string,
  isHead: boolean,
  [first, ...others]: readonly [string, ...string[]],
): Team => ({
  id,
  language,
  supervisor: hire(supervisor, 'supervisor', id, department, 1.1, isHead),
  agents: [
    hire(first, 'agent', id, department, 1.35),
    // From very good to new in the job.
    ...others.map((name, index) => hire(name, 'agent', id, department, 1.1 - index * 0.2)),
  ],
});

export const TEAMS_OF: Readonly<Record<Language, readonly [Team, ...Team[]]>> = {
  vi: [
    team('smp-hanoi', 'vi', 'smp-sales-vn', 'Phạm Quốc Bảo', true, [
      'Nguyễn Văn Minh',
      'Lê Thu Hà',
      'Vũ Ngọc Sơn',
      'Đặng Thảo Vy',
    ]),
    team('smp-saigon', 'vi', 'smp-sales-vn', 'Huỳnh Thanh Mai', false, [
      'Võ Quốc Dũng',
      'Bùi Ngọc Yến',
      'Đỗ Hữu Phúc',
      'Hồ Bảo Trân',
    ]),
  ],
  pl: [
    team('smp-krakow', 'pl', 'smp-sales-eu', 'Katarzyna Nowak', true, [
      'Piotr Wójcik',
      'Małgorzata Zając',
      'Łukasz Król',
      'Żaneta Bąk',
    ]),
    team('smp-warszawa', 'pl', 'smp-sales-eu', 'Tomasz Pawlak', false, [
      'Agnieszka Mazur',
      'Michał Gołąb',
      'Joanna Sikora',
    ]),
  ],
  en: [
    team('smp-london', 'en', 'smp-sales-eu', 'Charlotte Hughes', false, [
      'James Wright',
      'Megan Foster',
      'Daniel O’Brien',
    ]),
  ],
};
const TEAMS: readonly Team[] = Object.values(TEAMS_OF).flat();

/** All 25. */
export const SALESPEOPLE: readonly Salesperson[] = [
  OWNER,
  MANAGER,
  ...TEAMS.flatMap((t) => [t.supervisor, ...t.agents]),
];
