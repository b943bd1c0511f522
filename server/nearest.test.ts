import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestFirst } from './nearest.ts';

const OWN = 'file:///viewer/indra/newview/app_settings/message.xml';

const cases: readonly (readonly [title: string, others: readonly string[]])[] = [
  ['the same folder comes before any other', ['file:///viewer/indra/newview/app_settings/z.msg', 'file:///a.msg']],
  [
    'more folders in common beat fewer beyond them',
    ['file:///viewer/indra/a/b/c/d/z.msg', 'file:///viewer/a.msg', 'file:///a.msg'],
  ],
  ['of as many in common the shallower comes first', ['file:///viewer/z.msg', 'file:///viewer/scripts/a.msg']],
  ['last the alphabet decides', ['file:///viewer/a/z.msg', 'file:///viewer/b/a.msg', 'file:///viewer/b/b.msg']],
  ['half a name is no folder in common', ['file:///viewer/z.msg', 'file:///view/a.msg']],
];

for (const [title, others] of cases) {
  test(`[template.pair.1] ${title}`, () => {
    assert.deepEqual(nearestFirst(OWN, others), others);
    assert.deepEqual(nearestFirst(OWN, others.toReversed()), others);
  });
}

const elsewhere: readonly (readonly [own: string, other: string, isNear: boolean])[] = [
  ['file:///a/message.xml', 'file:///b/t.msg', true],
  ['file:///a/message.xml', 'file:///a/message.xml', false],
  ['file:///a/message.xml', 'git:/a/t.msg?HEAD', false],
  ['file:///a/message.xml', 'file://host/a/t.msg', false],
  ['vscode-remote://ssh/a/message.xml', 'vscode-remote://ssh/b/t.msg', true],
  ['vscode-remote://ssh/a/message.xml', 'vscode-remote://wsl/a/t.msg', false],
  ['untitled:Untitled-1', 'untitled:Untitled-2', true],
  ['untitled:Untitled-1', 'file:///a/t.msg', false],
  ['', 'file:///a/t.msg', false],
];

for (const [own, other, isNear] of elsewhere) {
  test(`[template.pair.1] ${other} ${isNear ? 'can' : 'cannot'} belong to ${own || 'nothing'}`, () =>
    assert.deepEqual(nearestFirst(own, [other]), isNear ? [other] : []));
}

test('[template.pair.1] what stands behind the path does not count', () => {
  const others = ['fs:/a/b/t.msg?x=/a/b/c/d', 'fs:/a/b/t.msg?y#/a/b'];
  assert.deepEqual(nearestFirst('fs:/a/b/message.xml', others.toReversed()), others);
});
