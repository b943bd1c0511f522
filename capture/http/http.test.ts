import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import type { OneWay } from '../network/tcp-way.ts';
import { exchangesOf } from './exchanges.ts';
import { MOST_HEAD_BYTES } from './message.ts';

/** What one end said: `[time, text]`, or a number of bytes that are missing before the next. */
type Said = readonly (readonly [time: number, text: string] | number)[];

function way(said: Said): OneWay {
  let missing = 0;
  const pieces = said.flatMap((part) => {
    if (typeof part === 'number') {
      missing = part;
      return [];
    }
    const [time, text] = part;
    const piece = { stamp: { ns: BigInt(time), order: time }, bytes: utf8(text), missing };
    missing = 0;
    return [piece];
  });
  return { pieces, isClosed: true };
}

/** `method target body -> status body` of each exchange; `…` behind a body that is cut. */
function exchanges(fromA: Said, fromB: Said): readonly string[] {
  return exchangesOf({ a: 'a:1', b: 'b:2', fromA: way(fromA), fromB: way(fromB) }).map(
    ({ client, request, answer }) => {
      const asked =
        request === undefined ? '?' : `${request.method} ${request.target} ${looseUtf8(request.body)}${cut(request)}`;
      const told = answer === undefined ? '?' : `${answer.status} ${looseUtf8(answer.body)}${cut(answer)}`;
      return `${client === 'a:1' ? '' : 'b: '}${asked} -> ${told}`;
    },
  );
}

const cut = ({ isCut }: { readonly isCut: boolean }): string => (isCut ? '…' : '');

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: h\r\n\r\n`;
const post = (target: string, body: string) =>
  `POST ${target} HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const ok = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const chunked = (chunks: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`;

/** What it shows; what the client and the server said; the exchanges. */
const CONVERSATIONS: readonly (readonly [string, Said, Said, readonly string[]])[] = [
  ['[capture.http.1] a call and its answer', [[1, post('/a', 'x=1')]], [[2, ok('yes')]], ['POST /a x=1 -> 200 yes']],
  [
    '[capture.http.1] in pieces of any size',
    [
      [1, 'PO'],
      [2, 'ST /a HTTP/1.1\r\ncontent-len'],
      [3, 'gth: 2\r\n\r'],
      [4, '\nab'],
    ],
    [
      [5, 'HTTP/1.1 20'],
      [6, '0 OK\r\nContent-Length: 1\r\n\r\n'],
      [7, 'y'],
    ],
    ['POST /a ab -> 200 y'],
  ],
  [
    '[capture.http.1] lines without carriage returns, a header twice',
    [[1, 'GET /a HTTP/1.0\nA: 1\nA: 2\n\n']],
    [[2, 'HTTP/1.0 404\n\nno']],
    ['GET /a  -> 404 no'],
  ],
  ['[capture.http.1] an address with its host', [[1, get('http://h:1/a?b')]], [[2, ok('')]], ['GET /a?b  -> 200 ']],
  [
    '[capture.http.2] a body that ends with the connection',
    [[1, get('/a')]],
    [
      [2, 'HTTP/1.1 200 OK\r\n\r\nab'],
      [3, 'cd'],
    ],
    ['GET /a  -> 200 abcd'],
  ],
  [
    '[capture.http.2] no body, whatever is said',
    [
      [1, 'HEAD /a HTTP/1.1\r\n\r\n'],
      [3, get('/b')],
      [5, get('/c')],
    ],
    [
      [2, 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'],
      [4, 'HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n'],
      [6, ok('c')],
    ],
    ['HEAD /a  -> 200 ', 'GET /b  -> 304 ', 'GET /c  -> 200 c'],
  ],
  [
    '[capture.http.2] 100 Continue is no answer',
    [[1, post('/a', 'ab')]],
    [
      [2, 'HTTP/1.1 100 Continue\r\n\r\n'],
      [3, ok('y')],
    ],
    ['POST /a ab -> 200 y'],
  ],
  [
    '[capture.http.2] a body that is cut',
    [[1, post('/a', 'ab')]],
    [[2, 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc']],
    ['POST /a ab -> 200 abc…'],
  ],
  [
    '[capture.http.3] chunks',
    [[1, get('/a')]],
    [
      [2, chunked('3\r\nabc\r\n')],
      [3, 'A;x=y\r\n0123456789\r\n0\r\nT: 1\r\n\r\n'],
    ],
    ['GET /a  -> 200 abc0123456789'],
  ],
  [
    '[capture.http.3] chunks, and the next answer',
    [[1, get('/a') + get('/b')]],
    [[2, `${chunked('1\r\na\r\n0\r\n\r\n')}${ok('b')}`]],
    ['GET /a  -> 200 a', 'GET /b  -> 200 b'],
  ],
  ['[capture.http.3] chunks that are cut', [[1, get('/a')]], [[2, chunked('5\r\nab')]], ['GET /a  -> 200 ab…']],
  ['[capture.http.3] chunks that make no sense', [[1, get('/a')]], [[2, chunked('zz\r\nab')]], ['GET /a  -> 200 …']],
  [
    '[capture.http.5] behind a hole the next message is found',
    [
      [1, post('/a', 'ab')],
      [3, get('/b')],
    ],
    [[2, 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'], 6, [4, ok('b')]],
    ['POST /a ab -> 200 abc…', 'GET /b  -> 200 b'],
  ],
  [
    '[capture.http.5] the capture began within a message',
    [
      [1, 'rest of a body'],
      [2, get('/b')],
    ],
    [
      [1, 'more'],
      [3, ok('b')],
    ],
    ['GET /b  -> 200 b'],
  ],
  [
    '[capture.http.6] keep-alive',
    [
      [1, get('/a')],
      [3, get('/b')],
    ],
    [
      [2, ok('a')],
      [4, ok('b')],
    ],
    ['GET /a  -> 200 a', 'GET /b  -> 200 b'],
  ],
  [
    '[capture.http.6] pipelined',
    [[1, get('/a') + get('/b') + get('/c')]],
    [[2, ok('a') + ok('b')]],
    ['GET /a  -> 200 a', 'GET /b  -> 200 b', 'GET /c  -> ?'],
  ],
  ['[capture.http.6] the server was seen first', [[2, ok('a')]], [[1, get('/a')]], ['b: GET /a  -> 200 a']],
  [
    '[capture.http.6] an answer whose request was before the capture',
    [[5, get('/b')]],
    [
      [1, ok('a')],
      [6, ok('b')],
    ],
    ['? -> 200 a', 'GET /b  -> 200 b'],
  ],
  [
    '[capture.http.6] an answer is missing',
    [
      [1, get('/a')],
      [3, get('/b')],
    ],
    [40, [4, ok('b')]],
    ['GET /a  -> ?', 'GET /b  -> 200 b'],
  ],
  ['[capture.http.6] another protocol', [[1, '\x16\x03\x01 hello']], [[2, '\x16\x03\x03']], []],
];

for (const [what, fromA, fromB, expected] of CONVERSATIONS) {
  test(what, () => assert.deepEqual(exchanges(fromA, fromB), expected));
}

test('[capture.http.4] a head beyond all servers is none', () => {
  const head = (bytes: number) => `GET /a HTTP/1.1\r\nX: ${'x'.repeat(bytes)}\r\n\r\n`;
  assert.equal(exchanges([[1, head(MOST_HEAD_BYTES / 2)]], []).length, 1);
  assert.deepEqual(exchanges([[1, head(MOST_HEAD_BYTES)]], []), []);
});
