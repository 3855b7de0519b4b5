import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { LeadstreamError } from './errors.ts';
import { type TlsSettings, tlsReason } from './tls-reason.ts';

/**
 * An agent for HTTPS whose failures say which setting to look at. The code of an error stays: whether to try again is decided by it.
 * Every client of a server shares it, so that the words are found in one place.
 */
export class ExplainingAgent extends Agent {
  readonly #settings: TlsSettings;

  constructor(options: AgentOptions, settings: TlsSettings) {
    super(options);
    this.#settings = settings;
  }

  override createConnection(...args: Parameters<Agent['createConnection']>): Duplex | null | undefined {
    const socket = super.createConnection(...args);
    if (socket instanceof TLSSocket) this.#explain(socket);
    return socket;
  }

  #explain(socket: TLSSocket): void {
    // The first of the listeners: all others read the same error with its message mended.
    socket.on('error', (error) => {
      const reason = tlsReason(error, this.#settings);
      if (reason !== undefined) error.message = reason;
    });
    // Some servers just hang up when they don't like the client's certificate (in TLS 1.3 once the handshake is done for the client). Said
    // before all other listeners, and at once: theirs would say "socket hang up".
    socket.prependListener('end', () => {
      if (socket.bytesRead > 0 || !this.#settings.hasCert) return;
      const reason = `the server hung up without an answer: it may refuse the client certificate of ${this.#settings.cert}`;
      socket.emit('error', new LeadstreamError('ECONNRESET', reason, { retryable: true }));
    });
  }
}
