import type { CampaignOpportunitiesTexts, CampaignOrdersTexts } from '../en/campaign-lists.ts';

export const campaignOpportunities: CampaignOpportunitiesTexts = {
  title: 'Danh sách cơ hội trong chiến dịch',
  description: 'Danh sách sau mỗi con số cơ hội của KPI chiến dịch',
  totals: {
    title: 'Tổng cộng',
    description:
      'Mọi cơ hội của chiến dịch được tạo trong kỳ và khớp bộ lọc, doanh số hiện tại và doanh số dự kiến. Nguồn số liệu: campaign_opportunities.',
    noData: 'Không có cơ hội',
  },
  list: {
    title: 'Danh sách',
    description:
      '5.000 cơ hội mới nhất trong số đó theo trạng thái hiện tại. Nhấn vào cơ hội hoặc khách hàng để xem chi tiết. Nguồn số liệu: campaign_opportunities.',
    noData: 'Không có cơ hội nào khớp bộ lọc',
  },
};

export const campaignOrders: CampaignOrdersTexts = {
  title: 'Danh sách đơn hàng trong chiến dịch',
  description: 'Danh sách sau doanh số và số đơn hàng của KPI chiến dịch',
  open: 'Danh sách đơn hàng',
  counted: { label: 'Tính doanh số', description: 'Đơn đã hủy vẫn có trong danh sách nhưng không được tính doanh số' },
  countedValues: { yes: 'Được tính doanh số', no: 'Đã hủy' },
  totals: {
    title: 'Tổng cộng',
    description:
      'Mọi đơn hàng đặt trong kỳ từ cơ hội của chiến dịch và khớp bộ lọc, kèm doanh số. Nguồn số liệu: campaign_orders.',
    noData: 'Không có đơn hàng',
  },
  list: {
    title: 'Danh sách',
    description:
      '5.000 đơn hàng mới nhất trong số đó. Nhấn vào đơn hàng, cơ hội hoặc khách hàng để xem chi tiết. Nguồn số liệu: campaign_orders.',
    noData: 'Không có đơn hàng nào khớp bộ lọc',
  },
};
