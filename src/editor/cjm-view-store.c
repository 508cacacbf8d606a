#include "cjm-view-store.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Of the group of what holds for all files; the other groups are addresses, and none is that. */
#define PROGRAM_GROUP "CJMap"

/* A file of so many entries takes a tenth of it. */
#define MAX_BYTES (1 << 20)

/* Nobody holds the lock longer than it takes to write the file once. */
#define N_TRIES 100
#define TRY_US 10000

/* Further than any page reaches, in points, and larger than any window, in pixels. */
#define MAX_PLACE 1e7
#define MAX_SIZE 32767

char *
cjm_view_store_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "cjmap", "views.ini", NULL);
}

/* The file */

static GKeyFile *
read_file (const char *path)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES
      || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    {
      g_key_file_unref (file);
      return g_key_file_new ();
    }

  return file;
}

/* Locks a file beside @path, since that one is replaced by each save. Returns what to close. */
static int
lock (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    descriptor = open (name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  else
    descriptor = -1;

  for (guint i = 0; descriptor >= 0 && i < N_TRIES; i++)
    {
      if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
      if (errno != EWOULDBLOCK && errno != EINTR)
        break;
      g_usleep (TRY_US);
    }

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", name,
               g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);
  return -1;
}

/* A group's name must not have brackets, which an address may have round an old host's number. */
static char *
dup_group (const char *uri)
{
  g_auto (GStrv) parts = g_strsplit (uri, "[", -1);
  g_autofree char *opened = g_strjoinv ("%5B", parts);
  g_auto (GStrv) more = g_strsplit (opened, "]", -1);

  return g_strjoinv ("%5D", more);
}

/* The entries that were used longest ago go. */
static void
drop_old (GKeyFile *file)
{
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);
  gsize n_files = n_groups - (g_key_file_has_group (file, PROGRAM_GROUP) ? 1 : 0);

  for (; n_files > CJM_VIEW_STORE_MAX_FILES; n_files--)
    {
      const char *oldest = NULL;
      gint64 oldest_used = G_MAXINT64;

      for (gsize i = 0; i < n_groups; i++)
        {
          gint64 used = g_key_file_get_int64 (file, groups[i], "used", NULL);

          if (strcmp (groups[i], PROGRAM_GROUP) != 0 && used < oldest_used
              && g_key_file_has_group (file, groups[i]))
            {
              oldest = groups[i];
              oldest_used = used;
            }
        }
      if (oldest == NULL)
        return;
      g_key_file_remove_group (file, oldest, NULL);
    }
}

typedef void (*ChangeFunc) (GKeyFile *file, gconstpointer data);

/* Reads, changes and writes the file while nobody else does. */
static gboolean
change_file (const char *path, ChangeFunc change, gconstpointer data, GError **error)
{
  int descriptor = lock (path, error);
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *text = NULL;
  gboolean is_written;
  gsize length;

  if (descriptor < 0)
    return FALSE;

  file = read_file (path);
  change (file, data);
  drop_old (file);
  text = g_key_file_to_data (file, &length, NULL);
  is_written = g_file_set_contents_full (path, text, (gssize) length,
                                         G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  close (descriptor);

  return is_written;
}

/* Places: numbers that mean nothing to anybody else. One that a later program reads otherwise is
 * a place that the map does not have, or at worst another one. */

static char *
dup_place (const CjmPlace *place)
{
  return g_strdup_printf (
      "%d %d %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER "x",
      (int) place->kind, (int) place->target.field, place->target.id, place->lane, place->step);
}

static CjmPlace
parse_place (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 6);
  CjmPlace place = { .kind = CJM_PLACE_NONE };
  guint64 kind, field;

  if (g_strv_length (parts) != 5
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, CJM_PLACE_PHOTO, &kind, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, CJM_N_FIELDS - 1, &field, NULL)
      || !g_ascii_string_to_unsigned (parts[2], 16, 0, G_MAXUINT64, &place.target.id, NULL)
      || !g_ascii_string_to_unsigned (parts[3], 16, 0, G_MAXUINT64, &place.lane, NULL)
      || !g_ascii_string_to_unsigned (parts[4], 16, 0, G_MAXUINT64, &place.step, NULL))
    return (CjmPlace){ .kind = CJM_PLACE_NONE };

  place.kind = (CjmPlaceKind) kind;
  place.target.field = (CjmField) field;
  return place;
}

/* Reading */

static gboolean
read_number (GKeyFile *file, const char *group, const char *key, double limit, double *number)
{
  g_autoptr (GError) error = NULL;

  *number = g_key_file_get_double (file, group, key, &error);
  return error == NULL && isfinite (*number) && fabs (*number) <= limit;
}

static int
read_size (GKeyFile *file, const char *group, const char *key)
{
  int size = g_key_file_get_integer (file, group, key, NULL);

  return size > 0 && size <= MAX_SIZE ? size : 0;
}

static void
read_window (GKeyFile *file, const char *group, CjmViewState *state)
{
  state->width = read_size (file, group, "width");
  state->height = read_size (file, group, "height");
  if (state->width == 0 || state->height == 0)
    state->width = state->height = 0;
  state->is_maximized = g_key_file_get_boolean (file, group, "maximized", NULL);
}

static gboolean
read_view (GKeyFile *file, const char *group, CjmViewState *state)
{
  g_autofree char *focus = g_key_file_get_string (file, group, "focus", NULL);
  g_autofree char *panel = g_key_file_get_string (file, group, "panel", NULL);

  state->focus = parse_place (focus);
  state->has_inspector = g_key_file_get_boolean (file, group, "inspector", NULL);
  if (panel != NULL)
    g_strlcpy (state->panel, panel, sizeof state->panel);

  return read_number (file, group, "zoom", CJM_ZOOM_MAX, &state->view.zoom)
         && state->view.zoom >= CJM_ZOOM_MIN
         && read_number (file, group, "x", MAX_PLACE, &state->view.x)
         && read_number (file, group, "y", MAX_PLACE, &state->view.y);
}

gboolean
cjm_view_store_load (const char *path, const char *uri, CjmViewState *state)
{
  g_autoptr (GKeyFile) file = read_file (path);
  g_autofree char *group = uri != NULL ? dup_group (uri) : g_strdup (PROGRAM_GROUP);

  *state = (CjmViewState){ 0 };
  if (!g_key_file_has_group (file, group))
    return FALSE;

  read_window (file, group, state);
  return uri != NULL ? read_view (file, group, state) : state->width > 0;
}

gboolean
cjm_view_store_get_wants_map (const char *path)
{
  g_autoptr (GKeyFile) file = read_file (path);
  g_autoptr (GError) error = NULL;
  gboolean wants_map = g_key_file_get_boolean (file, PROGRAM_GROUP, "mini-map", &error);

  return wants_map || error != NULL;
}

/* Writing */

typedef struct
{
  const char *uri;
  const CjmViewState *state;
} Saving;

static void
write_window (GKeyFile *file, const char *group, const CjmViewState *state)
{
  g_key_file_set_integer (file, group, "width", state->width);
  g_key_file_set_integer (file, group, "height", state->height);
  g_key_file_set_boolean (file, group, "maximized", state->is_maximized);
}

static void
write_state (GKeyFile *file, gconstpointer data)
{
  const Saving *saving = data;
  const CjmViewState *state = saving->state;
  g_autofree char *focus = dup_place (&state->focus);
  g_autofree char *group = NULL;

  write_window (file, PROGRAM_GROUP, state);
  if (saving->uri == NULL)
    return;

  group = dup_group (saving->uri);
  g_key_file_set_int64 (file, group, "used", g_get_real_time ());
  g_key_file_set_double (file, group, "zoom", state->view.zoom);
  g_key_file_set_double (file, group, "x", state->view.x);
  g_key_file_set_double (file, group, "y", state->view.y);
  g_key_file_set_string (file, group, "focus", focus);
  g_key_file_set_boolean (file, group, "inspector", state->has_inspector);
  g_key_file_set_string (file, group, "panel", state->panel);
  write_window (file, group, state);
}

gboolean
cjm_view_store_save (const char *path, const char *uri, const CjmViewState *state, GError **error)
{
  Saving saving = { uri, state };

  return change_file (path, write_state, &saving, error);
}

static void
write_wants_map (GKeyFile *file, gconstpointer data)
{
  g_key_file_set_boolean (file, PROGRAM_GROUP, "mini-map", *(const gboolean *) data);
}

gboolean
cjm_view_store_set_wants_map (const char *path, gboolean wants_map, GError **error)
{
  return change_file (path, write_wants_map, &wants_map, error);
}
