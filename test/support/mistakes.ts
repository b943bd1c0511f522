// Templates with one mistake each: the code that speaks of it, and the place that is marked.

/** Two messages, the first with a gap for what is tried. */
export const within = (header: string, body = '{ A Single { X U8 } }') =>
  `version 2.0\n{ ${header} ${body} }\n{ Next High 2 Trusted Unencoded { B Single { Y U8 } } }\n`;
export const inBlock = (fields: string) => within('Chat High 1 Trusted Unencoded', `{ Info Single ${fields} }`);
export const laidOut = (blocks: string) => `version 2.0
{
    Chat High 1 Trusted Unencoded
${blocks}
}
{
    Next High 2 Trusted Unencoded
    {
        B Single
        { Y U8 }
    }
}
`;

/** A message that was pasted into another one, with names that are there, too. */
const pasted = (block: string) =>
  `{ «Talk» Low 1 Trusted Unencoded { ${block} Single { X U8 } { Y U8 } } { B Single { X U8 } { Y U8 } } }`;

/** One mistake, one problem: its code, exactly there. */
export const MISTAKES: readonly (readonly [code: string, marked: string])[] = [
  ['MT001', '«»'],
  ['MT001', '«{» Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT001', '«Version» 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT001', '«hello» there\nversion 2.0\n'],
  ['MT002', 'version «latest»\n'],
  ['MT002', 'version «1.1»\n'],
  ['MT002', '«version»\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT003', 'version 2.0\n«version» 2.0\n'],
  ['MT003', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }\n«version» 2.0'],
  ['MT004', 'version 2.0\n«These are for objects.»\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }'],
  ['MT004', 'version 2.0\n«see http://example.org, and {braces}»\n'.replace('//', '/')],
  ['MT004', 'version 2.0\n«Chat High 1 Trusted Unencoded»\n{ A Single { X U8 } }\n}\n'],
  ['MT005', inBlock('{ Age «U8}»')],
  ['MT005', inBlock('«{Age» U8 }')],
  ['MT005', inBlock('{ Age U8 «}{» Next U8 }')],
  ['MT006', inBlock('{ Age U8 «}//years»\n')],
  ['MT006', inBlock('{ Age «U8//years»\n}')],
  ['MT006', inBlock('{ Age U8 «}/years»\n')],
  ['MT007', inBlock('{ Age U8 } «/ years»\n')],
  ['MT007', inBlock('{ Age U8 } «/* years */»\n')],
  ['MT001', '«}»\nversion 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } }\n'],
  ['MT010', laidOut('    «Some words»\n    {\n        Info Single\n        { X U8 }\n    }')],
  ['MT011', laidOut('    {\n        Info Single\n        «( X U8 )»\n    }')],
  ['MT011', laidOut('    {\n        Info Single\n        «Some words»\n        { X U8 }\n    }')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '«{ X U8 }»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '«{ Z Variable 1 }»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ A Single { X U8 } } «{ X U8 } { Y Fixed 4 }»')],
  ['MT011', laidOut('    «{ X U8 }\n    { Y U16 }\n    { Z Variable 1 }»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ A Single «one two» { X U8 } }')],
  ['MT012', inBlock('{ Age U8 «years old» }')],
  ['MT005', laidOut('    {\n        Info Single\n        { X U8 «};»\n        { Y U8 }\n    }')],
  ['MT005', inBlock('{ X U8 «},{» Y U8 }')],
  ['MT006', laidOut('    {\n        Info «Single/n»\n        { X U8 }\n    }')],
  ['MT007', inBlock('{ X U8«/* of all */ }»\n')],
  ['MT007', laidOut('    {\n        Info Single\n        «/{ X U8 }»\n    }')],
  ['MT007', inBlock('{ «/* a */ X U8 }»\n')],
  ['MT007', inBlock('{ X «/* a */ U8 }»\n')],
  ['MT007', inBlock('{ X U8 } «/* a */ { Y U8 }»\n')],
  ['MT007', laidOut('    {\n        «/* a */ Info Single»\n        { X U8 }\n    }')],
  ['MT007', within('Chat «/* n */ High 1 Trusted Unencoded»\n')],
  ['MT007', laidOut('    {\n«/* first\n second */»\n        Info Single\n        { X U8 }\n    }')],
  ['MT007', laidOut('    {\n        Info Single\n        { X U8 }\n    «/*\n        { Y U8 }\n    */»\n    }')],
  ['MT007', laidOut('    {\n«/* first\n second */» Info Single\n        { X U8 }\n    }')],
  [
    'MT007',
    'version 2.0\n«/*\n{\n    Chat High 1 Trusted Unencoded\n}\n*/»\n{\n    Next High 2 Trusted Unencoded\n}\n',
  ],
  ['MT008', inBlock('{ «Age\u200bU8» }')],
  ['MT008', inBlock('{ «Ag\u202ee» U8 }')],
  ['MT008', inBlock('{ Age «\u2066U8\u2069» }')],
  ['MT008', inBlock('{ «\u0000» U8 }')],
  ['MT008', inBlock('{ X «\u0000» }')],
  ['MT042', within('Chat High 1 Trusted Unencoded «http://example.org»')],
  ['MT008', '«\ufeffversion» 2.0\n'],
  ['MT008', '«\ufeff»// about\nversion 2.0\n'],
  ['MT008', inBlock('{ Age U8 } «\u00a0»// years\n')],
  ['MT008', inBlock('{ Age U8 «}\u00a0»// years\n')],
  ['MT008', inBlock('{ «Age\u00a0U8» }')],
  ['MT008', inBlock('{ «Grüße» U8 }')],
  ['MT008', inBlock('{ «Ag\u200be» U8 }')],
  ['MT008', 'version 2.0\n«\f»\n'],
  ['MT009', '«version 2.0»\r\n\r\n'],
  ['MT009', 'version 2.0\n«// old»\r// older\n'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } «}»\n{ Next High 2 Trusted Unencoded }'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } «}»\n'],
  ['MT010', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 «}»\n'],
  ['MT010', within('Chat High 1 Trusted Unencoded', '{ A Single { X U8 } } «more words»')],
  ['MT010', within('Chat High 1 Trusted Unencoded', `{ A Single { X U8 } } ${pasted('A')} { B Single { X U8 } }`)],
  ['MT010', within('Chat High 1 Trusted Unencoded', `{ A Single ${pasted('A')} { X U8 } }`)],
  ['MT010', within('Chat High 1 Trusted Unencoded', `${pasted('A')} { A Single { X U8 } }`)],
  ['MT010', inBlock(`{ Age U8 ${pasted('Info')} }`)],
  ['MT010', inBlock(`{ X U8 } ${pasted('Info')} { Y U8 }`)],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ Info Single { X U8 } { More «Single» { Y U8 } }')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ Info Single { X U8 } { More «Single» { Y U8 } } }')],
  ['MT011', laidOut('    {\n        Info Single\n        { X U8 }').replace('\n}\n{', '\n«}»\n{')],
  ['MT011', laidOut('    «Info Single»\n        { X U8 }\n    }')],
  ['MT011', inBlock('{ X U8 } «words»')],
  ['MT011', within('Chat High 1 Trusted Unencoded', '{ A Single «one» { X U8 } }')],
  ['MT012', inBlock('{ Age U8 «years» }')],
  ['MT012', inBlock('{ Age Fixed 4 «bytes» }')],
  ['MT012', inBlock('{ Age Fixed 4 «5» }')],
  ['MT012', inBlock('{ Age U8 } { Key Fixed 16 «of the agent itself» }')],
  ['MT060', inBlock('{ Age «Low» }')],
  ['MT060', inBlock('{ Age «High» 4 }')],
  ['MT012', inBlock('{ Age U8 «{» Next U8 }')],
  ['MT012', inBlock('{ Age U8 «{» Next U8 } }')],
  ['MT012', laidOut('    {\n        Info Single\n        { X U8\n    «}»')],
  ['MT012', laidOut('    {\n        Info Single\n        «X U8» }\n    }')],
  ['MT012', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X «U8»\n'],
  ['MT012', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X «U8»\n{ Next High 2 Trusted Unencoded }'],
  ['MT013', 'version 2.0\n{ Chat High 1 Trusted Unencoded { A Single { X U8 } } } «}»\n'],
  ['MT013', laidOut('    {\n        Info Single\n        { X U8 } «}»\n        { Y U8 }\n    }')],
  [
    'MT013',
    laidOut(
      '    {\n        Info Single\n        { X U8 }\n    } «}»\n    {\n        More Single\n        { Y U8 }\n    }',
    ),
  ],
  ['MT014', 'version 2.0\n{ Chat Low «12»'],
  ['MT014', 'version 2.0\n{ Chat «Lo»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 «NotTruste»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted «Zeroco»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded «UDPDe»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded { Info «Sing»'],
  ['MT014', 'version 2.0\n{ Chat Low 12 NotTrusted Zerocoded { Info Single { Age «U»'],
  ['MT014', 'version 2.0\n«{»'],
  ['MT014', 'version 2.0\n{ Chat High 1 Trusted Unencoded { «Info»\n'],
  ['MT014', 'version 2.0\n{ Chat High 1 Trusted Unencoded { Info Single { «Age» // years\n'],
  ['MT020', within('«High» 1 Trusted Unencoded')],
  ['MT020', `version 2.0\n{ «{» Chat High 1 Trusted Unencoded }`],
  ['MT020', within('Chat High 1 Trusted Unencoded', '{ «{» Info Single { X U8 } }')],
  ['MT020', within('Chat High 1 Trusted Unencoded', '{ «Single» { X U8 } }')],
  ['MT020', inBlock('{ «U8» }')],
  ['MT020', inBlock('{ «}»')],
  ['MT030', within('Chat «1» Trusted Unencoded')],
  ['MT030', within('Chat «Chat» High 1 Trusted Unencoded')],
  ['MT031', within('Chat High «Trusted» Unencoded')],
  ['MT040', within('Chat High 1 «Unencoded»')],
  ['MT040', within('Chat High 1 «Unencoded» Trusted')],
  ['MT041', within('Chat High 1 «Trusted»')],
  ['MT041', within('Chat High 1 Trusted «Deprecated»').replace('Deprecated', 'UDPDeprecated').replace('UDPUDP', 'UDP')],
  ['MT050', within('Chat High 1 Trusted Unencoded', '{ «Info» { X U8 } }')],
  ['MT060', inBlock('{ «Age» }')],
  ['MT060', inBlock('{ Age «Age» U8 }')],
];
