import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../protocol/bytes.ts';
import { RowWriter } from '../pcapng/row-writer.ts';
import { datagram } from '../rows.fixture.ts';
import { Imprints, MOST_IMPRINTS } from './imprint.ts';
import { datagramIn } from './own-packet.ts';

const writer = new RowWriter({ start: 0, firstRow: 1 });

function read(imprints: Imprints, circuit: number) {
  const view = viewOf(writer.blocks({ ...datagram('AgentUpdate', 1), circuit }));
  const packet = datagramIn(view, 0, view.byteLength);
  assert.ok(packet !== undefined);
  return imprints.of(view, packet);
}

test('[capture.format.5] what many rows say is read once, and anew when there was too much of it', () => {
  const imprints = new Imprints();
  const first = read(imprints, 1);
  assert.deepEqual(
    [first?.circuit, first?.from, first?.to, first?.fate, first?.direction],
    [1, '127.0.0.1:50000', '127.0.0.1:13000', 'handled', 'in'],
  );
  assert.equal(read(imprints, 1), first);
  for (let circuit = 2; circuit < MOST_IMPRINTS + 100; circuit++) {
    assert.equal(read(imprints, circuit)?.circuit, circuit);
  }
  assert.notEqual(read(imprints, 1), first);
});
