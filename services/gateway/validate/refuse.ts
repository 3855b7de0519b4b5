/** A statement must not run; the message says why. */
export class Refused extends Error {}

export const refuse = (problem: string): never => {
  throw new Refused(problem);
};
