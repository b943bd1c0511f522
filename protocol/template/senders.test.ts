import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplateText } from './built-in.ts';
import { parseTemplate } from './parse.ts';
import { senderOf } from './senders.ts';

test('of every message of the built-in template it is known who sends it', () => {
  for (const { message, documentation } of parseTemplate(builtInTemplateText).messages) {
    assert.equal(documentation, `${message.name}\n${senderOf(message.name)}`);
    assert.match(senderOf(message.name) ?? '', /^(?:A|An|The|One|Either|Anyone)\b.*\.$/u, message.name);
  }
});

test('of a message of others it is not known who sends it', () => assert.equal(senderOf('HailReply'), undefined));
