// The extension in a running editor, asked for by name only: it opens a window.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browserBuildRuns } from '../../tools/editor/install.ts';
import { openEditor } from '../../tools/editor-suite.ts';
import { inProject } from '../../tools/root.ts';
import type { EditorOrder, EditorTimes } from '../editor/bench/in-editor.ts';
import type { Figure } from './figure.ts';
import { keystrokeInTheMiddle, NOTHING, PLAIN } from './keystroke.ts';
import { theTemplate } from './texts.ts';

export async function measureEditor(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-bench-'));
  try {
    cpSync(inProject('examples'), path.join(folder, 'examples'), { recursive: true });
    const file = path.join(folder, 'examples/large.message_template.msg');
    const result = path.join(folder, 'result.json');
    writeFileSync(file, theTemplate.text);
    const order: EditorOrder = { file, result, keystroke: keystrokeInTheMiddle() };
    await openEditor({
      desktop: !browserBuildRuns,
      folder,
      suite: inProject('out/bench/in-editor.cjs'),
      environment: { REZBENCH_BENCH_ORDER: JSON.stringify(order) },
    });
    if (!existsSync(result)) throw new Error('the editor measured nothing');
    return figuresOf(JSON.parse(readFileSync(result, 'utf8')) as EditorTimes);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function figuresOf(times: EditorTimes): readonly Figure[] {
  return Object.entries(times).map(([what, values]) => {
    const peer = what.includes('edit ') || what.startsWith('...') ? PLAIN : NOTHING;
    return { what, unit: 'ms', values, against: what === peer ? [] : [{ name: peer, values: times[peer] ?? [] }] };
  });
}
