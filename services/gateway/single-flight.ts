/** Joins what asks for the same at the same time: one does the work, all get its outcome. */
export interface SingleFlight<T> {
  /**
   * The outcome of `action`, or of the one that is under way for this key. A failure is everybody's; nothing is kept once it has ended.
   * The action must not depend on one caller's signal: the others would be cancelled with him.
   */
  run: (key: string, action: () => Promise<T>) => Promise<T>;
  /** How many are under way. */
  readonly size: number;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Promise<T>>();

  return {
    run(key, action) {
      const underWay = flights.get(key);
      if (underWay) return underWay;
      // An action that throws before it returns a promise is a failure like any other.
      const flight = Promise.resolve()
        .then(action)
        .finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    get size() {
      return flights.size;
    },
  };
}
