#include "cjm-cli-command.h"
#include "cjm-save.h"
#include "cjm-template.h"
#include "cjm-thumbnail.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <unistd.h>

/* A file manager waits: what has not become a picture by then was made to keep it waiting. A
 * map of 5,000 notes takes a small part of it. */
#define MAX_SECONDS 10

typedef struct
{
  char *output;
  char *size;
  char **files;
} Options;

/* FALSE after a refusal. */
static gboolean
parse_size (const char *text, guint *size)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, CJM_THUMBNAIL_MIN_SIZE, CJM_THUMBNAIL_MAX_SIZE, &number,
                                  NULL))
    {
      *size = (guint) number;
      return TRUE;
    }

  /* Translators: %s is what somebody typed. */
  cjm_cli_refuse ("thumbnail", _ ("“%s” is no size; choose from %d to %d pixels"), text,
                  CJM_THUMBNAIL_MIN_SIZE, CJM_THUMBNAIL_MAX_SIZE);
  return FALSE;
}

/* Ends the program where nothing else can: in the middle of setting a hostile text. The picture
 * is written whole or not at all, so that nothing half written stays. */
static gpointer
watch_time (gpointer name)
{
  sleep (MAX_SECONDS);
  /* Translators: %s is the name of a file. */
  cjm_cli_print_error (_ ("%s: This map takes too long to draw."), (const char *) name);
  _exit (CJM_CLI_FAILED);
}

static CjmCliStatus
write_thumbnail (const char *name, const char *output, guint size)
{
  GThread *watch = g_thread_new ("watch", watch_time, (gpointer) name);
  g_autoptr (CjmMap) map = cjm_cli_load_map (name);
  g_autoptr (CjmWords) words = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_thread_unref (watch);
  if (map == NULL)
    return CJM_CLI_FAILED;

  words = cjm_template_load_words (map->language);
  bytes = cjm_thumbnail_draw (map, words, size, &error);
  if (bytes != NULL && cjm_file_write_bytes (file, bytes, &error))
    return CJM_CLI_OK;

  cjm_cli_print_error ("%s: %s", output, error->message);
  return CJM_CLI_FAILED;
}

static CjmCliStatus
check_and_write (const Options *options)
{
  guint size = CJM_THUMBNAIL_DEFAULT_SIZE;

  if (options->files == NULL)
    return cjm_cli_refuse ("thumbnail", "%s", _ ("name the file of a map"));
  if (options->files[1] != NULL)
    return cjm_cli_refuse ("thumbnail", _ ("one map at a time; “%s” is a second one"),
                           options->files[1]);
  if (options->output == NULL)
    return cjm_cli_refuse ("thumbnail", "%s", _ ("name the file to write with -o"));
  if (options->size != NULL && !parse_size (options->size, &size))
    return CJM_CLI_USAGE;

  return write_thumbnail (options->files[0], options->output, size);
}

CjmCliStatus
cjm_cli_thumbnail (int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the PNG to write"),
      N_ ("FILE") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &options.size,
      N_ ("pixels of the longer side, from 16 to 1024 (256)"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (argc, argv, entries, _ ("FILE -o OUTPUT"),
                     _ ("Writes a small picture of a map, as file managers show it."),
                     _ ("Exit status: 0 where the file was written, 1 where a file could not be "
                        "read or written,\n2 for wrong use."),
                     &status))
    status = check_and_write (&options);

  g_free (options.output);
  g_free (options.size);
  g_strfreev (options.files);
  return status;
}
