// Any text as a notecard, which anybody may upload as an asset.
import assert from 'node:assert/strict';
import { utf8 } from '../../../protocol/bytes.ts';
import { itemsInNotecard } from '../../../sandbox/assets/notecard.ts';
import { notecardOf } from '../../../sandbox/assets/testing/notecard.ts';
import { anyText, type Texts } from './damage.ts';
import { type Target, textTarget } from './target.ts';

const ID = '67153d5b-3659-afb4-8510-adda2c034649';
const ITEM = `\tinv_item\t0\n\t{\n\t\titem_id\t${ID}\n\t\tasset_id\t${ID}\n\t\ttype\tnotecard\n\t\tname\tA note|\n`;
const HEAD = 'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 1\n{\next char index 0\n';

const TEXTS: Texts = {
  samples: [
    '',
    `${HEAD}${ITEM}\t}\n}\n}\nText length 2\nHi}\n`,
    `${HEAD}}\n}\nText length 0\n}\n`,
    'Linden text version 1\n',
  ],
  // biome-ignore format: as many as fit a line
  pieces: [ITEM, HEAD, '\n', ' ', '\t', '|', '{', '}', 'Text length 9', ID, 'base_mask ffffffff', 'flags -1', 'sale_type copy', 'creation_date 1e99', '\u00e9', '\0'],
  grown: (draw) => `${HEAD}${ITEM.repeat(draw.chance(0.5) ? 2 : 3)}`,
  joined: (one, other) => `${one}${other}`,
};

export const NOTECARD: Target = textTarget({
  name: 'notecard',
  promise: 'notecards: nothing throws, and what is read is written so that it is read again',
  share: 1,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const read = itemsInNotecard(utf8(text));
    const [first] = read;
    if (first === undefined) return;
    const again = itemsInNotecard(notecardOf([first.item], first.ownerId));
    assert.deepEqual(again[0]?.item.assetId, first.item.assetId);
    assert.deepEqual(again[0]?.item.permissions, first.item.permissions);
  },
});
