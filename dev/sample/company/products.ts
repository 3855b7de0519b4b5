import type { Language } from './names.ts';

export interface Product {
  id: string;
  name: string;
  category: string;
  /** In USD. */
  price: number;
}

/** category → name and price in USD */
const CATALOGUE: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  CRM: [
    ['CRM Start', 480],
    ['CRM Team', 1_150],
    ['CRM Chuyên nghiệp', 2_400],
    ['CRM Enterprise', 5_200],
    ['CRM Mobile', 260],
  ],
  'Kế toán': [
    ['Kế toán hộ kinh doanh', 190],
    ['Księgowość Biuro', 640],
    ['Kế toán doanh nghiệp', 980],
    ['Księgowość Plus', 1_450],
    ['Audit pack', 720],
  ],
  'E-invoicing': [
    ['Hóa đơn điện tử 1.000', 95],
    ['Hóa đơn điện tử 10.000', 420],
    ['e-Faktury KSeF', 360],
    ['E-invoicing API', 1_300],
    ['Archiwum faktur', 210],
  ],
  Payroll: [
    ['Kadry i Płace 20', 410],
    ['Kadry i Płace 100', 1_380],
    ['Bảng lương', 330],
    ['Payroll UK', 890],
    ['Chấm công', 240],
  ],
  Szkolenia: [
    ['Szkolenie wdrożeniowe', 520],
    ['Đào tạo tại chỗ', 300],
    ['Online course', 120],
    ['Admin training', 460],
    ['Warsztaty sprzedażowe', 680],
  ],
  Devices: [
    ['Máy in hóa đơn', 140],
    ['Skaner dokumentów', 320],
    ['POS terminal', 540],
    ['Tablet 10"', 380],
    ['Máy quét mã vạch', 85],
  ],
};

/** 30 products in 6 categories. */
export const PRODUCTS: readonly Product[] = Object.entries(CATALOGUE).flatMap(([category, products], c) =>
  products.map(([name, price], p) => ({ id: `smp-p-${c + 1}${p + 1}`, name, category, price })),
);

export const CATEGORIES: readonly string[] = Object.keys(CATALOGUE);

/** What a language's customers buy, in relation to each other. */
export const DEMAND: Readonly<
  Record<Language, readonly [readonly [string, number], ...(readonly [string, number])[]]>
> = {
  vi: [
    ['CRM', 30],
    ['Kế toán', 22],
    ['E-invoicing', 24],
    ['Devices', 14],
    ['Payroll', 6],
    ['Szkolenia', 4],
  ],
  pl: [
    ['CRM', 16],
    ['Kế toán', 26],
    ['E-invoicing', 20],
    ['Payroll', 22],
    ['Szkolenia', 12],
    ['Devices', 4],
  ],
  en: [
    ['CRM', 46],
    ['E-invoicing', 14],
    ['Payroll', 16],
    ['Szkolenia', 12],
    ['Kế toán', 8],
    ['Devices', 4],
  ],
};
