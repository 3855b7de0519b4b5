import type { OpportunitiesTexts } from '../en/opportunities.ts';

export const opportunities: OpportunitiesTexts = {
  title: 'Danh sách Deal',
  description: 'Danh sách đằng sau các con số của báo cáo tổng quan',
  milestones: {
    created: 'được tạo trong kỳ',
    transferred: 'chuyển NVKD trong kỳ',
    qualified: 'phát sinh cơ hội trong kỳ',
    ordered: 'phát sinh đơn hàng đầu tiên trong kỳ',
    cohort_transferred: 'được tạo trong kỳ và đã chuyển NVKD',
    cohort_qualified: 'được tạo trong kỳ và phát sinh cơ hội',
    cohort_ordered: 'được tạo trong kỳ và phát sinh đơn hàng',
    funnel_qualified: 'được tạo trong kỳ, đã chuyển NVKD và phát sinh cơ hội',
    funnel_ordered: 'được tạo trong kỳ, đã chuyển NVKD, phát sinh cơ hội và doanh số',
  },
  totals: {
    title: 'Tổng cộng',
    description:
      'Tất cả Deal thỏa điều kiện lọc, cùng doanh số hiện tại và doanh số dự kiến. Bảng dữ liệu: opportunities.',
    noData: 'Không có Deal nào',
  },
  list: {
    title: 'Danh sách',
    description:
      '5.000 Deal mới nhất trong số này, theo trạng thái hiện tại. Nhấn vào Deal hoặc khách hàng để xem chi tiết. Bảng dữ liệu: opportunities.',
    noData: 'Không có Deal nào thỏa điều kiện lọc',
  },
  opportunity: 'Deal',
  transferredAt: 'Chuyển NVKD',
  qualifiedAt: 'Phát sinh cơ hội',
  orderedAt: 'Đơn hàng đầu tiên',
};
