// Some rows of those that match a filter, and how many there are.
import type { SearchProgress } from './filter.ts';
import type { FilterProblem, RawRow } from './panel.ts';

export interface RowWindow {
  /** Rows in the log, whatever the filter. */
  readonly total: number;
  /** Older rows that went to make room, since the log was last cleared; absent = none. */
  readonly gone?: number;
  /** The capture's start, in milliseconds since 1970; absent = not known. */
  readonly startedAt?: number;
  /** Rows that match the filter. */
  readonly matched: number;
  /** Index of `rows[0]` among the matching rows, from 0. */
  readonly first: number;
  readonly rows: readonly RawRow[];
  readonly problem?: FilterProblem;
  /** Present while there are rows that were not looked at. */
  readonly search?: SearchProgress;
  /** What matches changes as time goes by: it is worth asking again. */
  readonly isUnsettled?: true;
}
