// Rules for what goes wrong on the way, as somebody wrote them: read, or refused at the place of what is wrong.
import { readNameFilter } from '../../capture/filter/name.ts';
import type { FaultRule } from '../../contract/sandbox.ts';

/** [circuit.fault.1] Rules at a time: each is asked about every datagram. */
export const RULES_LIMIT = 64;
/** Longest name of a rule, an agent or a region. */
export const NAME_LIMIT = 100;
/** Longest name of a block with that of a field. */
export const LONGEST_PATH = 200;
/** Longest time on the way: a circuit that hears nothing for longer is dead anyway. */
export const LONGEST_DELAY_MS = 60_000;
/** Longest freeze that ends by itself: nobody waits longer for it. */
export const LONGEST_FREEZE_MS = 3_600_000;
/** Most bytes per second that are counted as a bound: ten gigabits. */
export const HIGHEST_RATE = 1_250_000_000;
/** Most that are counted down. */
export const HIGHEST_COUNT = 1_000_000;

export type RuleReading = { readonly rules: readonly FaultRule[] } | { readonly problem: string };

/** Reads rules, or a file of rules (an object with `rules`). The first mistake is told with its place, as in `rules[0].loss`. */
export function readFaults(value: unknown): RuleReading {
  const rules = isObject(value) ? value['rules'] : value;
  const strange = isObject(value) ? Object.keys(value).find((key) => key !== 'rules' && key !== '$schema') : undefined;
  if (strange !== undefined) return { problem: `A file of rules has no ${JSON.stringify(strange)}, only "rules".` };
  if (!Array.isArray(rules)) return { problem: 'rules must be a list of rules, such as [{"loss":20}].' };
  if (rules.length > RULES_LIMIT)
    return { problem: `rules has ${rules.length} rules; at most ${RULES_LIMIT} can be set.` };
  for (const [index, rule] of rules.entries()) {
    const problem = mistakeIn(rule, `rules[${index}]`);
    if (problem !== undefined) return { problem };
  }
  return { rules: rules as readonly FaultRule[] };
}

/** What is wrong with a value, to be put behind its place; undefined if nothing is. */
type Check = (value: unknown) => string | undefined;

/** What a rule may choose by. */
const CHOICES: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['name', name],
  ['direction', oneOf('in', 'out')],
  ['agent', name],
  ['region', name],
  ['neighbour', name],
  ['circuit', whole(1, 2 ** 31 - 1)],
  ['message', messages],
  ['protect', oneOf('handshake', 'signals', 'nothing')],
]);

/** What may go wrong. */
const FAULTS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['loss', percentage],
  ['duplicate', percentage],
  ['delay', amount(0, LONGEST_DELAY_MS)],
  ['jitter', amount(0, LONGEST_DELAY_MS)],
  ['reorder', percentage],
  ['rate', amount(1, HIGHEST_RATE)],
  ['drop', truth],
  ['dropNext', whole(1, HIGHEST_COUNT)],
  ['freeze', (value) => (typeof value === 'boolean' ? undefined : freezeTime(value))],
  ['noAck', truth],
  ['loseEvents', whole(1, HIGHEST_COUNT)],
  ['closePolls', whole(1, HIGHEST_COUNT)],
  ['wrongField', fieldPath],
]);

const MEMBERS: ReadonlyMap<string, Check> = new Map([
  ...CHOICES,
  ...FAULTS,
  ['reorderBy', amount(1, LONGEST_DELAY_MS)],
  ['closeWith', (value) => (value === 499 || value === 502 ? undefined : 'must be 499 or 502')],
]);

/** Members that mean nothing without another one. */
const NEEDS = [
  ['reorderBy', 'reorder'],
  ['closeWith', 'closePolls'],
] as const;

function mistakeIn(rule: unknown, place: string): string | undefined {
  if (!isObject(rule)) return `${place} must be an object, such as {"loss":20}.`;
  for (const [member, value] of Object.entries(rule)) {
    const check = MEMBERS.get(member);
    if (check === undefined)
      return `${place} has a member ${JSON.stringify(member)}; there are ${words([...MEMBERS.keys()])}.`;
    const mistake = check(value);
    if (mistake !== undefined) return `${place}.${member} ${mistake}.`;
  }
  for (const [member, needed] of NEEDS) {
    if (member in rule && !(needed in rule)) return `${place}.${member} needs "${needed}" beside it.`;
  }
  if (Object.keys(rule).some((member) => FAULTS.has(member))) return undefined;
  return `${place} says of nothing that it goes wrong; it needs one of ${words([...FAULTS.keys()])}.`;
}

/** Counts as schemas do: a character beyond the first 65536 is one. */
function name(value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() !== '' && [...value].length <= NAME_LIMIT) return undefined;
  return `must be a text of 1 to ${NAME_LIMIT} characters`;
}

function messages(value: unknown): string | undefined {
  const filter = typeof value === 'string' ? readNameFilter(value) : undefined;
  if (filter !== undefined && 'problem' in filter)
    return `cannot be read: ${filter.problem.message.replace(/\.$/, '')}`;
  return filter?.acceptsAll === false ? undefined : 'must be message names, such as "Chat* AgentUpdate"';
}

function fieldPath(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length <= LONGEST_PATH && /^\w+\.\w+$/.test(value)) return undefined;
  return 'must be a block and a field, such as "ChatData.Message"';
}

function percentage(value: unknown): string | undefined {
  return isBetween(value, 0, 100) ? undefined : 'must be a percentage, a number from 0 to 100';
}

function truth(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

function freezeTime(value: unknown): string | undefined {
  if (isBetween(value, 1, LONGEST_FREEZE_MS)) return undefined;
  return `must be true, false, or a number of milliseconds from 1 to ${LONGEST_FREEZE_MS}`;
}

function oneOf(...choices: readonly string[]): Check {
  return (value) => (choices.some((choice) => choice === value) ? undefined : `must be one of ${words(choices)}`);
}

function amount(least: number, most: number): Check {
  return (value) => (isBetween(value, least, most) ? undefined : `must be a number from ${least} to ${most}`);
}

function whole(least: number, most: number): Check {
  return (value) =>
    Number.isInteger(value) && isBetween(value, least, most)
      ? undefined
      : `must be a whole number from ${least} to ${most}`;
}

/** A number that is no number lies nowhere. */
function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function words(names: readonly string[]): string {
  return names.map((one) => JSON.stringify(one)).join(', ');
}
