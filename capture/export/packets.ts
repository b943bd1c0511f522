// Rows as a capture file of their own.
import type { WholeRow } from '../../contract/panel.ts';
import { TICKS_PER_SECOND } from '../pcapng/blocks.ts';
import { RowWriter } from '../pcapng/row-writer.ts';
import { asNew } from '../pcapng/section.ts';
import type { ExportOptions, ExportWriter } from './export-form.ts';

const MS_PER_SECOND = 1000;

/** [export.pcapng.1] Times are those of the capture; numbers begin with 1. */
export class PacketWriter implements ExportWriter {
  readonly #writer: RowWriter;

  constructor({ startedAt }: Pick<ExportOptions, 'startedAt'>) {
    this.#writer = new RowWriter({ start: startedAt * (TICKS_PER_SECOND / MS_PER_SECOND), firstRow: 1 });
  }

  head(): Uint8Array {
    return this.#writer.header();
  }

  row(row: WholeRow): Uint8Array {
    return this.#writer.blocks(asNew(row));
  }

  end(): Uint8Array {
    return new Uint8Array(0);
  }
}
