import type { OrderTexts } from '../en/order.ts';

export const order: OrderTexts = {
  title: 'Zamówienie',
  description: 'Jedno zamówienie z pozycjami',
  open: 'Otwórz zamówienie',
  variable: { label: 'Identyfikator zamówienia', description: 'Które zamówienie pokazać' },
  head: {
    title: 'W skrócie',
    description: 'Kto zamówił, dzięki której szansie i kampanii oraz kiedy. Tabela: orders.',
    noData: 'Nie ma zamówienia o tym identyfikatorze',
  },
  figures: {
    title: 'Liczby',
    description: 'Kwota w walucie bazowej i ile z niej jest przychodem: nic, jeśli anulowano. Tabela: orders.',
    noData: 'Nie ma zamówienia o tym identyfikatorze',
  },
  lines: {
    title: 'Pozycje',
    description: 'Co zamówiono; zamówienie bez pozycji ma jedną bez produktu. Tabela: order_lines.',
    noData: 'Nie ma zamówienia o tym identyfikatorze',
  },
  statuses: { placed: 'Złożone', confirmed: 'Potwierdzone', delivered: 'Dostarczone', cancelled: 'Anulowane' },
  columns: {
    order: 'Numer zamówienia',
    status: 'Stan zamówienia',
    orderedAt: 'Zamówiono',
    amount: 'Kwota',
    lines: 'Liczba pozycji',
    line: 'Pozycja',
    productId: 'Identyfikator produktu',
    product: 'Produkt',
    quantity: 'Ilość',
  },
};
