#include <libxml/parser.h>
#include <string.h>

#include "cjm-format.h"
#include "cjm-reader.h"
#include "cjm-writer.h"

/* Every refused fixture with the code, the line and a word of the message that it must get; a
 * word without which the message would not say what is wrong. */
static const struct
{
  const char *path;
  CjmReadErrorCode code;
  guint line;
  const char *word;
} refused[] = {
  { "beyond-schema/too-deep.cjm", CJM_READ_ERROR_TOO_DEEP, 4, "deep" },
  { "beyond-schema/too-many-attributes.cjm", CJM_READ_ERROR_TOO_LARGE, 3, "attributes" },
  { "beyond-schema/two-cells-for-a-step.cjm", CJM_READ_ERROR_REFERENCE, 22, "cell" },
  { "bytes/attribute-twice.cjm", CJM_READ_ERROR_NOT_XML, 20, "well-formed" },
  { "bytes/bare-ampersand.cjm", CJM_READ_ERROR_NOT_XML, 20, "well-formed" },
  { "bytes/blank.cjm", CJM_READ_ERROR_NOT_XML, 1, "empty" },
  { "bytes/control-character.cjm", CJM_READ_ERROR_NOT_XML, 3, "well-formed" },
  { "bytes/control-reference.cjm", CJM_READ_ERROR_NOT_XML, 3, "well-formed" },
  { "bytes/cut-after-tag.cjm", CJM_READ_ERROR_TRUNCATED, 19, "cut short" },
  { "bytes/cut-in-character.cjm", CJM_READ_ERROR_TRUNCATED, 3, "cut short" },
  { "bytes/cut-in-comment.cjm", CJM_READ_ERROR_TRUNCATED, 24, "cut short" },
  { "bytes/cut-in-declaration.cjm", CJM_READ_ERROR_TRUNCATED, 1, "cut short" },
  { "bytes/cut-in-end-tag.cjm", CJM_READ_ERROR_TRUNCATED, 23, "cut short" },
  { "bytes/cut-in-note.cjm", CJM_READ_ERROR_TRUNCATED, 20, "cut short" },
  { "bytes/cut-in-reference.cjm", CJM_READ_ERROR_TRUNCATED, 3, "cut short" },
  { "bytes/cut-in-tag.cjm", CJM_READ_ERROR_TRUNCATED, 20, "cut short" },
  { "bytes/cut-in-value.cjm", CJM_READ_ERROR_TRUNCATED, 20, "cut short" },
  { "bytes/doctype-inside.cjm", CJM_READ_ERROR_DTD, 3, "DTD" },
  { "bytes/doctype.cjm", CJM_READ_ERROR_DTD, 2, "DTD" },
  { "bytes/empty.cjm", CJM_READ_ERROR_NOT_XML, 1, "empty" },
  { "bytes/entity-bomb.cjm", CJM_READ_ERROR_DTD, 2, "DTD" },
  { "bytes/external-entity.cjm", CJM_READ_ERROR_DTD, 2, "DTD" },
  { "bytes/gzip.cjm", CJM_READ_ERROR_NOT_XML, 1, "gzip" },
  { "bytes/html.cjm", CJM_READ_ERROR_DTD, 1, "DTD" },
  { "bytes/invalid-utf-8.cjm", CJM_READ_ERROR_ENCODING, 20, "UTF-8" },
  { "bytes/latin-1-undeclared.cjm", CJM_READ_ERROR_ENCODING, 3, "UTF-8" },
  { "bytes/latin-1.cjm", CJM_READ_ERROR_ENCODING, 1, "ISO-8859-1" },
  { "bytes/non-character.cjm", CJM_READ_ERROR_NOT_XML, 3, "well-formed" },
  { "bytes/overlong-utf-8.cjm", CJM_READ_ERROR_ENCODING, 20, "UTF-8" },
  { "bytes/pdf.cjm", CJM_READ_ERROR_NOT_XML, 1, "PDF" },
  { "bytes/plain-text.cjm", CJM_READ_ERROR_NOT_XML, 1, ".cjm" },
  { "bytes/png.cjm", CJM_READ_ERROR_NOT_XML, 1, ".cjm" },
  { "bytes/surrogates.cjm", CJM_READ_ERROR_ENCODING, 20, "UTF-8" },
  { "bytes/text-after-map.cjm", CJM_READ_ERROR_NOT_XML, 24, "well-formed" },
  { "bytes/two-roots.cjm", CJM_READ_ERROR_NOT_XML, 24, "well-formed" },
  { "bytes/undeclared-prefix.cjm", CJM_READ_ERROR_NOT_XML, 3, "well-formed" },
  { "bytes/unknown-entity.cjm", CJM_READ_ERROR_NOT_XML, 3, "nbsp" },
  { "bytes/utf-16-without-mark.cjm", CJM_READ_ERROR_ENCODING, 1, "UTF-16" },
  { "bytes/utf-16.cjm", CJM_READ_ERROR_ENCODING, 1, "UTF-16" },
  { "bytes/utf-32.cjm", CJM_READ_ERROR_ENCODING, 1, "UTF-16" },
  { "bytes/utf-7.cjm", CJM_READ_ERROR_ENCODING, 1, "UTF-7" },
  { "bytes/wrong-end-tag.cjm", CJM_READ_ERROR_NOT_XML, 20, "well-formed" },
  { "bytes/zero-bytes.cjm", CJM_READ_ERROR_NOT_XML, 20, "zero" },
  { "bytes/zip.cjm", CJM_READ_ERROR_NOT_XML, 1, "ZIP" },
  { "structure/attribute-on-title.cjm", CJM_READ_ERROR_STRUCTURE, 3, "size" },
  { "structure/bad-base64.cjm", CJM_READ_ERROR_STRUCTURE, 6, "photo" },
  { "structure/bad-colour.cjm", CJM_READ_ERROR_STRUCTURE, 10, "teal" },
  { "structure/bad-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "guess" },
  { "structure/bad-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "note-1" },
  { "structure/bad-kind.cjm", CJM_READ_ERROR_STRUCTURE, 17, "feelings" },
  { "structure/bad-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "english_UK" },
  { "structure/bad-version.cjm", CJM_READ_ERROR_STRUCTURE, 2, "1.O" },
  { "structure/base64-padding-inside.cjm", CJM_READ_ERROR_STRUCTURE, 6, "photo" },
  { "structure/base64-with-unused-bits.cjm", CJM_READ_ERROR_STRUCTURE, 6, "photo" },
  { "structure/base64-without-padding.cjm", CJM_READ_ERROR_STRUCTURE, 6, "photo" },
  { "structure/cell-without-step.cjm", CJM_READ_ERROR_STRUCTURE, 19, "step" },
  { "structure/dangling-group.cjm", CJM_READ_ERROR_REFERENCE, 17, "group" },
  { "structure/dangling-step.cjm", CJM_READ_ERROR_REFERENCE, 19, "step" },
  { "structure/duplicate-group.cjm", CJM_READ_ERROR_REFERENCE, 17, "group" },
  { "structure/duplicate-lane.cjm", CJM_READ_ERROR_REFERENCE, 23, "lane" },
  { "structure/duplicate-note.cjm", CJM_READ_ERROR_REFERENCE, 21, "note" },
  { "structure/duplicate-phase.cjm", CJM_READ_ERROR_REFERENCE, 14, "phase" },
  { "structure/duplicate-step.cjm", CJM_READ_ERROR_REFERENCE, 13, "step" },
  { "structure/element-without-namespace.cjm", CJM_READ_ERROR_STRUCTURE, 4, "sticker" },
  { "structure/empty-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "" },
  { "structure/id-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 20, "l0000000000000002" },
  { "structure/known-element-elsewhere.cjm", CJM_READ_ERROR_STRUCTURE, 3, "summary" },
  { "structure/major-zero.cjm", CJM_READ_ERROR_STRUCTURE, 2, "0.9" },
  { "structure/newer-major-and-unknown.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/newer-major.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/newer-namespace.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/no-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "evidence" },
  { "structure/no-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "id" },
  { "structure/no-kind.cjm", CJM_READ_ERROR_STRUCTURE, 17, "kind" },
  { "structure/no-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "lang" },
  { "structure/no-namespace.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "map" },
  { "structure/no-photo-type.cjm", CJM_READ_ERROR_STRUCTURE, 6, "type" },
  { "structure/no-version.cjm", CJM_READ_ERROR_STRUCTURE, 2, "version" },
  { "structure/own-element-in-foreign.cjm", CJM_READ_ERROR_STRUCTURE, 5, "title" },
  { "structure/own-prefixed-attribute.cjm", CJM_READ_ERROR_STRUCTURE, 20, "mood" },
  { "structure/phase-without-step.cjm", CJM_READ_ERROR_STRUCTURE, 10, "step" },
  { "structure/short-colour.cjm", CJM_READ_ERROR_STRUCTURE, 10, "#fff" },
  { "structure/spaced-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "data" },
  { "structure/step-reference-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 19,
    "p0000000000000001" },
  { "structure/svg.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "svg" },
  { "structure/text-between-elements.cjm", CJM_READ_ERROR_STRUCTURE, 9, "persona" },
  { "structure/text-in-map.cjm", CJM_READ_ERROR_STRUCTURE, 3, "map" },
  { "structure/text-in-step.cjm", CJM_READ_ERROR_STRUCTURE, 12, "step" },
  { "structure/title-after-persona.cjm", CJM_READ_ERROR_STRUCTURE, 9, "title" },
  { "structure/two-personas.cjm", CJM_READ_ERROR_STRUCTURE, 5, "persona" },
  { "structure/two-photos.cjm", CJM_READ_ERROR_STRUCTURE, 9, "photo" },
  { "structure/two-titles.cjm", CJM_READ_ERROR_STRUCTURE, 4, "title" },
  { "structure/unknown-attribute.cjm", CJM_READ_ERROR_STRUCTURE, 20, "mood" },
  { "structure/unknown-element-in-text.cjm", CJM_READ_ERROR_STRUCTURE, 20, "b" },
  { "structure/unknown-element.cjm", CJM_READ_ERROR_STRUCTURE, 4, "emotion" },
  { "structure/upper-case-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "n000000000000000A" },
  { "structure/version-with-zero.cjm", CJM_READ_ERROR_STRUCTURE, 2, "1.00" },
  { "structure/wrong-namespace.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "map" },
  { "structure/wrong-root.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "journey" },
  { "structure/zero-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "n0000000000000000" },
};

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static CjmMap *
read_or_fail (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  CjmMap *map = cjm_reader_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  return map;
}

static CjmMap *
read_string (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_or_fail (bytes);
}

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

/* What a person can make sense of: whole sentences, at a length that fits a dialog. */
static void
assert_readable (const char *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_true (g_str_has_suffix (message, "."));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (message)) || g_str_has_prefix (message, "“"));
  g_assert_cmpuint (strlen (message), <, 400);
  g_assert_null (strstr (message, "(null)"));
  g_assert_null (strchr (message, '\n'));
  g_assert_null (strchr (message, '%'));
}

static void
assert_refused (GBytes *bytes, CjmReadErrorCode code, guint line, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cjm_reader_read (bytes, &error));
  g_test_message ("%u:%u: %s", cjm_read_error_get_line (error), cjm_read_error_get_column (error),
                  error->message);
  g_assert_error (error, CJM_READ_ERROR, (int) code);
  g_assert_cmpuint (cjm_read_error_get_line (error), ==, line);
  g_assert_cmpuint (cjm_read_error_get_column (error), >=, line > 0 ? 1 : 0);
  g_assert_nonnull (strstr (error->message, word));
  assert_readable (error->message);
}

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = load ("refused", refused[i].path);

  assert_refused (bytes, refused[i].code, refused[i].line, refused[i].word);
}

static guint
count_files (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* No fixture may lie about unused. */
static void
test_all_refused (void)
{
  g_assert_cmpuint (count_files ("refused/structure") + count_files ("refused/beyond-schema")
                        + count_files ("refused/bytes"),
                    ==, G_N_ELEMENTS (refused));
}

static void
test_accepted (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = load (folder, name);
      g_autoptr (CjmMap) map = read_or_fail (bytes);
      g_autoptr (GBytes) written = cjm_writer_write (map);
      g_autoptr (CjmMap) again = read_or_fail (written);
      g_autoptr (GBytes) rewritten = cjm_writer_write (again);

      g_test_message ("%s", name);
      g_assert_true (cjm_map_equal (map, again));
      assert_same_bytes (written, rewritten);
    }
}

static void
test_accepted_now (void)
{
  test_accepted ("accepted");
}

static void
test_accepted_later (void)
{
  test_accepted ("later");
}

/* The same map, however it is spelt. */
static void
test_spellings (void)
{
  static const char *const names[] = { "comments.cjm", "one-line.cjm", "prefixes.cjm" };
  g_autoptr (GBytes) base = load ("accepted", "base.cjm");
  g_autoptr (CjmMap) map = read_or_fail (base);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = load ("accepted", names[i]);
      g_autoptr (CjmMap) other = read_or_fail (bytes);

      g_assert_true (cjm_map_equal (map, other));
    }
}

static void
test_values (void)
{
  g_autoptr (GBytes) bytes = load ("accepted", "full.cjm");
  g_autoptr (CjmMap) map = read_or_fail (bytes);
  const CjmPhase *phase = cjm_map_get_phase (map, 0);
  const CjmLane *lane = cjm_map_get_lane (map, 0);
  const CjmCell *cell = cjm_sequence_get (lane->cells, 0);
  const CjmNote *note = cjm_sequence_get (cell->notes, 0);

  g_assert_cmpstr (map->language, ==, "ar");
  g_assert_cmpuint (map->format_minor, ==, 0);
  g_assert_cmpstr (map->title, ==, "شراء دراجة — 自転車を買う & 🚲");
  g_assert_cmpstr (map->scenario, ==,
                   "Two lines:\n\tthe second begins with a tab. ]]> \"quotes\" 'and' <brackets>");
  g_assert_cmpstr (map->persona->profile, ==, "Cycles to work");
  g_assert_cmpstr (map->persona->photo->media_type, ==, "image/x-\"odd\"");
  g_assert_cmpuint (g_bytes_get_size (map->persona->photo->data), ==, 64);
  g_assert_cmpint (phase->color, ==, 0x00ff7f);
  g_assert_cmpuint (cjm_sequence_get_length (phase->steps), ==, 2);
  g_assert_cmpint (cjm_map_get_phase (map, 1)->color, ==, CJM_COLOR_AUTOMATIC);
  g_assert_cmpstr (lane->kind, ==, "notes");
  g_assert_cmpuint (lane->group, ==, 1);
  g_assert_cmpuint (cjm_map_get_lane (map, 1)->group, ==, 0);
  g_assert_cmpstr (lane->question, ==, "What do they do?");
  g_assert_cmpstr (note->text, ==, "  leading and trailing blanks  ");
  note = cjm_sequence_get (cell->notes, 2);
  g_assert_cmpint (note->evidence, ==, CJM_EVIDENCE_DATA);
  g_assert_cmpstr (note->text, ==, "Line\nbreak\n");
  g_assert_cmpstr (map->barrier, ==, "Price");
  g_assert_cmpstr (map->insight, ==, "Freedom");
}

#define HEAD "<map xmlns='" CJM_FORMAT_NAMESPACE "' version='1.0' lang='en'>"

/* Characters that a map does not hold may come by references. */
static void
test_normalized (void)
{
  g_autoptr (CjmMap) map
      = read_string (HEAD "<title>a&#10;b&#9;c</title><scenario>a&#13;&#10;b&#x85;&#x7f;"
                          "&#x2028;c&#xfdd0;</scenario><barrier> <![CDATA[<&]]> </barrier></map>");

  g_assert_cmpstr (map->title, ==, "a b c");
  g_assert_cmpstr (map->scenario, ==, "a\nb\nc");
  g_assert_cmpstr (map->barrier, ==, " <& ");
}

/* Cells come in the order of the steps, whatever order they have in the file. */
static void
test_cell_order (void)
{
  g_autoptr (CjmMap) map = read_string (
      HEAD "<phase id='p0000000000000001'><step id='sf000000000000000'/></phase>"
           "<phase id='p0000000000000002'><step id='s0000000000000001'/></phase>"
           "<lane id='l0000000000000001' kind='notes'><cell step='s0000000000000001'>"
           "<note id='n0000000000000002' evidence='data'/></cell><cell step='sf000000000000000'>"
           "<note id='n0000000000000001' evidence='data'/></cell></lane></map>");
  const CjmLane *lane = cjm_map_get_lane (map, 0);

  g_assert_cmpint (cjm_sequence_find (lane->cells, 0xf000000000000000), ==, 0);
  g_assert_cmpint (cjm_sequence_find (lane->cells, 1), ==, 1);
}

/* What a later version added is all there after a save, in the places that format.md names. */
static void
test_later_version (void)
{
  static const char *const kept[] = {
    "version=\"1.7\"",
    "theme=\"editorial\"",
    "<title short=\"yes\">Tea <b>time</b></title>",
    "<name given=\"Ann\">Ann</name>",
    "<mood/>",
    "type=\"image/avif\" crop=\"round\"",
    "color=\"teal\" goal=\"more\"",
    "channel=\"web\"",
    "<message>Hi</message>",
    "<name lang=\"en\">Audience</name>",
    "<icon/>",
    "kind=\"emotion\"",
    "curve=\"smooth\"",
    "<range low=\"-2\" high=\"+2\"/>",
    "evidence=\"measured\" source=\"q1\"",
    "Boils water<link to=\"n1\"/>",
    "<author role=\"lead\">Bea</author>",
    "<source xmlns:x=\"urn:x\" id=\"q1\" x:y=\"1\">\n      <title>Own study</title>",
  };
  g_autoptr (GBytes) bytes = load ("later", "everything.cjm");
  g_autoptr (CjmMap) map = read_or_fail (bytes);
  g_autoptr (GBytes) written = cjm_writer_write (map);
  g_autofree char *text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_test_message ("%s", kept[i]);
      g_assert_nonnull (strstr (text, kept[i]));
    }
}

/* Sizes that no fixture should have */

static void
append_many (GString *text, const char *format, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%016x", i + 1);
      g_auto (GStrv) parts = g_strsplit (format, "@", -1);
      g_autofree char *piece = g_strjoinv (number, parts);

      g_string_append (text, piece);
    }
}

static void
assert_too_large (GString *text, const char *word)
{
  gsize length = text->len;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_string_free (text, FALSE), length);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_assert_null (cjm_reader_read (bytes, &error));
  g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, word));
  assert_readable (error->message);
  /* Generous, for sanitizers and busy machines; without the limits these take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_too_many_names (void)
{
  GString *text = g_string_new (HEAD "<x:a xmlns:x='urn:x'>");

  append_many (text, "<x:n@/>", 1500000);
  g_string_append (text, "</x:a></map>");
  assert_too_large (text, "names");
}

static void
test_too_many_attributes (void)
{
  GString *text = g_string_new (HEAD "<x:a xmlns:x='urn:x'");

  append_many (text, " n@='1'", 300000);
  g_string_append (text, "/></map>");
  assert_too_large (text, "attributes");
}

static void
test_too_many_notes (void)
{
  GString *text = g_string_new (HEAD "<phase id='p0000000000000001'>"
                                     "<step id='s0000000000000001'/></phase>"
                                     "<lane id='l0000000000000001' kind='notes'>"
                                     "<cell step='s0000000000000001'>");

  append_many (text, "<note id='n@' evidence='data'/>", CJM_FORMAT_MAX_NOTES + 1);
  g_string_append (text, "</cell></lane></map>");
  assert_too_large (text, "note");
}

static void
test_too_many_phases (void)
{
  GString *text = g_string_new (HEAD);

  append_many (text, "<phase id='p@'><step id='s@'/></phase>", CJM_FORMAT_MAX_PHASES + 1);
  g_string_append (text, "</map>");
  assert_too_large (text, "phase");
}

/* A declaration that is far from where it is used may not be multiplied without end. */
static void
test_declaration_bomb (void)
{
  GString *text = g_string_new ("<map xmlns='" CJM_FORMAT_NAMESPACE "' xmlns:x='urn:");

  append_many (text, "@", 20000);
  g_string_append (text, "' version='1.0' lang='en'>");
  append_many (text, "<x:a n='@'/>", 20000);
  g_string_append (text, "</map>");
  assert_too_large (text, "CJMap");
}

static void
test_too_many_namespaces (void)
{
  GString *text = g_string_new (HEAD "<x:a xmlns:x='urn:x'>");

  append_many (text, "<x:a xmlns:a@='1' xmlns:b@='1' xmlns:c@='1' xmlns:d@='1' xmlns:e@='1'>", 60);
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "</x:a>");
  g_string_append (text, "</x:a></map>");
  assert_too_large (text, "namespaces");
}

static void
test_too_large_file (void)
{
  gsize size = CJM_FORMAT_MAX_FILE_SIZE + 1;
  char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

  memset (data, ' ', size);
  assert_refused (bytes, CJM_READ_ERROR_TOO_LARGE, 0, "256 MiB");
}

/* libxml2's tree cuts such a text at 10 MB and says nothing; this reader must not. */
static void
test_long_text (void)
{
  gsize size = 12 * 1000 * 1000;
  g_autoptr (GString) text = g_string_new (HEAD "<scenario>");
  g_autoptr (CjmMap) map = NULL;

  g_string_set_size (text, text->len + size);
  memset (text->str + text->len - size, 'x', size);
  g_string_append (text, "</scenario></map>");
  map = read_string (text->str);
  g_assert_cmpuint (strlen (map->scenario), ==, size);
}

/* The line is right far down in the file, and the column counts characters. */
static void
test_far_position (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 99999; i++)
    g_string_append_c (text, '\n');
  g_string_append (text, "<x:ñandú xmlns:x='urn:x'/><mood/></map>");
  bytes = g_bytes_new (text->str, text->len);

  g_assert_null (cjm_reader_read (bytes, &error));
  g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_STRUCTURE);
  g_assert_cmpuint (cjm_read_error_get_line (error), ==, 100000);
  g_assert_cmpuint (cjm_read_error_get_column (error), ==, 27);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/refused/", refused[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/reader/all-refused", test_all_refused);
  g_test_add_func ("/reader/accepted", test_accepted_now);
  g_test_add_func ("/reader/accepted-later", test_accepted_later);
  g_test_add_func ("/reader/spellings", test_spellings);
  g_test_add_func ("/reader/values", test_values);
  g_test_add_func ("/reader/normalized", test_normalized);
  g_test_add_func ("/reader/cell-order", test_cell_order);
  g_test_add_func ("/reader/later-version", test_later_version);
  g_test_add_func ("/reader/too-many-names", test_too_many_names);
  g_test_add_func ("/reader/too-many-attributes", test_too_many_attributes);
  g_test_add_func ("/reader/too-many-notes", test_too_many_notes);
  g_test_add_func ("/reader/too-many-phases", test_too_many_phases);
  g_test_add_func ("/reader/too-many-namespaces", test_too_many_namespaces);
  g_test_add_func ("/reader/declaration-bomb", test_declaration_bomb);
  g_test_add_func ("/reader/too-large-file", test_too_large_file);
  g_test_add_func ("/reader/long-text", test_long_text);
  g_test_add_func ("/reader/far-position", test_far_position);

  return g_test_run ();
}
