// Filters that nobody wrote, grown by chance: sound ones, and pieces of which any text may be made.
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { ADA, codec } from './rows.fixture.ts';

/** Numbers from 0 up to but not including 1. */
type Random = () => number;

/** What filters are made of. */
export const PIECES: readonly string[] = [
  ...[
    '(',
    ')',
    '!',
    '&&',
    '||',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '~',
    '!~',
    '=~',
    'in',
    '..',
    ' ',
    '"',
    "'",
    '/',
    '\\',
    '.',
  ],
  ...[
    '=',
    '&',
    '|',
    ',',
    '-',
    '@',
    '\n',
    'é',
    '\u{1F600}',
    '\ud800',
    '0x1f',
    '5',
    '1.5',
    '-3',
    '2s',
    '10ms',
    '5x',
    ADA,
    '127.0.0.1',
  ],
  ...[
    'name',
    'dir',
    'circuit',
    'door',
    'seq',
    'size',
    'expanded',
    'time',
    'age',
    'fate',
    'region',
    'agent',
    'out',
    'caps',
  ],
  ...[
    'reliable',
    'acked',
    'malformed',
    'true',
    'null',
    'shout',
    'Chat*',
    'ObjectUpdate',
    'ObjectUpdate.ObjectData.Scale.x',
  ],
  ...[
    '*.AgentData.AgentID',
    'ChatFromViewer.ChatData.Message',
    'ChatFromViewer.ChatData.',
    '/a+b/i',
    '/(?=a)/',
    '"hello"',
  ],
];

/** A filter without problems. */
export function grownFilter(random: Random, depth = 3): string {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const inner = () => grownFilter(random, depth - 1);
  const kind = depth === 0 ? 0 : Math.floor(random() * 6);
  if (kind === 1) return `${inner()} && ${inner()}`;
  if (kind === 2) return `${inner()} || ${inner()}`;
  if (kind === 3) return `(${inner()})`;
  if (kind === 4) return `!(${inner()})`;
  return random() < 0.3 ? grownField(random) : one(LEAVES(random));
}

const order = ['==', '!=', '<', '<=', '>', '>='] as const;

const LEAVES = (random: Random): readonly string[] => {
  const number = (below: number) => Math.floor(random() * below);
  const sign = order[number(order.length)];
  return [
    'ChatFrom*',
    '*Update',
    'EventQueueGet',
    'Malformed',
    'dir == in',
    'dir != out',
    `circuit ${sign} ${number(4)}`,
    'door == udp',
    'door != event',
    `seq ${sign} ${number(120)}`,
    `seq in ${number(50)}..${50 + number(100)}`,
    `size ${sign} ${number(90)}`,
    `expanded ${sign} ${number(120)}`,
    `time ${sign} ${number(60)}s`,
    `time in ${number(3000)}ms..1m`,
    `age ${sign} ${number(60)}`,
    'fate == malformed',
    'fate != duplicate',
    'region == "Sandbox One"',
    'agent ~ "ada"',
    `agent == ${ADA}`,
    'name =~ /e.*t/i',
    'name ~ ping',
    ...['reliable', 'resent', 'zerocoded', 'acks', 'acked', 'duplicate', 'trusted', 'malformed', 'leftover'],
  ];
};

/** A comparison with some field of the template. */
function grownField(random: Random): string {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const { messages } = codec.template;
  const session = ['ChatFromViewer', 'ObjectUpdate', 'StartPingCheck', 'PacketAck', 'AgentUpdate'];
  const named = messages.filter(({ name }) => session.includes(name));
  const message = one<MessageTemplate>(random() < 0.7 ? named : messages);
  const fields = message.blocks.flatMap((block) => block.fields.map((field) => ({ block, field })));
  if (fields.length === 0) return 'size > 10';
  const { block, field } = one(fields);
  const path = `${random() < 0.2 ? '*' : message.name}.${block.name}.${field.name}`;
  switch (field.type) {
    case 'BOOL':
      return `${path} == true`;
    case 'LLUUID':
      return `${path} ${one(['==', '!='])} ${one([ADA, 'null'])}`;
    case 'IPADDR':
      return `${path} == 127.0.0.1`;
    case 'Fixed':
    case 'Variable':
      return `${path} ${one(['==', '!=', '~', '!~'])} ${one(['""', '"hello"', '"e"'])}`;
    case 'LLVector3':
    case 'LLVector3d':
    case 'LLVector4':
    case 'LLQuaternion':
      return `${path}.${one(['x', 'y', 'z'])} ${one(order)} ${one(['0', '1', '12.1', '-5'])}`;
    default:
      return random() < 0.2 ? path : `${path} ${one(order)} ${one(['0', '1', '2', '7', '0xff'])}`;
  }
}
