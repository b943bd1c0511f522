// Any text as a landmark, which anybody may upload as an asset.
import assert from 'node:assert/strict';
import { utf8 } from '../../../protocol/bytes.ts';
import { landmarkBytes, readLandmark } from '../../../sandbox/assets/landmark.ts';
import { anyText, type Texts } from './damage.ts';
import { type Target, textTarget } from './target.ts';

const REGION = '67153d5b-3659-afb4-8510-adda2c034649';
/** Metres; places are told to the millionth. */
const ROUNDING = 1e-6;

const TEXTS: Texts = {
  // biome-ignore format: as many as fit a line
  samples: [
    '', `Landmark version 2\nregion_id ${REGION}\nlocal_pos 128.000000 64.500000 22.950000\n`, 'Landmark version 1\nposition 1 2 3\n',
    `Landmark version 2\nregion_id ${REGION}\nlocal_pos nan inf 1e400\n\0`, `Landmark version 2\nregion_id ${REGION}\nlocal_pos 1e300 -0 0x10`,
  ],
  // biome-ignore format: as many as fit a line
  pieces: ['Landmark', ' version 2', '\n', 'region_id ', REGION, REGION.toUpperCase(), 'local_pos', ' 1', ' -2.5', ' 1e9', ' x', '\t', '\0', '\u00e9', '-', '\r'],
  grown: (draw) =>
    `Landmark version 2\nregion_id ${REGION}\nlocal_pos ${[0, 0, 0].map(() => (draw.chance(0.5) ? '7.25' : '-1e3')).join(' ')}\n`,
  joined: (one, other) => `${one}${other}`,
};

export const LANDMARK: Target = textTarget({
  name: 'landmark',
  promise: 'landmarks: nothing throws, and what is read is written so that it is read again',
  share: 1,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const landmark = readLandmark(utf8(text));
    if (landmark === undefined) return;
    const again = readLandmark(landmarkBytes(landmark));
    assert.equal(again?.regionId, landmark.regionId);
    landmark.position.forEach((part, at) => {
      assert.ok(Math.abs(part - (again?.position[at] ?? Number.NaN)) <= ROUNDING);
    });
  },
});
