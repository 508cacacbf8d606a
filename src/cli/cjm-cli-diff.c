#include "cjm-cli-command.h"
#include "cjm-cli-json.h"
#include "cjm-compare-text.h"
#include "cjm-file-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  gboolean is_json;
  char **files;
} Options;

/* What git calls a program for its diffs with: the path, then the old file with its hash and mode,
 * the new file with the same; two more where the file was renamed; the path alone where a merge
 * waits for it. It takes any other exit status than 0 for a crash. */
#define N_WORDS_OF_GIT 7
#define OLD_FILE_OF_GIT 1
#define NEW_FILE_OF_GIT 4

/* What stands for a map that is not there, before it was made or after it was deleted. */
#define NO_FILE "/dev/null"

static gboolean
is_called_by_git (guint n_words)
{
  return n_words >= N_WORDS_OF_GIT || (n_words == 1 && g_getenv ("GIT_DIFF_PATH_COUNTER") != NULL);
}

/* Text */

/* What becomes of one record stands together: on the line that names it where it is one thing. */
static void
print_record (const GArray *differences,
              guint first,
              guint end,
              const CjmMap *before,
              const CjmMap *after,
              const CjmNoteFormat *format)
{
  const CjmDifference *difference = &g_array_index (differences, CjmDifference, first);
  g_autofree char *subject = NULL;

  if (end == first + 1)
    {
      g_autofree char *text = cjm_difference_dup_text (difference, before, after, format);

      printf ("%s\n", text);
      return;
    }

  subject = cjm_difference_dup_subject (difference, before, after, format);
  printf ("%s\n", subject);
  for (guint i = first; i < end; i++)
    {
      g_autofree char *change = cjm_difference_dup_change (
          &g_array_index (differences, CjmDifference, i), before, after, format);

      printf ("    %s\n", change);
    }
}

static gboolean
is_of_same_record (const CjmDifference *one, const CjmDifference *other)
{
  return one->id == other->id && (one->id != 0 || one->type == other->type);
}

static void
print_sum (const GArray *differences)
{
  guint counts[CJM_N_DIFFERENCE_KINDS] = { 0 };

  for (guint i = 0; i < differences->len; i++)
    counts[g_array_index (differences, CjmDifference, i).kind]++;

  /* Translators: %u are numbers of differences between two maps. */
  printf (_ ("Added: %u, removed: %u, changed: %u, moved: %u\n"), counts[CJM_DIFFERENCE_ADDED],
          counts[CJM_DIFFERENCE_REMOVED], counts[CJM_DIFFERENCE_CHANGED],
          counts[CJM_DIFFERENCE_MOVED]);
}

static void
print_text (const GArray *differences, const CjmMap *before, const CjmMap *after)
{
  g_autoptr (CjmWords) words = NULL;
  CjmNoteFormat format = cjm_cli_create_format (&words);

  for (guint i = 0, end; i < differences->len; i = end)
    {
      for (end = i + 1; end < differences->len; end++)
        if (!is_of_same_record (&g_array_index (differences, CjmDifference, i),
                                &g_array_index (differences, CjmDifference, end)))
          break;
      print_record (differences, i, end, before, after, &format);
    }
  if (differences->len > 0)
    print_sum (differences);
}

/* JSON */

static const char *
get_kind_word (CjmDifferenceKind kind)
{
  static const char *const words[CJM_N_DIFFERENCE_KINDS] = {
    [CJM_DIFFERENCE_ADDED] = "added",
    [CJM_DIFFERENCE_REMOVED] = "removed",
    [CJM_DIFFERENCE_CHANGED] = "changed",
    [CJM_DIFFERENCE_MOVED] = "moved",
  };

  return words[kind];
}

static void
print_object (const CjmDifference *difference,
              const CjmMap *before,
              const CjmMap *after,
              const CjmNoteFormat *format)
{
  GString *json = g_string_new ("{");
  g_autofree char *id = cjm_file_dup_id (difference->type, difference->id);
  g_autofree char *text = cjm_difference_dup_text (difference, before, after, format);

  cjm_cli_json_append_member (json, "kind", get_kind_word (difference->kind));
  cjm_cli_json_append_member (json, "type", cjm_file_get_type_word (difference->type));
  cjm_cli_json_append_member (json, "id", id);
  if (difference->kind == CJM_DIFFERENCE_CHANGED)
    {
      g_autofree char *old
          = cjm_file_dup_part (before, difference->type, difference->id, difference->offset);
      g_autofree char *new
          = cjm_file_dup_part (after, difference->type, difference->id, difference->offset);

      cjm_cli_json_append_member (json, "part",
                                  cjm_file_get_part_word (difference->type, difference->offset));
      cjm_cli_json_append_member (json, "before", old);
      cjm_cli_json_append_member (json, "after", new);
    }
  cjm_cli_json_append_member (json, "text", text);
  printf ("%s}", json->str);
  g_string_free (json, TRUE);
}

static void
print_json (const GArray *differences, const CjmMap *before, const CjmMap *after)
{
  g_autoptr (CjmWords) words = NULL;
  CjmNoteFormat format = cjm_cli_create_format (&words);

  printf ("[");
  for (guint i = 0; i < differences->len; i++)
    {
      printf (i > 0 ? ",\n  " : "\n  ");
      print_object (&g_array_index (differences, CjmDifference, i), before, after, &format);
    }
  printf (differences->len > 0 ? "\n]\n" : "]\n");
}

/* The command */

/* FALSE after saying why a file cannot be read. */
static gboolean
load_both (CjmMap **before, const char *one, CjmMap **after, const char *other)
{
  gboolean is_new = g_str_equal (one, NO_FILE), is_gone = g_str_equal (other, NO_FILE);

  *before = is_new ? NULL : cjm_cli_load_map (one);
  *after = is_gone ? NULL : cjm_cli_load_map (other);
  if (is_new && *after != NULL)
    *before = cjm_map_new ((*after)->language);
  if (is_gone && *before != NULL)
    *after = cjm_map_new ((*before)->language);

  return *before != NULL && *after != NULL;
}

static CjmCliStatus
compare_files (const Options *options, const char *one, const char *other)
{
  g_autoptr (CjmMap) before = NULL, after = NULL;
  g_autoptr (GArray) differences = NULL;

  if (!load_both (&before, one, &after, other))
    return CJM_CLI_USAGE;

  differences = cjm_map_compare (before, after);
  if (options->is_json)
    print_json (differences, before, after);
  else
    print_text (differences, before, after);

  return differences->len == 0 ? CJM_CLI_OK : CJM_CLI_FAILED;
}

static void
compare_for_git (const Options *options, guint n_words)
{
  const char *path = options->files[0];

  if (n_words == 1)
    {
      /* Translators: %s is a file that two people have changed in ways that do not go together. */
      printf (_ ("%s: not merged yet\n"), path);
      return;
    }

  printf ("%s\n", path);
  compare_files (options, options->files[OLD_FILE_OF_GIT], options->files[NEW_FILE_OF_GIT]);
}

static CjmCliStatus
read_and_compare (const Options *options)
{
  guint n_words = options->files != NULL ? g_strv_length (options->files) : 0;

  if (is_called_by_git (n_words))
    {
      compare_for_git (options, n_words);
      return CJM_CLI_OK;
    }
  if (n_words != 2)
    return cjm_cli_refuse ("diff", "%s", _ ("name two maps, the older one first"));

  return compare_files (options, options->files[0], options->files[1]);
}

CjmCliStatus
cjm_cli_diff (int argc, char **argv)
{
  Options options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json,
      N_ ("write the differences as JSON, with the ids and words of the files"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (argc, argv, entries, _ ("OLD NEW"),
                     _ ("Says what differs between two maps: what was added, removed, changed and "
                        "moved, in the order\nin which one reads the sheet."),
                     _ ("It can be git's program for diffs of maps:\n"
                        "    git config diff.cjm.command \"cjmap diff\"\n\n"
                        "Exit status: 0 where both say the same, 1 where they differ, 2 where a "
                        "file cannot be read\nand for wrong use."),
                     &status))
    status = read_and_compare (&options);

  g_strfreev (options.files);
  return status;
}
