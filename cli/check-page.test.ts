// What docs/template-language.md shows of the terminal is what the terminal shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { inProject } from '../tools/root.ts';
import { check } from './check.ts';
import { EXIT } from './terminal.ts';

const TEXT = `version 2.0
{
    Hail Low 65530 NotTrusted Unencoded
    {
        Visitor Sinlge
        {   VisitorID   Uuid    }
        {   Age         U8      }
    }
}
`;

test('the findings on the page about templates are printed so', async () => {
  const terminal = fakeTerminal({ 'message_template.msg': TEXT });
  assert.equal(await check(['message_template.msg'], terminal), EXIT.findings);
  const page = readFileSync(inProject('docs/template-language.md'), 'utf8');
  assert.ok(page.includes(`\n${terminal.printed.join('\n').trimEnd()}\n\`\`\`\n`), terminal.printed.join('\n'));
});
