// How large documents of LLSD may be in the terminal: as large as files may be, whatever the editor opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, utf8 } from '../protocol/bytes.ts';
import { DEFAULT_LIMITS } from '../protocol/llsd/value.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { diff } from './diff.ts';
import { EXIT } from './terminal.ts';

const filler = 'x'.repeat(DEFAULT_LIMITS.size);
const LARGE = {
  'x.llsd': utf8(`<llsd><string>${filler}</string></llsd>`),
  'x.llsdn': utf8(`'${filler}'`),
  'x.json': utf8(`"${filler}"`),
  'x.llsdb': concatBytes(Uint8Array.of(0x73, 0x01, 0, 0, 0), utf8(filler)),
};

for (const [name, octets] of Object.entries(LARGE)) {
  test(`[llsd.limit.3] ${name} of more than 16 MiB is read`, async () => {
    const terminal = fakeTerminal({ [name]: octets, [`same.${name}`]: octets });
    if (name !== 'x.json') assert.equal(await check([name], terminal), EXIT.fine);
    assert.equal(await convert([name, ...from(name), '--to=notation'], terminal), EXIT.fine);
    if (name !== 'x.llsdb') assert.equal(await diff([name, `same.${name}`], terminal), EXIT.fine);
  });
}

const from = (name: string): readonly string[] => (name === 'x.llsdb' ? ['--from=binary'] : []);
