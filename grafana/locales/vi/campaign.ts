import type { CampaignTexts } from '../en/campaign.ts';

export const campaign: CampaignTexts = {
  title: 'KPI chiến dịch',
  description: 'Doanh số, cơ hội theo bước tiếp cận và hiện trạng, nhân viên và khách hàng của chiến dịch trong kỳ',
  sections: {
    overview: 'Tổng quan KPI chiến dịch',
    staff: 'KPI nhân viên trong chiến dịch',
    customers: 'KPI khách hàng trong chiến dịch',
  },
  variables: {
    campaign: { label: 'Chiến dịch', description: 'Một chiến dịch, hoặc tất cả các chiến dịch' },
    salesperson: { label: 'Nhân viên', description: 'Chỉ xem một nhân viên, hoặc tất cả' },
    nobody: '(chưa có người phụ trách)',
    stage: { label: 'Bước tiếp cận', description: 'Bước tiếp cận hiện tại của cơ hội' },
    outcome: { label: 'Hiện trạng', description: 'Hiện trạng của cơ hội theo bước tiếp cận hiện tại' },
    registered: { label: 'Đăng ký', description: 'Đã đăng ký: cơ hội đã có người phụ trách' },
    probability: { label: 'Xác suất', description: 'Xác suất thành công của cơ hội' },
    reason: { label: 'Lý do thất bại', description: 'Vì sao cơ hội thất bại' },
    industry: { label: 'Ngành kinh doanh', description: 'Ngành kinh doanh của khách hàng có cơ hội thất bại' },
  },
  registered: { yes: 'Đã đăng ký', no: 'Chưa đăng ký' },
  reasons: {
    competitor: 'Có đối thủ cạnh tranh',
    price_too_high: 'Giá quá cao',
    not_cared_for: 'Không chăm sóc khách hàng',
    not_interested: 'Không hứng thú',
    not_suitable: 'Không phù hợp',
    unreachable: 'Không tiếp cận được',
    question_unanswered: 'Không trả lời được khách hàng',
    missed_appointment: 'Không đúng lịch hẹn',
    '(none)': '(không nêu lý do)',
  },
  figures: 'Xem số liệu của nhân viên này',
  revenue: {
    title: 'Biến động doanh số trong chiến dịch',
    description:
      'Doanh số của các đơn hàng đặt trong kỳ từ cơ hội của chiến dịch, bất kể cơ hội được tạo khi nào; đơn đã hủy không được tính. Mỗi cột đứng ở ngày đầu của khoảng thời gian, nhấn vào cột để xem các đơn hàng. Nguồn số liệu: campaign_revenue.',
    noData: 'Chưa phát sinh doanh số trong kỳ',
  },
  orders: {
    title: 'Số đơn hàng theo thời gian',
    description: 'Số đơn hàng tạo nên doanh số bên cạnh. Nguồn số liệu: campaign_revenue.',
    noData: 'Không có đơn hàng nào trong kỳ',
  },
  stages: {
    title: 'Thống kê cơ hội',
    description:
      'Cơ hội được tạo trong kỳ theo bước của phương pháp tiếp cận mà cơ hội đang ở. Di chuột để xem số lượng, nhấn để xem danh sách. Nguồn số liệu: campaign_stages.',
    noData: 'Không có chiến dịch, hoặc chiến dịch chưa có phương pháp tiếp cận',
  },
  stageShares: {
    title: 'Thống kê cơ hội theo phương pháp tiếp cận',
    description:
      'Cùng số liệu ở dạng bảng: mọi bước tiếp cận của chiến dịch, kể cả bước chưa có cơ hội. Nguồn số liệu: campaign_stages.',
    noData: 'Không có chiến dịch, hoặc chiến dịch chưa có phương pháp tiếp cận',
  },
  outcomes: {
    title: 'Hiện trạng',
    description:
      'Trong các cơ hội được tạo trong kỳ: bao nhiêu cơ hội đã thành công, đã thất bại và đang tiến hành, tỷ lệ mỗi loại. Nguồn số liệu: campaign_outcomes.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  probability: {
    title: 'Xác suất thành công của cơ hội',
    description:
      'Số cơ hội ở từng xác suất: xác suất đánh giá trong chi tiết cơ hội, nếu chưa đánh giá thì theo tỷ lệ của bước tiếp cận, nếu không có thì 50 %. Nguồn số liệu: campaign_probability.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  registration: {
    title: 'Số lượng khách hàng trong chiến dịch',
    description:
      'Cơ hội được tạo trong kỳ đã đăng ký (đã có người phụ trách) và chưa đăng ký (chưa có người phụ trách). Nguồn số liệu: campaign_registration.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  registeredStages: {
    title: 'Cơ hội đã đăng ký',
    description:
      'Cơ hội đã có người phụ trách theo bước tiếp cận; tỷ trọng tính trên tổng số cơ hội đã đăng ký. Nguồn số liệu: campaign_registration.',
    noData: 'Không có cơ hội đã đăng ký',
  },
  unregisteredStages: {
    title: 'Cơ hội chưa đăng ký',
    description:
      'Cơ hội chưa có người phụ trách theo bước tiếp cận; tỷ trọng tính trên tổng số cơ hội chưa đăng ký. Nguồn số liệu: campaign_registration.',
    noData: 'Không có cơ hội chưa đăng ký',
  },
  staffCounts: {
    title: 'Số cơ hội của nhân viên',
    description:
      'Số cơ hội đăng ký, thành công, thất bại và đang tiến hành của từng nhân viên (15 nhân viên có nhiều cơ hội nhất). Nhấn vào tên trong chú giải để ẩn cột, nhấn vào cột để xem riêng nhân viên hoặc danh sách. Nguồn số liệu: campaign_staff.',
    noData: 'Chiến dịch chưa có nhân viên',
  },
  staffRevenue: {
    title: 'Doanh số của nhân viên',
    description:
      'Doanh số các đơn hàng đặt trong kỳ từ cơ hội của từng nhân viên (15 nhân viên có doanh số cao nhất). Tách khỏi số lượng cơ hội vì khác đơn vị. Nguồn số liệu: campaign_staff.',
    noData: 'Chiến dịch chưa có nhân viên',
  },
  staff: {
    title: 'Nhân viên trong chiến dịch',
    description:
      'Mọi người quản lý, người tham gia và người phụ trách khác: số cơ hội, doanh số và tỷ lệ trong tổng doanh số; “–” là chưa có người phụ trách. Nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_staff.',
    noData: 'Chiến dịch chưa có nhân viên',
  },
  staffStages: {
    title: 'Bảng khách hàng phụ trách trong chiến dịch',
    description:
      'Cơ hội do từng nhân viên phụ trách theo từng bước của phương pháp tiếp cận, doanh số trong kỳ và tỷ lệ trong tổng doanh số. Nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_staff_stages, campaign_staff.',
    noData: 'Chiến dịch chưa có nhân viên',
  },
  created: {
    title: 'Số cơ hội tạo ra theo thời gian',
    description: 'Số cơ hội theo ngày tạo. Nhấn vào cột để xem danh sách. Nguồn số liệu: campaign_created.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  owners: {
    title: 'Người phụ trách cơ hội',
    description:
      'Số cơ hội tạo ra trong kỳ của từng người phụ trách, chia theo bước tiếp cận. Nguồn số liệu: campaign_created_by_stage_owner.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  ownerStages: {
    title: 'Số lượng cơ hội theo người phụ trách và phương pháp tiếp cận',
    description:
      'Cùng số liệu ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_created_by_stage_owner.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  results: {
    title: 'Kết quả',
    description:
      'Số lượng và tỷ lệ cơ hội đang tiến hành, thành công và thất bại của danh sách bên cạnh. Nguồn số liệu: campaign_outcomes.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  resultList: {
    title: 'Danh sách kết quả',
    description:
      'Khách hàng của các cơ hội, người phụ trách, hiện trạng, công việc hoàn thành và đang thực hiện; tối đa 5.000 dòng. Nhấn vào tên để xem chi tiết. Nguồn số liệu: campaign_results.',
    noData: 'Không có cơ hội nào được tạo trong kỳ',
  },
  orderList: {
    title: 'Đơn hàng trong kỳ',
    description:
      'Các đơn hàng đặt trong kỳ từ cơ hội của chiến dịch: giá trị, trạng thái, thời gian mua; đơn đã hủy có giá trị 0; tối đa 5.000 dòng. Nhấn vào khách hàng, cơ hội hoặc đơn hàng để xem chi tiết. Nguồn số liệu: campaign_orders.',
    noData: 'Không có đơn hàng nào trong kỳ',
  },
  lostReasons: {
    title: 'Dấu hiệu thất bại',
    description:
      'Lý do thất bại của các cơ hội thất bại trong kỳ; 20 lý do thường gặp nhất. Nguồn số liệu: campaign_lost_reasons.',
    noData: 'Không có cơ hội thất bại',
  },
  lostReasonShares: {
    title: 'Tỷ trọng dấu hiệu thất bại',
    description: 'Mọi lý do ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_lost_reasons.',
    noData: 'Không có cơ hội thất bại',
  },
  lostIndustries: {
    title: 'Ngành kinh doanh',
    description:
      'Cơ hội thất bại trong kỳ theo ngành kinh doanh của khách hàng; 20 ngành nhiều nhất. Nguồn số liệu: campaign_lost_industries.',
    noData: 'Không có cơ hội thất bại',
  },
  lostIndustryShares: {
    title: 'Tỷ trọng theo ngành kinh doanh',
    description: 'Mọi ngành ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_lost_industries.',
    noData: 'Không có cơ hội thất bại',
  },
  lostContacts: {
    title: 'Danh sách khách hàng thất bại theo ngành nghề',
    description:
      'Khách hàng có cơ hội thất bại theo ngành nghề, kèm lý do và thời điểm; tối đa 5.000 dòng. Nguồn số liệu: campaign_lost_contacts.',
    noData: 'Không có cơ hội thất bại',
  },
  columns: {
    registered: 'Đăng ký',
    revenueShare: 'Tỷ lệ doanh số',
    tasksDone: 'Công việc hoàn thành',
    tasksOpen: 'Công việc đang thực hiện',
    lostAt: 'Ngày thất bại',
  },
};
