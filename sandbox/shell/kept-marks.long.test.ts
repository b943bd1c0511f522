import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { MARKS_BEHIND, readMarks } from '../../contract/marks.ts';
import { KeptMarks } from './kept-marks.ts';

test('[capture.marks.1] each file of a log has the marks of its rows beside it, and no file has none', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-marks-'));
  try {
    const files = [1, 100].map((firstRow) => ({ path: path.join(folder, `${firstRow}.pcapng`), firstRow }));
    const [one, other] = files.map((file) => file.path + MARKS_BEHIND);
    assert.ok(one !== undefined && other !== undefined);
    const kept = new KeptMarks();
    const trouble: string[] = [];
    const say = (why: string) => trouble.push(why);
    // Three in a row: the last one counts.
    void kept.keep([{ row: 5, note: 'early' }], files, say);
    void kept.keep(
      [
        { row: 99, note: 'last of the first' },
        { row: 100, note: '' },
      ],
      files,
      say,
    );
    await kept.keep([{ row: 100, note: 'first of the second' }], files, say);
    assert.equal(existsSync(one), false);
    assert.deepEqual(readMarks(readFileSync(other, 'utf8')), [{ row: 100, note: 'first of the second' }]);
    assert.deepEqual(trouble, []);
    await kept.keep([{ row: 1, note: '' }], [{ path: path.join(folder, 'gone', 'x.pcapng'), firstRow: 1 }], say);
    assert.match(trouble[0] ?? '', /^The marks beside .* are not kept: /);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
