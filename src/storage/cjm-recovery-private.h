#pragma once

#include "cjm-recovery.h"

/* What making copies and finding those that were left behind share. */

G_BEGIN_DECLS

/* The files in the folder of a copy. */
#define CJM_RECOVERY_LOCK "lock"
#define CJM_RECOVERY_ABOUT "about.ini"
#define CJM_RECOVERY_BASE "base.cjm"
#define CJM_RECOVERY_NEWEST "newest.cjm"
#define CJM_RECOVERY_EARLIER "earlier.cjm"

/* The group in about.ini, and what the name of a folder ends with while it is being deleted. */
#define CJM_RECOVERY_GROUP "Copy"
#define CJM_RECOVERY_GONE ".gone"

struct _CjmRecovery
{
  char *path; /* of its folder; NULL once that was discarded */
  int lock;   /* file descriptor, or -1 */
  char *title;
  GFile *file;
  CjmFileIdentity identity;

  /* Of a copy that was left behind only. */
  GFile *copy;
  CjmMap *map;
  CjmMap *base;
  gint64 time;
  CjmRecoveryFate fate;
};

char *cjm_recovery_build_path (const CjmRecovery *recovery, const char *name);

/* Returns what to close, or -1 with errno set. */
int cjm_recovery_lock_folder (const char *folder);

/* FALSE where another program holds it, or it cannot be locked. */
gboolean cjm_recovery_lock (CjmRecovery *recovery);

void cjm_recovery_delete_folder (const char *path);

G_END_DECLS
