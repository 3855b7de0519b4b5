import type { Random } from '../random.ts';

export type Language = 'vi' | 'pl' | 'en';

/** How many contacts speak it, in relation to the others. */
export const LANGUAGES = [
  ['vi', 52],
  ['pl', 30],
  ['en', 18],
] as const;

type Names = Readonly<Record<'family' | 'middle' | 'given', readonly [string, ...string[]]>>;

const VI: Names = {
  family: [
    'Nguyễn',
    'Trần',
    'Lê',
    'Phạm',
    'Hoàng',
    'Huỳnh',
    'Phan',
    'Vũ',
    'Võ',
    'Đặng',
    'Bùi',
    'Đỗ',
    'Hồ',
    'Ngô',
    'Dương',
    'Lý',
  ],
  middle: ['Thị', 'Văn', 'Minh', 'Ngọc', 'Thanh', 'Quốc', 'Thu', 'Hữu', 'Đức', 'Bảo'],
  given: [
    'Lan',
    'Hương',
    'Linh',
    'Mai',
    'Trang',
    'Hà',
    'Yến',
    'Hùng',
    'Dũng',
    'Tuấn',
    'Khánh',
    'Phúc',
    'Sơn',
    'Quân',
    'Thảo',
    'Vy',
    'Nam',
    'Đạt',
  ],
};
const PL: Names = {
  family: [
    'Nowak',
    'Wójcik',
    'Kowalczyk',
    'Mazur',
    'Krawczyk',
    'Zając',
    'Król',
    'Wróbel',
    'Dudek',
    'Stępień',
    'Pawlak',
    'Sikora',
    'Bąk',
    'Gołąb',
    'Żak',
    'Łuczak',
  ],
  middle: [''],
  given: [
    'Anna',
    'Katarzyna',
    'Małgorzata',
    'Agnieszka',
    'Joanna',
    'Zofia',
    'Piotr',
    'Krzysztof',
    'Andrzej',
    'Tomasz',
    'Paweł',
    'Michał',
    'Łukasz',
    'Wojciech',
    'Bożena',
    'Grażyna',
  ],
};
const EN: Names = {
  family: [
    'Smith',
    'Jones',
    'Taylor',
    'Brown',
    'Wright',
    'Walker',
    'Hughes',
    'Green',
    'Clarke',
    'Murphy',
    'O’Brien',
    'Bennett',
    'Foster',
    'Shaw',
    'Reid',
    'Ellis',
  ],
  middle: [''],
  given: [
    'Olivia',
    'Emma',
    'Grace',
    'Charlotte',
    'Sophie',
    'Alice',
    'James',
    'Oliver',
    'Harry',
    'George',
    'Thomas',
    'Daniel',
    'Samuel',
    'Lucy',
    'Megan',
    'Ruth',
  ],
};
const BY_LANGUAGE = { vi: VI, pl: PL, en: EN };

const COMPANIES = {
  vi: ['Công ty TNHH %', 'Cửa hàng %', 'CTCP Thương mại %', 'Hộ kinh doanh %'],
  pl: ['% Sp. z o.o.', 'Biuro Rachunkowe %', 'Hurtownia %', '% i Wspólnicy'],
  en: ['% Ltd', '% & Sons', '% Trading', '% Consulting'],
} as const;

export interface Person {
  name: string;
  email: string;
  phone: string;
  company: string;
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', ł: 'l', Ł: 'L' };

/** `Nguyễn Thị Lan` → `nguyen.thi.lan` */
export function asciiName(name: string): string {
  return name
    .replace(/[đĐłŁ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}

function phone(language: Language, random: Random): string {
  const digits = (n: number) => String(random.int(0, 10 ** n - 1)).padStart(n, '0');
  if (language === 'vi') return `+84 9${digits(1)} ${digits(3)} ${digits(4)}`;
  if (language === 'pl') return `+48 5${digits(2)} ${digits(3)} ${digits(3)}`;
  // Ofcom's range for fiction.
  return `+44 7700 900${digits(3)}`;
}

/** A person who does not exist; `number` keeps the e-mail address unique. */
export function person(language: Language, number: number, random: Random): Person {
  const names = BY_LANGUAGE[language];
  const family = random.pick(names.family);
  const given = random.pick(names.given);
  const middle = random.pick(names.middle);
  const name = language === 'vi' ? `${family} ${middle} ${given}` : `${given} ${family}`;
  return {
    name,
    email: `${asciiName(name)}.${number}@example.com`,
    phone: phone(language, random),
    company: random.pick(COMPANIES[language]).replace('%', language === 'vi' ? `${given} ${family}` : family),
  };
}
