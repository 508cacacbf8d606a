#include "cjm-cli-outputs.h"
#include "cjm-cli-command.h"
#include "cjm-format.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

gboolean
cjm_cli_is_folder (const char *output, char **files)
{
  return files[1] != NULL || g_str_has_suffix (output, G_DIR_SEPARATOR_S)
         || g_file_test (output, G_FILE_TEST_IS_DIR);
}

/* "pdf, svg, png": as they are typed. */
static char *
list_formats (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cjm_export_format_get_suffix ((CjmExportFormat) i) + 1);

  return g_string_free (names, FALSE);
}

static gboolean
find_named (const char *name, CjmExportFormat *format)
{
  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (name, cjm_export_format_get_suffix ((CjmExportFormat) i) + 1) == 0)
      {
        *format = (CjmExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

/* A file that says in its name that it is another kind was not meant. */
static gboolean
choose_named (const char *name, const char *output, gboolean is_folder, CjmExportFormat *format)
{
  g_autofree char *names = list_formats ();
  CjmExportFormat other;

  if (!find_named (name, format))
    /* Translators: the first %s is what somebody typed, the second a list of words. */
    cjm_cli_refuse ("export", _ ("there is no format “%s”; choose one of %s"), name, names);
  else if (!is_folder && cjm_export_format_find (output, &other) && other != *format)
    /* Translators: the first %s is the name of a file, the second is typed as it is. */
    cjm_cli_refuse ("export", _ ("the name “%s” does not go with --format %s"), output, name);
  else
    return TRUE;

  return FALSE;
}

gboolean
cjm_cli_choose_format (const char *name,
                       const char *output,
                       gboolean is_folder,
                       CjmExportFormat *format)
{
  g_autofree char *names = list_formats ();
  g_autofree char *suffixes = cjm_export_format_dup_suffixes ();

  if (is_folder && g_str_equal (output, CJM_CLI_STDOUT))
    cjm_cli_refuse ("export", "%s", _ ("only one map can go to the standard output"));
  else if (name != NULL)
    return choose_named (name, output, is_folder, format);
  else if (is_folder)
    /* Translators: the first %s is a folder, the second a list of words. */
    cjm_cli_refuse ("export", _ ("“%s” is to be a folder; choose with --format one of %s"), output,
                    names);
  else if (g_str_equal (output, CJM_CLI_STDOUT))
    /* Translators: %s is a list of words. */
    cjm_cli_refuse ("export", _ ("choose with --format one of %s"), names);
  else if (cjm_export_format_find (output, format))
    return TRUE;
  else
    /* Translators: the name of a file, and ".pdf, .svg, .png" or the like. */
    cjm_cli_refuse ("export", _ ("“%s” must end in one of %s"), output, suffixes);

  return FALSE;
}

static char *
name_output (const char *folder, const char *file, const char *suffix)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *full = NULL;

  if (g_str_has_suffix (lower, CJM_FORMAT_SUFFIX) && strlen (name) > strlen (CJM_FORMAT_SUFFIX))
    name[strlen (name) - strlen (CJM_FORMAT_SUFFIX)] = '\0';
  full = g_strconcat (name, suffix, NULL);
  return g_build_filename (folder, full, NULL);
}

char **
cjm_cli_name_outputs (const char *folder, char **files, const char *suffix)
{
  g_autoptr (GHashTable) inputs = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);

  if (g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      /* Translators: %s is the name of a file. */
      cjm_cli_refuse ("export", _ ("several maps go into a folder, and “%s” is a file"), folder);
      return NULL;
    }

  for (guint i = 0; files[i] != NULL; i++)
    {
      char *output = name_output (folder, files[i], suffix);
      const char *other = g_hash_table_lookup (inputs, output);

      g_ptr_array_add (outputs, output);
      if (other != NULL)
        {
          /* Translators: the names of two maps, and of the file that both would become. */
          cjm_cli_refuse ("export", _ ("“%s” and “%s” would both become “%s”"), other, files[i],
                          output);
          return NULL;
        }
      g_hash_table_insert (inputs, output, files[i]);
    }

  g_ptr_array_add (outputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&outputs), FALSE);
}

gboolean
cjm_cli_make_folder (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (folder);
  g_autoptr (GError) error = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR) || g_file_make_directory (file, NULL, &error))
    return TRUE;

  cjm_cli_print_error ("%s: %s", folder, error->message);
  return FALSE;
}

gboolean
cjm_cli_write_stdout (GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  cjm_cli_print_error (_ ("The standard output cannot be written."));
  return FALSE;
}
