// Exchanges of HTTP as an HTTP Archive (HAR 1.2), which browsers and other programs open. Whatever is no exchange is counted.
import { type HttpCall, STATUS_WORDS } from '../../contract/http.ts';
import type { Door, WholeRow } from '../../contract/panel.ts';
import { VERSION } from '../../contract/version.ts';
import { utf8 } from '../../protocol/bytes.ts';
import { isoFromMs } from '../../protocol/llsd/iso-date.ts';
import { likelyHttp } from '../pcapng/http-text.ts';
import type { ExportOptions, ExportWriter } from './export-form.ts';

const MS_PER_SECOND = 1000;
/** What HAR says for a size that nobody measured. */
const UNKNOWN = -1;
const PROTOCOL = 'HTTP/1.1';

/** [export.har.1] */
export class HarWriter implements ExportWriter {
  readonly #startedAt: number;
  readonly #left: Record<Extract<Door, 'udp' | 'event'>, number> = { udp: 0, event: 0 };
  #count = 0;

  constructor({ startedAt }: Pick<ExportOptions, 'startedAt'>) {
    this.#startedAt = startedAt;
  }

  head(): Uint8Array {
    const creator = JSON.stringify({ name: 'Rezbench', version: VERSION });
    return utf8(`{"log":{"version":"1.2","creator":${creator},"entries":[`);
  }

  /** [export.har.2] Datagrams are no exchanges, and events travelled in the answer of a poll. */
  row(row: WholeRow): Uint8Array | undefined {
    if (row.door === 'udp' || row.door === 'event') {
      this.#left[row.door] += 1;
      return undefined;
    }
    this.#count += 1;
    return utf8(`${this.#count === 1 ? '' : ','}\n${JSON.stringify(entryOf(row, this.#startedAt))}`);
  }

  end(): Uint8Array {
    const comment = leftWords(this.#left);
    return utf8(`\n]${comment === '' ? '' : `,"comment":${JSON.stringify(comment)}`}}}\n`);
  }
}

/** [export.har.2] What is not in the file, in words; '' = nothing. */
function leftWords({ event, udp }: { readonly udp: number; readonly event: number }): string {
  const words = [
    [udp, 'datagram'],
    [event, 'event'],
  ] as const;
  const left = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`);
  return left.length === 0 ? '' : `Left out, because a HAR has exchanges of HTTP only: ${left.join(' and ')}.`;
}

/** [export.har.3] Where nobody wrote down what HTTP said, it is what the texts are likely to have travelled with. */
function entryOf(row: WholeRow, startedAt: number): object {
  const http = row.http ?? likelyHttp(row);
  const ms = (http.took ?? 0) * MS_PER_SECOND;
  const { circuit, door, from, name, to } = row;
  return {
    startedDateTime: isoFromMs(startedAt + row.time * MS_PER_SECOND),
    time: ms,
    request: requestOf(row, http),
    response: responseOf(row, http),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    serverIPAddress: to.slice(0, to.lastIndexOf(':')),
    connection: from,
    comment: `row ${row.row}, ${circuit === 0 ? '' : `circuit ${circuit}, `}${door} ${name}`,
  };
}

function requestOf({ request = '', to }: WholeRow, { method, requestType, target }: HttpCall): object {
  const [path = '', query] = target.split('?', 2);
  // A query is kept as the text of a request that has no other.
  const body = query !== undefined && request === `?${query}` ? '' : request;
  const size = utf8(body).length;
  return {
    method: method === '' ? 'POST' : method,
    url: `http://${to}${path.startsWith('/') ? '' : '/'}${target}`,
    httpVersion: PROTOCOL,
    cookies: [],
    headers: headers([
      ['Host', to],
      ['Content-Type', requestType],
    ]),
    queryString: query === undefined ? [] : query.split('&').map(parameterOf),
    ...(size === 0 ? {} : { postData: { mimeType: requestType, text: body } }),
    headersSize: UNKNOWN,
    bodySize: size,
  };
}

function responseOf({ reply = '' }: WholeRow, { replyType, status }: HttpCall): object {
  const size = utf8(reply).length;
  return {
    status,
    statusText: STATUS_WORDS[status] ?? '',
    httpVersion: PROTOCOL,
    cookies: [],
    headers: headers([['Content-Type', replyType]]),
    content: { size, mimeType: replyType, ...(size === 0 ? {} : { text: reply }) },
    redirectURL: '',
    headersSize: UNKNOWN,
    bodySize: status === 0 ? UNKNOWN : size,
  };
}

const headers = (all: readonly (readonly [name: string, value: string])[]): readonly object[] =>
  all.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));

function parameterOf(part: string): object {
  const [name = '', value = ''] = part.split('=', 2);
  return { name, value };
}
