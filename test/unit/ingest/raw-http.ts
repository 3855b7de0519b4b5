import { connect } from 'node:net';

/** One answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/**
 * Sends bytes as they are, which no HTTP client would, and reads what comes until the server closes or `enough` answers are there.
 * @param text characters up to U+00FF, one byte each
 */
export async function rawRequest(url: string, text: string, enough = Number.POSITIVE_INFINITY): Promise<RawAnswer[]> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  socket.write(text, 'latin1');
  const parse = (received: string) => answersIn(received, text.startsWith('HEAD '));
  let received = '';
  try {
    for await (const chunk of socket) {
      received += chunk.toString('latin1');
      if (parse(received).length >= enough) break;
    }
  } finally {
    socket.destroy();
  }
  return parse(received);
}

function answersIn(received: string, withoutBodies: boolean): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = received; rest !== ''; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [statusLine = '', ...lines] = rest.slice(0, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const length = withoutBodies ? 0 : Number(headers['content-length'] ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    if (body.length < length) break;
    answers.push({
      status: Number(statusLine.split(' ')[1]),
      headers,
      body: body.startsWith('{') ? JSON.parse(body) : {},
    });
    rest = rest.slice(end + 4 + body.length);
  }
  return answers;
}
