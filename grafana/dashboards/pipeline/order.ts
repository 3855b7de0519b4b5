/** What cards and list may be ordered by, as `pipeline_board` names it; the first is the default. */
export const SORTS = ['value', 'expected_close', 'created', 'updated', 'close_rate', 'description'] as const;
