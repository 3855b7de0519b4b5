import type { OrderTexts } from '../en/order.ts';

export const order: OrderTexts = {
  title: 'Chi tiết đơn hàng',
  description: 'Một đơn hàng và các dòng hàng',
  open: 'Xem chi tiết đơn hàng',
  variable: { label: 'Mã đơn hàng', description: 'Đơn hàng cần xem' },
  head: {
    title: 'Thông tin chung',
    description: 'Ai đặt, từ cơ hội và chiến dịch nào, khi nào. Nguồn số liệu: bảng orders.',
    noData: 'Không có đơn hàng với mã này',
  },
  figures: {
    title: 'Số liệu',
    description:
      'Giá trị theo tiền tệ gốc và phần được tính doanh số: đơn đã hủy không được tính. Nguồn số liệu: bảng orders.',
    noData: 'Không có đơn hàng với mã này',
  },
  lines: {
    title: 'Các dòng hàng',
    description: 'Hàng hóa đã đặt; đơn không có dòng hàng thì có một dòng không tên. Nguồn số liệu: bảng order_lines.',
    noData: 'Không có đơn hàng với mã này',
  },
  statuses: { placed: 'Đã đặt', confirmed: 'Đã xác nhận', delivered: 'Đã giao', cancelled: 'Đã hủy' },
  columns: {
    order: 'Mã đơn hàng',
    status: 'Trạng thái đơn hàng',
    orderedAt: 'Ngày mua',
    amount: 'Giá trị',
    lines: 'Số dòng hàng',
    line: 'Dòng',
    productId: 'Mã hàng hóa',
    product: 'Hàng hóa',
    quantity: 'Số lượng',
  },
};
