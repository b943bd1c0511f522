// The account's side of the views' questions.
import {
  type AskedView,
  type Choice,
  FINDING_ROWS,
  LINES_AT_ONCE,
  PING_SAMPLES,
  type ShownChecklist,
  type ShownFinding,
  type ShownPair,
  type ShownPings,
  type ShownView,
} from '../../contract/views.ts';
import { type Checklist, checklists } from '../checklist.ts';
import type { Finding } from '../findings/finding.ts';
import { DIRECTIONS } from '../findings/finding.ts';
import type { CircuitHistory } from '../history/circuit.ts';
import type { History } from '../history/history.ts';
import type { Pair } from '../pairs.ts';
import type { Account } from './account.ts';
import { circuitsIn, type OwnedCircuit } from './circuits.ts';
import { newestOf } from './page.ts';
import { relationsOf } from './relations.ts';
import { reliablePage } from './reliable.ts';

/** Answers from what was told by now. */
export function answerView(account: Account, asked: AskedView, owned: readonly OwnedCircuit[] = []): ShownView {
  switch (asked.kind) {
    case 'checklists':
      return {
        kind: 'checklists',
        lists: [...checklists(account.history)].map((list) => shownList(list, account.history)),
      };
    case 'findings':
      return findingsView(account.findings());
    case 'reliable':
      return { kind: 'reliable', ...reliablePage(account.history, asked.choice, from(asked.skip)) };
    case 'pairs':
      return pairsView(account.pairs.all, asked.choice, from(asked.skip));
    case 'charts':
      return { kind: 'charts', pings: pingsIn(account.history), rates: account.rates.shown() };
    case 'circuits':
      return { kind: 'circuits', circuits: circuitsIn(owned, account.history) };
    case 'relations':
      return { kind: 'relations', row: asked.row, links: relationsOf(account, asked.row) };
  }
}

/** The question comes from another process: a place is made one, whatever number stands there. */
function from(skip: number): number {
  return Number.isFinite(skip) ? Math.max(0, Math.floor(skip)) : 0;
}

function shownList(list: Checklist, { circuits }: History): ShownChecklist {
  const missing = list.steps.findIndex(({ done }) => done === undefined);
  return {
    circuit: list.circuit,
    region: circuits.get(list.circuit)?.region ?? '',
    agentId: list.agentId ?? '',
    steps: list.steps.map(({ done, ...words }) => (done === undefined ? words : { ...words, done })),
    ...(missing < 0 ? {} : { missing }),
    ...(list.refusal === undefined ? {} : { refusal: list.refusal }),
  };
}

/** [views.findings.1] The gravest first; of one gravity by their first rows. */
function findingsView(found: readonly Finding[]): ShownView {
  const sorted = SEVERITIES.flatMap((wanted) => found.filter(({ severity }) => severity === wanted));
  return { kind: 'findings', total: found.length, findings: sorted.slice(0, LINES_AT_ONCE).map(shownFinding) };
}

const SEVERITIES = ['error', 'warning', 'information'] as const;

function shownFinding({ circuit, code, message, rows, severity }: Finding): ShownFinding {
  return { circuit, code, message, severity, rows: rows.slice(0, FINDING_ROWS), count: rows.length };
}

/** [views.lines.1] */
function pairsView(all: readonly Pair[], choice: Choice, skip: number): ShownView {
  const { lines, total } = newestOf(all, ({ replies }) => choice !== 'open' || replies.length === 0, skip);
  return { kind: 'pairs', total, lines: lines.map(shownPair) };
}

function shownPair({ after, answered, asked, replies, request }: Pair): ShownPair {
  return {
    ...{ request, asked, answered, replies: replies.slice(0, FINDING_ROWS), count: replies.length },
    ...(after === undefined ? {} : { ms: after * 1000 }),
  };
}

/** [views.pings.1] Ends that ping, with the times when the other one did not answer. */
function pingsIn({ circuits, end }: History): readonly ShownPings[] {
  return [...circuits.values()].flatMap((circuit) =>
    DIRECTIONS.flatMap((direction) => pingsOf(circuit, direction, end)).filter(
      ({ blocked, ms }) => ms.length + blocked.length > 0,
    ),
  );
}

function pingsOf(circuit: CircuitHistory, direction: 'in' | 'out', end: number): ShownPings {
  const pings = circuit.pings[direction];
  const samples = pings.samples.slice(-PING_SAMPLES);
  return {
    circuit: circuit.number,
    direction,
    times: samples.map(({ time }) => time),
    ms: samples.map(({ ms }) => ms),
    blocked: pings
      .allBlocked()
      .slice(-PING_SAMPLES)
      .map(({ from: start, to }) => ({ from: start, to: to ?? end })),
  };
}
