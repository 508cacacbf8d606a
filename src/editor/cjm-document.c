#include "cjm-document.h"

#include "cjm-format.h"
#include "cjm-reader.h"
#include "cjm-template.h"
#include "cjm-versions.h"

#include <string.h>

struct _CjmDocument
{
  GObject parent_instance;

  CjmHistory *history;
  CjmWords *words;
  GRand *random;
  GFile *file;
  GArray *origins; /* of Origin, by their positions */
  gboolean is_read_only;
  char *later_version;
};

/* What of the file the maps have taken up that the history has from @position on. */
typedef struct
{
  guint position;
  CjmMap *base;
  CjmFileIdentity identity;
} Origin;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmDocument, cjm_document, G_TYPE_OBJECT)

static void
emit_changed (CjmDocument *document)
{
  const char *language = cjm_document_get_map (document)->language;

  if (strcmp (cjm_words_get_language (document->words), language) != 0)
    {
      cjm_words_unref (document->words);
      document->words = cjm_template_load_words (language);
    }

  g_signal_emit (document, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (document, signals[SIGNAL_STATE_CHANGED], 0);
}

/* What the maps grew from */

static void
clear_origin (gpointer data)
{
  cjm_map_unref (((Origin *) data)->base);
}

static void
set_base (Origin *origin, const CjmMap *base)
{
  CjmMap *old = origin->base;

  origin->base = cjm_map_ref (base);
  cjm_map_unref (old);
}

static void
add_origin (CjmDocument *document,
            guint position,
            const CjmMap *base,
            const CjmFileIdentity *identity)
{
  Origin origin = { position, cjm_map_ref (base), *identity };

  g_array_append_val (document->origins, origin);
}

static Origin *
get_origin (CjmDocument *document)
{
  guint position = cjm_history_get_position (document->history);
  guint i = document->origins->len - 1;

  while (i > 0 && g_array_index (document->origins, Origin, i).position > position)
    i--;
  return &g_array_index (document->origins, Origin, i);
}

/* Forgets what could only be reached by a redo. */
static void
drop_later_origins (CjmDocument *document)
{
  guint index = (guint) (get_origin (document) - (Origin *) document->origins->data);

  g_array_set_size (document->origins, index + 1);
}

/* Begins anew with @map, which counts as saved. */
static void
start_history (CjmDocument *document, const CjmMap *map, const CjmFileIdentity *identity)
{
  g_clear_pointer (&document->history, cjm_history_free);
  document->history = cjm_history_new (map);
  document->is_read_only = FALSE;
  g_clear_pointer (&document->later_version, g_free);
  g_array_set_size (document->origins, 0);
  add_origin (document, 0, map, identity);
}

const CjmMap *
cjm_document_get_base (CjmDocument *document)
{
  return get_origin (document)->base;
}

const CjmFileIdentity *
cjm_document_get_identity (CjmDocument *document)
{
  return &get_origin (document)->identity;
}

void
cjm_document_take_up (CjmDocument *document, const CjmMap *theirs, const CjmFileIdentity *identity)
{
  const CjmMap *map = cjm_document_get_map (document);
  guint position = cjm_history_get_position (document->history);

  drop_later_origins (document);
  if (get_origin (document)->position == position)
    g_array_set_size (document->origins, document->origins->len - 1);
  add_origin (document, position, theirs, identity);
  cjm_history_set_saved (document->history, cjm_map_equal (map, theirs) ? map : theirs);
  g_signal_emit (document, signals[SIGNAL_STATE_CHANGED], 0);
}

void
cjm_document_follow (CjmDocument *document, GFile *file)
{
  g_set_object (&document->file, file);
  g_signal_emit (document, signals[SIGNAL_STATE_CHANGED], 0);
}

CjmDocument *
cjm_document_new (const char *language)
{
  CjmDocument *document = g_object_new (CJM_TYPE_DOCUMENT, NULL);
  g_autoptr (CjmMap) map = cjm_template_new_map (language, document->random);

  start_history (document, map, &(CjmFileIdentity){ .size = 0 });
  document->words = cjm_template_load_words (map->language);

  return document;
}

const CjmMap *
cjm_document_get_map (CjmDocument *document)
{
  return cjm_history_get_map (document->history);
}

CjmWords *
cjm_document_get_words (CjmDocument *document)
{
  return document->words;
}

GRand *
cjm_document_get_random (CjmDocument *document)
{
  return document->random;
}

void
cjm_document_set_is_read_only (CjmDocument *document, gboolean is_read_only)
{
  if (document->is_read_only == is_read_only)
    return;

  document->is_read_only = is_read_only;
  emit_changed (document);
}

gboolean
cjm_document_is_read_only (CjmDocument *document)
{
  return document->is_read_only;
}

const char *
cjm_document_get_later_version (CjmDocument *document)
{
  return document->later_version;
}

gboolean
cjm_document_take_map (CjmDocument *document, CjmMap *map, CjmChange change, const CjmTarget *key)
{
  g_autoptr (CjmMap) owned = map;

  if (document->is_read_only || owned == cjm_document_get_map (document))
    return FALSE;

  drop_later_origins (document);
  cjm_history_push (document->history, owned, change, key);
  emit_changed (document);
  return TRUE;
}

gboolean
cjm_document_take_value (CjmDocument *document,
                         CjmMap *map,
                         CjmChange change,
                         CjmValue value,
                         CjmId id)
{
  g_autoptr (CjmMap) owned = map;

  if (document->is_read_only || owned == cjm_document_get_map (document))
    return FALSE;

  drop_later_origins (document);
  cjm_history_push_value (document->history, owned, change, value, id);
  emit_changed (document);
  return TRUE;
}

gboolean
cjm_document_take_counted (CjmDocument *document, CjmMap *map, CjmChange change, guint n_times)
{
  g_autoptr (CjmMap) owned = map;

  if (document->is_read_only || owned == cjm_document_get_map (document))
    return FALSE;

  drop_later_origins (document);
  cjm_history_push_counted (document->history, owned, change, n_times);
  emit_changed (document);
  return TRUE;
}

const CjmHistory *
cjm_document_get_history (CjmDocument *document)
{
  return document->history;
}

void
cjm_document_undo (CjmDocument *document)
{
  if (!document->is_read_only && cjm_history_undo (document->history))
    emit_changed (document);
}

void
cjm_document_redo (CjmDocument *document)
{
  if (!document->is_read_only && cjm_history_redo (document->history))
    emit_changed (document);
}

void
cjm_document_end_burst (CjmDocument *document)
{
  cjm_history_end_burst (document->history);
}

void
cjm_document_rewind (CjmDocument *document, guint position)
{
  if (document->is_read_only || position >= cjm_history_get_position (document->history))
    return;

  cjm_history_rewind (document->history, position);
  drop_later_origins (document);
  emit_changed (document);
}

GFile *
cjm_document_get_file (CjmDocument *document)
{
  return document->file;
}

gboolean
cjm_document_is_modified (CjmDocument *document)
{
  return cjm_history_is_modified (document->history);
}

gboolean
cjm_document_is_untouched (CjmDocument *document)
{
  /* What was recovered is modified from its first step on. */
  return document->file == NULL && !cjm_history_is_modified (document->history)
         && !cjm_history_can_undo (document->history) && !cjm_history_can_redo (document->history);
}

/* A file system takes 255 bytes; a suffix, and what saving adds for a while, need some. */
#define MAX_NAME_BYTES 200

/* As much of @text as fits in @n_bytes, whole characters only. */
static char *
dup_start (const char *text, gsize n_bytes)
{
  const char *end = text + MIN (strlen (text), n_bytes);

  if (*end != '\0')
    end = g_utf8_find_prev_char (text, end + 1);
  return g_strndup (text, (gsize) (end - text));
}

char *
cjm_document_dup_file_name (CjmDocument *document)
{
  const CjmMap *map = cjm_document_get_map (document);
  const char *name = map->title;

  if (document->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (document->file);

      if (g_str_has_suffix (base, CJM_FORMAT_SUFFIX))
        base[strlen (base) - strlen (CJM_FORMAT_SUFFIX)] = '\0';
      return g_steal_pointer (&base);
    }
  if (*name == '\0')
    name = *map->persona->name != '\0' ? map->persona->name
                                       : cjm_words_get (document->words, CJM_WORD_DOCUMENT_KIND);

  return g_strdelimit (dup_start (name, MAX_NAME_BYTES), "/\\:*?\"<>|\n", '-');
}

char *
cjm_document_dup_title (CjmDocument *document)
{
  const CjmMap *map = cjm_document_get_map (document);

  if (*map->title != '\0')
    return g_strdup (map->title);
  if (document->file != NULL)
    return cjm_document_dup_file_name (document);

  return g_strdup (cjm_words_get (document->words, CJM_WORD_TITLE_HINT));
}

void
cjm_document_begin (CjmDocument *document, const CjmMap *map)
{
  start_history (document, map, &(CjmFileIdentity){ .size = 0 });
  g_clear_object (&document->file);
  emit_changed (document);
}

void
cjm_document_recover (CjmDocument *document,
                      const CjmMap *map,
                      const CjmMap *base,
                      GFile *file,
                      const CjmFileIdentity *identity)
{
  start_history (document, map, identity);
  set_base (get_origin (document), base);
  cjm_history_set_saved (document->history, base);
  g_set_object (&document->file, file);
  emit_changed (document);
}

/* Reading and writing */

/* What a thread works on and brings back. */
typedef struct
{
  GFile *file;
  CjmMap *map;
  CjmMap *base; /* what was in the file before, where that is known */
  CjmFileIdentity identity;
  gboolean has_identity; /* the file is to be the one that the document knows */
  char *later_version;   /* of a file that can only be looked at */
} FileJob;

static void
file_job_free (gpointer data)
{
  FileJob *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->map, cjm_map_unref);
  g_free (job->later_version);
  g_clear_pointer (&job->base, cjm_map_unref);
  g_free (job);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FileJob *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (cjm_file_load (job->file, &bytes, &job->identity, &error))
    job->map = cjm_reader_read (bytes, &error);
  if (g_error_matches (error, CJM_READ_ERROR, CJM_READ_ERROR_NEWER_VERSION))
    {
      job->map = cjm_reader_read_later (bytes, &job->later_version, NULL);
      if (job->map != NULL)
        g_clear_error (&error);
    }

  if (job->map != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cjm_document_load_async (CjmDocument *document,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, callback, user_data);
  FileJob *job = g_new0 (FileJob, 1);

  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, file_job_free);
  g_task_run_in_thread (task, load_thread);
}

gboolean
cjm_document_load_finish (CjmDocument *document, GAsyncResult *result, GError **error)
{
  FileJob *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  start_history (document, job->map, &job->identity);
  document->later_version = g_steal_pointer (&job->later_version);
  document->is_read_only = document->later_version != NULL;
  g_set_object (&document->file, job->file);
  emit_changed (document);
  return TRUE;
}

/* What is about to be replaced on the disk although it is not what the document grew from. */
static CjmMap *
read_replaced (GFile *file, CjmFileIdentity *identity)
{
  g_autoptr (GBytes) bytes = NULL;

  return cjm_file_load (file, &bytes, identity, NULL) ? cjm_reader_read (bytes, NULL) : NULL;
}

static void
keep_version (const FileJob *job, const CjmMap *map, gint64 time)
{
  g_autofree char *folder = cjm_versions_dup_folder ();
  g_autoptr (GError) error = NULL;

  /* The map is saved; that is what was asked for. */
  if (!cjm_versions_add (folder, job->file, map, time, &error))
    g_debug ("version not kept: %s", error->message);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FileJob *job = task_data;
  CjmFileIdentity before = job->identity;
  GError *error = NULL;

  if (!job->has_identity)
    job->base = read_replaced (job->file, &before);
  if (!cjm_file_save (job->file, job->map, job->has_identity ? &job->identity : NULL,
                      &job->identity, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (job->base != NULL)
    keep_version (job, job->base, before.mtime_ns / 1000);
  keep_version (job, job->map, g_get_real_time ());
  g_task_return_boolean (task, TRUE);
}

void
cjm_document_save_async (CjmDocument *document,
                         GFile *file,
                         gboolean may_replace,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, callback, user_data);
  FileJob *job = g_new0 (FileJob, 1);

  cjm_history_end_burst (document->history);
  job->file = g_object_ref (file);
  job->map = cjm_map_ref (cjm_document_get_map (document));
  job->identity = get_origin (document)->identity;
  job->has_identity = !may_replace && document->file != NULL && g_file_equal (file, document->file);
  if (job->has_identity)
    job->base = cjm_map_ref (cjm_document_get_base (document));
  g_task_set_task_data (task, job, file_job_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
cjm_document_save_finish (CjmDocument *document, GAsyncResult *result, GError **error)
{
  FileJob *job = g_task_get_task_data (G_TASK (result));
  Origin *origin;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  g_set_object (&document->file, job->file);
  drop_later_origins (document);
  origin = get_origin (document);
  set_base (origin, job->map);
  origin->identity = job->identity;
  cjm_history_set_saved (document->history, job->map);
  g_signal_emit (document, signals[SIGNAL_STATE_CHANGED], 0);
  return TRUE;
}

static void
cjm_document_finalize (GObject *object)
{
  CjmDocument *document = CJM_DOCUMENT (object);

  g_clear_pointer (&document->history, cjm_history_free);
  g_array_unref (document->origins);
  g_free (document->later_version);
  cjm_words_unref (document->words);
  g_rand_free (document->random);
  g_clear_object (&document->file);

  G_OBJECT_CLASS (cjm_document_parent_class)->finalize (object);
}

static void
cjm_document_class_init (CjmDocumentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_document_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CJM_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new (
      "state-changed", CJM_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cjm_document_init (CjmDocument *document)
{
  document->random = g_rand_new ();
  document->origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  g_array_set_clear_func (document->origins, clear_origin);
}
