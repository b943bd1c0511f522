import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFilter } from './filter.ts';
import { foundFields } from './found.ts';
import { filterRow } from './row.ts';
import { codec, SESSION, wholeRow } from './rows.fixture.ts';

function found(text: string, name: string): readonly string[] {
  const filter = compileFilter(text, codec);
  const row = SESSION.find(([known]) => known === name)?.[1];
  assert.ok(!('problems' in filter) && row !== undefined, text);
  return foundFields(filter.checked, filterRow(wholeRow(row, 1)), codec).map(
    ({ block, instance, field }) => `${block}[${instance}].${field}`,
  );
}

test('[filter.found.1] the fields in which a row matches are told, each instance', () => {
  const cases = [
    ['ChatFromViewer.ChatData.Type == 1', 'hello', ['ChatData[0].Type']],
    ['ChatFromViewer.ChatData.Type == 2', 'hello', []],
    ['ObjectUpdate.ObjectData.Scale.x > 4', 'objects', ['ObjectData[0].Scale', 'ObjectData[1].Scale']],
    ['ObjectUpdate.ObjectData.ID == 8 && size > 5', 'objects', ['ObjectData[1].ID']],
    ['!(ObjectUpdate.ObjectData.ID == 8)', 'objects', []],
    ['ObjectUpdate.ObjectData.ID == 8 || chat*.ChatData.Type == 1', 'hello', ['ChatData[0].Type']],
    ['reliable', 'hello', []],
    ['text ~ "HELLO"', 'hello', ['ChatData[0].Message']],
    ['text !~ "x"', 'hello', []],
    ['*.AgentData.AgentID', 'queue', []],
    ['ObjectUpdate.ObjectData.ID == 8', 'stray', []],
  ] as const;
  for (const [text, name, fields] of cases) assert.deepEqual(found(text, name), fields, text);
});
