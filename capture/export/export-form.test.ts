import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPORT_FORMS, type ExportForm } from '../../contract/export.ts';
import type { WholeRow } from '../../contract/panel.ts';
import { concatBytes, looseUtf8 } from '../../protocol/bytes.ts';
import { pcapng } from '../../test/support/captures.ts';
import { AGENT, codec, message, session } from '../../test/support/conversation-capture.ts';
import { HAR } from '../../test/support/har.ts';
import { satisfies } from '../../test/support/json-schema.ts';
import { readCapture } from '../reading/rows.ts';
import { wholeRow } from '../reading/whole.ts';
import { exportWriter } from './export-form.ts';

const START = 1_795_252_800_000;

const ROWS: readonly WholeRow[] = (() => {
  const read = readCapture(pcapng(session().frames), { codec, inflate: () => undefined, showSecrets: false });
  return 'problem' in read ? assert.fail(read.problem) : read.rows;
})();

interface Exported {
  readonly bytes: Uint8Array;
  readonly left: readonly number[];
}

function exported(form: ExportForm, rows: readonly WholeRow[] = ROWS): Exported {
  const writer = exportWriter(form, { codec, startedAt: START });
  const head = writer.head();
  const told = rows.map((row) => ({ row: row.row, piece: writer.row(row) }));
  const pieces = told.flatMap(({ piece }) => piece ?? []);
  const left = told.filter(({ piece }) => piece === undefined).map(({ row }) => row);
  return { bytes: concatBytes(head, ...pieces, writer.end()), left };
}

const parsed = (form: ExportForm, rows?: readonly WholeRow[]) => JSON.parse(looseUtf8(exported(form, rows).bytes));

test('[export.forms.1] each form is whole without any row', () => {
  for (const form of EXPORT_FORMS) {
    const { bytes, left } = exported(form, []);
    assert.deepEqual(left, [], form);
    if (form === 'har') assert.ok(satisfies(JSON.parse(looseUtf8(bytes)), HAR));
    if (form === 'json') assert.deepEqual(JSON.parse(looseUtf8(bytes)), []);
    if (form === 'text') assert.equal(bytes.length, 0);
    if (form === 'pcapng')
      assert.ok(!('problem' in readCapture(bytes, { codec, inflate: () => undefined, showSecrets: false })));
  }
});

test('[export.har.1] a HAR has what version 1.2 asks for, exchange by exchange', () => {
  const har = parsed('har');
  assert.ok(satisfies(har, HAR));
  const { entries } = har.log;
  assert.deepEqual(
    entries.map(({ comment }: { readonly comment: string }) => comment),
    [
      'row 1, login login_to_simulator',
      'row 2, circuit 1, caps SeedCapability',
      'row 4, circuit 1, caps EventQueueGet',
    ],
  );
  const [login, , poll] = entries;
  assert.deepEqual(
    [login.startedDateTime, login.request.method, login.request.url, login.response.status, login.serverIPAddress],
    ['2026-11-21T09:20:00Z', 'POST', 'http://10.0.0.1:9000/', 200, '10.0.0.1'],
  );
  assert.match(login.request.postData.text, /<methodName>login_to_simulator/);
  assert.deepEqual(poll.request.queryString, [{ name: 'x', value: '1' }]);
});

test('[export.har.2] what is no exchange is left out, and the file says how much', () => {
  const { bytes, left } = exported('har');
  assert.deepEqual(left, [3, 5, 6, 7]);
  const { comment } = JSON.parse(looseUtf8(bytes)).log;
  assert.equal(comment, 'Left out, because a HAR has exchanges of HTTP only: 2 datagrams and 2 events.');
});

test('[export.har.3] an exchange of which HTTP said nothing is what its texts are likely to have been', () => {
  const row: WholeRow = {
    ...{ row: 1, time: 0.5, direction: 'in', door: 'caps', circuit: 0, fate: 'handled', size: 9, name: 'Seed' },
    ...{ head: new Uint8Array(), bytes: new Uint8Array(), from: '1.2.3.4:5', to: '6.7.8.9:10', request: '?a=b&c' },
  };
  const har = parsed('har', [row]);
  assert.ok(satisfies(har, HAR));
  const [{ request, response }] = har.log.entries;
  assert.deepEqual([request.method, request.url, request.bodySize], ['GET', 'http://6.7.8.9:10/Seed?a=b&c', 0]);
  assert.deepEqual([response.status, response.content.size], [0, 0]);
});

test('[export.har.1] nothing that is secret stands in a HAR', () => {
  const text = looseUtf8(exported('har').bytes);
  assert.doesNotMatch(text, /0123456789abcdef|deadbeef-0000|00000000-1111-2222-3333/);
});

test('[export.json.1] JSON is an array with a row in each line, as inspect says it', () => {
  const lines = looseUtf8(exported('json').bytes).trimEnd().split('\n');
  assert.equal(lines.length, ROWS.length + 2);
  const [, , udp] = parsed('json');
  assert.deepEqual(Object.keys(udp), [
    ...['row', 'time', 'from', 'to', 'direction', 'circuit', 'door', 'name'],
    ...['sequence', 'flags', 'size', 'fate', 'packet'],
  ]);
});

test('[export.json.2] with all values of the row, and without session ids', () => {
  const bytes = message(4, 'LogoutRequest', { AgentData: { AgentID: AGENT, SessionID: AGENT } });
  const ends = { from: '1.2.3.4:5', to: '6.7.8.9:10' };
  const row = wholeRow(9, { ...ends, door: 'udp', time: 1, direction: 'in', circuit: 1, fate: 'handled', bytes });
  const [{ packet }] = parsed('json', [row]);
  assert.deepEqual(packet.blocks, {
    AgentData: [{ AgentID: AGENT, SessionID: '00000000-0000-0000-0000-000000000000' }],
  });
  const [login] = parsed('json', ROWS.slice(0, 1));
  assert.match(login.reply, /agent_id/);
});

test('[export.text.1] text is a line for each row', () => {
  const lines = looseUtf8(exported('text').bytes).trimEnd().split('\n');
  assert.equal(lines.length, ROWS.length);
  assert.match(`${lines[2]}`, /UseCircuitCode/);
});

test('[export.pcapng.1] chosen rows are a capture of their own, with their times and the numbers from 1 on', () => {
  const chosen = ROWS.filter(({ row }) => row % 2 === 1);
  const read = readCapture(exported('pcapng', chosen).bytes, { codec, inflate: () => undefined, showSecrets: false });
  if ('problem' in read) assert.fail(read.problem);
  assert.deepEqual(read.problems, []);
  assert.deepEqual(
    read.rows.map(({ row, time }) => [row, time]),
    chosen.map(({ time }, at) => [at + 1, time]),
  );
  const said = (rows: readonly WholeRow[]) =>
    rows.map(({ bytes, circuit, direction, door, name, reply, request }) => ({
      bytes,
      circuit,
      direction,
      door,
      name,
      reply,
      request,
    }));
  assert.deepEqual(said(read.rows), said(chosen));
});
