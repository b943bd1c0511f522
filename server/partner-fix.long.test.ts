// A quick fix for one file of a pair that is an edit to the other one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { WORKSPACE_FILES } from '../contract/server.ts';
import { withEditor } from '../test/support/wire.ts';

const MSG = 'file:///w/a/message_template.msg';
const XML = 'file:///w/a/settings/message.xml';
const TEMPLATE = 'version 2.0\n\n{\n    Hail Low 1 Trusted Unencoded UDPBlackListed\n}\n';
const MESSAGE_XML =
  '<llsd><map><key>messages</key><map>\n<key>Hail</key><map><key>flavor</key><string>template</string></map>\n</map></map></llsd>\n';

test('a message that message.xml lets travel by UDP alone is made llsd there, from the template', () =>
  withEditor(async (editor) => {
    const files = [{ uri: XML, language: 'llsd-xml', text: MESSAGE_XML }];
    await editor.client.sendNotification(WORKSPACE_FILES, { files });
    await editor.open(MSG, TEMPLATE);
    const range = { start: { line: 3, character: 5 }, end: { line: 3, character: 50 } };
    const context = { diagnostics: [] };
    const actions: CodeAction[] = await editor.ask('textDocument/codeAction', MSG, { range, context });
    const place = { start: { line: 1, character: 45 }, end: { line: 1, character: 53 } };
    assert.deepEqual(
      actions.map(({ title, edit }) => [title, edit?.changes]),
      [['Make Hail llsd in message.xml', { [XML]: [{ range: place, newText: 'llsd' }] }]],
    );
  }));
