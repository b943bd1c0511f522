import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseRez } from '../../protocol/rez/parse.ts';
import { Visiting } from '../../test/support/visiting.ts';
import { inProject } from '../../tools/root.ts';

const following = (text: string) => new Visiting({ options: { script: parseRez(text).entries } }).run();

const SAY = `viewer -> ChatFromViewer
  AgentData AgentID {{agent}} SessionID {{session}}
  ChatData Message "{{first}} {{last}} {{code}}\\0" Type 1 Channel 0
`;

test('[visitor.script.1] [visitor.script.2] the example goes well against our grid, each entry by its line', () => {
  const visiting = following(readFileSync(inProject('examples/hello.rez'), 'utf8'));
  assert.deepEqual(visiting.story.slice(-6), [
    'line 4 done',
    'line 7 done',
    'line 10 done',
    'line 11 done',
    'line 14 done',
    'logout done',
  ]);
  assert.equal(visiting.step('line 10')?.ms, 200);
  assert.equal(
    visiting.story.some((line) => line.startsWith('walk')),
    false,
  );
  assert.equal(visiting.visitor.isFine, true);
});

test('[visitor.script.1] who is logged in stands for the variables', () => {
  const visiting = following(SAY);
  const [said] = visiting.reports.flatMap((report) => (report.event === 'chat' ? [report.text] : []));
  assert.match(said ?? '', /^Ada Sandbox \d+$/);
});

test('[visitor.script.1] what is not met ends the visit and says what came instead', () => {
  const visiting = following(`${SAY}expect ChatFromSimulator within 2s where ChatData.Message == "else"\nwait 1s`);
  assert.deepEqual(visiting.story.slice(-3), ['line 1 done', 'line 4 failed', 'logout done']);
  assert.equal(
    visiting.step('line 4')?.words,
    'ChatFromSimulator was expected within 2000 ms: 1 came, and none was as demanded.',
  );
  const nothing = following('expect KickUser within 500ms');
  assert.deepEqual(
    [nothing.step('line 1')?.ms, nothing.step('line 1')?.words],
    [500, 'KickUser was expected within 500 ms: none came.'],
  );
});

test('[visitor.script.2] what was found once is not found again, and what came before the last message is forgotten', () => {
  const heard = 'expect ChatFromSimulator within 1s\n';
  assert.equal(following(`${SAY}${heard}`).visitor.isFine, true);
  assert.equal(following(`${SAY}${heard}${heard}`).visitor.isFine, false);
  const update = 'viewer -> AgentUpdate unreliable\n  AgentData AgentID {{agent}} SessionID {{session}}\n';
  assert.equal(following(`${SAY}wait 1s\n${heard}`).visitor.isFine, true);
  assert.equal(following(`${SAY}wait 1s\n${update}${heard}`).visitor.isFine, false);
});
