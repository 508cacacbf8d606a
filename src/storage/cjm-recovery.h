#pragma once

#include "cjm-save.h"

/* Recovery copies: what a person has done to a map since it was last saved, kept in a folder of
 * the user's own state, so that a crash, a kill or a power cut does not take it away.
 *
 * Each map that is worked on has a folder of its own in there: the copy itself in two
 * generations, so that there is a whole one at any moment; the map as it was last saved, from
 * which a merge can start; and what file that was. A lock says that its program lives. The kernel
 * lets go of it when the program ends, however that comes about, and only then does the copy count
 * as left behind.
 *
 * A copy goes when its map was saved, or when somebody says so, and never by itself. Everything
 * here blocks and may run in any thread, for one copy in one thread at a time. Errors are
 * CJM_SAVE_ERROR, with sentences for the person whose changes are not kept. */

G_BEGIN_DECLS

typedef struct _CjmRecovery CjmRecovery;

/* Where copies are kept; the functions below take it, so that tests have one of their own. */
char *cjm_recovery_dup_folder (void);

/* A new copy of a map that was @base when it was last saved, in @file with @identity, or that
 * began as @base where @file is NULL. There is nothing to recover before the first write. */
CjmRecovery *cjm_recovery_new (const char *folder,
                               GFile *file,
                               const CjmFileIdentity *identity,
                               const CjmMap *base,
                               GError **error);

/* Keeps @map. What was kept before stays as the older generation, also where this fails. */
gboolean cjm_recovery_write (CjmRecovery *recovery, const CjmMap *map, GError **error);

/* Deletes the copy from the disk; what is left of @recovery is to be freed. */
void cjm_recovery_discard (CjmRecovery *recovery);

/* Lets go of the copy; what is on the disk stays and will be found as left behind. */
void cjm_recovery_free (CjmRecovery *recovery);

/* What has become of the file since. */
typedef enum
{
  CJM_RECOVERY_NEVER_SAVED, /* there was no file */
  CJM_RECOVERY_FILE_SAME,
  CJM_RECOVERY_FILE_CHANGED,
  CJM_RECOVERY_FILE_GONE /* or it cannot be read now */
} CjmRecoveryFate;

/* The copies that programs which live no more have left behind, the latest first, each held by
 * this program until it is freed; at most CJM_RECOVERY_MAX_LISTED. A copy of what is in its file
 * anyway is not among them and goes: its program ended between saving and tidying up. */
#define CJM_RECOVERY_MAX_LISTED 50
GPtrArray *cjm_recovery_list_left (const char *folder);

/* Of a copy that was left behind. All are borrowed. */

/* NULL where the map was never saved. */
GFile *cjm_recovery_get_file (const CjmRecovery *recovery);
const CjmFileIdentity *cjm_recovery_get_identity (const CjmRecovery *recovery);

/* NULL where no generation can be read; cjm_recovery_get_copy() is the one that can. */
const CjmMap *cjm_recovery_get_map (const CjmRecovery *recovery);
GFile *cjm_recovery_get_copy (const CjmRecovery *recovery);

/* The map as it was last saved, or NULL where that cannot be read. */
const CjmMap *cjm_recovery_get_base (const CjmRecovery *recovery);

/* The map's title, as far as it is known; it may be empty. */
const char *cjm_recovery_get_title (const CjmRecovery *recovery);

/* When it was kept, in microseconds since 1970. */
gint64 cjm_recovery_get_time (const CjmRecovery *recovery);
CjmRecoveryFate cjm_recovery_get_fate (const CjmRecovery *recovery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmRecovery, cjm_recovery_free)

G_END_DECLS
