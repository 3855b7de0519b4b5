/** Bytes that may be in flight at once, over all requests. */
export interface Budget {
  /** Takes a share for one request. */
  open: () => Share;
  usedBytes: () => number;
}

/** One request's part of a {@link Budget}. */
export interface Share {
  /** Takes bytes more; false if they are not to be had. */
  take: (bytes: number) => boolean;
  /** Gives everything back. */
  release: () => void;
}

export function createBudget(maxBytes: number): Budget {
  let used = 0;
  return {
    usedBytes: () => used,
    open: () => {
      let own = 0;
      return {
        take: (bytes) => {
          if (used + bytes > maxBytes) return false;
          used += bytes;
          own += bytes;
          return true;
        },
        release: () => {
          used -= own;
          own = 0;
        },
      };
    },
  };
}
