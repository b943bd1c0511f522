import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { array, binary, integer, map, string } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { viewEvent } from './event-view.ts';

const codec = compileCodec(builtInTemplate());

const event = (name: string, reply: string): WholeRow => ({
  ...{ row: 1, time: 0, direction: 'out', door: 'event', circuit: 1, fate: 'handled', from: 'a:1', to: 'b:2', size: 1 },
  ...{ head: new Uint8Array(0), bytes: new Uint8Array(0), name, request: '', reply },
});

test('an event that is a message of the template shows its fields', () => {
  const reply = writeLlsdXml(
    map({
      ParcelData: array([
        map({ Name: string('Green'), ParcelFlags: binary(Uint8Array.of(0, 0, 0, 1)), LocalID: integer(7) }),
      ]),
    }),
  );
  const view = viewEvent(event('ParcelProperties', reply), codec);
  assert.equal(view?.message, 'ParcelProperties');
  const shown = view.lines.map(({ label, value }) => `${label} ${value?.text ?? ''}`.trim());
  assert.ok(
    shown.some((line) => line === 'Name Green' || line === 'Name "Green"'),
    shown.join('\n'),
  );
  assert.ok(
    shown.some((line) => line.startsWith('LocalID 7')),
    shown.join('\n'),
  );
});

test('what is no message of the template, or is laid out otherwise, has its text alone', () => {
  assert.equal(viewEvent(event('NobodyKnows', '<llsd><map /></llsd>'), codec), undefined);
  assert.equal(viewEvent(event('ParcelProperties', '<llsd><map /></llsd>'), codec), undefined);
  assert.equal(viewEvent(event('ParcelProperties', 'no LLSD'), codec), undefined);
});
