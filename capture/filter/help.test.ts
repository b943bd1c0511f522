import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMPLETIONS_LIMIT, completeFilter } from './complete.ts';
import { hoverFilter } from './hover.ts';
import { codec } from './rows.fixture.ts';
import { FLAGS, WORDS } from './vocabulary.ts';

/** The caret stands at `|`; what is replaced is given as text. */
function complete(marked: string) {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { start, end, items } = completeFilter(text, at, codec);
  assert.ok(start <= at && at <= end, marked);
  return { replaced: text.slice(start, end), labels: items.map(({ label }) => label), items };
}

test('[filter.help.1] where an operand stands, words, flags and messages are offered', () => {
  const { labels } = complete('|');
  for (const word of [...Object.keys(WORDS), ...Object.keys(FLAGS)]) assert.ok(labels.includes(word), word);
  assert.equal(labels.length, COMPLETIONS_LIMIT);
  const cases = [
    ['ChatFromV|', 'ChatFromV', 'ChatFromViewer'],
    ['chatfroms|im', 'chatfromsim', 'ChatFromSimulator'],
    ['dir == in && rel|', 'rel', 'reliable'],
    ['!(res|', 'res', 'resent'],
    ['ci|', 'ci', 'circuit'],
    ['Ping|', 'Ping', 'StartPingCheck'],
  ] as const;
  for (const [marked, replaced, label] of cases) {
    const found = complete(marked);
    assert.equal(found.replaced, replaced, marked);
    assert.ok(found.labels.includes(label), `${marked}: ${found.labels}`);
  }
  assert.deepEqual(complete('Nonsense|').labels, []);
});

test('[filter.help.1] what begins as it was typed comes first', () =>
  assert.deepEqual(complete('se|').labels.slice(0, 1), ['seq']));

test('[filter.help.1] behind a point stand the blocks, the fields, the parts', () => {
  const cases = [
    ['ChatFromViewer.|', '', ['AgentData', 'ChatData']],
    ['ChatFromViewer.Chat|', 'Chat', ['ChatData']],
    ['ChatFromViewer.ChatData.|', '', ['Message', 'Type', 'Channel']],
    ['dir == in && chatfromviewer.chatdata.Ty|', 'Ty', ['Type']],
    ['ObjectUpdate.ObjectData.Scale.|', '', ['x', 'y', 'z']],
    ['ObjectUpdate.ObjectData.ID.|', '', []],
    ['*.PingID.|', '', ['PingID', 'OldestUnacked']],
  ] as const;
  for (const [marked, replaced, labels] of cases) {
    const found = complete(marked);
    assert.deepEqual([found.replaced, found.labels], [replaced, labels], marked);
  }
});

test('[filter.help.1] behind a subject stand its operators, behind an operator its values', () => {
  const cases = [
    ['seq |', ['==', '!=', '<', '<=', '>', '>=', 'in']],
    ['dir |', ['==', '!=']],
    ['name |', ['==', '!=', '~', '!~', '=~']],
    ['dir == |', ['in', 'out']],
    ['door == ca|', ['caps']],
    ['fate != tr|', ['trustRejected']],
    ['ChatFromViewer.ChatData.Message |', ['==', '!=', '~', '!~', '=~', '&&', '||']],
    ['ChatFromViewer.ChatData.Type == sh|', ['shout']],
    ['seq in |', []],
    ['dir == in |', ['&&', '||']],
    ['(reliable |', ['&&', '||', ')']],
    ['(reliable) |', ['&&', '||']],
    ['ImprovedInstantMessage.MessageBlock.FromGroup == |', ['true', 'false']],
    ['*.AgentData.AgentID == |', ['null']],
    ['name == ChatFromS|', ['ChatFromSimulator']],
  ] as const;
  for (const [marked, labels] of cases) assert.deepEqual(complete(marked).labels, labels, marked);
  const [typing] = complete('ChatFromViewer.ChatData.Type == "typing st|"').items;
  assert.deepEqual([typing?.insert, typing?.detail], ['"typing starts"', '4']);
});

/** What is pointed at is the character behind `|`; gives the text that the hover is about, and its words. */
function hover(marked: string): readonly string[] | undefined {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = hoverFilter(text, at, codec);
  return found === undefined ? undefined : [text.slice(found.start, found.end), ...found.paragraphs];
}

test('[filter.help.2] what is pointed at is told', () => {
  const cases = [
    ['Chat|FromViewer && reliable', 'ChatFromViewer', 'ChatFromViewer', 'Low 80'],
    ['ChatFrom|*', 'ChatFrom*', '3 messages'.replace('3', '2'), 'ChatFromViewer'],
    ['|EventQueueGet', 'EventQueueGet', 'EventQueueGet', 'capability or an event'],
    ['re|liable', 'reliable', 'a flag', 'ack'],
    ['|dir == in', 'dir', 'a word', 'towards'],
    ['dir |== in', '==', '==', 'equal'],
    ['seq |in 1..2', 'in', 'in', 'both ends'],
    ['a |&& b', '&&', '&&', 'Both'],
    ['Chat|FromViewer.ChatData.Type == 1', 'ChatFromViewer', 'ChatFromViewer', 'Low 80'],
    ['ChatFromViewer.|ChatData.Type == 1', 'ChatData', 'Single', 'Message, Type, Channel'],
    ['ChatFromViewer.ChatData.T|ype == 1', 'Type', 'Type: U8', '0 whisper'],
    ['ObjectUpdate.ObjectData.Scale.|x > 1', 'x', 'Scale: LLVector3', 'ObjectUpdate.ObjectData'],
  ] as const;
  for (const [marked, about, title, words] of cases) {
    const [found, first, ...others] = hover(marked) ?? assert.fail(marked);
    assert.equal(found, about, marked);
    assert.ok(first?.includes(title), `${marked}: ${first}`);
    assert.ok(
      [first, ...others].some((paragraph) => paragraph?.includes(words)),
      `${marked}: ${others}`,
    );
  }
  for (const marked of ['', '  |  ', 'size > |5', 'Nonsense.|Block.Field', 'ChatFromViewer.ChatData.|Nonsense', 'a|']) {
    assert.equal(hover(marked), undefined, marked);
  }
});

test('[filter.help.1] any caret in any text has an answer', () => {
  for (const text of ['', 'a.b.c.d.e', '"', '((', 'dir ==', '..', '! ! !', 'seq in 5..', '=~ /x', '\ud800']) {
    for (let at = -1; at <= text.length + 2; at++) {
      const { start, end } = completeFilter(text, Math.max(0, at), codec);
      assert.ok(0 <= start && start <= end && end <= text.length, `${text} at ${at}`);
      hoverFilter(text, at, codec);
    }
  }
});
