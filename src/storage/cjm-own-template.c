#include "cjm-template.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cjm-reader.h"
#include "cjm-renew.h"
#include "cjm-save.h"

#define EXTENSION ".cjm"

/* Bytes of a file's name without its extension: most file systems end at 255 in all, and a
 * save needs room for a temporary name beside it. */
#define MAX_NAME_LENGTH 180

GFile *
cjm_template_get_own_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cjmap", "templates", NULL);

  return g_file_new_for_path (path);
}

/* Reading */

static CjmMap *
load_map (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  return cjm_file_load (file, &bytes, NULL, error) ? cjm_reader_read (bytes, error) : NULL;
}

/* What the file at @file is as a template, with an error where it is none. */
static CjmTemplate *
describe_file (GFile *file, const char *id)
{
  CjmTemplate *template = g_new0 (CjmTemplate, 1);
  g_autoptr (CjmMap) map = load_map (file, &template->error);

  template->file = g_object_ref (file);
  template->id = g_strdup (id);
  template->name = g_strdup (id);
  template->description = g_strdup (map != NULL ? map->title : "");
  return template;
}

/* The id of a template in a file called @name, or NULL where that is no template's name. Hidden
 * files are others' temporary ones. */
static char *
dup_id (const char *name)
{
  if (name[0] == '.' || !g_str_has_suffix (name, EXTENSION) || !g_utf8_validate (name, -1, NULL))
    return NULL;

  return g_strndup (name, strlen (name) - strlen (EXTENSION));
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const CjmTemplate *const *first = a, *const *second = b;

  return g_utf8_collate ((*first)->name, (*second)->name);
}

GPtrArray *
cjm_template_list_own (GPtrArray **unreadable)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_template_free);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func ((GDestroyNotify) cjm_template_free);
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info;
  GFile *file;

  /* No folder: nobody has saved a template yet. */
  while (files != NULL && g_file_enumerator_iterate (files, &info, &file, NULL, NULL)
         && info != NULL)
    {
      g_autofree char *id = dup_id (g_file_info_get_name (info));
      CjmTemplate *template;

      if (id == NULL)
        continue;

      template = describe_file (file, id);
      g_ptr_array_add (template->error == NULL ? templates : bad, template);
    }

  g_ptr_array_sort (templates, compare_cb);
  g_ptr_array_sort (bad, compare_cb);
  if (unreadable != NULL)
    *unreadable = g_steal_pointer (&bad);
  return templates;
}

/* Names */

/* What @name is as the name of a file: without what parts folders or hides a file. NULL where
 * nothing is left. */
static char *
make_file_name (const char *name)
{
  GString *safe = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Those that other systems cannot have in a name go too: folders are shared. */
      if (g_unichar_iscntrl (c) || strchr ("/\\:*?\"<>|", (int) MIN (c, 0x7f)) != NULL)
        c = ' ';
      if (safe->len == 0 && (c == '.' || g_unichar_isspace (c)))
        continue;
      if (safe->len + 6 > MAX_NAME_LENGTH)
        break;
      g_string_append_unichar (safe, c);
    }

  g_strchomp (safe->str);
  return g_string_free (safe, safe->str[0] == '\0');
}

static GFile *
get_file (const char *name)
{
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autofree char *file_name = g_strconcat (name, EXTENSION, NULL);

  return g_file_get_child (folder, file_name);
}

CjmMap *
cjm_template_new_map_from_own (const char *id, GRand *random, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (CjmMap) map = NULL;

  g_return_val_if_fail (id != NULL && random != NULL, NULL);

  /* An id that leads out of the folder is none. */
  if (strchr (id, '/') == NULL && id[0] != '.')
    file = get_file (id);
  if (file == NULL || !g_file_query_exists (file, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is what somebody typed. */
                   _ ("There is no template “%s”."), id);
      return NULL;
    }

  map = load_map (file, error);
  return map != NULL ? cjm_map_renew_ids (map, random) : NULL;
}

/* Saving */

static CjmLane *
empty_lane (const CjmLane *lane)
{
  CjmLane *empty = cjm_record_copy (lane);

  cjm_record_take_sequence (&empty->cells, NULL);
  return empty;
}

static CjmPhase *
empty_phase (const CjmPhase *phase)
{
  CjmPhase *empty = cjm_record_copy (phase);

  empty->audience = NAN;
  return empty;
}

/* The frame of @map, without what was filled in about one persona. */
static CjmMap *
make_form (const CjmMap *map)
{
  g_autoptr (CjmMap) blank = cjm_map_new (map->language);
  CjmMap *form = cjm_record_copy (map);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (cjm_record_unref);
  const char **texts[] = { &form->title, &form->scenario,    &form->author,  &form->edition,
                           &form->date,  &form->review_date, &form->barrier, &form->insight };

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    g_ptr_array_add (lanes, empty_lane (cjm_map_get_lane (map, i)));
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    g_ptr_array_add (phases, empty_phase (cjm_map_get_phase (map, i)));

  cjm_record_take_sequence (&form->lanes, cjm_sequence_new_from_array (lanes));
  cjm_record_take_sequence (&form->phases, cjm_sequence_new_from_array (phases));
  cjm_record_take_sequence (&form->sources, NULL);
  cjm_record_take_record (&form->persona, cjm_record_ref (blank->persona));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cjm_record_set_string (texts[i], "");

  return form;
}

static gboolean
make_folder (GError **error)
{
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autoptr (GError) problem = NULL;

  if (g_file_make_directory_with_parents (folder, NULL, &problem)
      || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
cjm_template_save_own (const CjmMap *map,
                       const char *name,
                       gboolean has_notes,
                       gboolean is_replaced,
                       GError **error)
{
  g_autofree char *file_name = make_file_name (name);
  g_autoptr (CjmMap) template = NULL;
  g_autoptr (GFile) file = NULL;

  if (file_name == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           _ ("A template needs a name with a letter or a figure in it."));
      return FALSE;
    }

  file = get_file (file_name);
  if (!is_replaced && g_file_query_exists (file, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   /* Translators: %s is the name of a template. */
                   _ ("There is a template “%s” already."), file_name);
      return FALSE;
    }

  template = has_notes ? cjm_map_ref (map) : make_form (map);
  return make_folder (error) && cjm_file_save (file, template, NULL, NULL, error);
}
