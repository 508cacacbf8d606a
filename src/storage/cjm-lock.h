#pragma once

#include <gio/gio.h>

/* The advisory lock beside a map: a small hidden file, ".~lock.NAME#", that says who has the map
 * open. It keeps nobody from anything: it is there for colleagues to know of each other.
 *
 * A lock whose program is gone counts for nothing and is taken over: one of this machine with a
 * process that is no more, or one that has not been refreshed for CJM_LOCK_MAX_AGE. Where none can
 * be made, as in a folder that cannot be written, there is none, and nobody complains.
 *
 * Everything here blocks and may run in any thread, for one lock in one thread at a time. */

G_BEGIN_DECLS

/* Seconds after which a lock that was not refreshed is stale, and after which to refresh one's
 * own: a computer that sleeps for a while does not lose it. */
#define CJM_LOCK_MAX_AGE (3 * 60 * 60)
#define CJM_LOCK_REFRESH_AGE (30 * 60)

/* Who has a map open, as they say themselves. Texts are of one line and short. */
typedef struct
{
  char *user;
  char *host;
  char *program;
  gint64 since; /* seconds since 1970 */
  gboolean is_same_user;
  gboolean is_same_host;
} CjmLockOwner;

void cjm_lock_owner_free (CjmLockOwner *owner);

/* One's own lock. */
typedef struct _CjmLock CjmLock;

/* The lock of the map in @file, or NULL: then @owner is set to the one who has it, or to NULL where
 * nobody has and none can be made. A link is followed, so that the lock stands beside the map. */
CjmLock *cjm_lock_take (GFile *file, CjmLockOwner **owner);

/* Says that we are still there. FALSE where somebody else has taken the lock over meanwhile. */
gboolean cjm_lock_refresh (CjmLock *lock);

/* Takes the file away, unless it is somebody else's by now, and frees @lock. */
void cjm_lock_release (CjmLock *lock);

/* Where the map really is that @file names: the end of links on this machine. */
GFile *cjm_file_resolve (GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmLockOwner, cjm_lock_owner_free)

G_END_DECLS
