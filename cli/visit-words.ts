// What `visit` tells people; programs read the same as JSON.
import type { StepReport, VisitReport } from '../contract/visit.ts';

const SIGNS = { done: 'ok', skipped: 'skipped', failed: 'FAILED' } as const;

/** A line, or several where some client would stumble. */
export function visitWords(report: VisitReport): readonly string[] {
  switch (report.event) {
    case 'step':
      return stepWords(report);
    case 'chat':
      return [`${' '.repeat(13)}${printable(report.from)}: ${printable(report.text)}`];
    case 'end':
      return [
        `${report.ok ? 'The visit went well' : `The visit failed at ${report.failed}`}; it took ${time(report.ms)}.`,
      ];
  }
}

function stepWords({ complaints, ms, outcome, step, words }: StepReport): readonly string[] {
  const head = `${time(ms).padStart(11)}  ${step.padEnd(10)} ${SIGNS[outcome].padEnd(8)} ${printable(words)}`;
  const more = complaints.filter((complaint) => complaint !== words);
  return [head.trimEnd(), ...more.map((complaint) => `${' '.repeat(24)}note     ${printable(complaint)}`)];
}

const time = (ms: number): string => `${ms.toFixed(ms < 1000 ? 1 : 0)} ms`;

/** What a grid says may hold anything, but it shall not steer the terminal or begin a line. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
