import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  colouredByMeaning,
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  runCommand,
  screenshot,
  THEMES,
} from './editor.ts';

const CURRENT = 'hail.message_template.msg';
const DEPLOYED = 'deployed.msg';

const HAIL = `// Asks for an answer.
{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   ID      LLUUID  }
        {   Age     U8      }
        {   Mood    U8      }
    }
    {
        Gift Variable
        {   Kind    U32     }
        {   Name    Variable    1   }
    }
}
`;
const NOD = `
{
    Nod Low 2 NotTrusted Unencoded
}
`;
const WAVE = `
{
    Wave Low 3 NotTrusted Unencoded
}
`;
const BYE = `
{
    Bye Low 4 NotTrusted Unencoded
}
`;
const BASE = `version 2.0\n\n${HAIL}${NOD}${WAVE}`;
const CHANGED = HAIL.replace('Unencoded', 'Zerocoded')
  .replace('Age     U8', 'Age     U16')
  .replace('        {   Mood    U8      }\n', '')
  .replace('Kind', 'Sort');

describe('the tree of what differs', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ 'rezbench.template.base': DEPLOYED });
    page = editor.page;
    writeFileSync(path.join(editor.folder, DEPLOYED), BASE);
    writeFileSync(path.join(editor.folder, CURRENT), `version 2.0\n${WAVE}\n${CHANGED}${BYE}`);
    await openFile(page, CURRENT);
    await runCommand(page, 'Rezbench: Show Changes');
  });

  after(async () => {
    await screenshot(page, 'structure-last');
    await editor.close();
  });

  const view = () => page.locator('.pane', { has: page.getByRole('button', { name: /Template Changes/ }) });
  const row = (label: string) => view().getByRole('treeitem', { name: label, exact: true });

  test('lists what was added, removed, changed and moved, in every theme', async () => {
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await row('field Age, changed, U8 to U16').waitFor();
      await colouredByMeaning(page, ['Hail', 'U16']);
      await screenshot(page, `structure-tree-${theme.name}`);
    }
    const labels = await view()
      .getByRole('treeitem')
      .evaluateAll((rows) => rows.map((one) => one.ariaLabel));
    assert.deepEqual(labels, [
      'message Wave, moved from behind Nod to the beginning, which means nothing on the wire',
      'message Hail, changed',
      'encoding, changed, Unencoded to Zerocoded',
      'block Visitor, changed',
      'field Age, changed, U8 to U16',
      'field Mood, removed, U8',
      'block Gift, changed',
      'field Sort, changed, Kind to Sort',
      'message Nod, removed, Low 2',
      'message Bye, added, Low 4',
    ]);
    await view().getByText('Incompatible since deployed.msg, fails in development.').waitFor();
  });

  test('says in the tooltip which rule it is', async () => {
    const said = page.locator('.workbench-hover', { hasText: 'MC017, Incompatible: The type of field Age' });
    await patiently(page, async () => {
      await page.mouse.move(0, 0);
      await row('field Age, changed, U8 to U16').hover({ timeout: GESTURE_MS });
      await said.waitFor({ timeout: GESTURE_MS });
    });
    await screenshot(page, 'structure-tooltip');
    await page.mouse.move(0, 0);
  });

  test('opens both texts at the field that is clicked', async () => {
    await editor.useTheme(THEMES[0]);
    await row('field Mood, removed, U8').click();
    await page.getByRole('tab', { name: /hail\.message_template\.msg \(deployed\.msg ↔ now\)/ }).waitFor();
    await page.locator('.monaco-diff-editor .editor.original .selected-text').first().waitFor();
    await colouredByMeaning(page, ['Hail', 'U32']);
    await screenshot(page, 'structure-beside');
  });

  test('is one click away from the status of the language', async () => {
    await page
      .getByRole('tab', { name: /^Explorer/ })
      .first()
      .click();
    await view().waitFor({ state: 'hidden' });
    await patiently(page, async () => {
      await page.mouse.move(0, 0);
      await page.locator('[id="status.languageStatus"]').hover({ timeout: GESTURE_MS });
      await page.locator('.hover-language-status a', { hasText: /\d+ changes/ }).click({ timeout: GESTURE_MS });
      await row('message Hail, changed').waitFor({ timeout: GESTURE_MS });
    });
  });

  test('says so if only the layout differs', async () => {
    writeFileSync(path.join(editor.folder, CURRENT), `// The same.\n${BASE.replaceAll('    ', '\t')}`);
    await view().getByText('No structural change since deployed.msg.').waitFor();
    // The sentence stands there before the rows are gone.
    await view().getByRole('treeitem').first().waitFor({ state: 'detached' });
    await screenshot(page, 'structure-none');
  });
});
