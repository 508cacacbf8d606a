#include "cjm-window-private.h"

#include "cjm-dialogs.h"
#include "cjm-format.h"
#include "cjm-import-dialog.h"
#include "cjm-recent-maps.h"
#include "cjm-save.h"

#include <glib/gi18n.h>
#include <string.h>

/* Opening, saving and closing. Reading and writing happen in threads; the window stays alive
 * meanwhile, and its map is the one that was there until the new one has been read whole. */

static const char *const map_suffixes[] = { "cjm", NULL };

/* The kinds of file of a dialog for maps. */
static void
get_map_kinds (CjmFileKind kinds[3])
{
  kinds[0] = (CjmFileKind){ _ ("Journey maps"), map_suffixes };
  kinds[1] = (CjmFileKind){ _ ("All files"), NULL };
  kinds[2] = (CjmFileKind){ NULL, NULL };
}

/* Opening */

/* Which window reads or writes which file. */
typedef struct
{
  CjmWindow *window;
  GFile *file;
} FileTask;

static FileTask *
file_task_new (CjmWindow *window, GFile *file)
{
  FileTask *task = g_new (FileTask, 1);

  task->window = g_object_ref (window);
  task->file = g_object_ref (file);
  return task;
}

/* A window that opens on a file appears with its map; where that takes long, without it. */
#define PATIENCE_MS 400

static gboolean
present_cb (gpointer user_data)
{
  CjmWindow *window = user_data;

  if (window->document != NULL && !gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));

  return G_SOURCE_REMOVE;
}

static GtkWindow *
find_other_window (CjmWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  for (GList *link = application != NULL ? gtk_application_get_windows (application) : NULL;
       link != NULL; link = link->next)
    if (CJM_IS_WINDOW (link->data) && link->data != window)
      return link->data;

  return NULL;
}

/* A window that was made for a file that cannot be opened goes again, where there is another one
 * to say so. */
static void
tell_failed_load (CjmWindow *window, GFile *file, const GError *error)
{
  gboolean is_new = !gtk_widget_get_visible (GTK_WIDGET (window));
  GtkWindow *other = is_new ? find_other_window (window) : NULL;
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: the heading of a message; %s is the name of a file. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be opened"), name);

  cjm_dialog_tell (other != NULL ? other : GTK_WINDOW (window), heading, error->message);
  if (other != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree FileTask *task = user_data;
  g_autoptr (CjmWindow) window = task->window;
  g_autoptr (GFile) file = task->file;
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = cjm_document_load_finish (CJM_DOCUMENT (source), result, &error);

  g_clear_object (&window->loading);
  if (is_loaded)
    cjm_recent_maps_add (file);
  if (window->document == NULL)
    return;

  gtk_widget_set_sensitive (gtk_window_get_child (GTK_WINDOW (window)), TRUE);
  if (is_loaded)
    {
      cjm_window_restore_view (window);
      cjm_window_tell_version (window);
    }
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  if (!is_loaded)
    tell_failed_load (window, file, error);
  present_cb (window);
}

gboolean
cjm_window_has_file (CjmWindow *window, GFile *file)
{
  GFile *own = window->loading != NULL ? window->loading : cjm_document_get_file (window->document);

  return own != NULL && g_file_equal (own, file);
}

gboolean
cjm_window_is_loading (CjmWindow *window)
{
  return window->loading != NULL;
}

gboolean
cjm_window_is_free (CjmWindow *window)
{
  return window->loading == NULL && cjm_document_is_untouched (window->document);
}

void
cjm_window_load (CjmWindow *window, GFile *file)
{
  cjm_canvas_end_editing (window->canvas);
  /* What were typed meanwhile, on the sheet or beside it, would be lost. */
  gtk_widget_set_sensitive (gtk_window_get_child (GTK_WINDOW (window)), FALSE);
  g_set_object (&window->loading, file);
  cjm_window_restore_size (window, file);
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MS, present_cb, g_object_ref (window),
                        g_object_unref);
  cjm_document_load_async (window->document, file, load_cb, file_task_new (window, file));
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (CjmWindow) window = user_data;

  if (file != NULL && window->document != NULL)
    cjm_application_open_file (CJM_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                               file, GTK_WINDOW (window));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_import_dialog_choose (user_data, open_chosen_cb, g_object_ref (user_data));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  cjm_application_open_file (CJM_APPLICATION (gtk_window_get_application (user_data)), file,
                             user_data);
}

/* Saving */

static void save_as (CjmWindow *window);
static void save_to (CjmWindow *window, GFile *file, gboolean may_replace);

void
cjm_window_stay_open (CjmWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  window->closes_after_save = FALSE;
  if (application != NULL)
    cjm_application_stop_quitting (CJM_APPLICATION (application));
}

static void
conflict_answer_cb (int response, gpointer user_data)
{
  g_autofree FileTask *failed = user_data;
  g_autoptr (CjmWindow) window = failed->window;
  g_autoptr (GFile) file = failed->file;

  if (window->document == NULL)
    return;
  if (response == 1)
    save_to (window, file, TRUE);
  else if (response == 2)
    save_as (window);
  else if (response == 3)
    cjm_window_merge_theirs (window, TRUE);
  else
    cjm_window_stay_open (window);
}

static void
failed_answer_cb (int response, gpointer user_data)
{
  g_autoptr (CjmWindow) window = user_data;

  if (window->document == NULL)
    return;
  if (response == 1)
    save_as (window);
  else
    cjm_window_stay_open (window);
}

static void
tell_failed_save (CjmWindow *window, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: the heading of a message; %s is the name of a file. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” was not saved"), name);

  if (g_error_matches (error, CJM_SAVE_ERROR, CJM_SAVE_ERROR_CONFLICT))
    {
      const char *buttons[]
          = { _ ("_Cancel"), _ ("_Replace"), _ ("Save a _Copy…"), _ ("_Merge"), NULL };

      cjm_dialog_ask (GTK_WINDOW (window), heading, error->message, buttons, 1, conflict_answer_cb,
                      file_task_new (window, file));
    }
  else
    {
      const char *buttons[] = { _ ("_Cancel"), _ ("Save a _Copy…"), NULL };

      cjm_dialog_ask (GTK_WINDOW (window), heading, error->message, buttons, -1, failed_answer_cb,
                      g_object_ref (window));
    }
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree FileTask *save = user_data;
  g_autoptr (CjmWindow) window = save->window;
  g_autoptr (GFile) file = save->file;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = cjm_document_save_finish (CJM_DOCUMENT (source), result, &error);

  window->is_saving = FALSE;
  g_application_release (g_application_get_default ());
  if (window->document == NULL)
    return;
  cjm_file_watch_pause (window->watch, FALSE);

  if (!is_saved)
    {
      g_clear_object (&window->next_save);
      tell_failed_save (window, file, error);
      return;
    }

  cjm_recent_maps_add (file);
  cjm_window_remember_view (window);
  if (window->next_save != NULL)
    {
      g_autoptr (GFile) next = g_steal_pointer (&window->next_save);

      save_to (window, next, window->next_may_replace);
    }
  else if (window->closes_after_save)
    gtk_window_close (GTK_WINDOW (window));
}

static void
save_to (CjmWindow *window, GFile *file, gboolean may_replace)
{
  if (window->is_saving)
    {
      g_set_object (&window->next_save, file);
      window->next_may_replace = may_replace;
      return;
    }

  window->is_saving = TRUE;
  cjm_file_watch_pause (window->watch, TRUE);
  /* The program does not end in the middle of a save. */
  g_application_hold (g_application_get_default ());
  cjm_document_save_async (window->document, file, may_replace, save_cb,
                           file_task_new (window, file));
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (CjmWindow) window = user_data;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GFile) suffixed = NULL;

  if (window->document == NULL)
    return;
  if (file == NULL)
    {
      cjm_window_stay_open (window);
      return;
    }

  if (!g_str_has_suffix (name, CJM_FORMAT_SUFFIX))
    {
      g_autofree char *full = g_strconcat (name, CJM_FORMAT_SUFFIX, NULL);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      /* The dialog asked about the name without the suffix only. */
      suffixed = g_file_get_child (folder, full);
      save_to (window, suffixed, !g_file_query_exists (suffixed, NULL));
      return;
    }

  /* The dialog has asked whether a file that is there may be replaced; whoever chose the map's own
   * did not mean what somebody else wrote into it meanwhile. */
  save_to (window, file,
           cjm_document_get_file (window->document) == NULL
               || !g_file_equal (file, cjm_document_get_file (window->document)));
}

static void
save_as (CjmWindow *window)
{
  g_autofree char *name = cjm_document_dup_file_name (window->document);
  g_autofree char *full = g_strconcat (name, CJM_FORMAT_SUFFIX, NULL);
  GFile *file = cjm_document_get_file (window->document);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  CjmFileKind kinds[3];

  get_map_kinds (kinds);
  cjm_dialog_save_file (GTK_WINDOW (window), _ ("Save the Map"), full, folder, kinds,
                        save_chosen_cb, g_object_ref (window));
}

static void
save (CjmWindow *window)
{
  GFile *file = cjm_document_get_file (window->document);

  cjm_canvas_end_editing (window->canvas);
  if (file != NULL)
    save_to (window, file, FALSE);
  else
    save_as (window);
}

static void
save_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save (user_data);
}

static void
save_as_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_canvas_end_editing (CJM_WINDOW (user_data)->canvas);
  save_as (user_data);
}

/* Closing */

static void
close_answer_cb (int response, gpointer user_data)
{
  g_autoptr (CjmWindow) window = user_data;

  if (window->document == NULL)
    return;
  if (response == 1)
    {
      cjm_recorder_discard (window->recorder);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  else if (response == 2)
    {
      window->closes_after_save = TRUE;
      save (window);
    }
  else
    cjm_window_stay_open (window);
}

/* Nothing else has the map of a file that is gone, and that did not go on under another name. */
static gboolean
is_last_copy (CjmWindow *window)
{
  return cjm_file_watch_get_state (window->watch) == CJM_FILE_GONE
         && cjm_file_watch_get_moved_to (window->watch) == NULL;
}

gboolean
cjm_window_may_close (CjmWindow *window)
{
  const char *buttons[] = { _ ("_Cancel"), _ ("_Discard"), _ ("_Save"), NULL };
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;

  cjm_canvas_end_editing (window->canvas);
  if (window->is_saving)
    {
      window->closes_after_save = TRUE;
      return FALSE;
    }
  window->closes_after_save = FALSE;
  if (!cjm_document_is_modified (window->document) && !is_last_copy (window))
    return TRUE;

  title = cjm_document_dup_title (window->document);
  /* Translators: the heading of a question; %s is the title of a map. */
  heading = cjm_document_is_modified (window->document)
                ? g_strdup_printf (_ ("Save the changes to “%s”?"), title)
                /* Translators: the heading of a question; %s is the title of a map. */
                : g_strdup_printf (_ ("The file of “%s” is gone. Save the map?"), title);
  cjm_dialog_ask (GTK_WINDOW (window), heading,
                  _ ("What is not saved will be lost when the window closes."), buttons, 1,
                  close_answer_cb, g_object_ref (window));
  return FALSE;
}

void
cjm_window_add_file_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "open", .activate = open_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "save", .activate = save_action_cb },
    { .name = "save-as", .activate = save_as_action_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
