// Any octets as the packed bytes of each field that has some.
import assert from 'node:assert/strict';
import { heightsOf, readLayer } from '../../../protocol/meaning/decoders/layer-data.ts';
import type { Piece } from '../../../protocol/meaning/decoders/piece.ts';
import { MOST_PIECES } from '../../../protocol/meaning/decoders/piece-reader.ts';
import { DECODERS } from '../../../protocol/meaning/decoders/unpack.ts';
import { bytesOf } from '../pieces.ts';
import { anyOctets, type Octets } from './damage.ts';
import { octetTarget, type Target } from './target.ts';

const OCTETS: Octets = {
  samples: [
    '591b0000000100000000000000000000803f0000000000800143004000430000b8413283ff7fff7fff7fff7fff7fff7fff7f81da81daff7fff7fff7f',
    '8955674724cb43ed920b47caed15465f000000000004ff00ff00000000803f000000803f0000000000000000000000000000000000000000000000000000000000000000',
    '0801104c890000a0410c00653802e25384a1cc41c60038580e0a0070400702000e04003808001c044c20',
    '0801104c000000a4410100002610',
    '0320001000000000ffffff00002041000000000000403f300011000000222222222222222222222222222222224599010200000000cd',
    '46697273744e616d6520535452494e472052572053562054657374000a5469746c6520535452494e47205257205356200a',
  ].map(bytesOf),
  likely: [0, 1, 2, 4, 0x10, 0x20, 0x61, 0x7f, 0x80, 0xff, 86, 68, 18],
};

export const PACKED_BYTES: Target = octetTarget({
  name: 'packed-bytes',
  promise: 'packed bytes of fields: nothing throws, pieces are few, and lie within the bytes and within each other',
  share: 1,
  make: (draw) => anyOctets(draw, OCTETS),
  check(octets) {
    // What stands beside decides what the bytes are: the first one is as good as any.
    const beside = () => octets[0];
    for (const decode of DECODERS.values()) {
      const found = decode(octets, beside);
      const count = checkPieces(found?.pieces ?? [], { start: 0, end: octets.length });
      assert.ok(count <= 2 * MOST_PIECES, `${count} pieces`);
    }
    const heights = heightsOf(readLayer(octets));
    assert.ok(heights === undefined || heights.low <= heights.high);
  },
});

/** How many there are. */
function checkPieces(pieces: readonly Piece[], within: { readonly start: number; readonly end: number }): number {
  let count = pieces.length;
  for (const piece of pieces) {
    assert.ok(within.start <= piece.start && piece.start <= piece.end && piece.end <= within.end, piece.name);
    count += checkPieces(piece.pieces, piece);
  }
  return count;
}
