#pragma once

#include <gio/gio.h>

#include "cjm-map.h"

/* Files on disk: loading with an eye on who else writes, and saving so that a full disk, a
 * folder that is read-only or a killed program never harms the file that was there.
 *
 * A file is written whole under a temporary name beside the old one, made durable, and then the
 * two change places; what comes out is looked at once more before it goes. Nothing is ever
 * truncated. A file that is one of several hard links to the same content parts from the
 * others; a symbolic link is followed and stays.
 *
 * Everything here blocks and may run in any thread. Errors of loading are those of
 * cjm-read-error.h, errors of saving those of CJM_SAVE_ERROR; the message is a sentence or two
 * for the person who saves, in the language of the desktop. */

G_BEGIN_DECLS

#define CJM_SAVE_ERROR (cjm_save_error_quark ())

typedef enum
{
  CJM_SAVE_ERROR_CONFLICT,         /* the file is not the one that was expected */
  CJM_SAVE_ERROR_READ_ONLY_FOLDER, /* no file can be made in the folder */
  CJM_SAVE_ERROR_NO_FOLDER,        /* the folder is gone */
  CJM_SAVE_ERROR_NO_SPACE,         /* the disk or the quota is full */
  CJM_SAVE_ERROR_PERMISSION,       /* the file itself is protected */
  CJM_SAVE_ERROR_INVALID,          /* the map cannot be read again from its file */
  CJM_SAVE_ERROR_FAILED            /* anything else */
} CjmSaveErrorCode;

GQuark cjm_save_error_quark (void);

#define CJM_DIGEST_SIZE 32

/* Which file it was and what was in it. The content decides: two identities with the same
 * digest are of the same content, wherever it lies. */
typedef struct
{
  guint64 device;                 /* 0 for a file that is not on this machine, */
  guint64 inode;                  /* as are the next two */
  gint64 mtime_ns;                /* time of the last change, in nanoseconds since 1970 */
  guint64 size;                   /* in bytes */
  guint8 digest[CJM_DIGEST_SIZE]; /* SHA-256 of the content */
} CjmFileIdentity;

gboolean cjm_file_identity_equal (const CjmFileIdentity *a, const CjmFileIdentity *b);

/* The whole of @file, up to the limit of cjm-format.h; @identity may be NULL. */
gboolean cjm_file_load (GFile *file, GBytes **bytes, CjmFileIdentity *identity, GError **error);

/* Writes @map to @file. @expected is the identity of what was loaded from it or last saved to
 * it; where the file is another by now, it is left alone and the error is CONFLICT. NULL: a new
 * file, or one that is to be replaced whatever is in it. On success @saved (may be NULL, may be
 * @expected) is set to what to expect the next time. */
gboolean cjm_file_save (GFile *file,
                        const CjmMap *map,
                        const CjmFileIdentity *expected,
                        CjmFileIdentity *saved,
                        GError **error);

/* Writes any bytes in the same way, replacing what is there. */
gboolean cjm_file_write_bytes (GFile *file, GBytes *bytes, GError **error);

G_END_DECLS
