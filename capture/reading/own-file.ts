// A file that is all ours as rows: listed, and not taken for packets of a network of which nothing is known.
import type { WholeRow } from '../../contract/panel.ts';
import type { NewRow } from '../segment.ts';
import { Known } from './known.ts';
import { Listing } from './listing.ts';
import { learnOwnLogin } from './own-agents.ts';
import type { ReadCapture } from './rows.ts';
import { blankKnown, blankTarget } from './secrets.ts';
import { wholeRow } from './whole.ts';

const NS_PER_TICK = 1000n;

/** [capture.listing.1] What the file says; undefined if it has something that we do not write, is cut, or has no rows. */
export function readOwnFile(file: Uint8Array, showSecrets: boolean): ReadCapture | undefined {
  const reading = new OwnFile();
  if (!reading.read(file)) return undefined;
  const { known, rows, start } = reading;
  const shown = showSecrets ? rows : rows.map((row) => (row.door === 'udp' ? row : blanked(row, known)));
  return { rows: shown, circuits: [], startNs: BigInt(start ?? 0) * NS_PER_TICK, problems: [], remarks: [] };
}

class OwnFile {
  readonly rows: WholeRow[] = [];
  readonly known = new Known();
  start: number | undefined;
  #last = 0;

  /** Whether it was read whole. */
  read(file: Uint8Array): boolean {
    const listing = new Listing(
      (row) => this.#add(row),
      ({ firstRow, start }) => {
        this.start ??= start;
        this.#last = Math.max(this.#last, firstRow - 1);
      },
    );
    return listing.read(file) && listing.end() === 0 && this.rows.length > 0;
  }

  /** [capture.format.3] */
  #add(row: NewRow): void {
    this.#last += 1;
    learnOwnLogin(this.known, row);
    this.rows.push(wholeRow(this.#last, row));
  }
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
