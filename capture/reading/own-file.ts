// A file that is all ours as rows: listed, and not taken for packets of a network of which nothing is known.
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { NewRow } from '../segment.ts';
import { Known } from './known.ts';
import { Listing } from './listing.ts';
import { learnOwnLogin, OwnAgents } from './own-agents.ts';
import type { CaptureRows, CircuitWords } from './rows.ts';
import { blankKnown, blankTarget } from './secrets.ts';
import { wholeRow } from './whole.ts';

const NS_PER_TICK = 1000n;
/** Its rows are made at a time. */
const PIECE_BYTES = 256 * 1024;

export interface OwnFileOptions {
  readonly codec: Codec;
  readonly showSecrets: boolean;
}

/** [capture.listing.1] What the file says; undefined if it has something that we do not write, is cut, or has no rows. */
export function readOwnFile(file: Uint8Array, { codec, showSecrets }: OwnFileOptions): CaptureRows | undefined {
  const reading = new OwnFile(codec);
  if (!reading.read(file)) return undefined;
  const { circuits, known, start } = reading;
  const rows = { [Symbol.iterator]: () => rowsIn(file, showSecrets ? undefined : known) };
  return { rows, circuits, startNs: BigInt(start ?? 0) * NS_PER_TICK, problems: [], remarks: [] };
}

/** The first time through: whether it is all ours, and what must be known before any row is shown. */
class OwnFile {
  readonly known = new Known();
  start: number | undefined;
  readonly #agents: OwnAgents;
  #hasRows = false;

  constructor(codec: Codec) {
    this.#agents = new OwnAgents(codec);
  }

  /** Whether it was read whole. */
  read(file: Uint8Array): boolean {
    const listing = new Listing(
      (row) => this.#see(row),
      ({ start }) => {
        this.start ??= start;
      },
    );
    return listing.read(file) && listing.end() === 0 && this.#hasRows;
  }

  get circuits(): readonly CircuitWords[] {
    return this.#agents.circuits().map(({ agent, agentId, circuit, simulator, viewer }) => ({
      ...{ number: circuit, viewer, simulator },
      agentId: agentId === '' ? undefined : agentId,
      agent: agent === '' ? undefined : agent,
    }));
  }

  #see(row: NewRow): void {
    this.#hasRows = true;
    learnOwnLogin(this.known, row);
    this.#agents.see(row);
  }
}

/** [capture.format.3] The rows with their numbers, made anew each time: a long file has more than a memory shall hold. */
function* rowsIn(file: Uint8Array, secrets: Known | undefined): Generator<WholeRow> {
  let made: WholeRow[] = [];
  let last = 0;
  const tell = (row: NewRow) => {
    last += 1;
    const whole = wholeRow(last, row);
    made.push(secrets === undefined || row.door === 'udp' ? whole : blanked(whole, secrets));
  };
  const listing = new Listing(tell, ({ firstRow }) => {
    last = Math.max(last, firstRow - 1);
  });
  for (let at = 0; at < file.length; at += PIECE_BYTES) {
    listing.read(file.subarray(at, at + PIECE_BYTES));
    yield* made;
    made = [];
  }
  listing.end();
  yield* made;
}

/** What the capture showed to be secret is blanked wherever else it stands. */
function blanked(row: WholeRow, known: Known): WholeRow {
  const { http, reply, request } = row;
  return {
    ...row,
    ...(request === undefined ? {} : { request: blankKnown(request, known) }),
    ...(reply === undefined ? {} : { reply: blankKnown(reply, known) }),
    ...(http === undefined ? {} : { http: { ...http, target: blankTarget(http.target, known) } }),
  };
}
