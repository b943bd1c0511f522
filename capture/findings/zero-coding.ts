// Zero-coding that cannot be undone, or that other readers undo wrongly.
import type { History } from '../history/history.ts';
import type { OddRows } from '../history/odd.ts';
import { type Finding, oddFindings } from './finding.ts';

/** [finding.zero-coding.1] An error where nothing can be read, a warning where other programs may read something else. */
export function* zeroCoding(history: History): Generator<Finding> {
  const tell = (severity: 'error' | 'warning') => (odd: OddRows) => ({
    code: 'zero-coding',
    severity,
    message: words(odd),
  });
  yield* oddFindings(history, 'torn-zeros', tell('error'));
  yield* oddFindings(history, 'doubtful-zeros', tell('warning'));
}

const words = ({ name, reason }: OddRows): string => `Zero-coding is wrong in ${name}: ${reason}.`;
