/** The value that stands for "All" in addresses and in a dashboard's JSON. */
export const ALL = '$__all';

/** A variable of a dashboard with what is chosen now. */
export interface VariableValue {
  name: string;
  /** Chosen values; `['$__all']` for all. */
  values: readonly string[];
  /** What the chosen values are called, in the same order. Default: as the values. */
  texts?: readonly string[];
  /** Several may be chosen: such a value is a list for formats, even of one. */
  multi?: boolean;
  /** Put in as it stands for "All", whatever the format. */
  allValue?: string;
  /** Values of all options: what "All" means where there is no `allValue`. */
  options?: readonly string[];
}

export const isAll = ({ values }: VariableValue): boolean => values[0] === ALL;
