import type { ErrorAnswers } from '../../shared/http/answer-error.ts';
import type { Logger } from '../../shared/log.ts';

/** How the gateway answers errors: a request without a credential is told both ways to present one. */
export const errorAnswers = (log: Logger): ErrorAnswers => ({
  service: 'the gateway',
  log,
  challenge: 'Basic realm="Leadstream", Bearer',
});
