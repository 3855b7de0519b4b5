import type { OverviewTexts } from '../en/overview.ts';

export const overview: OverviewTexts = {
  title: 'Tổng quan marketing',
  description: 'Doanh số, chi phí và ROI, tỷ lệ chuyển đổi của Deal, hiệu quả theo từng nguồn và loại hàng hóa',
  sections: {
    summary: 'Tổng quan chung',
    conversion: 'Tỷ lệ chuyển đổi',
    sources: 'Thống kê theo nguồn',
  },
  revenue: {
    title: 'Doanh số phát sinh',
    description:
      'Doanh số phát sinh trong kỳ đã chọn: các đơn hàng đặt trong kỳ và không bị hủy, theo giá trị hiện tại. Kèm mức tăng giảm so với kỳ ngay trước: chọn trọn tháng thì so với số tháng liền trước, còn lại so với số ngày liền trước. Nguồn số liệu: overview_totals.',
    noData: 'Chưa phát sinh doanh số',
    value: 'Doanh số',
    change: 'Tăng giảm',
    previous: 'Kỳ trước',
  },
  cost: {
    title: 'Chi phí',
    description:
      'Chi phí trong kỳ đã chọn, tính theo ngày chi, và mức tăng giảm so với kỳ ngay trước. Chi phí tăng không được tô màu xanh lá. Nguồn số liệu: overview_totals.',
    noData: 'Chưa có chi phí',
    value: 'Chi phí',
    change: 'Tăng giảm',
    previous: 'Kỳ trước',
  },
  roi: {
    title: 'ROI',
    description:
      'ROI = (Doanh số – Chi phí) / Chi phí. Tăng giảm là chênh lệch so với kỳ ngay trước, tính theo điểm phần trăm. Không có chi phí thì không có ROI. Nguồn số liệu: overview_totals.',
    noData: 'Không có chi phí nên không có ROI',
    value: 'ROI',
    change: 'Chênh lệch (điểm)',
    previous: 'Kỳ trước',
  },
  conversion: {
    title: 'Hiệu quả chuyển đổi theo thời gian',
    description:
      'Số Deal đang tiếp cận, đã chuyển NVKD và phát sinh cơ hội, mỗi mốc được tính vào thời điểm nó xảy ra, bất kể Deal được tạo khi nào. Mỗi cột đứng ở ngày đầu của khoảng thời gian. Nguồn số liệu: overview_conversion.',
    noData: 'Không có Deal nào trong kỳ',
  },
  categories: {
    title: 'Hiệu quả doanh số theo loại hàng hóa',
    description:
      'Doanh số trong kỳ theo loại của hàng hóa đã bán (đơn hàng không có dòng hàng thì theo loại hàng hóa của Deal), kèm tỷ trọng. Nguồn số liệu: overview_categories.',
    noData: 'Chưa phát sinh doanh số trong kỳ',
  },
  categoryShares: {
    title: 'Doanh số và tỷ trọng theo loại hàng hóa',
    description: 'Cùng số liệu doanh số ở dạng bảng: số tiền và tỷ trọng. Nguồn số liệu: overview_categories.',
    noData: 'Chưa phát sinh doanh số trong kỳ',
  },
  funnel: {
    title: 'Hiệu quả chuyển đổi theo trạng thái',
    description:
      'Các Deal được tạo trong kỳ và số Deal đi tiếp: mỗi trạng thái chỉ tính những Deal đã đạt trạng thái trước đó, đến hết kỳ. Nguồn số liệu: overview_funnel.',
    noData: 'Không có Deal nào được tạo trong kỳ',
  },
  funnelRates: {
    title: 'Tỷ lệ chuyển đổi theo trạng thái',
    description:
      'Với mỗi trạng thái: tỷ lệ so với số Deal được tạo và so với trạng thái ngay trước. Nguồn số liệu: overview_funnel.',
    noData: 'Không có Deal nào được tạo trong kỳ',
    stage: 'Trạng thái',
    fromCreated: 'So với đang tiếp cận',
    fromPrevious: 'So với trạng thái trước',
  },
  qualificationRate: {
    title: 'Tỷ lệ phát sinh cơ hội',
    description:
      'Số Deal có trạng thái Phát sinh cơ hội / số Deal được tạo trong kỳ, giúp đánh giá chất lượng data mang về và quá trình chăm sóc. Nguồn số liệu: overview_care.',
    noData: 'Không có Deal nào được tạo trong kỳ',
    value: 'Tỷ lệ phát sinh cơ hội',
    qualified: 'Phát sinh cơ hội',
    created: 'Được tạo',
  },
  orderRate: {
    title: 'Tỷ lệ phát sinh đơn hàng',
    description:
      'Số Deal phát sinh đơn hàng / số Deal được tạo trong kỳ, giúp đánh giá chất lượng data mang về và quá trình chăm sóc. Nguồn số liệu: overview_care.',
    noData: 'Không có Deal nào được tạo trong kỳ',
    value: 'Tỷ lệ phát sinh đơn hàng',
    ordered: 'Phát sinh đơn hàng',
    created: 'Được tạo',
  },
  aov: {
    title: 'Giá trị đơn hàng trung bình',
    description:
      'AOV = doanh số / số Deal phát sinh doanh số trong kỳ: số tiền trung bình mà khách hàng bỏ ra khi mua hàng. Nguồn số liệu: overview_care.',
    noData: 'Chưa phát sinh doanh số trong kỳ',
    value: 'AOV',
  },
  stages: {
    created: 'Đang tiếp cận',
    transferred: 'Đã chuyển NVKD',
    qualified: 'Phát sinh cơ hội',
    with_revenue: 'Phát sinh doanh số',
  },
  sourceCare: {
    title: 'Hiệu quả chăm sóc theo nguồn',
    description:
      'Số Deal được tạo trong kỳ theo nguồn, bao nhiêu trong số đó đạt từng trạng thái trước khi hết kỳ, và doanh số trong kỳ của nguồn. Nhấn vào con số để xem danh sách, nhấn vào nguồn để chỉ xem nguồn đó. Nguồn số liệu: source_care.',
    noData: 'Không có Deal hay đơn hàng nào trong kỳ',
  },
  sourceChart: {
    title: 'Số Deal theo nguồn',
    description: 'Số liệu của bảng bên cạnh. Nhấn vào cột để chỉ xem nguồn đó. Nguồn số liệu: source_care.',
    noData: 'Không có Deal nào trong kỳ',
  },
  sourceCost: {
    title: 'Hiệu quả chi phí theo nguồn',
    description:
      'Chi phí của từng nguồn trong kỳ, kết quả mang lại, và chi phí cho một Deal được tạo, một Deal phát sinh cơ hội và một đơn hàng. Nguồn số liệu: source_cost.',
    noData: 'Không có chi phí, đơn hàng hay Deal nào trong kỳ',
  },
  sourceCostChart: {
    title: 'Chi phí và doanh số theo nguồn',
    description:
      'Chi phí và doanh số trong kỳ theo nguồn. Nhấn vào cột để chỉ xem nguồn đó. Nguồn số liệu: source_cost.',
    noData: 'Không có chi phí hay doanh số nào trong kỳ',
  },
  categoryCost: {
    title: 'Hiệu quả chi phí theo loại hàng hóa',
    description:
      'Chi phí cho từng loại hàng hóa trong kỳ, kết quả mang lại, và chi phí cho một Deal được tạo, một Deal phát sinh cơ hội và một đơn hàng. Nguồn số liệu: category_cost.',
    noData: 'Không có chi phí, đơn hàng hay Deal nào trong kỳ',
  },
  columns: {
    opportunities: 'Số Deal',
    created: 'Đang tiếp cận',
    transferred: 'Đã chuyển NVKD',
    qualified: 'Phát sinh cơ hội',
    withRevenue: 'Phát sinh doanh số',
    qualificationRate: 'Tỷ lệ phát sinh cơ hội',
    orderRate: 'Tỷ lệ phát sinh đơn hàng',
    aov: 'AOV',
    cost: 'Chi phí',
    roi: 'ROI',
    costPerCreated: 'Chi phí / Deal tiếp cận',
    costPerQualified: 'Chi phí / Deal phát sinh cơ hội',
    costPerOrder: 'Chi phí / đơn hàng',
  },
};
