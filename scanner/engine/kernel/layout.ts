// Where everything stands in the kernel's memory, and the numbers both sides must agree on. Read by the AssemblyScript
// compiler and by TypeScript alike, so: plain integer constants only.

// ---- tables, written once by the host -------------------------------------------------------------------------------
/** Sixteen-byte tables, in the order of the VECTOR_ constants. */
export const VECTORS = 0x10000;
/** One byte a byte: the IS_ bits. */
export const FLAGS = 0x10200;
/** Byte -> column of the keyword automaton. */
export const COLUMNS = 0x10300;
/** UTF-8 decoder: [state << 4 | class of byte] -> next state, UTF8_UNIT where the byte adds a unit. */
export const UTF8_NEXT = 0x10400;
/** Byte -> its class for the decoder. */
export const UTF8_CLASS = 0x10500;
/** u32 values, in the order of the SETTING_ constants. */
export const SETTINGS = 0x10600;
/** Markers, MARKER_BYTES each: text length, distance from its start to the anchor's third letter, address of the text. */
export const MARKERS = 0x10700;
export const MARKER_TEXTS = 0x10b00;
/** 4,096 u16: hash of three bytes -> first literal entry, 0 none. */
export const SLOTS = 0x12000;
/** Literals, LITERAL_BYTES each, those of one slot one behind another, longest first. */
export const LITERALS = 0x14000;
/** Their bytes. */
export const LITERAL_TEXTS = 0x30000;
/** u16 [state][64 columns]: automaton of the reversed keywords. */
export const AUTOMATON = 0x50000;
/** u16 a state: 1 + keyword that a state stands for, 0 none. */
export const STATE_KEYWORD = 0x90000;
/** Keywords: length in bytes, KEYWORD_AFTER_BLANK added where that holds; one byte each. */
export const KEYWORDS = 0x91800;
export const TABLES_END = 0x92000;

// ---- work space --------------------------------------------------------------------------------------------------------
/** Positions of one call's candidates, a list each. */
export const STARTS = 0xa0000;
export const LANDINGS = 0xc0000;
export const SLASHES = 0xe0000;
export const DASHES = 0x110000;
export const ANCHORS = 0x120000;
/** What `count` has counted so far: see COUNT_ constants. */
export const COUNTS = 0x150000;
/** Records, four u32 each. */
export const RECORDS = 0x160000;
export const RECORDS_END = 0x260000;
/** The window the host reads into. */
export const WINDOW = 0x260000;

// ---- table entries -------------------------------------------------------------------------------------------------------
export const VECTOR_ROW = 0x00;
export const VECTOR_NAME = 0x10;
export const VECTOR_GAP = 0x20;
export const VECTOR_VALUE = 0x30;
export const VECTOR_WORD = 0x40;
/** Letter tables of a triple's first, second and third place, 32 bytes each. */
export const VECTOR_FIRST = 0x50;
export const VECTOR_SECOND = 0x70;
export const VECTOR_THIRD = 0x90;
/** Buckets whose first place is free: their words have two letters. */
export const VECTOR_FREE = 0xb0;
/** Bits of the keywords' buckets; the eighth bit is the markers'. */
export const VECTOR_KEYWORD_BITS = 0xc0;

export const LITERAL_BYTES = 32;
export const MARKER_BYTES = 16;
export const KEYWORD_AFTER_BLANK = 128;

/** All ones where some keyword has a byte above 127, so that every such byte must count as a candidate. */
export const SETTING_HIGH = 0;
export const SETTING_MARKERS = 4;

export const UTF8_UNIT = 128;

// ---- byte classes ------------------------------------------------------------------------------------------------------------
export const IS_WORD = 1;
export const IS_NAME = 2;
export const IS_GAP = 4;
export const IS_VALUE = 8;
export const IS_BLANK = 16;
export const IS_QUOTE = 32;
export const IS_AUTHORITY_END = 64;
export const IS_TYPE = 128;

// ---- kinds of record -----------------------------------------------------------------------------------------------------------
export const KIND_LITERAL = 1;
export const KIND_NAME = 2;
export const KIND_URL = 3;
export const KIND_PEM = 4;
export const KIND_MARKER = 5;

// ---- bounds --------------------------------------------------------------------------------------------------------------------------
/** Value bytes that must stand from a literal's start on: the shortest token worth a look. */
export const LEAST_VALUE = 12;
/** A longer name is no name. In bytes: Cyrillic takes two a letter. */
export const MOST_NAME = 96;
/** From a name to its operator. */
export const MOST_GAP = 40;
/** From a name to the `=` behind its type, type included. */
export const MOST_TYPE = 32;
/** From `://` to the last `@` of the authority: a JSON Web Token as password fits. */
export const MOST_AUTHORITY = 1024;
/** Most bytes one call scans. */
export const MOST_CALL = 0x8000;
/** Zeroes on either side of a document, further than any look from within it reaches. */
export const PADDING = 2048;
/**
 * Most records of one kind up to a place: so many at once, and one more for each so many bytes before the place. Ordinary
 * source has one in 4,000 bytes; a file of nothing but assignments one in 50. Keeps input made of candidates linear.
 */
export const RECORDS_AT_ONCE = 2048;
export const BYTES_A_RECORD = 128;
