// A bad text and a good one for every rule of a template that looks at more than the syntax, and the words to build them.

export const BODY = '{ A Single { X U8 } }';
export const header = (words: string, body = BODY) => `version 2.0\n{ ${words} ${body} }\n`;
export const two = (first: string, second: string) => `${header(first)}{ ${second} ${BODY} }\n`;
export const block = (text: string) => header('Chat High 1 Trusted Unencoded', text);
export const field = (text: string) => block(`{ A Single ${text} }`);
/** The block in a message whose name is marked. */
const chat = (text: string) => block(text).replace('Chat', '«Chat»');
export const zerocoded = (number: string, encoding: string, type: string) =>
  header(`Chat ${number} Trusted ${encoding}`, `{ A Single { X ${type} } }`);
const flagged = (flag: string) => header(`Chat High 1 Trusted Unencoded ${flag}`);
/** Fields in a message that is laid out as readers want it that read line by line. */
export const lines = (fields: string) => `version 2.0
{
    Chat High 1 Trusted Unencoded
    {
        A Single
        ${fields}
    }
}
`;
const LONG = 'N'.repeat(64);
const OPEN_CIRCUIT = 'OpenCircuit Fixed 0xFFFFFFFC Trusted Unencoded';

/** Code, severity, a text with the place marked, and a similar text that is fine. */
export const RULE_CASES: readonly (readonly [code: string, severity: string, bad: string, good: string])[] = [
  ['MT020', 'error', field('{ «3rdOwner» U8 }'), field('{ _3rdOwner U8 }')],
  ['MT020', 'error', block('{ «Object.ID» Single { X U8 } }'), block('{ Object_ID Single { X U8 } }')],
  ['MT020', 'error', header('«A-B» High 1 Trusted Unencoded'), header('AB High 1 Trusted Unencoded')],
  ['MT021', 'error', field(`{ «${LONG}» U8 }`), field(`{ ${LONG.slice(1)} U8 }`)],
  ['MT022', 'hint', field('{ «chat_type» U8 }'), field('{ ChatType U8 }')],
  ['MT022', 'hint', field('{ «Chat_Type» U8 }'), field('{ Chat2 U8 }')],
  ['MT023', 'hint', field('{ XId U8 } { Y U8 }').replace('Y', '«XID»'), field('{ XId U8 } { YID U8 }')],
  [
    'MT023',
    'hint',
    block('{ A Single { «XId» U8 } } { B Single { XID U8 } } { C Single { XID U8 } }'),
    block('{ A Single { XID U8 } } { B Single { XID U8 } }'),
  ],
  ['MT024', 'hint', block('{ «Header» Single { X U8 } }'), block('{ Head Single { Header U8 } }')],
  ['MT024', 'hint', field('{ «params» U8 }'), field('{ Params U8 }')],
  ['MT030', 'error', header('Chat «Med» 1 Trusted Unencoded'), header('Chat Medium 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «next» Trusted Unencoded'), header('Chat Low 0x1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «-4» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «1.5» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT031', 'error', header('Chat Low «12abc» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT032', 'warning', header('Chat Low «0420» Trusted Unencoded'), header('Chat Low 420 Trusted Unencoded')],
  ['MT033', 'error', header('Chat High «255» Trusted Unencoded'), header('Chat High 254 Trusted Unencoded')],
  ['MT033', 'error', header('Chat High «0» Trusted Unencoded'), header('Chat High 1 Trusted Unencoded')],
  ['MT034', 'error', header('Chat Medium «0xFF» Trusted Unencoded'), header('Chat Medium 254 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «65540» Trusted Unencoded'), header('Chat Low 32767 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «65280» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT035', 'error', header('Chat Low «99999999999» Trusted Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT035', 'information', header('Chat Low «65279» Trusted Unencoded'), header('Chat Low 7 Trusted Unencoded')],
  ['MT036', 'error', header('Chat Fixed «9» Trusted Unencoded'), header('Chat Fixed 0xFFFFFF00 Trusted Unencoded')],
  ['MT036', 'error', header('Chat Fixed «0x1FFFFFFFF» Trusted Unencoded'), header(OPEN_CIRCUIT)],
  ['MT036', 'hint', header('Chat Fixed «4294967291» Trusted Unencoded'), header(OPEN_CIRCUIT)],
  [
    'MT037',
    'error',
    two('Chat High 16 Trusted Unencoded', 'Talk High «0x10» Trusted Unencoded'),
    two('Chat High 16 Trusted Unencoded', 'Talk Medium 16 Trusted Unencoded'),
  ],
  [
    'MT038',
    'error',
    two('Chat High 1 Trusted Unencoded', '«Chat» High 2 Trusted Unencoded'),
    two('Chat High 1 Trusted Unencoded', 'Talk High 2 Trusted Unencoded'),
  ],
  [
    'MT038',
    'warning',
    two('Chat High 1 Trusted Unencoded Deprecated', '«Chat» High 2 Trusted Unencoded'),
    two('Chat High 1 Trusted Unencoded', 'Talk High 2 Trusted Unencoded'),
  ],
  [
    'MT039',
    'error',
    two(OPEN_CIRCUIT, 'Talk Low «65532» Trusted Unencoded'),
    two(OPEN_CIRCUIT, 'Talk Low 1 Trusted Unencoded'),
  ],
  ['MT040', 'error', header('Chat Low 1 «trusted» Unencoded'), header('Chat Low 1 Trusted Unencoded')],
  ['MT041', 'error', header('Chat Low 1 Trusted «Zero»'), header('Chat Low 1 Trusted Zerocoded')],
  [
    'MT042',
    'error',
    header('Chat Low 1 Trusted Unencoded «UdpDeprecated»'),
    header('Chat Low 1 Trusted Unencoded UDPDeprecated'),
  ],
  [
    'MT043',
    'error',
    header('Chat Low 1 Trusted Unencoded UDPBlackListed «UDPDeprecated»'),
    header('Chat Low 1 Trusted Unencoded UDPBlackListed'),
  ],
  [
    'MT044',
    'hint',
    two('Chat Low 1004 Trusted Unencoded', 'Talk Low 1001 Trusted Unencoded').replace('1004', '«1004»'),
    header('Chat Low 1001 Trusted Unencoded'),
  ],
  [
    'MT044',
    'hint',
    two('Chat Low 3 Trusted Unencoded', 'Talk Low 1 Trusted Unencoded').replace('3', '«3»'),
    two('Chat Low 2 Trusted Unencoded', 'Talk Low 1 Trusted Unencoded'),
  ],
  [
    'MT045',
    'hint',
    `// High: «7»\n${header('Chat High 1 Trusted Unencoded')}`,
    `// High: 1\n${header('Chat High 1 Trusted Unencoded')}`,
  ],
  [
    'MT046',
    'hint',
    two('Chat Low 2 Trusted Unencoded', 'Talk Low «1» Trusted Unencoded'),
    two('Chat Low 1 Trusted Unencoded', 'Talk Low 2 Trusted Unencoded'),
  ],
  ['MT050', 'error', block('{ A «Fixed» { X U8 } }'), block('{ A Single { X U8 } }')],
  ['MT050', 'error', block('{ A «single» { X U8 } }'), block('{ A Variable { X U8 } }')],
  ['MT051', 'error', block('{ A «Multiple» { X U8 } }'), block('{ A Multiple 2 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «0» { X U8 } }'), block('{ A Multiple 255 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «many» { X U8 } }'), block('{ A Multiple 04 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «256» { X U8 } }'), block('{ A Multiple 3 { X U8 } }')],
  ['MT051', 'hint', block('{ A Multiple «1» { X U8 } }'), block('{ A Single { X U8 } }')],
  ['MT052', 'error', block('{ A Single «1» { X U8 } }'), block('{ A Multiple 2 { X U8 } }')],
  ['MT052', 'error', block('{ A Variable «2» { X U8 } }'), block('{ A Variable { X U8 } }')],
  ['MT053', 'error', block(`${BODY} { «A» Single { Y U8 } }`), block(`${BODY} { B Single { Y U8 } }`)],
  ['MT054', 'warning', block('{ «A» Single }'), block(BODY)],
  ['MT055', 'information', header('«Chat» High 1 Trusted Unencoded', ''), block(BODY)],
  ['MT056', 'hint', block(`{ «B» Variable { Y U8 } } ${BODY}`), block(`${BODY} { B Variable { Y U8 } }`)],
  ['MT057', 'hint', block('{ A «Multiple» 2 { X U8 } }'), block(BODY)],
  ['MT060', 'error', field('{ X «UUID» }'), field('{ X LLUUID }')],
  ['MT060', 'error', field('{ X «u8» }'), field('{ X U8 }')],
  ['MT060', 'error', field('{ X «U16Vec3» }'), field('{ X LLVector3d }')],
  ['MT061', 'error', field('{ X «Variable» }'), field('{ X Variable 1 }')],
  ['MT061', 'error', field('{ X «Fixed» }'), field('{ X Fixed 1 }')],
  ['MT062', 'error', field('{ X Fixed «0x20» }'), field('{ X Fixed 32 }')],
  ['MT062', 'error', field('{ X Variable «two» }'), field('{ X Variable 2 }')],
  ['MT063', 'error', field('{ X Variable «8» }'), field('{ X Variable 1 }')],
  ['MT063', 'error', field('{ X Variable «0» }'), field('{ X Variable 02 }')],
  // The most bytes a field may have are not how many bytes its length has.
  ['MT063', 'error', field('{ X Variable «1500» }'), field('{ X Variable 2 }')],
  ['MT063', 'error', field('{ X Variable «9000» }'), field('{ X Variable 2 }')],
  ['MT063', 'warning', field('{ X Variable «4» }'), field('{ X Variable 2 }')],
  ['MT064', 'error', field('{ X Fixed «0» }'), field('{ X Fixed 1 }')],
  ['MT065', 'error', field('{ X U32 «4» }'), field('{ X U32 }')],
  ['MT066', 'error', field('{ X U32 } { «X» F32 }'), field('{ X U32 } { Y F32 }')],
  ['MT051', 'error', block('{ A Multiple «2000» { X U8 } }'), block('{ A Multiple 255 { X U8 } }')],
  ['MT051', 'error', block('{ A Multiple «9000» { X U8 } }'), block('{ A Multiple 255 { X U8 } }')],
  // Six bytes of header, one of number: 1,193 are left.
  ['MT070', 'warning', chat('{ A Single { X Fixed 1194 } }'), block('{ A Single { X Fixed 1193 } }')],
  ['MT070', 'warning', chat('{ A Single { X Fixed 8184 } }'), block('{ A Variable { X Fixed 1300 } }')],
  ['MT071', 'error', chat('{ A Single { X Fixed 8185 } }'), block('{ A Single { X Fixed 8184 } }')],
  ['MT071', 'error', chat('{ A Single { X Fixed 99999999999 } }'), block('{ A Single { X Fixed 1 } }')],
  ['MT071', 'error', chat('{ A Multiple 255 { X Fixed 40 } }'), block('{ A Multiple 25 { X Fixed 40 } }')],
  ['MT072', 'hint', chat('{ A Single { X Variable 2 } }'), block('{ A Single { X Variable 1 } }')],
  ['MT072', 'hint', chat('{ A Variable { X Fixed 1193 } }'), block('{ A Variable { X Fixed 1192 } }')],
  ['MT072', 'hint', chat('{ A Multiple 2 { X Fixed 597 } }'), block('{ A Multiple 2 { X Fixed 596 } }')],
  // A Low number below 256 has a zero byte of its own, which costs one more; below 2 zeros nothing is won.
  ['MT080', 'hint', zerocoded('High 1', '«Zerocoded»', 'U16'), zerocoded('High 1', 'Zerocoded', 'Fixed 3')],
  ['MT080', 'hint', zerocoded('Low 255', '«Zerocoded»', 'Fixed 3'), zerocoded('Low 255', 'Zerocoded', 'U32')],
  ['MT080', 'hint', zerocoded('Low 256', '«Zerocoded»', 'U8'), zerocoded('Low 256', 'Zerocoded', 'U16')],
  ['MT080', 'hint', zerocoded('High 1', '«Zerocoded»', 'U8'), zerocoded('High 1', 'Zerocoded', 'Variable 1')],
  ['MT080', 'hint', zerocoded('High 1', '«Zerocoded»', 'U16'), zerocoded('High 1', 'Unencoded', 'U16')],
  ['MT090', 'information', flagged('«Deprecated»'), flagged('NotDeprecated')],
  ['MT091', 'information', flagged('«UDPDeprecated»'), flagged('')],
  ['MT091', 'information', flagged('«UDPBlackListed»'), flagged('Deprecated')],
  [
    'MT096',
    'hint',
    block('{ AgentData Single { «SessionID» LLUUID } }'),
    header('Chat High 1 NotTrusted Unencoded', '{ AgentData Single { SessionID LLUUID } }'),
  ],
  [
    'MT096',
    'hint',
    block('{ AgentData Variable { «SessionID» LLUUID } }'),
    block('{ Data Single { SessionID LLUUID } }'),
  ],
  ['MT100', 'warning', 'version 2.0\n«{» Ping Low 9 NotTrusted Unencoded\n}\n', lines('{ X U8 }')],
  ['MT100', 'warning', `version 2.0\n«{ Ping Low 9 Trusted Unencoded ${BODY} }»\n`, lines('{ X U8 }')],
  [
    'MT100',
    'warning',
    'version 2.0\n«{ Ping Low 9 Trusted Unencoded }»\n',
    'version 2.0\n{\n    Ping Low 9 Trusted Unencoded\n}\n',
  ],
  ['MT100', 'warning', lines('«{ X U8 } { Y U8 }»'), lines('{ X U8 }\n        { Y U8 } // y')],
  ['MT100', 'warning', lines('«{» X\n        U8\n        }'), lines('{ X // U8\n}').replace('// U8\n', 'U8 ')],
  [
    'MT100',
    'warning',
    lines('{ X U8 }').replace('High', '\n«High»').replace('«High» 1 Trusted Unencoded', '«High 1 Trusted Unencoded»'),
    lines('{ X U8 }'),
  ],
  ['MT100', 'warning', lines('{ X U8 }').replace('version 2.0\n{', 'version 2.0 «{»'), lines('{ X U8 }')],
  ['MT101', 'warning', lines('{ X U8 }').replace('{', '{ «// who»'), lines('{ X U8 }').replace('{', '// who\n{')],
  ['MT101', 'warning', lines('{ «// who»\n X U8 }'), lines('{ X U8 } // who')],
  ['MT103', 'hint', lines('{   X   U8  « »}'), lines('{   X   U8  }')],
  ['MT103', 'hint', lines('{   X   U8 «} {  Y   U8 »}'), lines('{   X   U8  }\n        {   Y   U8  }')],
  ['MT103', 'hint', lines('{   X   U8  }').replace('High', '«  »High'), lines('{   X   U8  }').replace('High', 'High')],
  ['MT102', 'hint', field('{ X «S64» }'), field('{ X U64 }')],
];
