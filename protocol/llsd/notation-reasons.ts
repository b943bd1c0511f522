// Why each rule about notation is one: what happens where it is broken. Its page in docs/rules begins with these words.

export const NOTATION_REASONS: { readonly [code: string]: string } = {
  LS100: 'No reader knows a value that begins so, and all refuse the document.',
  LS101: 'Every reader refuses the document, but for one that never comes back from a string without an end.',
  LS102: 'Every reader stops behind the first value and leaves out the rest without a word.',
  LS103: 'The Python library refuses blanks before it; the others step over them.',
  LS104:
    'The programs that find out the form of a document by its first characters do not know the mark: the viewer, the Python library and LibreMetaverse fail.',
  LS105:
    'With another header the document is given to another reader, which fails. Where no line feed follows the header the viewer and LibreMetaverse refuse the document.',
  LS106: 'All readers but node-metaverse refuse a part of a word, and with it the document.',
  LS107: 'OpenSim reads 0, all others refuse the document.',
  LS109: 'The letter tells what follows. Digits alone are no value, but for 1 and 0, which are true and false.',
  LS110: 'Every reader refuses the document.',
  LS111: 'The viewer, OpenSim and the .NET libraries refuse the document; the others agree on no spelling.',
  LS112: 'Most readers refuse the document. The viewer takes 36 characters that are no uuid for the null uuid.',
  LS114:
    "Here and for most readers an unknown escape stands for the character itself; node-metaverse keeps the backslash. So JSON's \\u0041 is not the character that it names.",
  LS115: 'The viewer, the Python library and OpenSim refuse the document; the others keep the letter.',
  LS116:
    'The viewer and the Python library read octets of UTF-8, OpenSim and node-metaverse characters, and the others keep the letters. The character itself is read by all.',
  LS117:
    'Octets are counted, not characters. Most readers refuse the document where the count is wrong; some cut the text short without a word.',
  LS118:
    'The viewer forgives a little, and ends with an error of its own where the count is negative; the others refuse the document.',
  LS119:
    'The viewer and the Python library count octets, the .NET libraries and node-metaverse characters. Only for ASCII they agree.',
  LS120: 'With single quotes libomv and LibreMetaverse refuse the document, and OpenSim never comes back from it.',
  LS121:
    'The viewer and the Python library read the epoch; libomv, LibreMetaverse, OpenSim and node-metaverse refuse the document.',
  LS122:
    'No reader knows another base, and none but ours single quotes. Of malformed digits the viewer makes what it can, and most others refuse the document.',
  LS123:
    'libomv, LibreMetaverse and OpenSim read nothing else. Octets behind a count make the document something that is not text.',
  LS124: 'The viewer refuses empty base64, the .NET libraries an empty count. Leave the member out, or write undef.',
  LS125: 'The viewer skips to the next quote and loses the member without a word; the others refuse the document.',
  LS126: 'The viewer forgives it, all others refuse the document.',
  LS127: 'The viewer and node-metaverse leave the member out, the others refuse the document.',
  LS128: 'The viewer keeps the first value and all others the last, so one document means two things.',
  LS129: 'Only the viewer and the Python library do without.',
  LS130:
    'A comma at the end is refused by node-metaverse in maps; a leading or doubled one is read by the viewer and the Python library alone.',
  LS131: 'Every reader refuses the document.',
  LS132: 'No reader knows any, and all refuse the document.',
  LS133: 'The Python library refuses the document. The viewer writes such blanks itself when it lays a document out.',
  LS134:
    'libomv and LibreMetaverse lose what comes after it, or refuse the document. There is no other spelling: put it last, or leave it out.',
  LS135:
    'JSON looks much like notation and is read as something else: 1 is true and 0 is false, other numbers and null are errors.',
  LS136:
    'The viewer keeps the octets, the Python library refuses the document, and the others put another character in their place. Only binary behind a count may hold any octets.',
  LS137: 'It is read all the same, but true and false is what programs write.',
  LS138:
    'Behind i, libomv, LibreMetaverse and node-metaverse refuse it and OpenSim reads 0; behind r, node-metaverse refuses it.',
};
