// The circuits of a capture file: whose they are is known at once, what they carried when somebody looks, or the file is short.
import { batch, signal } from '@preact/signals';
import type { CircuitTotals, ShownCircuit } from '../../contract/views.ts';
import type { Courier } from '../courier.ts';
import { byteSize, grouped } from '../words.ts';
import { type Figure, figure, pingText } from './figures.ts';
import type { Group } from './groups.ts';

/** Rows that are looked at unasked, because that takes a moment. */
const FEW_ROWS = 20_000;

export class FileCircuits {
  readonly all = signal<readonly ShownCircuit[]>([]);
  /** Rows were not looked at: figures still change. */
  readonly isBehind = signal(false);
  readonly #courier: Pick<Courier, 'ask'>;
  #isWhole = false;
  #wantsFigures = false;
  #isAsking = false;
  #isWanted = false;

  constructor(courier: Pick<Courier, 'ask'>) {
    this.#courier = courier;
  }

  /** Whether the file was read to its end when its circuits were asked for last. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Somebody looks at the figures: from now on they are asked for. */
  async wantFigures(): Promise<void> {
    this.#wantsFigures = true;
    await this.#refresh();
  }

  /** @param rows that the file has @param isWhole it was read to its end */
  async refresh(rows: number, isWhole: boolean): Promise<void> {
    this.#isWhole = isWhole;
    if (isWhole && rows > 0 && rows <= FEW_ROWS) this.#wantsFigures = true;
    await this.#refresh();
  }

  /** One question is on its way at a time; what is wanted meanwhile is asked after it. */
  async #refresh(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#ask(this.#wantsFigures);
      }
    } finally {
      this.#isAsking = false;
    }
  }

  async #ask(figures: boolean): Promise<void> {
    const answer = await this.#courier.ask({ ask: 'view', view: { kind: 'circuits', figures } });
    if (answer.answer !== 'view' || answer.view.kind !== 'circuits') return;
    const { looked, view } = answer;
    batch(() => {
      this.all.value = view.circuits;
      this.isBehind.value = figures && looked.looked < looked.total;
    });
  }
}

/** Who speaks with whom. */
export function endsOfShown({ agent, agentId, isBetweenRegions, region }: ShownCircuit): readonly [string, string] {
  if (isBetweenRegions) return ['two regions', region];
  return [agent || agentId || 'somebody', region];
}

/** The figures of the strip; nothing before they were asked for. */
export function figuresOfShown({ totals }: ShownCircuit): readonly Figure[] {
  if (totals === undefined) return [];
  return [
    figure('in', grouped(totals.packetsIn), 'Datagrams to the simulator in this capture'),
    figure('out', grouped(totals.packetsOut), 'Datagrams to the viewer in this capture'),
    figure('resent', grouped(totals.resentIn + totals.resentOut), 'Packets whose sender says that it sent them before'),
    figure('lost', grouped(totals.lost), 'Numbers that either end skipped and that never came', totals.lost > 0),
    figure(
      'ack',
      msText(totals.ackLatencyMs.mean),
      'Mean time from a reliable packet of the simulator to its first ack',
    ),
    figure(
      'ping',
      msText(totals.pingMs.mean),
      'Mean of all pings of the simulator; of the viewer, if the simulator does not ping',
    ),
  ];
}

/** All figures of a circuit in groups. */
export function groupsOfShown(totals: CircuitTotals): readonly Group[] {
  const { ackLatencyMs, pingMs } = totals;
  const flow = (packets: number, bytes: number, acks: number, resent: number): readonly Figure[] => [
    figure('packets', grouped(packets), 'Datagrams'),
    figure('bytes', byteSize(bytes), 'Bytes of the datagrams, without the headers of UDP and IP'),
    figure('acks', grouped(acks), 'Acks one by one, appended ones and those of PacketAck'),
    figure('resent', grouped(resent), 'Packets whose sender says that it sent them before'),
  ];
  return [
    { title: 'To the simulator', figures: flow(totals.packetsIn, totals.bytesIn, totals.acksIn, totals.resentIn) },
    { title: 'To the viewer', figures: flow(totals.packetsOut, totals.bytesOut, totals.acksOut, totals.resentOut) },
    {
      title: 'Loss',
      figures: [
        figure('lost', grouped(totals.lost), 'Numbers that either end skipped and that never came', totals.lost > 0),
        figure('duplicates', grouped(totals.duplicates), 'Reliable packets that had come before'),
      ],
    },
    {
      title: 'Acks',
      figures: [
        figure(
          'mean',
          msText(ackLatencyMs.mean),
          'From a reliable packet of the simulator to its first ack, if it was not sent again before',
        ),
        figure('95 %', msText(ackLatencyMs.p95), 'The longest of the fastest 95 of 100'),
      ],
    },
    {
      title: 'Pings',
      figures: [
        figure('last', msText(pingMs.now), 'The last ping, there and back'),
        figure('mean', msText(pingMs.mean), 'Mean of all pings'),
        figure('least', msText(pingMs.min), 'The shortest ping'),
        figure('most', msText(pingMs.max), 'The longest ping'),
      ],
    },
  ];
}

const msText = (ms: number | null): string => pingText(ms ?? undefined);
