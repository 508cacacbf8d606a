#include "cjm-versions.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cjm-save.h"
#include "cjm-writer.h"

/* A version is called after its time, in so many digits that names stand in order. */
#define SUFFIX ".cjm"
#define N_DIGITS 17

/* What is known of a map beside its versions. */
#define ABOUT "about.ini"
#define GROUP "Map"

/* Of a map's records so many are remembered. */
#define MAX_IDS 64

char *
cjm_versions_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "cjmap", "versions", NULL);
}

static void
version_free (gpointer data)
{
  CjmVersion *version = data;

  g_object_unref (version->file);
  g_free (version);
}

/* The folder of a map */

static char *
dup_map_folder (const char *folder, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  name[32] = '\0';
  return g_build_filename (folder, name, NULL);
}

static void
append_id (GString *ids, guint *n_ids, CjmId id)
{
  if ((*n_ids)++ < MAX_IDS)
    g_string_append_printf (ids, "%016" G_GINT64_MODIFIER "x ", id);
}

/* Those of the phases and lanes. */
static char *
dup_ids (const CjmMap *map)
{
  GString *ids = g_string_new (NULL);
  guint n_ids = 0;

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_id (ids, &n_ids, cjm_map_get_phase (map, i)->record.id);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    append_id (ids, &n_ids, cjm_map_get_lane (map, i)->record.id);

  return g_string_free (ids, FALSE);
}

static gboolean
share_ids (const char *a, const char *b)
{
  g_auto (GStrv) ids = g_strsplit (a, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0' && strstr (b, ids[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
write_bytes (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!cjm_file_write_bytes (file, bytes, error))
    return FALSE;
  /* The folder lets nobody else in anyway. */
  if (g_chmod (path, 0600) != 0)
    g_debug ("mode not set: %s", g_strerror (errno));
  return TRUE;
}

static gboolean
write_about (const char *path, GFile *file, const CjmMap *map, GError **error)
{
  g_autofree char *about_path = g_build_filename (path, ABOUT, NULL);
  g_autoptr (GKeyFile) about = g_key_file_new ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *ids = dup_ids (map);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *text;

  g_key_file_set_string (about, GROUP, "uri", uri);
  g_key_file_set_string (about, GROUP, "ids", ids);
  text = g_key_file_to_data (about, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  return write_bytes (about_path, bytes, error);
}

/* Whether what is kept at @path is of @map, under a name that its file no longer has. */
static gboolean
was_renamed (const char *path, const char *ids)
{
  g_autofree char *about_path = g_build_filename (path, ABOUT, NULL);
  g_autoptr (GKeyFile) about = g_key_file_new ();
  g_autofree char *uri = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GFile) file = NULL;

  if (!g_key_file_load_from_file (about, about_path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  uri = g_key_file_get_string (about, GROUP, "uri", NULL);
  kept = g_key_file_get_string (about, GROUP, "ids", NULL);
  if (uri == NULL || kept == NULL || !share_ids (ids, kept))
    return FALSE;

  file = g_file_new_for_uri (uri);
  return g_file_is_native (file) && !g_file_query_exists (file, NULL);
}

/* Takes over the folder of the name that @file had before. */
static void
follow_file (const char *folder, const char *path, const CjmMap *map)
{
  g_autofree char *ids = dup_ids (map);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (folder, name, NULL);

      if (was_renamed (old, ids) && g_rename (old, path) == 0)
        return;
    }
}

/* Listing */

/* 0 where @name is not that of a version. */
static gint64
parse_name (const char *name)
{
  if (strlen (name) != N_DIGITS + strlen (SUFFIX) || strspn (name, "0123456789") != N_DIGITS
      || !g_str_has_suffix (name, SUFFIX))
    return 0;

  return g_ascii_strtoll (name, NULL, 10);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const CjmVersion *const *first = a, *const *second = b;

  return (*first)->time < (*second)->time ? 1 : (*first)->time > (*second)->time ? -1 : 0;
}

static void
append_versions (GPtrArray *versions, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *version_path = g_build_filename (path, name, NULL);
      gint64 time = parse_name (name);
      CjmVersion *version;
      struct stat info;

      if (time == 0 || stat (version_path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;

      version = g_new (CjmVersion, 1);
      version->file = g_file_new_for_path (version_path);
      version->time = time;
      version->size = (guint64) info.st_size;
      g_ptr_array_add (versions, version);
    }
}

static GPtrArray *
list_folder (const char *path)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (version_free);

  append_versions (versions, path);
  g_ptr_array_sort (versions, compare_cb);
  return versions;
}

GPtrArray *
cjm_versions_list (const char *folder, GFile *file, const CjmMap *map)
{
  g_autofree char *path = dup_map_folder (folder, file);

  follow_file (folder, path, map);
  return list_folder (path);
}

/* Letting go of what is too much */

static gboolean
is_same_day (gint64 a, gint64 b)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_unix_local (a / G_USEC_PER_SEC);
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_local (b / G_USEC_PER_SEC);

  return first != NULL && second != NULL
         && g_date_time_get_year (first) == g_date_time_get_year (second)
         && g_date_time_get_day_of_year (first) == g_date_time_get_day_of_year (second);
}

void
cjm_versions_thin (const gint64 *times, const guint64 *sizes, guint n, gboolean *is_too_much)
{
  guint64 n_bytes = 0;
  guint n_days = 0;

  for (guint i = 0; i < n; i++)
    {
      /* The last one of its day comes first. */
      if (i >= CJM_VERSIONS_MAX_LATEST)
        is_too_much[i] = is_same_day (times[i], times[i - 1]) || n_days++ >= CJM_VERSIONS_MAX_DAYS;
      else
        is_too_much[i] = FALSE;

      if (!is_too_much[i])
        n_bytes += sizes[i];
      if (i > 0 && n_bytes > CJM_VERSIONS_MAX_BYTES)
        is_too_much[i] = TRUE;
    }
}

static void
delete_version (const CjmVersion *version)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_delete (version->file, NULL, &error))
    g_debug ("%s", error->message);
}

static void
thin_map (const char *path)
{
  g_autoptr (GPtrArray) versions = list_folder (path);
  g_autofree gint64 *times = g_new (gint64, versions->len);
  g_autofree guint64 *sizes = g_new (guint64, versions->len);
  g_autofree gboolean *is_too_much = g_new (gboolean, versions->len);

  for (guint i = 0; i < versions->len; i++)
    {
      times[i] = ((CjmVersion *) versions->pdata[i])->time;
      sizes[i] = ((CjmVersion *) versions->pdata[i])->size;
    }
  cjm_versions_thin (times, sizes, versions->len, is_too_much);
  for (guint i = 0; i < versions->len; i++)
    if (is_too_much[i])
      delete_version (versions->pdata[i]);
}

static void
delete_folder (const char *path)
{
  g_autofree char *about = g_build_filename (path, ABOUT, NULL);

  g_unlink (about);
  if (g_rmdir (path) != 0)
    g_debug ("%s not deleted: %s", path, g_strerror (errno));
}

/* Of all maps, what is oldest goes first; what was saved last, of any map, stays. */
static void
thin_all (const char *folder)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 n_bytes = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      append_versions (versions, path);
    }

  g_ptr_array_sort (versions, compare_cb);
  for (guint i = 0; i < versions->len; i++)
    {
      const CjmVersion *version = versions->pdata[i];

      n_bytes += version->size;
      if (i > 0 && n_bytes > CJM_VERSIONS_MAX_TOTAL)
        delete_version (version);
    }
}

/* Adding */

static gboolean
is_same (const CjmVersion *version, GBytes *bytes)
{
  g_autoptr (GBytes) kept = NULL;

  return version->size == g_bytes_get_size (bytes)
         && cjm_file_load (version->file, &kept, NULL, NULL) && g_bytes_equal (kept, bytes);
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                       g_strerror (errno));
  return FALSE;
}

gboolean
cjm_versions_add (const char *folder, GFile *file, const CjmMap *map, gint64 time, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *version_path = NULL;

  g_return_val_if_fail (folder != NULL && G_IS_FILE (file) && map != NULL, FALSE);

  bytes = cjm_writer_write (map);
  versions = cjm_versions_list (folder, file, map);
  if (versions->len > 0)
    {
      const CjmVersion *latest = versions->pdata[0];

      if (is_same (latest, bytes))
        return TRUE;
      /* A clock may go back; what is saved later stays the later one. */
      time = MAX (time, latest->time + 1);
    }

  path = dup_map_folder (folder, file);
  name = g_strdup_printf ("%0*" G_GINT64_MODIFIER "d" SUFFIX, N_DIGITS, MAX (time, 1));
  version_path = g_build_filename (path, name, NULL);
  if (!make_folder (path, error) || !write_about (path, file, map, error)
      || !write_bytes (version_path, bytes, error))
    return FALSE;

  thin_map (path);
  thin_all (folder);
  return TRUE;
}

void
cjm_versions_clear (const char *folder, GFile *file)
{
  g_autofree char *path = dup_map_folder (folder, file);
  g_autoptr (GPtrArray) versions = list_folder (path);

  for (guint i = 0; i < versions->len; i++)
    delete_version (versions->pdata[i]);
  delete_folder (path);
}
