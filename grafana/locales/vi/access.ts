import type { AccessTexts } from '../en/access.ts';

export const access: AccessTexts = {
  title: 'Nhật ký truy cập',
  description: 'Ai đã hỏi gì qua gateway và kết quả ra sao. Chỉ quản trị viên và chủ sở hữu xem được',
  figures: {
    title: 'Số liệu',
    description: 'Số yêu cầu trong kỳ, số người đã hỏi và số yêu cầu bị từ chối. Nguồn số liệu: bảng access_log.',
    noData: 'Không có yêu cầu nào trong kỳ, hoặc bạn không phải quản trị viên',
    requests: 'Yêu cầu',
    viewers: 'Người xem',
    refused: 'Bị từ chối',
  },
  refusals: {
    title: 'Những gì bị từ chối',
    description: 'Các yêu cầu bị gateway từ chối, theo người xem và lý do. Nguồn số liệu: bảng access_log.',
    noData: 'Không có gì bị từ chối trong kỳ, hoặc bạn không phải quản trị viên',
  },
  requests: {
    title: 'Các yêu cầu',
    description:
      'Một nghìn yêu cầu gần nhất: ai, từ đâu, báo cáo nào hoặc câu lệnh nào (dấu vân tay không chứa chữ và số trong câu lệnh). Nguồn số liệu: bảng access_log.',
    noData: 'Không có yêu cầu nào trong kỳ, hoặc bạn không phải quản trị viên',
  },
  routes: { report: 'Báo cáo', sql: 'Câu lệnh SQL', other: 'Khác' },
  columns: {
    at: 'Thời điểm',
    login: 'Tên đăng nhập',
    via: 'Nhận biết qua',
    address: 'Địa chỉ',
    route: 'Loại',
    report: 'Tên báo cáo',
    statement: 'Câu lệnh',
    rows: 'Số dòng',
    bytes: 'Số byte đã gửi',
    duration: 'Thời gian',
    status: 'Mã HTTP',
    reason: 'Lý do',
    requests: 'Số lượng',
    last: 'Lần cuối',
  },
};
