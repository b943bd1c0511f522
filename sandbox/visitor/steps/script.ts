// The steps of a `.rez` text: one for each message that is sent, each pause, and everything that is expected.
import { bodyOfSend } from '../../../protocol/rez/check.ts';
import { holds } from '../../../protocol/rez/condition.ts';
import type { RezEntry, RezExpect, RezSend, RezWait } from '../../../protocol/rez/rez.ts';
import type { Variable } from '../../../protocol/rez/variables.ts';
import { randomUuid } from '../../../protocol/uuid.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, type Verdict } from './step.ts';

/** [visitor.script.1] */
export function scriptSteps(entries: readonly RezEntry[]): readonly Step[] {
  return entries.map((entry) => {
    if (entry.kind === 'send') return sendStep(entry);
    return entry.kind === 'wait' ? waitStep(entry) : expectStep(entry);
  });
}

const nameOf = ({ line }: RezEntry): string => `line ${line}`;

function sendStep(entry: RezSend): Step {
  let verdict: Verdict | undefined;
  return {
    name: nameOf(entry),
    limitMs: Number.POSITIVE_INFINITY,
    begin: (visit) => {
      const body = bodyOfSend(entry, visit.options.codec, (variable) => valueIn(visit, variable));
      if ('problem' in body) verdict = failed(`${entry.message}: ${body.problem}.`);
      else {
        visit.recent.length = 0;
        visit.sayBody(entry.message, body, entry.reliable);
        verdict = done(`sent ${entry.message}`);
      }
    },
    look: () => verdict,
    late: () => '',
  };
}

function waitStep(entry: RezWait): Step {
  let until = 0;
  return {
    name: nameOf(entry),
    limitMs: Number.POSITIVE_INFINITY,
    begin: (visit) => {
      until = visit.now + entry.ms;
      visit.later(entry.ms, () => undefined);
    },
    look: ({ now }) => (now >= until ? done(`waited ${entry.ms} ms`) : undefined),
    late: () => '',
  };
}

/** [visitor.script.2] Among what came since the last message was sent, and behind what was expected before. */
function expectStep(entry: RezExpect): Step {
  const { message, where, withinMs } = entry;
  return {
    name: nameOf(entry),
    limitMs: withinMs,
    begin: () => undefined,
    look: (visit) => {
      const at = visit.recent.findIndex(
        ({ decoded, name }) =>
          name === message &&
          where.every((condition) => holds(condition, decoded.blocks, (variable) => valueIn(visit, variable))),
      );
      if (at < 0) return undefined;
      visit.recent.splice(0, at + 1);
      return done(`${message} came`);
    },
    late: (visit) => {
      const others = visit.recent.filter(({ name }) => name === message).length;
      const seen = others === 0 ? 'none came' : `${others} came, and none was as demanded`;
      return `${message} was expected within ${withinMs} ms: ${seen}.`;
    },
  };
}

function valueIn({ agentId, code, ids, options }: Visit, variable: Variable): string {
  switch (variable) {
    case 'agent':
      return agentId;
    case 'session':
      return ids.SessionID;
    case 'code':
      return `${code}`;
    case 'first':
      return options.who.first;
    case 'last':
      return options.who.last;
    case 'random uuid':
      return randomUuid(options.random);
  }
}
