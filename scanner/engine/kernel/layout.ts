// Where everything stands in the kernel's memory, and the numbers both sides must agree on. Read by the AssemblyScript
// compiler and by TypeScript alike, so: plain integer constants only (assemblyscript.d.ts has the types).

// ---- tables, written once by the host -------------------------------------------------------------------------------
/** Sixteen-byte tables, in the order of the VECTOR_ constants. */
export const VECTORS: usize = 0x10000;
/** One byte a byte: the IS_ bits. */
export const FLAGS: usize = 0x10200;
/** Byte -> column of the keyword automaton. */
export const COLUMNS: usize = 0x10300;
/** UTF-8 decoder: [state << 4 | class of byte] -> next state, UTF8_UNIT where the byte adds a unit. */
export const UTF8_NEXT: usize = 0x10400;
/** Byte -> its class for the decoder. */
export const UTF8_CLASS: usize = 0x10500;
/** u32 values, in the order of the SETTING_ constants. */
export const SETTINGS: usize = 0x10600;
/** 4,096 bits: hashes of the last three bytes of keywords that a value may follow after blanks alone. */
export const ENDINGS: usize = 0x10700;
/** Markers, MARKER_BYTES each. */
export const MARKERS: usize = 0x10900;
export const MARKER_TEXTS: usize = 0x10d00;
/** u32 a letter, 32 each: the letters that follow it as second of an anchor's last three, and as third. */
export const ANCHOR_SECONDS: usize = 0x11d00;
export const ANCHOR_THIRDS: usize = 0x11d80;
/** 4,096 u16: hash of three bytes -> first literal entry, 0 none. */
export const SLOTS: usize = 0x12000;
/** Literals, LITERAL_BYTES each, those of one slot one behind another, longest first. */
export const LITERALS: usize = 0x14000;
/** Their bytes. */
export const LITERAL_TEXTS: usize = 0x30000;
/** u16 [state][64 columns]: automaton of the reversed keywords. */
export const AUTOMATON: usize = 0x50000;
/** u16 a state: 1 + keyword that a state stands for, 0 none. */
export const STATE_KEYWORD: usize = 0x90000;
/** Keywords: length in bytes with the marks below; one byte each. */
export const KEYWORDS: usize = 0x91800;
export const TABLES_END: usize = 0x92000;

// ---- work space --------------------------------------------------------------------------------------------------------
/** u32 a kind: records of this document so far. */
export const REPORTED: usize = 0x92000;
/** What `count` has counted: the COUNT_ words. */
export const COUNTS: usize = 0x92040;
/** Masks of MASKS_BYTES bytes, 8 bytes a block. */
export const MASKS_NOT_NAME: usize = 0x94000;
export const MASKS_NOT_GAP: usize = 0x94200;
export const MASKS_NOT_VALUE: usize = 0x94400;
export const MASKS_NOT_WORD: usize = 0x94600;
export const MASKS_NOT_KEYWORD: usize = 0x94800;
export const MASKS_SLASH: usize = 0x94a00;
export const MASKS_ESCAPE: usize = 0x94c00;
export const MASKS_ANCHOR: usize = 0x94e00;
/** So few that masks and bytes stay in the innermost cache. */
export const MASKS_BYTES: usize = 4096;
/** Positions of one call's candidates, a list each. */
export const STARTS: usize = 0xa0000;
export const LANDINGS: usize = 0xc0000;
export const SLASHES: usize = 0xe0000;
export const ANCHORS: usize = 0x120000;
/** Records, four u32 each. */
export const RECORDS: usize = 0x160000;
export const RECORDS_END: usize = 0x260000;
/** The window the host reads into. */
export const WINDOW: usize = 0x260000;

// ---- table entries -------------------------------------------------------------------------------------------------------
export const VECTOR_ROWS: usize = 0x00;
export const VECTOR_NAME: usize = 0x10;
export const VECTOR_GAP: usize = 0x20;
export const VECTOR_VALUE: usize = 0x30;
export const VECTOR_WORD: usize = 0x40;
/** Letter tables of a run's first, second, third and fourth place, PLACE_BYTES each. */
export const VECTOR_PLACES: usize = 0x50;
export const PLACE_BYTES: usize = 32;
/** Buckets whose words leave the first place free, and the second. */
export const VECTOR_FREE: usize = 0xd0;

/**
 * u32 first three bytes · u32 length · u64 mask and u64 value of bytes 4 to 11, as far as the literal goes · u32 address of
 * the text · u16 id · u16 whether the next entry belongs to the same slot.
 */
export const LITERAL_BYTES: usize = 32;
/** u32 anchor's last three letters · u32 distance from its start to the last · u32 address of the text · u16 length · u16 id. */
export const MARKER_BYTES: usize = 16;
export const KEYWORD_AFTER_BLANK: u32 = 128;
export const KEYWORD_YIELDS: u32 = 64;
export const KEYWORD_LENGTH: u32 = 63;

/** u32: how many markers; of a PEM block's BEGIN the anchor's last three letters, and the distance from the `B` to the last. */
export const SETTING_MARKERS: usize = 0;
export const SETTING_PEM_ANCHOR: usize = 4;
export const SETTING_PEM: usize = 8;

/** u32 each, as in text-mark.ts. */
export const COUNT_UNITS: usize = 0;
export const COUNT_BREAKS: usize = 4;
export const COUNT_LINE_START: usize = 8;
export const COUNT_AFTER_RETURN: usize = 12;
export const COUNT_STATE: usize = 16;

export const UTF8_UNIT: u32 = 128;

// ---- byte classes ------------------------------------------------------------------------------------------------------------
export const IS_WORD: u32 = 1;
export const IS_NAME: u32 = 2;
export const IS_GAP: u32 = 4;
export const IS_VALUE: u32 = 8;
export const IS_BLANK: u32 = 16;
export const IS_QUOTE: u32 = 32;
export const IS_AUTHORITY_END: u32 = 64;
export const IS_TYPE: u32 = 128;

// ---- kinds of record -----------------------------------------------------------------------------------------------------------
export const KIND_LITERAL: u32 = 1;
export const KIND_NAME: u32 = 2;
export const KIND_URL: u32 = 3;
export const KIND_PEM: u32 = 4;
export const KIND_MARKER: u32 = 5;

// ---- bounds --------------------------------------------------------------------------------------------------------------------------
/** Value bytes that must stand from a literal's start on: the shortest token worth a look. */
export const LEAST_VALUE: u32 = 12;
/** A longer name is no name. In bytes: Cyrillic takes two a letter. */
export const MOST_NAME: usize = 96;
/** From a name to its operator. */
export const MOST_GAP: usize = 40;
/** From a name to the `=` behind its type, type included. */
export const MOST_TYPE: usize = 32;
/** From `://` to the last `@` of the authority: a JSON Web Token as password fits. */
export const MOST_AUTHORITY: usize = 1024;
/** Most bytes one call scans. */
export const MOST_CALL: usize = 0x8000;
/** Zeroes on either side of a document, further than any look from within it reaches. */
export const PADDING: usize = 2048;
/**
 * Most records of one kind up to a place: so many at once, and one more for each so many bytes before it. Ordinary source
 * has one in 800 bytes, a list of headers in JSON one in 70. Keeps input made of candidates linear.
 */
export const RECORDS_AT_ONCE: u32 = 8192;
export const BYTES_A_RECORD: u32 = 64;
