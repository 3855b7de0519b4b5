import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LeadstreamError } from '../../../../services/shared/errors.ts';
import { answerErrors, type ErrorAnswers } from '../../../../services/shared/http/answer-error.ts';
import { HttpError } from '../../../../services/shared/http/http-error.ts';
import { createHttpServer } from '../../../../services/shared/http/server.ts';

/** What a server answers, and logs, when its one route throws this. */
async function answerTo(error: unknown, own: Partial<ErrorAnswers> = {}) {
  const logged: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const app = createHttpServer({ requestTimeoutMs: 1_000, maxConnections: 10, trustedProxies: [] }, { bodyLimit: 100 });
  answerErrors(app, { service: 'the test', log, ...own });
  app.post('/v1/things', async () => await Promise.reject(error));
  const headers = { 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: '/v1/things', payload: '{}', headers });
  const large = await app.inject({ method: 'POST', url: '/v1/things', payload: `"${'x'.repeat(200)}"`, headers });
  const broken = await app.inject({ method: 'POST', url: '/v1/things', payload: '{', headers });
  await app.close();
  return { answer, body: answer.json(), large: large.json(), broken: broken.json(), logged };
}

describe('an error is answered', () => {
  it('with a problem, beside the members that clients knew before', async () => {
    const { answer, body, logged } = await answerTo(
      new HttpError(400, 'invalid_parameter', 'from: is no day', {
        field: 'from',
        members: { nearest: ['2026-01-01'] },
      }),
    );
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect(body).toEqual({
      type: 'urn:leadstream:problem:invalid_parameter',
      title: 'Invalid parameter',
      status: 400,
      detail: 'from: is no day',
      code: 'invalid_parameter',
      field: 'from',
      nearest: ['2026-01-01'],
      error: { code: 'invalid_parameter', field: 'from', message: 'from: is no day' },
    });
    expect(logged).toEqual([]);
  });

  it('with how to prove oneself, and when to come back', async () => {
    const unknown = new HttpError(401, 'unauthorized', 'needs a key', 'authorization');
    expect((await answerTo(unknown)).answer.headers['www-authenticate']).toBe('Bearer');
    expect((await answerTo(unknown, { challenge: 'Basic' })).answer.headers['www-authenticate']).toBe('Basic');
    expect((await answerTo(new HttpError(429, 'busy', 'try again'))).answer.headers['retry-after']).toBe('1');
    const later = new HttpError(503, 'disk_full', 'try again', { headers: { 'retry-after': '15' } });
    expect((await answerTo(later)).answer.headers['retry-after']).toBe('15');
  });

  it('without what is unexpected, which the log tells', async () => {
    const { answer, body, logged } = await answerTo(new LeadstreamError('BUNDLE', 'secret path /x/y'));
    expect(answer.statusCode).toBe(500);
    expect(body).toMatchObject({ code: 'BUNDLE', detail: 'the test failed: see its log' });
    expect(answer.body).not.toContain('secret');
    expect(logged.join('')).toContain('secret path');
    expect((await answerTo('thrown')).body).toMatchObject({ code: 'internal', status: 500 });
  });

  it('where Fastify refuses a body', async () => {
    const { large, broken } = await answerTo(new HttpError(400, 'x', 'y'));
    expect(large).toMatchObject({ status: 413, code: 'request_too_large' });
    expect(broken).toMatchObject({ status: 400, code: 'bad_request' });
  });

  it('with members of a service in place of the common ones', async () => {
    const { body } = await answerTo(new HttpError(404, 'unknown_dashboard', 'there is none'), {
      members: ({ detail }) => ({ error: detail }),
    });
    expect(body).toMatchObject({ error: 'there is none', detail: 'there is none', code: 'unknown_dashboard' });
  });
});
