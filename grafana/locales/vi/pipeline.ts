import type { PipelineTexts } from '../en/pipeline.ts';

export const pipeline: PipelineTexts = {
  title: 'Cơ hội bán hàng',
  description: 'Cơ hội bán hàng theo trạng thái, doanh thu ước tính và thời gian dự kiến chốt',
  sections: {
    totals: 'Các trạng thái',
    board: 'Bảng cơ hội – mỗi trạng thái hiện 50 cơ hội đầu theo cách sắp xếp; con số cạnh tên trạng thái là tổng số',
    forecast: 'Dự báo doanh thu',
    list: 'Danh sách cơ hội bán hàng – 1.000 cơ hội đầu theo cách sắp xếp',
    activity: 'Tương tác và các lần chuyển trạng thái bị từ chối',
  },
  variables: {
    keyword: { label: 'Từ khoá', description: 'Một phần của mô tả cơ hội; không phân biệt chữ hoa và dấu' },
    team: { label: 'Nhóm', description: 'Nhóm của nhân viên phụ trách; có thể chọn nhiều nhóm' },
    withoutTeam: '(chưa có nhóm)',
    owner: { label: 'Nhân viên phụ trách', description: 'Có thể chọn nhiều nhân viên' },
    withoutOwner: '(chưa có người phụ trách)',
    contact: { label: 'Khách hàng', description: 'Một phần của tên liên hệ, hoặc mã của liên hệ' },
    custom_key: { label: 'Trường tuỳ biến', description: 'Các cơ hội có trường thông tin tuỳ biến này' },
    custom_value: {
      label: 'Giá trị của trường',
      description: 'Các cơ hội có trường tuỳ biến mang giá trị này; nếu chưa chọn trường thì tìm trong mọi trường',
    },
    created: { label: 'Thời gian tạo', description: 'Cơ hội được tạo khi nào' },
    updated: { label: 'Thời gian cập nhật', description: 'Cơ hội được cập nhật lần cuối khi nào' },
    spans: {
      any: 'bất kỳ',
      period: 'trong khoảng thời gian đã chọn',
      d1: 'hôm nay',
      d7: '7 ngày qua',
      d28: '28 ngày qua',
      d90: '90 ngày qua',
    },
    campaign: { label: 'Chiến dịch', description: 'Chiến dịch của cơ hội; có thể chọn nhiều chiến dịch' },
    withoutCampaign: '(không thuộc chiến dịch)',
    sort: { label: 'Sắp xếp', description: 'Thứ tự của bảng cơ hội và danh sách' },
    sorts: {
      value: 'doanh thu ước tính cao trước',
      expected_close: 'sắp đến ngày chốt trước',
      created: 'mới tạo trước',
      updated: 'mới cập nhật trước',
      close_rate: 'tỉ lệ chốt cao trước',
      description: 'theo mô tả',
    },
    horizon: { label: 'Dự báo trong', description: 'Dự báo xa đến đâu, tính từ tháng này' },
    horizons: { '3': '3 tháng', '6': '6 tháng', '12': '12 tháng', '24': '24 tháng' },
    stage: { label: 'Trạng thái', description: 'Các trạng thái hiện thành cột; con số là số cơ hội sau khi lọc' },
  },
  clocks: { red: 'Quá ngày', yellow: 'Sắp đến', green: 'Còn xa', none: 'Chưa có ngày' },
  totals: {
    title: 'Trạng thái của cơ hội',
    description:
      'Các cơ hội sau khi lọc, theo trạng thái: số cơ hội, doanh thu ước tính và doanh thu theo tỉ lệ chốt (doanh thu ước tính × tỉ lệ chốt, làm tròn một lần). Gồm cả cơ hội thành công và thất bại. Nhấn vào trạng thái để chỉ xem trạng thái đó. Nguồn số liệu: pipeline_totals.',
    noData: 'Không có cơ hội nào phù hợp với bộ lọc',
    only: 'Chỉ xem trạng thái này',
  },
  stageChart: {
    title: 'Doanh thu ước tính theo trạng thái',
    description:
      'Doanh thu ước tính của các cơ hội ở từng trạng thái, và doanh thu đó nhân với tỉ lệ chốt. Nguồn số liệu: pipeline_totals.',
    noData: 'Không có cơ hội nào phù hợp với bộ lọc',
  },
  board: {
    description:
      'Các cơ hội ở trạng thái này, 50 cơ hội đầu theo cách sắp xếp. Đồng hồ: xanh là còn xa ngày chốt, vàng là sắp đến ngày chốt, đỏ là quá ngày rồi chưa chốt. Sao là tỉ lệ chốt tính theo phần năm. Nhấn vào mô tả để xem cơ hội, nhấn vào tên liên hệ để xem khách hàng. Nguồn số liệu: pipeline_board.',
    noData: 'Không có cơ hội nào ở trạng thái này',
  },
  clockTotals: {
    title: 'Cơ hội đang mở theo đồng hồ',
    description:
      'Các cơ hội chưa chốt sau khi lọc: đã quá ngày chốt, sắp đến ngày chốt, còn xa ngày chốt, hoặc chưa có ngày. Nguồn số liệu: pipeline_clocks.',
    noData: 'Không có cơ hội nào đang mở',
  },
  forecast: {
    title: 'Dự báo theo thời gian dự kiến chốt',
    description:
      'Các cơ hội chưa chốt sau khi lọc, theo ngày chốt dự kiến kể từ đầu tháng này: doanh thu ước tính và doanh thu theo tỉ lệ chốt. Nguồn số liệu: pipeline_forecast.',
    noData: 'Không có cơ hội nào dự kiến chốt trong thời gian này',
  },
  list: {
    title: 'Danh sách cơ hội bán hàng',
    description: 'Mọi cơ hội sau khi lọc, 1.000 cơ hội đầu theo cách sắp xếp. Nguồn số liệu: pipeline_board.',
    noData: 'Không có cơ hội nào phù hợp với bộ lọc',
  },
  interactions: {
    title: 'Tương tác với khách hàng',
    description:
      'Tương tác với khách hàng của 200 cơ hội đầu theo cách sắp xếp: các tương tác được ghi lại và mỗi lần chuyển trạng thái cơ hội, vốn được tính là một tương tác. Nguồn số liệu: contact_interactions.',
    noData: 'Chưa có tương tác nào với các khách hàng này',
  },
  refusals: {
    title: 'Các lần chuyển trạng thái bị từ chối',
    description:
      'Quyền agent và supervisor không thể chuyển cơ hội từ thành công / thất bại sang trạng thái khác. Những lần như vậy được ghi lại ở đây và không được áp dụng; 200 lần gần nhất. Nguồn số liệu: refusals.',
    noData: 'Không có lần chuyển trạng thái nào bị từ chối',
  },
  columns: {
    description: 'Mô tả cơ hội',
    noDescription: '(chưa có mô tả)',
    opportunity: 'Cơ hội',
    opportunities: 'Số cơ hội',
    contact: 'Tên liên hệ',
    owner: 'Nhân viên phụ trách',
    team: 'Nhóm',
    estimatedValue: 'Doanh thu ước tính',
    weightedValue: 'Doanh thu theo tỉ lệ chốt',
    closeRate: 'Tỉ lệ chốt',
    stars: 'Sao',
    expectedCloseOn: 'Dự kiến chốt',
    clock: 'Đồng hồ',
    daysLeft: 'Còn (ngày)',
    stage: 'Trạng thái',
    outcome: 'Kết quả',
    createdAt: 'Thời gian tạo',
    updatedAt: 'Thời gian cập nhật',
    interactions: 'Số tương tác',
    lastAt: 'Lần gần nhất',
    refusedAt: 'Thời điểm từ chối',
    refused: 'Chuyển trạng thái',
    by: 'Người thực hiện',
  },
};
