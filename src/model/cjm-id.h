#pragma once

#include <glib.h>

/* A record's identity: 64 random bits, never zero, never changed and never used again, so that
 * what two people add to copies of the same map cannot collide.
 *
 * In files an id is written as one letter that names the record's type and sixteen hexadecimal
 * digits, which makes it a valid xml:ID: "n00c0ffee00c0ffee". */

G_BEGIN_DECLS

typedef guint64 CjmId;

/* Length of an id in a file, without the terminating NUL. */
#define CJM_ID_LENGTH 17

/* A new id from @random; seed @random to get the same ids again in a test. */
CjmId cjm_id_new (GRand *random);

/* Writes @id with its type @letter into @buffer and returns @buffer. */
const char *cjm_id_format (CjmId id, char letter, char buffer[CJM_ID_LENGTH + 1]);

/* Reads what cjm_id_format() wrote; FALSE where @text is not an id with that @letter. */
gboolean cjm_id_parse (const char *text, char letter, CjmId *id);

G_END_DECLS
