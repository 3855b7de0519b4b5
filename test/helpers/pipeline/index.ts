export { directoryFirst, inOrder, produced, withNoise } from './arrivals.ts';
export { metricViews, type Row, tableRows } from './database-rows.ts';
export { type FactRows, factRows, truncateAll, unbalanced } from './fact-rows.ts';
export { type PipelineOptions, runPipeline } from './pipeline.ts';
export { type Action, calmPlan, directoryPlan, wildPlan } from './plan.ts';
export { alike } from './same-rows.ts';
export { propertySettings } from './settings.ts';
export type { Produced, Topics } from './topics.ts';
