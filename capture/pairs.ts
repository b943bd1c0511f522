// Which rows belong together: a request and its replies, a ping and its answer, the parts of a transfer.
import type { Direction, WholeRow } from '../contract/panel.ts';
import { toHex } from '../protocol/bytes.ts';
import type { Codec, DecodedMessage, FieldValue } from '../protocol/packet/codec.ts';
import { printableText } from '../protocol/packet/field-json.ts';
import { messageName } from '../protocol/packet/name.ts';
import { type Packet, readHeader } from '../protocol/packet/packet.ts';
import { PAIR_RULES, type PairRule } from './pair-rules.ts';
import { openDatagram } from './reading/shape.ts';

export interface Pair {
  readonly request: number;
  /** Rows, in their order; empty if nobody answered. */
  readonly replies: readonly number[];
  /** Names of the messages; of a reply that did not come, all that it could have been. */
  readonly asked: string;
  readonly answered: string;
  /** Seconds from the request to its first reply; undefined without one. */
  readonly after: number | undefined;
}

/** [pairs.bound.1] Requests of one kind on one circuit that wait for a reply; then the oldest is given up. */
export const MOST_OPEN = 1000;
/** [pairs.copies.1] Packets of one end of a circuit of which copies are known as such; nobody sends a copy after so many others. */
export const MOST_COPIED = 4096;

interface Open extends Pair {
  readonly time: number;
  readonly keys: ReadonlySet<string>;
  readonly replies: number[];
  answered: string;
  after: number | undefined;
}

/** Finds pairs while rows pass by. */
export class Pairs {
  readonly #codec: Codec;
  readonly #all: Open[] = [];
  readonly #open = new Map<string, Open[]>();
  /** By circuit and direction, the sequence numbers of what was heard last. */
  readonly #heard = new Map<string, Set<number>>();

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  /** All rows are told of once, in their order. */
  add(row: WholeRow): void {
    if (row.door !== 'udp' || row.fate === 'duplicate' || row.fate === 'dropped') return;
    const named = messageName(this.#codec, readHeader(row.bytes).numberId);
    if (!BY_REPLY.has(named) && !BY_REQUEST.has(named)) return;
    const opened = openDatagram(this.#codec, row.bytes);
    if (opened.kind !== 'message' || this.#isCopy(row, opened.packet)) return;
    const { name } = opened.message.template;
    const answered = (BY_REPLY.get(name) ?? []).filter((rule) => answers(rule, opened.message));
    this.#answer(answered, row, opened.message);
    for (const rule of BY_REQUEST.get(name) ?? []) {
      if (asksFor(rule, opened.message)) this.#ask(rule, row, opened.message);
    }
  }

  /** In the order of the requests; grows. */
  get all(): readonly Pair[] {
    return this.#all;
  }

  /** [pairs.copies.1] What is sent again is no other request, and no other answer. */
  #isCopy({ circuit, direction }: WholeRow, { flags, sequence }: Packet): boolean {
    const end = `${circuit} ${direction}`;
    const heard = this.#heard.get(end) ?? new Set();
    if (flags.resent && heard.has(sequence)) return true;
    this.#heard.set(end, heard.add(sequence));
    for (const oldest of heard) {
      if (heard.size <= MOST_COPIED) break;
      heard.delete(oldest);
    }
    return false;
  }

  #ask(rule: PairRule, row: WholeRow, message: DecodedMessage): void {
    const fresh = {
      request: row.row,
      asked: rule.request,
      answered: [rule.reply, ...(rule.instead ?? [])].join(' or '),
      time: row.time,
      keys: keysOf(message, rule.by?.[0]),
      replies: [],
      after: undefined,
    };
    this.#all.push(fresh);
    const open = this.#openOf(rule, row.circuit, row.direction);
    open.push(fresh);
    if (open.length > MOST_OPEN) open.shift();
  }

  /** [pairs.match.1] It is the answer of one request, of whichever kind: of the one that was asked first. */
  #answer(rules: readonly PairRule[], row: WholeRow, message: DecodedMessage): void {
    const waiting = rules.flatMap((rule) => this.#waiting(rule, row, message) ?? []);
    const [first, ...others] = waiting;
    if (first === undefined) return;
    const { found, rule } = others.reduce(
      (one, other) => (other.found.request < one.found.request ? other : one),
      first,
    );
    found.replies.push(row.row);
    found.answered = message.template.name;
    found.after ??= row.time - found.time;
    if (rule.isTransfer === true) return;
    const open = this.#openOf(rule, row.circuit, OTHER[row.direction]);
    open.splice(open.indexOf(found), 1);
  }

  /** [pairs.match.1] The oldest request that waits and names the same thing; of a transfer the newest. */
  #waiting(rule: PairRule, { circuit, direction }: WholeRow, message: DecodedMessage) {
    const open = this.#openOf(rule, circuit, OTHER[direction]);
    const keys = keysOf(message, rule.by?.[1]);
    const fits = (one: Open) => rule.by === undefined || [...keys].some((key) => one.keys.has(key));
    const found = rule.isTransfer === true ? open.findLast(fits) : open.find(fits);
    return found === undefined ? undefined : { found, rule };
  }

  #openOf(rule: PairRule, circuit: number, direction: Direction): Open[] {
    const key = `${circuit} ${direction} ${rule.request} ${rule.reply}`;
    const known = this.#open.get(key) ?? [];
    this.#open.set(key, known);
    return known;
  }
}

const OTHER: Readonly<Record<Direction, Direction>> = { in: 'out', out: 'in' };

/** [pairs.says.1] */
function asksFor({ says }: PairRule, message: DecodedMessage): boolean {
  return says === undefined || keysOf(message, says[0]).has(says[1]);
}

/** [pairs.says.2] What has no such field answers without a word. */
function answers({ answersBy }: PairRule, message: DecodedMessage): boolean {
  const said = keysOf(message, answersBy?.[0]);
  return answersBy === undefined || said.size === 0 || said.has(answersBy[1]);
}

/** The values of a field, or of several together, in all instances of its block, as texts. */
function keysOf({ blocks }: DecodedMessage, path: string | undefined): ReadonlySet<string> {
  const [block = '', fields = ''] = path?.split('.') ?? [];
  const names = fields.split('|');
  return new Set((blocks[block] ?? []).map((instance) => names.map((name) => keyText(instance[name])).join(' ')));
}

function keyText(value: FieldValue | undefined): string {
  return value instanceof Uint8Array ? (printableText(value) ?? toHex(value)) : String(value);
}

function ruleMap(namesOf: (rule: PairRule) => readonly string[]): ReadonlyMap<string, readonly PairRule[]> {
  const found = new Map<string, PairRule[]>();
  for (const rule of PAIR_RULES) {
    for (const name of namesOf(rule)) found.set(name, [...(found.get(name) ?? []), rule]);
  }
  return found;
}

const BY_REQUEST = ruleMap(({ request }) => [request]);
const BY_REPLY = ruleMap(({ instead = [], reply }) => [reply, ...instead]);
