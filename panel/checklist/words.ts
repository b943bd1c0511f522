// A handshake in one sentence.
import type { ShownChecklist } from '../../contract/views.ts';

/** How far it came. A refusal is told in the words of the grid. */
export function summaryOf({ missing, refusal, steps }: ShownChecklist): string {
  if (refusal !== undefined) return `The login was refused: ${refusal}`;
  const step = missing === undefined ? undefined : steps[missing];
  if (step === undefined) return `All ${steps.length} steps are done: the avatar stands.`;
  return `${step.name} is missing: ${step.what}.`;
}

/** When its first step was done, in seconds; 0 if none was. */
export function startOf({ steps }: ShownChecklist): number {
  const times = steps.flatMap(({ done }) => (done === undefined ? [] : [done.time]));
  return times.length === 0 ? 0 : Math.min(...times);
}
