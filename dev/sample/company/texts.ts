import type { Language } from './names.ts';

type Texts = Readonly<Record<Language, readonly [string, ...string[]]>>;

export const INDUSTRIES: Texts = {
  vi: ['Bán lẻ', 'Nhà hàng', 'Xây dựng', 'Giáo dục', 'Thương mại điện tử', 'Y tế', 'Vận tải', 'Sản xuất'],
  pl: ['Handel detaliczny', 'Gastronomia', 'Budownictwo', 'Edukacja', 'Transport', 'Produkcja', 'Usługi księgowe'],
  en: ['Retail', 'Hospitality', 'Construction', 'Education', 'Logistics', 'Manufacturing', 'Consulting'],
};

export const DEALS: Texts = {
  vi: [
    'Phần mềm cho 3 cửa hàng',
    'Nâng cấp hệ thống kế toán',
    'Hóa đơn điện tử cả năm',
    'Gói CRM cho đội bán hàng',
    'Máy in hóa đơn và đào tạo',
  ],
  pl: [
    'System księgowy dla biura',
    'Wdrożenie CRM w dziale sprzedaży',
    'E-faktury na cały rok',
    'Drukarki i szkolenie',
    'Płace dla 40 osób',
  ],
  en: [
    'CRM for the sales team',
    'Accounting for three branches',
    'E-invoicing roll-out',
    'Payroll for 60 people',
    'Printers and training',
  ],
};

export const TASKS: Texts = {
  vi: ['Gọi lại', 'Gửi báo giá', 'Hẹn gặp trình bày', 'Chuẩn bị hợp đồng', 'Chăm sóc sau bán'],
  pl: ['Oddzwonić', 'Wysłać ofertę', 'Umówić prezentację', 'Przygotować umowę', 'Sprawdzić zadowolenie'],
  en: ['Call back', 'Send the offer', 'Arrange a demo', 'Prepare the contract', 'Ask how it goes'],
};

export const LOST_WORDS: Texts = {
  vi: ['Khách đổi kế hoạch sang năm sau', 'Đã tự làm phần mềm riêng', 'Công ty sáp nhập'],
  pl: ['Zmiana właściciela firmy', 'Budżet przesunięty na przyszły rok', 'Zostają przy Excelu'],
  en: ['Went with an in-house build', 'Budget frozen until next year', 'Our contact left the company'],
};

/** The contract's reasons and how often they are given; the rest is free text. */
export const LOST_REASONS = [
  ['price_too_high', 24],
  ['competitor', 18],
  ['not_interested', 16],
  ['unreachable', 13],
  ['not_suitable', 9],
  ['not_cared_for', 6],
  ['question_unanswered', 4],
  ['missed_appointment', 4],
  ['', 6],
] as const;
