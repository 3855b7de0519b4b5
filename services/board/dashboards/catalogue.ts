import { type BuiltDashboard, type Dashboard, panelsOf, type Variable } from '../../../grafana/model/dashboard.ts';
import type { Panel } from '../../../grafana/model/panel.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { refusalsOf } from './refusals.ts';

export interface ServedDashboard {
  uid: string;
  folder: string;
  dashboard: Dashboard;
  panels: ReadonlyMap<number, Panel>;
  variables: ReadonlyMap<string, Variable>;
}

/** A dashboard that is not served, and why. */
export interface Refused {
  uid: string;
  reasons: string[];
}

export interface Catalogue {
  served: readonly ServedDashboard[];
  refused: readonly Refused[];
  /** @throws HttpError 400 `unknown_dashboard` */
  dashboard: (uid: string) => ServedDashboard;
  /** @throws HttpError 400 `unknown_panel` */
  panel: (dashboard: ServedDashboard, panelId: number) => Panel;
  /** @throws HttpError 400 `unknown_variable` */
  variable: (dashboard: ServedDashboard, name: string) => Variable;
}

/** Holds each dashboard against what the board can serve safely; one that can't be is left out, with the reasons. */
export function createCatalogue(built: readonly BuiltDashboard[]): Catalogue {
  const served: ServedDashboard[] = [];
  const refused: Refused[] = [];
  for (const { uid, folder, dashboard } of built) {
    const reasons = refusalsOf(dashboard);
    if (reasons.length > 0) {
      refused.push({ uid, reasons });
      continue;
    }
    served.push({
      uid,
      folder,
      dashboard,
      panels: new Map(panelsOf(dashboard).map((panel) => [panel.id, panel])),
      variables: new Map(dashboard.templating.list.map((variable) => [variable.name, variable])),
    });
  }
  const byUid = new Map(served.map((dashboard) => [dashboard.uid, dashboard]));

  return {
    served,
    refused,
    dashboard(uid) {
      const dashboard = byUid.get(uid);
      if (!dashboard) throw new HttpError(400, 'unknown_dashboard', `there is no dashboard ${uid}`, 'uid');
      return dashboard;
    },
    panel({ uid, panels }, panelId) {
      const panel = panels.get(panelId);
      if (!panel) throw new HttpError(400, 'unknown_panel', `${uid} has no panel ${panelId}`, 'panelId');
      return panel;
    },
    variable({ uid, variables }, name) {
      const variable = variables.get(name);
      if (!variable) throw new HttpError(400, 'unknown_variable', `${uid} has no variable ${name}`, 'variable');
      return variable;
    },
  };
}
