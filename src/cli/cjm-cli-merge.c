#include "cjm-cli-command.h"
#include "cjm-cli-json.h"
#include "cjm-compare-text.h"
#include "cjm-file-words.h"
#include "cjm-save.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  gboolean is_json;
  char *output;
  char **files;
} Options;

static void
print_text (const Options *options,
            const GArray *conflicts,
            const CjmMap *mine,
            const CjmMap *theirs,
            const CjmNoteFormat *format)
{
  if (conflicts->len == 0)
    return;

  /* Translators: %u is a number of things that two people have changed in ways that do not go
   * together, %s a file. */
  printf (
      ngettext ("%u conflict; “%s” has mine:\n", "%u conflicts; “%s” has mine:\n", conflicts->len),
      conflicts->len, options->output);
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *text = cjm_conflict_dup_text (&g_array_index (conflicts, CjmConflict, i),
                                                     mine, theirs, format);

      printf ("    %s\n", text);
    }
}

static const char *
get_part_word (const CjmConflict *conflict)
{
  return conflict->kind == CJM_CONFLICT_PLACE ? "place"
         : conflict->kind == CJM_CONFLICT_ORDER
             ? "order"
             : cjm_file_get_part_word (conflict->type, conflict->offset);
}

static char *
dup_part (const CjmConflict *conflict, const CjmMap *side)
{
  return conflict->kind == CJM_CONFLICT_PLACE || conflict->kind == CJM_CONFLICT_ORDER
             ? NULL
             : cjm_file_dup_part (side, conflict->type, conflict->id, conflict->offset);
}

static void
print_object (const CjmConflict *conflict,
              const CjmMap *mine,
              const CjmMap *theirs,
              const CjmNoteFormat *format)
{
  GString *json = g_string_new ("{");
  g_autofree char *id = cjm_file_dup_id (conflict->type, conflict->id);
  g_autofree char *one = dup_part (conflict, mine), *other = dup_part (conflict, theirs);
  g_autofree char *text = cjm_conflict_dup_text (conflict, mine, theirs, format);

  cjm_cli_json_append_member (json, "type", cjm_file_get_type_word (conflict->type));
  cjm_cli_json_append_member (json, "id", id);
  cjm_cli_json_append_member (json, "part", get_part_word (conflict));
  cjm_cli_json_append_member (json, "mine", one);
  cjm_cli_json_append_member (json, "theirs", other);
  cjm_cli_json_append_member (json, "text", text);
  printf ("%s}", json->str);
  g_string_free (json, TRUE);
}

static void
print_json (const GArray *conflicts,
            const CjmMap *mine,
            const CjmMap *theirs,
            const CjmNoteFormat *format)
{
  printf ("[");
  for (guint i = 0; i < conflicts->len; i++)
    {
      printf (i > 0 ? ",\n  " : "\n  ");
      print_object (&g_array_index (conflicts, CjmConflict, i), mine, theirs, format);
    }
  printf (conflicts->len > 0 ? "\n]\n" : "]\n");
}

static CjmCliStatus
merge (const Options *options, const CjmMap *base, const CjmMap *mine, const CjmMap *theirs)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (CjmMap) merged = cjm_map_merge (base, mine, theirs, &conflicts);
  g_autoptr (CjmWords) words = NULL;
  g_autoptr (GError) error = NULL;
  CjmNoteFormat format = cjm_cli_create_format (&words);

  if (!cjm_file_save (file, merged, NULL, NULL, &error))
    {
      cjm_cli_print_error ("%s: %s", options->output, error->message);
      return CJM_CLI_USAGE;
    }
  if (options->is_json)
    print_json (conflicts, mine, theirs, &format);
  else
    print_text (options, conflicts, mine, theirs, &format);

  return conflicts->len == 0 ? CJM_CLI_OK : CJM_CLI_FAILED;
}

/* Where both sides made a file of the same name, git has an empty one for what they began with. */
static gboolean
is_empty_file (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_get_size (info) == 0;
}

static CjmCliStatus
read_and_merge (const Options *options)
{
  g_autoptr (CjmMap) base = NULL, mine = NULL, theirs = NULL;

  if (options->files == NULL || g_strv_length (options->files) != 3)
    return cjm_cli_refuse ("merge", "%s",
                           _ ("name three maps: what both began with, mine and theirs"));
  if (options->output == NULL)
    return cjm_cli_refuse ("merge", "%s", _ ("name the file to write with -o"));

  mine = cjm_cli_load_map (options->files[1]);
  theirs = cjm_cli_load_map (options->files[2]);
  if (mine != NULL && is_empty_file (options->files[0]))
    base = cjm_map_new (mine->language);
  else
    base = cjm_cli_load_map (options->files[0]);

  return base != NULL && mine != NULL && theirs != NULL ? merge (options, base, mine, theirs)
                                                        : CJM_CLI_USAGE;
}

CjmCliStatus
cjm_cli_merge (int argc, char **argv)
{
  Options options = { FALSE };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("the file to write; it may be one of the three"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json,
      N_ ("list the conflicts as JSON, with the ids and words of the files"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (
          argc, argv, entries, _ ("BASE MINE THEIRS -o FILE"),
          _ ("Puts together what two people made of the same map. What only one of them changed is "
             "taken;\nan edit wins over a delete. Where both changed the same thing, the file has "
             "mine, and the\nconflict is listed."),
          _ ("An empty file as BASE stands for none. It can be git's program for merges of maps:\n"
             "    git config merge.cjm.driver \"cjmap merge %O %A %B -o %A\"\n\n"
             "Exit status: 0 where everything was merged, 1 where there are conflicts; the file is "
             "written in\nboth cases. 2 where a file cannot be read or written and for wrong use."),
          &status))
    status = read_and_merge (&options);

  g_free (options.output);
  g_strfreev (options.files);
  return status;
}
