import { Component, type ComponentChildren } from 'preact';
import { rowCount } from '../../model/frame.ts';
import type { PanelProps } from '../../model/view.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { PieChart } from '../charts/pie-chart.tsx';
import { TimeSeries } from '../charts/time-series.tsx';
import { Failure, NoData } from '../elements/messages.tsx';
import { Table } from '../lists/table.tsx';
import { BarGauge } from './bar-gauge.tsx';
import { Stat } from './stat.tsx';
import type { PanelData } from './use-panel-data.ts';

function Drawn({ panel, ...rest }: PanelProps) {
  switch (panel.type) {
    case 'stat':
      return <Stat panel={panel} {...rest} />;
    case 'barchart':
      return <BarChart panel={panel} {...rest} />;
    case 'piechart':
      return <PieChart panel={panel} {...rest} />;
    case 'bargauge':
      return <BarGauge panel={panel} {...rest} />;
    case 'timeseries':
      return <TimeSeries panel={panel} {...rest} />;
    case 'table':
      return <Table panel={panel} {...rest} />;
  }
}

/** Kinds that can also be read as a table. */
export const CHARTS: readonly string[] = ['barchart', 'piechart', 'timeseries'];

/** One panel that cannot be drawn must not take the others with it. */
class Guard extends Component<{ children: ComponentChildren; of: unknown }, { error: unknown; of: unknown }> {
  override state = { error: null, of: this.props.of };
  static override getDerivedStateFromError = (error: unknown) => ({ error });
  static override getDerivedStateFromProps = (props: { of: unknown }, state: { of: unknown }) =>
    props.of === state.of ? null : { error: null, of: props.of };
  render() {
    return this.state.error ? <Failure error={this.state.error} /> : this.props.children;
  }
}

/** What a panel shows in its present state. */
export function Body({ data, ...props }: Omit<PanelProps, 'fields'> & { data: PanelData }) {
  if (data.error) return <Failure error={data.error} retry={data.retry} />;
  if (!data.fields) return <div class="skeleton" aria-hidden="true" />;
  if (rowCount(data.fields) === 0) return <NoData panel={props.panel} />;
  return (
    <Guard of={data.fields}>
      <Drawn {...props} fields={data.fields} />
    </Guard>
  );
}
