// A host of the panel for tests: it answers as a log with some packets would.
import type { Answer, GridTree, Question, RawRow, WholeRow } from '../../contract/panel.ts';
import type { Courier, SandboxWord } from '../../panel/courier.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { DEAF_COURIER } from './deaf-courier.ts';

export const codec = compileCodec(builtInTemplate());
export const BYTES = writePacket({
  sequence: 9,
  reliable: true,
  zerocoded: true,
  body: codec.encode('StartPingCheck', { PingID: { PingID: 7, OldestUnacked: 3 } }),
});
export const GRID: GridTree = { loginUri: 'http://127.0.0.1:9000/', regions: [], circuits: [] };

/** A host with `rows` packets; rows before `first` are gone. */
export class Host {
  rows = 0;
  first = 1;
  template = '';
  alive = true;
  search: Pick<Extract<Answer, { answer: 'rows' }>['window'], 'search' | 'startedAt'> = {};
  bytes = BYTES;
  readonly posted: string[] = [];
  sayRows: () => void = () => undefined;
  saySandbox: (word: SandboxWord) => void = () => undefined;
  sayFilter: (filter: string) => void = () => undefined;
  readonly courier: Courier = {
    ask: (question) => Promise.resolve(this.alive ? this.#answer(question) : { answer: 'failed', message: 'gone' }),
    ...DEAF_COURIER,
    onRows: (listener) => {
      this.sayRows = listener;
    },
    onSandbox: (listener) => {
      this.saySandbox = listener;
    },
    onFilter: (listener) => {
      this.sayFilter = listener;
    },
    start: () => void this.posted.push('start'),
    ready: () => void this.posted.push('ready'),
  };

  #answer(question: Question): Answer {
    switch (question.ask) {
      case 'grid':
        return { answer: 'grid', grid: GRID };
      case 'template':
        return { answer: 'template', text: this.template };
      case 'clear':
        this.rows = 0;
        return { answer: 'cleared' };
      case 'row':
        return {
          answer: 'row',
          found:
            question.filter?.includes('PingID') === true ? [{ block: 'PingID', instance: 0, field: 'PingID' }] : [],
          row: question.row < this.first ? undefined : { ...whole(question.row), bytes: this.bytes },
        };
      default: {
        if (!('filter' in question)) return { answer: 'failed', message: 'not asked' };
        const matched = question.filter === 'Nobody' ? 0 : this.rows;
        const rows = Array.from({ length: matched }, (_, index) => raw(index + 1));
        const unsettled = question.filter.includes('age') ? ({ isUnsettled: true } as const) : {};
        return { answer: 'rows', window: { total: this.rows, matched, first: 0, rows, ...this.search, ...unsettled } };
      }
    }
  }
}

export function raw(row: number): RawRow {
  const facts = { direction: 'out', door: 'udp', circuit: 1, fate: 'handled', name: '' } as const;
  return { row, time: row, size: BYTES.length, head: BYTES.slice(0, 12), ...facts };
}

export function whole(row: number): WholeRow {
  return { ...raw(row), bytes: BYTES, from: '127.0.0.1:13000', to: '127.0.0.1:50000' };
}

/** Lets all answers arrive. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
