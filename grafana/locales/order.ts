/** One order. */
export const order = {
  title: { en: 'Order', vi: 'Chi tiết đơn hàng', pl: 'Zamówienie' },
  description: {
    en: 'One order with its lines',
    vi: 'Một đơn hàng và các dòng hàng',
    pl: 'Jedno zamówienie z pozycjami',
  },
  open: { en: 'Open the order', vi: 'Xem chi tiết đơn hàng', pl: 'Otwórz zamówienie' },
  variable: {
    label: { en: 'Order id', vi: 'Mã đơn hàng', pl: 'Identyfikator zamówienia' },
    description: { en: 'Which order is shown', vi: 'Đơn hàng cần xem', pl: 'Które zamówienie pokazać' },
  },
  head: {
    title: { en: 'At a glance', vi: 'Thông tin chung', pl: 'W skrócie' },
    description: {
      en: 'Who ordered, through which opportunity and campaign, and when. Table: orders.',
      vi: 'Ai đặt, từ cơ hội và chiến dịch nào, khi nào. Nguồn số liệu: bảng orders.',
      pl: 'Kto zamówił, dzięki której szansie i kampanii oraz kiedy. Tabela: orders.',
    },
    noData: {
      en: 'There is no order with this id',
      vi: 'Không có đơn hàng với mã này',
      pl: 'Nie ma zamówienia o tym identyfikatorze',
    },
  },
  figures: {
    title: { en: 'Figures', vi: 'Số liệu', pl: 'Liczby' },
    description: {
      en: 'Amount in the base currency, and what of it is revenue: nothing if it was cancelled. Table: orders.',
      vi: 'Giá trị theo tiền tệ gốc và phần được tính doanh số: đơn đã hủy không được tính. Nguồn số liệu: bảng orders.',
      pl: 'Kwota w walucie bazowej i ile z niej jest przychodem: nic, jeśli anulowano. Tabela: orders.',
    },
    noData: {
      en: 'There is no order with this id',
      vi: 'Không có đơn hàng với mã này',
      pl: 'Nie ma zamówienia o tym identyfikatorze',
    },
  },
  lines: {
    title: { en: 'Lines', vi: 'Các dòng hàng', pl: 'Pozycje' },
    description: {
      en: 'What was ordered; an order without lines has one without product. Table: order_lines.',
      vi: 'Hàng hóa đã đặt; đơn không có dòng hàng thì có một dòng không tên. Nguồn số liệu: bảng order_lines.',
      pl: 'Co zamówiono; zamówienie bez pozycji ma jedną bez produktu. Tabela: order_lines.',
    },
    noData: {
      en: 'There is no order with this id',
      vi: 'Không có đơn hàng với mã này',
      pl: 'Nie ma zamówienia o tym identyfikatorze',
    },
  },
  statuses: {
    placed: { en: 'Placed', vi: 'Đã đặt', pl: 'Złożone' },
    confirmed: { en: 'Confirmed', vi: 'Đã xác nhận', pl: 'Potwierdzone' },
    delivered: { en: 'Delivered', vi: 'Đã giao', pl: 'Dostarczone' },
    cancelled: { en: 'Cancelled', vi: 'Đã hủy', pl: 'Anulowane' },
  },
  columns: {
    order: { en: 'Order number', vi: 'Mã đơn hàng', pl: 'Numer zamówienia' },
    status: { en: 'Order status', vi: 'Trạng thái đơn hàng', pl: 'Stan zamówienia' },
    orderedAt: { en: 'Ordered', vi: 'Ngày mua', pl: 'Zamówiono' },
    amount: { en: 'Amount', vi: 'Giá trị', pl: 'Kwota' },
    lines: { en: 'Number of lines', vi: 'Số dòng hàng', pl: 'Liczba pozycji' },
    line: { en: 'Line', vi: 'Dòng', pl: 'Pozycja' },
    productId: { en: 'Product id', vi: 'Mã hàng hóa', pl: 'Identyfikator produktu' },
    product: { en: 'Product', vi: 'Hàng hóa', pl: 'Produkt' },
    quantity: { en: 'Quantity', vi: 'Số lượng', pl: 'Ilość' },
  },
};
