#include "cjm-window-private.h"

#include "cjm-change-label.h"
#include "cjm-dialogs.h"
#include "cjm-format.h"
#include "cjm-merge.h"
#include "cjm-notice.h"

#include <glib/gi18n.h>

/* Colleagues at the same file: who has it open, what they have written, and how both come
 * together. Nothing here keeps anybody from working. */

/* Milliseconds after which to try again to load what is new, while a text is being edited. */
#define PATIENCE_MS 1000

/* What is told */

/* Takes the place of what was told about the same before; NULL: there is nothing to tell. */
static void
tell (CjmWindow *window, CjmWindowTopic topic, GtkWidget *notice)
{
  if (window->told[topic] != NULL)
    cjm_window_remove_notice (window, window->told[topic]);
  g_set_weak_pointer (&window->told[topic], notice);
  if (notice != NULL)
    cjm_window_add_notice (window, notice);
}

static void
set_enabled (CjmWindow *window, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static char *
dup_file_name (CjmWindow *window)
{
  g_autofree char *name = g_file_get_basename (cjm_document_get_file (window->document));

  return g_filename_display_name (name);
}

/* The time of today, the date too of another day. */
static char *
format_since (gint64 seconds)
{
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean is_today = g_date_time_get_year (since) == g_date_time_get_year (now)
                      && g_date_time_get_day_of_year (since) == g_date_time_get_day_of_year (now);

  return g_date_time_format (since, is_today ? "%H:%M" : "%x, %H:%M");
}

static char *
format_owner (const CjmLockOwner *owner)
{
  g_autofree char *since = format_since (owner->since);

  if (owner->is_same_user && owner->is_same_host)
    /* Translators: %s is a time of day, or a date and a time. */
    return g_strdup_printf (_ ("You have this map open in another CJMap since %s"), since);
  if (owner->is_same_user)
    /* Translators: the first %s is the name of a computer, the second a time. */
    return g_strdup_printf (_ ("You have this map open on “%s” since %s"), owner->host, since);
  if (*owner->user == '\0')
    /* Translators: %s is a time of day, or a date and a time. */
    return g_strdup_printf (_ ("Somebody has this map open since %s"), since);

  /* Translators: the first %s is the name of a person, the second a time. */
  return g_strdup_printf (_ ("%s has this map open since %s"), owner->user, since);
}

static void
owner_changed_cb (CjmWindow *window)
{
  const CjmLockOwner *owner = cjm_file_watch_get_owner (window->watch);
  g_autofree char *heading = owner != NULL ? format_owner (owner) : NULL;

  tell (window, CJM_TOPIC_OWNER,
        heading != NULL
            ? cjm_notice_new (heading, _ ("You can work on it too: when both save, CJMap merges."))
            : NULL);
}

/* What would change or write the map; the canvas sees to its own. */
static void
enable_editing (CjmWindow *window, gboolean is_enabled)
{
  static const char *const names[]
      = { "save",     "save-as",  "save-as-template", "add-note", "add-phase",
          "add-step", "add-lane", "language",         "replace",  "questions" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_enabled (window, names[i], is_enabled);
  gtk_widget_set_sensitive (window->inspector_side, is_enabled);
}

static GtkWidget *
create_later_notice (const char *version)
{
  /* Translators: %s is the version of a format, such as 2.0. */
  g_autofree char *heading
      = g_strdup_printf (_ ("Made by a newer CJMap (format %s): to be looked at only"), version);

  return cjm_notice_new (heading,
                         _ ("This version understands a part of it. You can look at it, export "
                            "and print it; editing or saving it would lose the rest. Install the "
                            "newer CJMap to work on it."));
}

void
cjm_window_tell_version (CjmWindow *window)
{
  const char *later = cjm_document_get_later_version (window->document);
  guint minor = cjm_document_get_map (window->document)->format_minor;
  g_autofree char *version = g_strdup_printf ("%d.%u", CJM_FORMAT_MAJOR, minor);
  /* Translators: %s is the version of a format, such as 1.3. */
  g_autofree char *heading = g_strdup_printf (_ ("Made by a newer CJMap (format %s)"), version);

  enable_editing (window, later == NULL);
  if (later != NULL)
    {
      tell (window, CJM_TOPIC_VERSION, create_later_notice (later));
      return;
    }
  tell (window, CJM_TOPIC_VERSION,
        minor > CJM_FORMAT_MINOR
            ? cjm_notice_new (heading, _ ("What this version does not know is kept, and written "
                                          "back when you save."))
            : NULL);
}

static GtkWidget *
create_gone_notice (CjmWindow *window)
{
  g_autofree char *name = dup_file_name (window);
  GFile *moved_to = cjm_file_watch_get_moved_to (window->watch);
  g_autofree char *new_name = moved_to != NULL ? g_file_get_basename (moved_to) : NULL;
  g_autofree char *heading = NULL;
  GtkWidget *notice;

  if (moved_to != NULL)
    {
      /* Translators: both %s are names of files. */
      heading = g_strdup_printf (_ ("“%s” is called “%s” now"), name, new_name);
      notice = cjm_notice_new (heading, _ ("Somebody has renamed or moved the file. Saving writes "
                                           "it under the old name, beside the new one."));
      cjm_notice_add_button (CJM_NOTICE (notice), _ ("Go on with the _New Name"),
                             "win.follow-file");
      return notice;
    }

  /* Translators: %s is the name of a file. */
  heading = g_strdup_printf (_ ("“%s” is not there any more"), name);
  notice = cjm_notice_new (heading, _ ("The file was deleted or moved. The map is still here: save "
                                       "it to have the file back."));
  cjm_notice_add_button (CJM_NOTICE (notice), _ ("_Save"), "win.save");
  return notice;
}

static GtkWidget *
create_changed_notice (CjmWindow *window)
{
  const char *author = cjm_file_watch_get_author (window->watch);
  const GError *error = cjm_file_watch_get_error (window->watch);
  g_autofree char *name = dup_file_name (window);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  GtkWidget *notice;

  if (author != NULL)
    /* Translators: the first %s is the name of a person, the second that of a file. */
    heading = g_strdup_printf (_ ("%s has changed “%s”"), author, name);
  else
    /* Translators: %s is the name of a file. */
    heading = g_strdup_printf (_ ("“%s” was changed by another program"), name);
  if (error != NULL)
    /* Translators: %s is a sentence that says why. */
    text = g_strdup_printf (_ ("What it holds now cannot be opened, so the map stays as it is "
                               "here. %s"),
                            error->message);

  notice = cjm_notice_new (heading, text != NULL ? text
                                                 : _ ("Your own changes are here and not in the "
                                                      "file. Merging brings both together."));
  if (error == NULL)
    cjm_notice_add_button (CJM_NOTICE (notice), _ ("_Merge"), "win.merge-theirs");
  cjm_notice_add_button (CJM_NOTICE (notice), _ ("Save a _Copy…"), "win.save-as");
  return notice;
}

/* Bringing both together */

static char *
format_taken (const char *author, gboolean is_merged)
{
  if (author != NULL && is_merged)
    /* Translators: %s is the name of a person. */
    return g_strdup_printf (_ ("Your changes and those of %s were merged"), author);
  if (author != NULL)
    /* Translators: %s is the name of a person. */
    return g_strdup_printf (_ ("The changes of %s were loaded"), author);

  return g_strdup (is_merged ? _ ("Your changes and those in the file were merged")
                             : _ ("What another program has saved was loaded"));
}

static void
tell_taken (CjmWindow *window, const char *author, gboolean is_merged)
{
  g_autofree char *text = format_taken (author, is_merged);

  cjm_toast_show (window->toast, text);
}

/* Nothing of ours is in the way: the map becomes theirs, in the same view, as a step that can be
 * undone. */
static void
load_anew (CjmWindow *window)
{
  g_autoptr (CjmMap) theirs = cjm_map_ref (cjm_file_watch_get_theirs (window->watch));
  CjmFileIdentity found = *cjm_file_watch_get_found (window->watch);
  g_autofree char *author = g_strdup (cjm_file_watch_get_author (window->watch));

  cjm_document_take_map (window->document, cjm_map_ref (theirs), CJM_CHANGE_TAKE_UP, NULL);
  cjm_document_take_up (window->document, theirs, &found);
  cjm_window_tell_version (window);
  tell_taken (window, author, FALSE);
}

static void
tell_conflicts (CjmWindow *window, guint n_conflicts)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u thing was changed on both sides; there, yours stands.",
                "%u things were changed on both sides; there, yours stand.", n_conflicts),
      n_conflicts);

  tell (window, CJM_TOPIC_MERGE, cjm_notice_new (_ ("Both versions are merged"), text));
}

static void
merge (CjmWindow *window)
{
  g_autoptr (CjmMap) theirs = cjm_map_ref (cjm_file_watch_get_theirs (window->watch));
  CjmFileIdentity found = *cjm_file_watch_get_found (window->watch);
  g_autofree char *author = g_strdup (cjm_file_watch_get_author (window->watch));
  g_autoptr (GArray) conflicts = NULL;
  CjmMap *merged;

  cjm_canvas_end_editing (window->canvas);
  merged = cjm_map_merge (cjm_document_get_base (window->document),
                          cjm_document_get_map (window->document), theirs, &conflicts);
  cjm_document_take_map (window->document, merged, CJM_CHANGE_MERGE, NULL);
  cjm_document_take_up (window->document, theirs, &found);
  tell (window, CJM_TOPIC_FILE, NULL);
  tell (window, CJM_TOPIC_MERGE, NULL);
  if (conflicts->len > 0)
    tell_conflicts (window, conflicts->len);
  else
    tell_taken (window, author, TRUE);

  /* Where there is something to look at first, whoever saves does so once more. */
  if (window->saves_after_merge && conflicts->len == 0)
    g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  else
    cjm_window_stay_open (window);
  window->saves_after_merge = FALSE;
}

static void
state_changed_cb (CjmWindow *window)
{
  set_enabled (window, "merge-theirs", cjm_file_watch_get_theirs (window->watch) != NULL);
  set_enabled (window, "follow-file", cjm_file_watch_get_moved_to (window->watch) != NULL);
  switch (cjm_file_watch_get_state (window->watch))
    {
    case CJM_FILE_SAME:
      tell (window, CJM_TOPIC_FILE, NULL);
      return;
    case CJM_FILE_GONE:
      tell (window, CJM_TOPIC_FILE, create_gone_notice (window));
      return;
    case CJM_FILE_CHANGED:
      cjm_window_take_news (window);
      return;
    }
}

static gboolean
try_again_cb (gpointer user_data)
{
  CjmWindow *window = user_data;

  window->news_timeout = 0;
  cjm_window_take_news (window);
  return G_SOURCE_REMOVE;
}

void
cjm_window_take_news (CjmWindow *window)
{
  if (cjm_file_watch_get_state (window->watch) != CJM_FILE_CHANGED)
    return;

  if (cjm_document_is_modified (window->document)
      || cjm_file_watch_get_theirs (window->watch) == NULL)
    {
      /* That there is a colleague goes without saying now, and the map is to be seen. */
      tell (window, CJM_TOPIC_OWNER, NULL);
      tell (window, CJM_TOPIC_FILE, create_changed_notice (window));
    }
  else if (!cjm_canvas_is_editing (window->canvas))
    load_anew (window);
  else if (window->news_timeout == 0)
    /* Who is about to write is not to lose the place. */
    window->news_timeout = g_timeout_add (PATIENCE_MS, try_again_cb, window);
}

/* After a look that was asked for by a merge. */
static void
checked_cb (CjmWindow *window)
{
  const GError *error = cjm_file_watch_get_error (window->watch);

  if (!window->wants_merge)
    return;

  window->wants_merge = FALSE;
  if (cjm_file_watch_get_theirs (window->watch) != NULL)
    merge (window);
  else if (error != NULL)
    {
      cjm_window_stay_open (window);
      cjm_dialog_tell (GTK_WINDOW (window), _ ("The file cannot be merged"), error->message);
    }
  else if (window->saves_after_merge)
    g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
}

void
cjm_window_merge_theirs (CjmWindow *window, gboolean saves)
{
  window->wants_merge = TRUE;
  window->saves_after_merge = saves;
  cjm_file_watch_check (window->watch);
}

static void
merge_theirs_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cjm_window_merge_theirs (user_data, FALSE);
}

static void
follow_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  GFile *moved_to = cjm_file_watch_get_moved_to (window->watch);

  if (moved_to != NULL)
    cjm_document_follow (window->document, moved_to);
}

/* Monitors see nothing of a network drive; who comes back to the window wants to know. */
static void
active_cb (CjmWindow *window)
{
  if (gtk_window_is_active (GTK_WINDOW (window)))
    cjm_file_watch_check (window->watch);
}

void
cjm_window_set_up_colleagues (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "merge-theirs", .activate = merge_theirs_cb },
    { .name = "follow-file", .activate = follow_file_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  set_enabled (window, "merge-theirs", FALSE);
  set_enabled (window, "follow-file", FALSE);
  window->watch = cjm_file_watch_new (window->document);
  g_signal_connect_object (window->watch, "owner-changed", G_CALLBACK (owner_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->watch, "state-changed", G_CALLBACK (state_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->watch, "checked", G_CALLBACK (checked_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
cjm_window_tear_down_colleagues (CjmWindow *window)
{
  g_clear_handle_id (&window->news_timeout, g_source_remove);
  for (guint i = 0; i < CJM_N_TOPICS; i++)
    g_clear_weak_pointer (&window->told[i]);
  if (window->watch != NULL)
    {
      g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
      g_signal_handlers_disconnect_by_data (window->watch, window);
      cjm_file_watch_stop (window->watch);
    }
  g_clear_object (&window->watch);
}
