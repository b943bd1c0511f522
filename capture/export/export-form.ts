// Rows as a file, a piece at a time: what begins it, what each row is in it, what ends it. One writer for each file.
import type { ExportForm } from '../../contract/export.ts';
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { HarWriter } from './har.ts';
import { JsonWriter, TextWriter } from './listed-rows.ts';
import { PacketWriter } from './packets.ts';

export interface ExportOptions {
  readonly codec: Codec;
  /** Milliseconds since 1970 of the capture's start. */
  readonly startedAt: number;
}

export interface ExportWriter {
  /** What stands before the first row. */
  head(): Uint8Array;
  /** A row; undefined if the form cannot say it. All rows are told of once, in their order. */
  row(row: WholeRow): Uint8Array | undefined;
  /** What stands behind the last row. */
  end(): Uint8Array;
}

/** [export.forms.1] */
export function exportWriter(form: ExportForm, options: ExportOptions): ExportWriter {
  switch (form) {
    case 'pcapng':
      return new PacketWriter(options);
    case 'har':
      return new HarWriter(options);
    case 'json':
      return new JsonWriter(options);
    case 'text':
      return new TextWriter(options);
  }
}
