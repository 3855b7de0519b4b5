import type { ErrorAnswers } from '../../shared/http/answer-error.ts';
import type { Logger } from '../../shared/log.ts';

/** How the gateway answers errors: whoever shows nothing is told both ways to do so. */
export const errorAnswers = (log: Logger): ErrorAnswers => ({
  service: 'the gateway',
  log,
  challenge: 'Basic realm="Leadstream", Bearer',
});
