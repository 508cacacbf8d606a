#pragma once

#include "cjm-lock.h"
#include "cjm-save.h"

/* One look at the file of a map, in a thread, for network drives take their time: is it still what
 * was loaded or saved, and who has it open? The lock of the map is taken, taken again or refreshed
 * on the way. For CjmFileWatch only. */

G_BEGIN_DECLS

typedef enum
{
  CJM_FILE_SAME,    /* or nobody can tell, as of a network that is away */
  CJM_FILE_CHANGED, /* somebody else has written it */
  CJM_FILE_GONE     /* deleted, moved or renamed */
} CjmFileState;

/* What a look needs and finds; what it finds belongs to it until it is stolen. */
typedef struct
{
  GFile *file;
  CjmFileIdentity identity; /* of the content that is known */
  char *stamp;              /* of the file when it was looked at last; "" for the first time */
  gboolean wants_lock;
  CjmLock *lock; /* one's own, or NULL */

  GFile *resolved; /* where the file really is; NULL for the first time */
  GFileMonitor *monitor;
  GFile *moved_to; /* where it may have gone; NULL afterwards where it has not */

  CjmFileState state;
  gboolean is_unsettled; /* it is to be looked at again, as a program may be writing it just now */
  CjmMap *theirs;        /* where it is changed and can be read */
  CjmFileIdentity found; /* of that content */
  GError *error;         /* why it cannot be read */
  char *author;          /* to whom the system says that it belongs, where that is not us */
  CjmLockOwner *owner;   /* of the lock, where it is somebody else's */
} CjmFileLook;

CjmFileLook *cjm_file_look_new (GFile *file, const CjmFileIdentity *identity);

/* What it still has goes too, the lock in a thread. */
void cjm_file_look_free (CjmFileLook *look);

/* Looks, and calls back with @look, which goes to the callback. */
typedef void (*CjmFileLookFunc) (CjmFileLook *look, gpointer user_data);

void cjm_file_look_run (CjmFileLook *look, CjmFileLookFunc callback, gpointer user_data);

/* Gives a lock back in a thread; the program does not end before. */
void cjm_file_look_release (CjmLock *lock);

G_END_DECLS
