// Why each rule about templates is one: what happens where it is broken. Its page in docs/rules begins with these words.

export const REASONS: { readonly [code: string]: string } = {
  MT001:
    'The viewer stops at a file that begins with anything else, and other readers take the file for the older grammar without numbers.',
  MT002:
    'The viewer reads any version without a word, but the Linden comparison tool changes to an older grammar below 2.0, and some dissectors take nothing but 2.0.',
  MT003: 'The viewer stops at a second version line: it expects a message there.',
  MT004: 'The viewer stops at words that stand between messages. Only comments may stand there.',
  MT005:
    'The viewer separates words at blanks and line ends and nowhere else, so a brace that touches a word is a part of that word: it takes the two for a strange name or type and stops.',
  MT006:
    'Two slashes begin a comment only at the start of a word. In the middle of one they belong to it, and the viewer stops.',
  MT007:
    'The viewer takes any word that begins with a slash for a comment; the Linden comparison tool, libomv and the Lua dissector take only two slashes, and fail at one.',
  MT008:
    'Outside of comments everything but plain letters, digits and signs is a part of a word, also what cannot be seen: a byte-order mark, a no-break space. The viewer stops at such a word.',
  MT009:
    'The viewer counts a carriage return and a line feed as two line ends, so the line numbers in its error messages are doubled.',
  MT010:
    'Without its closing brace a message takes in all that follows. The viewer says so only at the end of the file, and gives line 0.',
  MT011: 'The viewer stops at a block in which something else than a field begins, or that lacks its braces.',
  MT012: 'A field is a name, a type, for two types a size, and nothing more. The viewer stops at any other word.',
  MT013:
    'The viewer expects the next message behind a message that is closed, and stops at a brace that closes nothing.',
  MT014: 'What a half-written message means cannot be known, and the viewer stops at it.',
  MT020:
    'The viewer takes letters, digits and underscores, a digit not in front, and stops at any other name. Other readers cut such a name or take it as it is.',
  MT021:
    'The viewer cuts a longer name to 63 characters when it loads the template and never finds it again: nothing with this name can be sent or read.',
  MT022: 'All names in the official file are written so, and code generators make class and member names of them.',
  MT023:
    'Names are told apart by case. Two spellings of one word are two names, and whoever writes code for them will mix them up.',
  MT024:
    'Generators make code of the names and must change what their language keeps for itself; then the name in the code is not the one in the template. libomv also renames a block called Header.',
  MT030: 'The frequency decides how many bytes the number takes. The viewer stops at any other word.',
  MT031: 'The viewer makes a number of any word, mostly 0, without saying so; other readers fail.',
  MT032:
    'The viewer reads a leading zero as C does, as octal; other readers read decimal or fail. So the two ends of a circuit would disagree about the number.',
  MT033:
    'A High number is one byte. 255 begins the longer numbers, and of larger ones only the low byte is sent, so another message or none is read.',
  MT034:
    'A Medium number is one byte behind FF. FF FF begins the Low numbers, and larger numbers lose their high bits.',
  MT035:
    'A Low number is two bytes behind FF FF. From 65,280 on the same bytes mean a Fixed number, and above 65,535 the high bits are lost.',
  MT036: 'A Fixed number is sent as the four bytes that are written. The viewer takes a short one for a Low number.',
  MT037: 'Of two messages with the same number the viewer sends both and reads only the later one, without a word.',
  MT038: 'The viewer stops when it loads a second message of a name.',
  MT039:
    'The bytes FF FF FF nn are both a Low number from 65,280 on and a Fixed number: a reader cannot tell the two messages apart.',
  MT040: 'Trust decides whether a viewer may send the message. The viewer stops at any other word.',
  MT041: 'The encoding decides whether runs of zero bytes may be shortened. The viewer stops at any other word.',
  MT042: 'The viewer stops at any other word, and asks for a closing brace; some readers lose the flag silently.',
  MT043: 'The viewer stops at a second flag. Others take the first, the last or both.',
  MT044:
    'A hole is mostly a message that was forgotten or removed, and whoever still sends it is not understood. The list of messages that the viewer writes into its log ends at the first hole.',
  MT045:
    'People take the next number from this comment. If it is out of date, they leave a hole or take a number that is in use.',
  MT046: 'A file in the order of its numbers is easier to search, and an older tool numbered messages by their order.',
  MT050: 'The quantity says how often the block comes in a packet. The viewer stops at any other word.',
  MT051:
    'Without a count the viewer stops; with 0 the block is never sent; above 255 the message can be neither built nor read as it was meant.',
  MT052: 'Single is one, and Variable counts its instances in the packet. The viewer stops at a count behind them.',
  MT053: 'The viewer stops when it loads a second block of a name: a block is found by its name.',
  MT054: 'A block without fields carries nothing; a Variable one still costs the byte that counts it.',
  MT055: 'A message without blocks is legal and costs its header and number only. This rule lists them.',
  MT056:
    'A sender that has more than fits into one packet splits the last Variable block. If other blocks follow it, libraries cannot split the message.',
  MT057:
    'The code that libomv generates fails when it reads a Multiple block. A Variable block can do the same for one byte more.',
  MT060:
    'The type decides how many bytes the field takes. The viewer stops at any other word; types are told apart by case.',
  MT061:
    'The viewer stops without one: for Fixed it is the number of bytes, for Variable the width of the length in front of the bytes.',
  MT062: 'The viewer stops at a size that has anything but decimal digits in it, also at hex.',
  MT063:
    'The size of a Variable field is the width of its length, not the most bytes it can have. With another width the viewer loads the template and ends at the first packet.',
  MT064: 'A field of no bytes can carry nothing, and Hippolyzer fails at it.',
  MT065: 'All types but Fixed and Variable have a size of their own. The viewer stops at a size behind them.',
  MT066: 'The viewer stops when it loads a second field of a name: a field is found by its name.',
  MT070: 'Larger packets are cut on their way, and a part is easily lost. Every packet of such a message is too large.',
  MT071:
    'The buffer in which the viewer builds and reads a packet has 8,192 bytes and is never quite filled. It ends when it has to build such a message.',
  MT072:
    'Nothing in the template keeps a packet of such a message below the size that passes everywhere; the sender has to.',
  MT080:
    'Zero-coding writes a run of zeros as two bytes. In a message of fixed size with hardly any bytes it can win nothing, and some libraries send the longer form.',
  MT090:
    'The viewer drops a Deprecated message while it loads the template. Sending it ends the viewer, and when it comes it is an unknown message.',
  MT091:
    'With UDPDeprecated the viewer still sends and takes the message, but warns; with UDPBlackListed it drops the message when it comes, without acknowledging it. Both should travel by HTTP.',
  MT092:
    'The viewer drops a UDPBlackListed message that comes by UDP. If message.xml does not make it llsd either, it cannot arrive at all.',
  MT093:
    'With the flavor template a message is built from the template. If it is not there, the entry is an error of spelling or out of date.',
  MT094:
    'Who may send a message is said in both files and checked in different places of the viewer. If they disagree, the message is taken by one way and refused by the other.',
  MT095:
    'Of two entries for one message only one counts, silently, and a flavor that is neither llsd nor template is the same as none.',
  MT096:
    'The SessionID proves who an agent is. A Trusted message goes between servers; whoever of them sees it could act for the agent.',
  MT100:
    'Some readers go line by line: libomv expects every brace of a message or block, every header and every field on a line of its own, and overlooks the message or stops otherwise; Hippolyzer reads one thing from a line and drops the rest.',
  MT101: 'libomv and the Lua dissector stop at a comment that stands behind an opening brace.',
  MT102: 'The generator of libomv does not know S64 and stops; no real message has such a field.',
  MT103:
    'Files that are laid out alike show in a comparison what was changed, and nothing else. The formatter does it at once; this rule is for those who want to see it, or want CI to see it.',
};
