// Any text as a change of a material, which viewers send by HTTP, and as changes that a world file has.
import assert from 'node:assert/strict';
import { overrideOf } from '../../../sandbox/world/prims/gltf.ts';
import { readOverrides, withOverride, writtenOverrides } from '../../../sandbox/world/prims/overrides.ts';
import { anyText, type Texts } from './damage.ts';
import { type Target, textTarget } from './target.ts';

const ID = '67153d5b-3659-afb4-8510-adda2c034649';
const SLOT = '{"index":0,"extensions":{"KHR_texture_transform":{"offset":[0.5,1],"scale":[2,2],"rotation":1.5}}}';
const WHOLE = `{"images":[{"uri":"${ID}"}],"textures":[{"source":0}],"materials":[{"normalTexture":${SLOT},"alphaMode":"MASK"}]}`;

const TEXTS: Texts = {
  // biome-ignore format: as many as fit a line
  samples: ['', '{}', WHOLE, '{"materials":[{"emissiveFactor":[0,1e400,-1]}]}', `{'0':{'mf':r1}, '44':{'tex':[!, u${ID}]}}`, "{'x':{}}"],
  // biome-ignore format: as many as fit a line
  pieces: ['{', '}', '[', ']', ',', ':', '"materials"', '"index"', '-1', '1e9', 'null', '"uri"', 'true', ID, "'0'", 'r', 'i1', '!', '__proto__', '"extras"'],
  grown: (draw) => (draw.chance(0.5) ? WHOLE : '{"materials":[{"pbrMetallicRoughness":{"metallicFactor":0.5}}]}'),
  joined: (one, other) => `[${one},${other}]`,
};

export const GLTF: Target = textTarget({
  name: 'gltf',
  promise: 'changes of materials: nothing throws, and what is read is written so that it is read again',
  share: 1,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const kept = readOverrides(text);
    if (kept !== undefined) assert.deepEqual(readOverrides(writtenOverrides(kept)), kept);
    const override = overrideOf(text);
    const made = override === undefined ? undefined : withOverride(new Map(), 0, override);
    if (made !== undefined) assert.deepEqual(readOverrides(writtenOverrides(made)), made);
  },
});
