// Handshakes that stopped, although there was time to go on.
import { type Checklist, checklists } from '../checklist.ts';
import type { History } from '../history/history.ts';
import type { Finding } from './finding.ts';
import { PATIENCE_S } from './never-acked.ts';

/** [finding.handshake.1] A list whose last step was done 5 s before the end of the capture or earlier, and a login that was refused. */
export function* handshake(history: History): Generator<Finding | undefined> {
  for (const list of checklists(history)) yield findingOf(list, history);
}

function findingOf({ circuit, login, missing, refusal, steps }: Checklist, { end }: History): Finding | undefined {
  const done = steps.flatMap((step) => step.done ?? []);
  const last = done.reduce((latest, one) => (one.time >= latest.time ? one : latest), done[0] ?? { row: 0, time: 0 });
  const severity = 'error' as const;
  if (refusal !== undefined) {
    const message = `The login was refused: ${refusal}`;
    return { code: 'handshake', severity, message, circuit, rows: [login ?? last.row] };
  }
  if (missing === undefined || last.row === 0 || end - last.time <= PATIENCE_S) return undefined;
  const message = `The handshake lacks ${missing.name}: ${missing.what}. ${missing.without}`;
  return { code: 'handshake', severity, message, circuit, rows: [last.row] };
}
