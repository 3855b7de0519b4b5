import type * as z from 'zod/mini';
import { Dashboard } from '../../../../grafana/model/dashboard.ts';
import { DashboardList, OptionsAnswer, QueryAnswer, Refusal, Settings } from '../../model/api.ts';
import type { Question } from '../../model/view.ts';

/** A request that was refused or did not arrive. `code` is the server's, or `network`. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function request(path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('network', '');
  }
  if (response.ok) return response;
  const refusal = Refusal.safeParse(await response.json().catch(() => null));
  if (!refusal.success) throw new ApiError(`http_${response.status}`, response.statusText);
  throw new ApiError(refusal.data.code ?? `http_${response.status}`, refusal.data.error);
}

async function json<T extends z.ZodMiniType>(schema: T, ...args: Parameters<typeof request>): Promise<z.output<T>> {
  const response = await request(...args);
  return schema.parse(await response.json());
}

export const loadSettings = () => json(Settings, '/api/settings');
export const loadDashboards = () => json(DashboardList, '/api/dashboards');
export const loadDashboard = (uid: string, signal: AbortSignal) =>
  json(Dashboard, `/api/dashboards/${encodeURIComponent(uid)}`, undefined, signal);
export const ask = (question: Question, signal: AbortSignal) => json(QueryAnswer, '/api/query', question, signal);
export const askOptions = (body: Omit<Question, 'panelId'> & { variable: string }, signal: AbortSignal) =>
  json(OptionsAnswer, '/api/options', body, signal);

/** A panel's rows as a file, with the server's name for it. */
export async function download(question: Question, format: 'csv' | 'xlsx'): Promise<{ name: string; blob: Blob }> {
  const response = await request('/api/download', { ...question, format });
  const header = response.headers.get('content-disposition') ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(header) ?? [];
  const [, plain] = /filename="([^"]+)"/i.exec(header) ?? [];
  const name = encoded ? decodeURIComponent(encoded) : (plain ?? `report.${format}`);
  return { name, blob: await response.blob() };
}
