#pragma once

#include "cjm-save.h"

/* The two ways to put bytes in the place of a file: on this machine, by the system's own calls,
 * and through GIO for what is mounted from elsewhere. For cjm-save.c, and for tests. */

G_BEGIN_DECLS

gboolean cjm_replace_local_file (const char *path,
                                 GBytes *bytes,
                                 const CjmFileIdentity *expected,
                                 CjmFileIdentity *saved,
                                 GError **error);

/* A server cannot swap two files; what is there is read and compared before, and the new file
 * is read back and compared afterwards. */
gboolean cjm_replace_remote_file (GFile *file,
                                  GBytes *bytes,
                                  const CjmFileIdentity *expected,
                                  CjmFileIdentity *saved,
                                  GError **error);

/* The SHA-256 of @bytes. */
void cjm_digest_bytes (GBytes *bytes, guint8 digest[CJM_DIGEST_SIZE]);

/* A name for a temporary file beside the one called @name: hidden, random, and short enough. */
char *cjm_temporary_name_new (const char *name);

/* An error for what the system said when it refused, with the words that fit the code; @name
 * is the file's, for display. */
void cjm_save_error_set (GError **error, CjmSaveErrorCode code, const char *name, int system_error);

/* The code for an error number of the system. */
CjmSaveErrorCode cjm_save_error_code_from_errno (int system_error);

G_END_DECLS
