#pragma once

#include <glib.h>

/* The format of .cjm files in figures: its name, its version and every limit that the reader
 * keeps. docs/format.md describes the format, data/cjm.rng is its schema.
 *
 * The limits are there for files that somebody made to do harm or a broken tool made too long;
 * no map that a person can work with comes near them. Sizes are in bytes. */

G_BEGIN_DECLS

#define CJM_FORMAT_NAMESPACE "https://example.org/ns/cjmap/1"

/* What namespaces of all major versions begin with. */
#define CJM_FORMAT_NAMESPACE_STEM "https://example.org/ns/cjmap/"

#define CJM_FORMAT_MAJOR 1
#define CJM_FORMAT_MINOR 0

#define CJM_FORMAT_MEDIA_TYPE "application/x-cjmap+xml"
#define CJM_FORMAT_SUFFIX ".cjm"

/* The whole file. */
#define CJM_FORMAT_MAX_FILE_SIZE (256 * 1024 * 1024)

/* Elements inside each other, the map itself counted. */
#define CJM_FORMAT_MAX_DEPTH 64

/* Attributes and namespace declarations of one tag; the XML parser compares each with each. */
#define CJM_FORMAT_MAX_ATTRIBUTES 128

/* One attribute's value. */
#define CJM_FORMAT_MAX_ATTRIBUTE_SIZE (1024 * 1024)

/* Different names (of elements, attributes, prefixes and namespaces) that the format does not
 * know; the parser's dictionary grows slow with them. */
#define CJM_FORMAT_MAX_UNKNOWN_NAMES 10000

/* Elements, and pieces that references cut a text into: each takes the parser's time. */
#define CJM_FORMAT_MAX_PIECES (2500 * 1000)

/* Namespaces declared at one place. */
#define CJM_FORMAT_MAX_NAMESPACES 256

/* Unknown content as it is kept, with the declarations that it needs. */
#define CJM_FORMAT_MAX_KEPT_SIZE (64 * 1024 * 1024)

/* The text of one note, name or other field. */
#define CJM_FORMAT_MAX_TEXT_SIZE (16 * 1024 * 1024)

/* A photo or another picture, decoded. */
#define CJM_FORMAT_MAX_PHOTO_SIZE (64 * 1024 * 1024)

/* Records of a map. Phases and lanes span a grid, so that theirs are the tighter ones. */
#define CJM_FORMAT_MAX_SOURCES 10000
#define CJM_FORMAT_MAX_CHANNELS 1000
#define CJM_FORMAT_MAX_PHASES 1000
#define CJM_FORMAT_MAX_STEPS 2000
#define CJM_FORMAT_MAX_GROUPS 1000
#define CJM_FORMAT_MAX_LANES 1000
#define CJM_FORMAT_MAX_CURVES 10000
#define CJM_FORMAT_MAX_NOTES 200000
#define CJM_FORMAT_MAX_ANSWERS 200000

/* The letters that ids of each type of record begin with in a file (see cjm-id.h). */
#define CJM_FORMAT_SOURCE_LETTER 'r'
#define CJM_FORMAT_CHANNEL_LETTER 'c'
#define CJM_FORMAT_PHASE_LETTER 'p'
#define CJM_FORMAT_STEP_LETTER 's'
#define CJM_FORMAT_GROUP_LETTER 'g'
#define CJM_FORMAT_LANE_LETTER 'l'
#define CJM_FORMAT_CURVE_LETTER 'e'
#define CJM_FORMAT_NOTE_LETTER 'n'

/* Base64 text is written in lines of this many characters. */
#define CJM_FORMAT_BASE64_LINE 76

/* A part of a record's extra (see cjm-record.h) whose name begins so holds the attribute of that
 * name with a value that comes from a later version: "@evidence", "@color". It is written back as
 * long as the record has the value that stands for the unknown one, the default. */
#define CJM_FORMAT_KEPT_PREFIX "@"

G_END_DECLS
