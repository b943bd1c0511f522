import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import * as vscode from 'vscode';
import { logIn, member } from '../../grid/http.ts';
import { openingPacket } from '../../grid/opening.ts';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';
import { loginUri } from '../login-uri.ts';

const TEXT = `version 2.0

// The first packet of a circuit.
{
    UseCircuitCode Low 3 NotTrusted Unencoded
    {
        CircuitCode Single
        {   Code        U32     }
        {   SessionID   LLUUID  }
        {   ID          LLUUID  }
    }
}

// Nobody ever sends this.
{
    Never Low 2222 NotTrusted Unencoded
}
`;

suite('what a running grid sees, above the messages of a template', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    await vscode.workspace.getConfiguration('rezbench').update('sandbox.loginPort', 0);
    document = await showFile('seen.message_template.msg', TEXT);
    await vscode.commands.executeCommand('rezbench.sandbox.start');
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    await removeFile(document);
  });

  test('is nothing before there was a packet, and then a count with the way to its rows', async () => {
    assert.deepEqual(await lensesOf(document), []);
    await enterTwice(await loginUri());
    const [counts, show, ...more] = await shown(document, '2 seen, 1 resent');
    assert.deepEqual(more, []);
    assert.equal(show?.command?.title, 'show');
    for (const lens of [counts, show]) {
      assert.equal(lens?.range.start.line, 3, 'above the brace, below the comment');
      assert.deepEqual(lens?.command?.arguments, [{ filter: 'UseCircuitCode' }]);
      assert.equal(lens?.command?.command, 'rezbench.traffic.show');
    }
  });

  test('stays when the grid is stopped, for its log does', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    await shown(document, '2 seen, 1 resent');
  });

  test('is counted anew from the next start, and from the moment when the log is cleared', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    await shown(document, undefined);
    await enterTwice(await loginUri());
    await shown(document, '2 seen, 1 resent');
    await vscode.commands.executeCommand('rezbench.traffic.clear');
    await shown(document, undefined);
  });
});

async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
}

/** The lenses of a text, once the first one has this title; undefined: once there are none. */
function shown(document: vscode.TextDocument, title: string | undefined): Promise<readonly vscode.CodeLens[]> {
  return eventually(title ?? 'no lens', async () => {
    const lenses = await lensesOf(document);
    return lenses[0]?.command?.title === title ? lenses : undefined;
  });
}

/** Logs in and sends the first packet of the circuit, and that again. */
async function enterTwice(uri: string): Promise<void> {
  const reply = await logIn(uri, 'Ada', 'Lens');
  const socket = createSocket('udp4');
  for (const resent of [false, true]) {
    await new Promise((resolve) => {
      socket.send(openingPacket(reply, resent), Number(member(reply, 'sim_port')), member(reply, 'sim_ip'), resolve);
    });
  }
  socket.close();
}
