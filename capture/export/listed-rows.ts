// Rows as `inspect` prints them: for people a line each, for programs an object each with all values of the row.
import type { WholeRow } from '../../contract/panel.ts';
import { utf8 } from '../../protocol/bytes.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { datagramToJson } from '../../protocol/packet/json.ts';
import { withoutSecrets } from '../../protocol/packet/without-secrets.ts';
import { nameOf } from '../asked.ts';
import type { ExportOptions, ExportWriter } from './export-form.ts';
import { rowFacts, rowText } from './row-lines.ts';

const NOTHING = new Uint8Array(0);

/** [export.text.1] */
export class TextWriter implements ExportWriter {
  readonly #codec: Codec;

  constructor({ codec }: Pick<ExportOptions, 'codec'>) {
    this.#codec = codec;
  }

  head(): Uint8Array {
    return NOTHING;
  }

  row(row: WholeRow): Uint8Array {
    return utf8(`${rowText(row, nameOf(row, this.#codec), [])}\n`);
  }

  end(): Uint8Array {
    return NOTHING;
  }
}

/** [export.json.1] One array, a row in each line. */
export class JsonWriter implements ExportWriter {
  readonly #codec: Codec;
  #count = 0;

  constructor({ codec }: Pick<ExportOptions, 'codec'>) {
    this.#codec = codec;
  }

  head(): Uint8Array {
    return utf8('[');
  }

  row(row: WholeRow): Uint8Array {
    this.#count += 1;
    const said = { ...rowFacts(row, nameOf(row, this.#codec)), ...detailsOf(row, this.#codec) };
    return utf8(`${this.#count === 1 ? '' : ','}\n${JSON.stringify(said)}`);
  }

  end(): Uint8Array {
    return utf8('\n]\n');
  }
}

/** [export.json.2] As `decode` says it; session ids are left out, as in every copy of a row. */
function detailsOf(row: WholeRow, codec: Codec): object {
  const { cable, http, reply, request } = row;
  if (row.door !== 'udp') {
    return {
      ...(http === undefined ? {} : { http }),
      ...(request === undefined ? {} : { request }),
      ...(reply === undefined ? {} : { reply }),
    };
  }
  const packet = datagramToJson(codec, withoutSecrets(row.bytes, codec));
  return { ...(cable === undefined ? {} : { cable }), packet };
}
