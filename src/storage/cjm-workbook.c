#include "cjm-workbook-private.h"

#include "cjm-archive.h"
#include "cjm-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Opening a workbook: which parts it has, what its sheets are called, and the strings and styles
 * that their cells refer to. cjm-workbook-sheet.c reads a sheet. */

#define MAX_SHEETS 1000
#define MAX_STRINGS 1000000

/* What a part says of its relations to others: of an id, the path. */
typedef struct
{
  char *folder; /* that targets are relative to */
  GHashTable *targets;
  char *document; /* the path of the workbook itself, or NULL */
  char *strings, *styles;
} Relations;

static void
relations_clear (Relations *relations)
{
  g_free (relations->folder);
  g_free (relations->document);
  g_free (relations->strings);
  g_free (relations->styles);
  g_clear_pointer (&relations->targets, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, relations_clear)

static gboolean
ignore_end (const char *name, gpointer data)
{
  return TRUE;
}

static gboolean
ignore_text (const char *text, gsize length, gpointer data)
{
  return TRUE;
}

/* "xl/" and "worksheets/sheet1.xml", or "/xl/worksheets/sheet1.xml", as the name of a part. */
static char *
dup_path (const char *folder, const char *target)
{
  g_autofree char *joined
      = *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (joined, "/");

  return g_strdup (canonical + 1);
}

static gboolean
start_relation_cb (const char *name, const CjmPartTag *tag, gpointer data)
{
  Relations *relations = data;
  g_autofree char *id = cjm_part_tag_dup (tag, "Id");
  g_autofree char *type = cjm_part_tag_dup (tag, "Type");
  g_autofree char *target = cjm_part_tag_dup (tag, "Target");
  g_autofree char *path = NULL;
  char **member;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
    return TRUE;

  path = dup_path (relations->folder, target);
  member = g_str_has_suffix (type, "/officeDocument")  ? &relations->document
           : g_str_has_suffix (type, "/sharedStrings") ? &relations->strings
           : g_str_has_suffix (type, "/styles")        ? &relations->styles
                                                       : NULL;
  if (member != NULL && *member == NULL)
    *member = g_strdup (path);
  g_hash_table_insert (relations->targets, g_steal_pointer (&id), g_steal_pointer (&path));
  return TRUE;
}

/* The relations of the part in @folder called @base; none where there is no such part. */
static gboolean
read_relations (const CjmWorkbook *workbook,
                const char *folder,
                const char *base,
                Relations *relations,
                GError **error)
{
  static const CjmPartFuncs funcs = { start_relation_cb, ignore_end, ignore_text };
  g_autofree char *path = g_strconcat (folder, "_rels/", base, ".rels", NULL);
  GBytes *bytes = g_hash_table_lookup (workbook->parts, path);

  relations->folder = g_strdup (folder);
  relations->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return bytes == NULL || cjm_part_parse (path, bytes, &funcs, relations, error);
}

/* Sheets */

typedef struct
{
  CjmWorkbook *workbook;
  const Relations *relations;
  GStrvBuilder *names;
} Sheets;

static gboolean
start_workbook_cb (const char *name, const CjmPartTag *tag, gpointer data)
{
  Sheets *sheets = data;
  g_autofree char *title = NULL, *id = NULL, *epoch = NULL;
  const char *path;

  if (strcmp (name, "workbookPr") == 0)
    {
      epoch = cjm_part_tag_dup (tag, "date1904");
      sheets->workbook->is_from_1904
          = g_strcmp0 (epoch, "1") == 0 || g_strcmp0 (epoch, "true") == 0;
    }
  if (strcmp (name, "sheet") != 0)
    return TRUE;

  title = cjm_part_tag_dup (tag, "name");
  id = cjm_part_tag_dup (tag, "id");
  path = id != NULL ? g_hash_table_lookup (sheets->relations->targets, id) : NULL;
  if (title != NULL && path != NULL && g_hash_table_contains (sheets->workbook->parts, path))
    {
      g_strv_builder_add (sheets->names, title);
      g_ptr_array_add (sheets->workbook->paths, g_strdup (path));
    }
  return sheets->workbook->paths->len < MAX_SHEETS;
}

static gboolean
read_sheets (CjmWorkbook *workbook, const char *path, const Relations *relations, GError **error)
{
  static const CjmPartFuncs funcs = { start_workbook_cb, ignore_end, ignore_text };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  Sheets sheets = { workbook, relations, names };

  if (!cjm_part_parse (path, g_hash_table_lookup (workbook->parts, path), &funcs, &sheets, error))
    return FALSE;

  workbook->sheets = g_strv_builder_end (names);
  return TRUE;
}

/* Strings */

typedef struct
{
  GPtrArray *strings;
  GString *text;
  gboolean is_in_text;
  guint n_phonetic; /* how a text is spoken is no part of it */
} Strings;

static gboolean
start_string_cb (const char *name, const CjmPartTag *tag, gpointer data)
{
  Strings *strings = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (strings->text, 0);
  else if (strcmp (name, "rPh") == 0)
    strings->n_phonetic++;
  else
    strings->is_in_text = strcmp (name, "t") == 0 && strings->n_phonetic == 0;
  return TRUE;
}

static gboolean
end_string_cb (const char *name, gpointer data)
{
  Strings *strings = data;

  strings->is_in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && strings->n_phonetic > 0)
    strings->n_phonetic--;
  if (strcmp (name, "si") == 0)
    g_ptr_array_add (strings->strings, cjm_workbook_dup_decoded (strings->text->str));
  return strings->strings->len < MAX_STRINGS;
}

static gboolean
add_string_text_cb (const char *text, gsize length, gpointer data)
{
  Strings *strings = data;

  if (strings->is_in_text)
    g_string_append_len (strings->text, text, (gssize) length);
  return TRUE;
}

static gboolean
read_strings (CjmWorkbook *workbook, const char *path, GBytes *bytes, GError **error)
{
  static const CjmPartFuncs funcs = { start_string_cb, end_string_cb, add_string_text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Strings strings = { workbook->strings, text, FALSE, 0 };

  return cjm_part_parse (path, bytes, &funcs, &strings, error);
}

/* The whole */

static gboolean
is_wanted (const char *name, gpointer data)
{
  CjmWorkbook *workbook = data;

  if (g_str_has_prefix (name, "xl/comments") || strstr (name, "/comments/") != NULL
      || strstr (name, "/media/") != NULL || strstr (name, "/charts/") != NULL)
    {
      workbook->has_more = TRUE;
      return FALSE;
    }

  return g_str_has_suffix (name, ".rels")
         || (g_str_has_suffix (name, ".xml") && strstr (name, "theme") == NULL
             && strstr (name, "drawing") == NULL && strstr (name, "docProps") == NULL);
}

static gboolean
set_no_workbook (GError **error)
{
  g_propagate_error (
      error, cjm_read_error_new (CJM_READ_ERROR_NOT_A_MAP, 0, 0,
                                 _ ("This is no workbook of the kind XLSX. Open it in the program "
                                    "that made it and save it as XLSX, or as CSV.")));
  return FALSE;
}

static gboolean
read_optional (CjmWorkbook *workbook,
               const char *path,
               gboolean (*read) (CjmWorkbook *, const char *, GBytes *, GError **),
               GError **error)
{
  GBytes *bytes = path != NULL ? g_hash_table_lookup (workbook->parts, path) : NULL;

  return bytes == NULL || read (workbook, path, bytes, error);
}

static gboolean
open_workbook (CjmWorkbook *workbook, GError **error)
{
  g_auto (Relations) package = { NULL };
  g_auto (Relations) relations = { NULL };
  g_autofree char *folder = NULL, *base = NULL;
  const char *path;

  if (!read_relations (workbook, "", "", &package, error))
    return FALSE;
  path = package.document != NULL ? package.document : "xl/workbook.xml";
  if (!g_hash_table_contains (workbook->parts, path))
    return set_no_workbook (error);

  base = g_path_get_basename (path);
  folder = g_strndup (path, strlen (path) - strlen (base));
  if (!read_relations (workbook, folder, base, &relations, error)
      || !read_sheets (workbook, path, &relations, error)
      || !read_optional (workbook, relations.strings, read_strings, error)
      || !read_optional (workbook, relations.styles, cjm_workbook_read_styles, error))
    return FALSE;

  return workbook->paths->len > 0 || set_no_workbook (error);
}

CjmWorkbook *
cjm_workbook_new (GBytes *bytes, GError **error)
{
  g_autoptr (CjmWorkbook) workbook = g_new0 (CjmWorkbook, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  workbook->paths = g_ptr_array_new_with_free_func (g_free);
  workbook->strings = g_ptr_array_new_with_free_func (g_free);
  workbook->forms = g_array_new (FALSE, FALSE, sizeof (CjmNumberForm));
  if (size < 4 || memcmp (data, "PK", 2) != 0)
    {
      set_no_workbook (error);
      return NULL;
    }

  workbook->parts = cjm_archive_read (bytes, is_wanted, workbook, error);
  return workbook->parts != NULL && open_workbook (workbook, error) ? g_steal_pointer (&workbook)
                                                                    : NULL;
}

void
cjm_workbook_free (CjmWorkbook *workbook)
{
  g_clear_pointer (&workbook->parts, g_hash_table_unref);
  g_strfreev (workbook->sheets);
  g_ptr_array_unref (workbook->paths);
  g_ptr_array_unref (workbook->strings);
  g_array_unref (workbook->forms);
  g_free (workbook);
}

char **
cjm_workbook_get_sheets (const CjmWorkbook *workbook)
{
  return workbook->sheets;
}

gboolean
cjm_workbook_has_more (const CjmWorkbook *workbook)
{
  return workbook->has_more;
}
