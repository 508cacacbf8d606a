#include <libxml/parser.h>
#include <string.h>

#include "cjm-format.h"
#include "cjm-reader.h"
#include "cjm-writer.h"

#include <math.h>

/* Every refused fixture with the code, the line and a word of the message that it must get; a
 * word without which the message would not say what is wrong. */
static const struct
{
  const char *path;
  CjmReadErrorCode code;
  guint line;
  const char *word;
} refused[] = {
  { "beyond-schema/dangling-channel.cjm", CJM_READ_ERROR_REFERENCE, 25, "channel" },
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
  { "bytes/missing-end-tag.cjm", CJM_READ_ERROR_NOT_XML, 4, "title" },
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
  { "bytes/wrong-end-tag.cjm", CJM_READ_ERROR_NOT_XML, 20, "note" },
  { "bytes/zero-bytes.cjm", CJM_READ_ERROR_NOT_XML, 20, "zero" },
  { "bytes/zip.cjm", CJM_READ_ERROR_NOT_XML, 1, "ZIP" },
  { "structure/answer-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 49, "l0000000000000005" },
  { "structure/answer-without-note.cjm", CJM_READ_ERROR_STRUCTURE, 49, "note" },
  { "structure/attribute-on-title.cjm", CJM_READ_ERROR_STRUCTURE, 3, "size" },
  { "structure/audience-with-comma.cjm", CJM_READ_ERROR_STRUCTURE, 15, "12,000" },
  { "structure/author-after-date.cjm", CJM_READ_ERROR_STRUCTURE, 5, "author" },
  { "structure/bad-actual.cjm", CJM_READ_ERROR_STRUCTURE, 42, "3.2.1" },
  { "structure/bad-audience.cjm", CJM_READ_ERROR_STRUCTURE, 15, "many" },
  { "structure/bad-base64.cjm", CJM_READ_ERROR_STRUCTURE, 6, "picture" },
  { "structure/bad-better.cjm", CJM_READ_ERROR_STRUCTURE, 42, "less" },
  { "structure/bad-by.cjm", CJM_READ_ERROR_STRUCTURE, 30, "map" },
  { "structure/bad-colour.cjm", CJM_READ_ERROR_STRUCTURE, 10, "teal" },
  { "structure/bad-due.cjm", CJM_READ_ERROR_STRUCTURE, 48, "2026-13-01" },
  { "structure/bad-effort.cjm", CJM_READ_ERROR_STRUCTURE, 48, "little" },
  { "structure/bad-emphasis.cjm", CJM_READ_ERROR_STRUCTURE, 25, "“1”" },
  { "structure/bad-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "guess" },
  { "structure/bad-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "note-1" },
  { "structure/bad-kind.cjm", CJM_READ_ERROR_STRUCTURE, 17, "feelings" },
  { "structure/bad-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "english_UK" },
  { "structure/bad-moment.cjm", CJM_READ_ERROR_STRUCTURE, 25, "yes" },
  { "structure/bad-note-date.cjm", CJM_READ_ERROR_STRUCTURE, 25, "yesterday" },
  { "structure/bad-picture.cjm", CJM_READ_ERROR_STRUCTURE, 61, "picture" },
  { "structure/bad-role.cjm", CJM_READ_ERROR_STRUCTURE, 25, "helps" },
  { "structure/bad-side.cjm", CJM_READ_ERROR_STRUCTURE, 42, "web" },
  { "structure/bad-source-date.cjm", CJM_READ_ERROR_STRUCTURE, 8, "2026-01-32" },
  { "structure/bad-source-type.cjm", CJM_READ_ERROR_STRUCTURE, 8, "survey" },
  { "structure/bad-status.cjm", CJM_READ_ERROR_STRUCTURE, 48, "late" },
  { "structure/bad-target.cjm", CJM_READ_ERROR_STRUCTURE, 42, "5 EUR" },
  { "structure/bad-version.cjm", CJM_READ_ERROR_STRUCTURE, 2, "1.O" },
  { "structure/base64-padding-inside.cjm", CJM_READ_ERROR_STRUCTURE, 6, "picture" },
  { "structure/base64-with-unused-bits.cjm", CJM_READ_ERROR_STRUCTURE, 6, "picture" },
  { "structure/base64-without-padding.cjm", CJM_READ_ERROR_STRUCTURE, 6, "picture" },
  { "structure/cell-without-step.cjm", CJM_READ_ERROR_STRUCTURE, 19, "step" },
  { "structure/curve-after-cell.cjm", CJM_READ_ERROR_STRUCTURE, 38, "curve" },
  { "structure/curve-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 36, "l0000000000000002" },
  { "structure/dangling-answer.cjm", CJM_READ_ERROR_REFERENCE, 49, "note" },
  { "structure/dangling-curve.cjm", CJM_READ_ERROR_REFERENCE, 36, "curve" },
  { "structure/dangling-group.cjm", CJM_READ_ERROR_REFERENCE, 17, "group" },
  { "structure/dangling-source.cjm", CJM_READ_ERROR_REFERENCE, 25, "source" },
  { "structure/dangling-step.cjm", CJM_READ_ERROR_REFERENCE, 19, "step" },
  { "structure/date-in-old-times.cjm", CJM_READ_ERROR_STRUCTURE, 6, "0026-02-12" },
  { "structure/date-with-slashes.cjm", CJM_READ_ERROR_STRUCTURE, 6, "12/02/2026" },
  { "structure/date-with-time.cjm", CJM_READ_ERROR_STRUCTURE, 6, "2026-02-12T10:00" },
  { "structure/date-without-day.cjm", CJM_READ_ERROR_STRUCTURE, 6, "2026-02" },
  { "structure/day-that-is-none.cjm", CJM_READ_ERROR_STRUCTURE, 7, "2027-02-29" },
  { "structure/detail-in-cell.cjm", CJM_READ_ERROR_STRUCTURE, 56, "feeling" },
  { "structure/detail-in-detail.cjm", CJM_READ_ERROR_STRUCTURE, 37, "metric" },
  { "structure/detail-in-title.cjm", CJM_READ_ERROR_STRUCTURE, 3, "feeling" },
  { "structure/duplicate-channel.cjm", CJM_READ_ERROR_REFERENCE, 15, "channel" },
  { "structure/duplicate-curve.cjm", CJM_READ_ERROR_REFERENCE, 34, "curve" },
  { "structure/duplicate-group.cjm", CJM_READ_ERROR_REFERENCE, 17, "group" },
  { "structure/duplicate-lane.cjm", CJM_READ_ERROR_REFERENCE, 23, "lane" },
  { "structure/duplicate-note.cjm", CJM_READ_ERROR_REFERENCE, 21, "note" },
  { "structure/duplicate-phase.cjm", CJM_READ_ERROR_REFERENCE, 14, "phase" },
  { "structure/duplicate-source.cjm", CJM_READ_ERROR_REFERENCE, 11, "source" },
  { "structure/duplicate-step.cjm", CJM_READ_ERROR_REFERENCE, 13, "step" },
  { "structure/element-without-namespace.cjm", CJM_READ_ERROR_STRUCTURE, 4, "sticker" },
  { "structure/empty-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "" },
  { "structure/empty-number.cjm", CJM_READ_ERROR_STRUCTURE, 15, "audience" },
  { "structure/empty-role.cjm", CJM_READ_ERROR_STRUCTURE, 25, "role" },
  { "structure/empty-source-date.cjm", CJM_READ_ERROR_STRUCTURE, 8, "date" },
  { "structure/feeling-in-words.cjm", CJM_READ_ERROR_STRUCTURE, 36, "good" },
  { "structure/feeling-too-high.cjm", CJM_READ_ERROR_STRUCTURE, 36, "2.01" },
  { "structure/feeling-too-low.cjm", CJM_READ_ERROR_STRUCTURE, 36, "-3" },
  { "structure/feeling-with-comma.cjm", CJM_READ_ERROR_STRUCTURE, 36, "1,5" },
  { "structure/feeling-without-digit.cjm", CJM_READ_ERROR_STRUCTURE, 36, ".5" },
  { "structure/huge-audience.cjm", CJM_READ_ERROR_STRUCTURE, 15, "1000000000000001" },
  { "structure/huge-target.cjm", CJM_READ_ERROR_STRUCTURE, 42, "target" },
  { "structure/id-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 20, "l0000000000000002" },
  { "structure/impact-of-zero.cjm", CJM_READ_ERROR_STRUCTURE, 48, "impact" },
  { "structure/impact-too-high.cjm", CJM_READ_ERROR_STRUCTURE, 48, "6" },
  { "structure/impact-with-fraction.cjm", CJM_READ_ERROR_STRUCTURE, 48, "4.0" },
  { "structure/known-element-elsewhere.cjm", CJM_READ_ERROR_STRUCTURE, 3, "summary" },
  { "structure/major-zero.cjm", CJM_READ_ERROR_STRUCTURE, 2, "0.9" },
  { "structure/negative-audience.cjm", CJM_READ_ERROR_STRUCTURE, 15, "-1" },
  { "structure/newer-major-and-unknown.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/newer-major.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/newer-namespace.cjm", CJM_READ_ERROR_NEWER_VERSION, 2, "newer" },
  { "structure/no-channel-id.cjm", CJM_READ_ERROR_STRUCTURE, 12, "id" },
  { "structure/no-curve-id.cjm", CJM_READ_ERROR_STRUCTURE, 34, "id" },
  { "structure/no-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "evidence" },
  { "structure/no-id.cjm", CJM_READ_ERROR_STRUCTURE, 20, "id" },
  { "structure/no-kind.cjm", CJM_READ_ERROR_STRUCTURE, 17, "kind" },
  { "structure/no-language.cjm", CJM_READ_ERROR_STRUCTURE, 2, "lang" },
  { "structure/no-namespace.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "map" },
  { "structure/no-photo-type.cjm", CJM_READ_ERROR_STRUCTURE, 6, "type" },
  { "structure/no-picture-type.cjm", CJM_READ_ERROR_STRUCTURE, 61, "type" },
  { "structure/no-source-id.cjm", CJM_READ_ERROR_STRUCTURE, 11, "id" },
  { "structure/no-version.cjm", CJM_READ_ERROR_STRUCTURE, 2, "version" },
  { "structure/number-that-is-none.cjm", CJM_READ_ERROR_STRUCTURE, 15, "NaN" },
  { "structure/number-with-exponent.cjm", CJM_READ_ERROR_STRUCTURE, 15, "12e3" },
  { "structure/number-with-plus.cjm", CJM_READ_ERROR_STRUCTURE, 15, "+12000" },
  { "structure/objective-after-step.cjm", CJM_READ_ERROR_STRUCTURE, 21, "objective" },
  { "structure/own-element-in-foreign.cjm", CJM_READ_ERROR_STRUCTURE, 5, "title" },
  { "structure/own-prefixed-attribute.cjm", CJM_READ_ERROR_STRUCTURE, 20, "mood" },
  { "structure/phase-without-step.cjm", CJM_READ_ERROR_STRUCTURE, 10, "step" },
  { "structure/short-colour.cjm", CJM_READ_ERROR_STRUCTURE, 10, "#fff" },
  { "structure/source-after-channel.cjm", CJM_READ_ERROR_STRUCTURE, 15, "source" },
  { "structure/source-id-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 11, "s0000000000000009" },
  { "structure/source-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 25, "c0000000000000001" },
  { "structure/spaced-evidence.cjm", CJM_READ_ERROR_STRUCTURE, 20, "data" },
  { "structure/step-reference-of-other-type.cjm", CJM_READ_ERROR_STRUCTURE, 19,
    "p0000000000000001" },
  { "structure/svg.cjm", CJM_READ_ERROR_NOT_A_MAP, 2, "svg" },
  { "structure/text-behind-detail.cjm", CJM_READ_ERROR_STRUCTURE, 37, "feeling" },
  { "structure/text-between-elements.cjm", CJM_READ_ERROR_STRUCTURE, 9, "persona" },
  { "structure/text-in-action.cjm", CJM_READ_ERROR_STRUCTURE, 49, "action" },
  { "structure/text-in-detail.cjm", CJM_READ_ERROR_STRUCTURE, 37, "feeling" },
  { "structure/text-in-map.cjm", CJM_READ_ERROR_STRUCTURE, 3, "map" },
  { "structure/text-in-source.cjm", CJM_READ_ERROR_STRUCTURE, 11, "source" },
  { "structure/text-in-step.cjm", CJM_READ_ERROR_STRUCTURE, 12, "step" },
  { "structure/title-after-persona.cjm", CJM_READ_ERROR_STRUCTURE, 9, "title" },
  { "structure/too-narrow-step.cjm", CJM_READ_ERROR_STRUCTURE, 18, "149" },
  { "structure/too-wide-step.cjm", CJM_READ_ERROR_STRUCTURE, 18, "900.1" },
  { "structure/two-details-of-a-kind.cjm", CJM_READ_ERROR_STRUCTURE, 37, "feeling" },
  { "structure/two-details-the-other-way.cjm", CJM_READ_ERROR_STRUCTURE, 37, "feeling" },
  { "structure/two-details.cjm", CJM_READ_ERROR_STRUCTURE, 37, "metric" },
  { "structure/two-editions.cjm", CJM_READ_ERROR_STRUCTURE, 6, "edition" },
  { "structure/two-personas.cjm", CJM_READ_ERROR_STRUCTURE, 5, "persona" },
  { "structure/two-photos.cjm", CJM_READ_ERROR_STRUCTURE, 9, "photo" },
  { "structure/two-step-names.cjm", CJM_READ_ERROR_STRUCTURE, 20, "name" },
  { "structure/two-titles.cjm", CJM_READ_ERROR_STRUCTURE, 4, "title" },
  { "structure/unknown-attribute.cjm", CJM_READ_ERROR_STRUCTURE, 20, "mood" },
  { "structure/unknown-detail-attribute.cjm", CJM_READ_ERROR_STRUCTURE, 36, "valor" },
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

static const CjmNote *
find_note (const CjmMap *map, CjmId id)
{
  const CjmNote *note = cjm_map_find_note (map, id, NULL);

  g_assert_nonnull (note);
  return note;
}

/* What the map, its sources, channels, phases and lanes say beside their names. */
static void
test_values_of_kinds (void)
{
  g_autoptr (GBytes) bytes = load ("accepted", "kinds.cjm");
  g_autoptr (CjmMap) map = read_or_fail (bytes);
  const CjmPhase *phase = cjm_map_get_phase (map, 0);
  const CjmSource *source = cjm_map_find_source (map, 1);
  const CjmChannel *channel = cjm_map_find_channel (map, 1);
  const CjmLane *lane = cjm_map_get_lane (map, 1);
  const CjmNote *note = find_note (map, 1);

  g_assert_cmpstr (map->author, ==, "Bea");
  g_assert_cmpstr (map->edition, ==, "1.4");
  g_assert_cmpstr (map->date, ==, "2026-02-12");
  g_assert_cmpstr (map->review_date, ==, "2028-02-29");
  g_assert_cmpstr (source->name, ==, "Own study");
  g_assert_cmpint (source->source_type, ==, CJM_SOURCE_STUDY);
  g_assert_cmpstr (source->date, ==, "2026-01-31");
  g_assert_cmpstr (source->address, ==, "https://example.org/study?a=1&b=2");
  g_assert_cmpint (cjm_map_find_source (map, 2)->source_type, ==, CJM_SOURCE_OTHER);
  g_assert_cmpstr (channel->name, ==, "Forum");
  g_assert_cmpstr (channel->icon, ==, "web");
  g_assert_cmpstr (phase->objective, ==, "Be found");
  g_assert_true (phase->audience == 12000);
  g_assert_cmpstr (((CjmStep *) cjm_sequence_get (phase->steps, 0))->name, ==, "Search");
  g_assert_true (((CjmStep *) cjm_sequence_get (phase->steps, 0))->width == 240.5);
  g_assert_true (isnan (((CjmStep *) cjm_sequence_get (phase->steps, 1))->width));
  g_assert_true (lane->is_by_phase);
  g_assert_cmpstr (((CjmCurve *) cjm_sequence_get (lane->curves, 0))->name, ==, "Today");
  g_assert_cmpuint (cjm_sequence_get_length (lane->curves), ==, 2);
  g_assert_false (cjm_map_get_lane (map, 0)->is_by_phase);
  g_assert_cmpuint (note->source, ==, 1);
  g_assert_cmpstr (note->date, ==, "2026-01-31");
  g_assert_true (note->is_moment);
  g_assert_true (note->is_emphasized);
  g_assert_false (find_note (map, 2)->is_moment);
}

static void
test_details (void)
{
  g_autoptr (GBytes) bytes = load ("accepted", "kinds.cjm");
  g_autoptr (CjmMap) map = read_or_fail (bytes);
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (find_note (map, 1), CJM_RECORD_TOUCHPOINT);
  const CjmFeeling *feeling = cjm_note_get_detail (find_note (map, 4), CJM_RECORD_FEELING);
  const CjmMetric *metric = cjm_note_get_detail (find_note (map, 6), CJM_RECORD_METRIC);
  const CjmAction *action = cjm_note_get_detail (find_note (map, 8), CJM_RECORD_ACTION);
  const CjmPhoto *picture = cjm_note_get_detail (find_note (map, 10), CJM_RECORD_PHOTO);

  g_assert_cmpuint (touchpoint->own_channel, ==, 1);
  g_assert_cmpint (touchpoint->role, ==, CJM_ROLE_ASSISTS);
  touchpoint = cjm_note_get_detail (find_note (map, 2), CJM_RECORD_TOUCHPOINT);
  g_assert_cmpstr (touchpoint->channel, ==, "web");
  g_assert_cmpint (touchpoint->role, ==, CJM_ROLE_CONVERTS);
  g_assert_cmpuint (feeling->curve, ==, 1);
  g_assert_true (feeling->value == 1.5);
  g_assert_true (cjm_note_get_feeling (find_note (map, 5)) == -0.1);
  g_assert_cmpstr (metric->unit, ==, "%");
  g_assert_true (metric->target == 5);
  g_assert_true (metric->actual == 3.2);
  g_assert_cmpstr (metric->period, ==, "January");
  g_assert_cmpint (metric->side, ==, CJM_SIDE_CHANNEL);
  g_assert_true (metric->is_lower_better);
  g_assert_cmpstr (action->owner, ==, "Bea");
  g_assert_cmpstr (action->due, ==, "2026-03-01");
  g_assert_cmpint (action->impact, ==, 4);
  g_assert_cmpint (action->effort, ==, 2);
  g_assert_cmpint (action->status, ==, CJM_STATUS_STARTED);
  g_assert_cmpint (cjm_sequence_find (action->answers, 5), ==, 0);
  g_assert_cmpint (cjm_sequence_find (action->answers, 9), ==, 1);
  g_assert_cmpstr (find_note (map, 10)->text, ==, "Kettle");
  g_assert_cmpstr (picture->media_type, ==, "image/png");
  g_assert_cmpuint (g_bytes_get_size (picture->data), ==, 8);
  g_assert_null (find_note (map, 9)->detail);
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

/* Defaults may be spelt out, and blanks may stand around what has a form of its own. */
static void
test_spelt_defaults (void)
{
  static const char *const spelt
      = HEAD "<date> 2026-02-12\n</date><review-date/>"
             "<source id='r0000000000000001' type='other'/>"
             "<phase id='p0000000000000001' audience=' 7.50 '><step id='s0000000000000001'/>"
             "</phase><lane id='l0000000000000001' kind='emotion' by='step'>"
             "<cell step='s0000000000000001'><note id='n0000000000000001' evidence='data' "
             "moment='false' emphasis='false' date=' 2026-02-12 '>a<metric side='business' "
             "better='higher'/></note><note id='n0000000000000002' evidence='data'>b"
             "<action status='pending' impact=' 3 '/>\n</note><note id='n0000000000000003' "
             "evidence='data'><feeling value='-0'/></note></cell></lane></map>";
  g_autoptr (CjmMap) map = read_string (spelt);
  g_autoptr (GBytes) bytes = cjm_writer_write (map);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (written, "<date>2026-02-12</date>\n  <source id=\"r0000000000000001\"/>"
                                     "\n  <phase id=\"p0000000000000001\" audience=\"7.5\">"));
  g_assert_nonnull (strstr (written, "kind=\"emotion\">"));
  g_assert_nonnull (strstr (written, "evidence=\"data\" date=\"2026-02-12\">a</note>"));
  g_assert_nonnull (strstr (written, ">b<action impact=\"3\"/></note>"));
  g_assert_nonnull (strstr (written, "><feeling value=\"0\"/></note>"));
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
    "<date calendar=\"tea\"/>",
    "type=\"rumor\" weight=\"2\"",
    "<quote>Heard</quote>",
    "place=\"home\"",
    "<message>Hi</message>",
    "<name lang=\"en\">Audience</name>",
    "<icon/>",
    "kind=\"dreams\"",
    "by=\"week\" shape=\"smooth\"",
    "<range low=\"-2\" high=\"+2\"/>",
    "evidence=\"measured\" moment=\"partly\" weight=\"q1\"",
    "Boils water<link to=\"n1\"/>",
    "Sips<stars n=\"3\"/>",
    "Sees<touchpoint channel=\"hologram\" role=\"delights\"/><link to=\"n1\"/>",
    "Sold<metric side=\"planet\" better=\"steady\" trend=\"up\"/>",
    "Fix<action status=\"dropped\">\n          <answers note=\"n0000000000000001\" "
    "how=\"fully\"/>\n          <depends on=\"n1\"/>\n        </action></note>",
    "<owner role=\"lead\">Bea</owner>",
    "<quote xmlns:x=\"urn:x\" id=\"q1\" x:y=\"1\">\n      <title>Own study</title>",
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
  g_assert_cmpint (g_get_monotonic_time () - start, <, 120 * G_USEC_PER_SEC);
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

/* References cut a text into pieces, of which none is too long. */
static void
test_too_many_pieces (void)
{
  g_autoptr (GString) file = g_string_new ("<map xmlns=\"" CJM_FORMAT_NAMESPACE
                                           "\" version=\"1.0\" lang=\"en\"><title>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= CJM_FORMAT_MAX_PIECES; i++)
    g_string_append (file, "&#120;");
  g_string_append (file, "</title></map>");
  bytes = g_bytes_new (file->str, file->len);
  g_assert_null (cjm_reader_read (bytes, &error));
  g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_TOO_LARGE);
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

/* Cut at every byte there is. */
static void
test_cuts (gconstpointer name)
{
  g_autoptr (GBytes) original = load ("accepted", name);
  gsize size = g_bytes_get_size (original);

  for (gsize length = 0; length + strlen ("</map>\n") < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (original, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (cjm_reader_read (cut, &error));
      if (length > 0)
        g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_TRUNCATED);
    }
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
  g_test_add_func ("/reader/values-of-kinds", test_values_of_kinds);
  g_test_add_func ("/reader/details", test_details);
  g_test_add_func ("/reader/spelt-defaults", test_spelt_defaults);
  g_test_add_func ("/reader/normalized", test_normalized);
  g_test_add_func ("/reader/cell-order", test_cell_order);
  g_test_add_func ("/reader/later-version", test_later_version);
  g_test_add_func ("/reader/too-many-names", test_too_many_names);
  g_test_add_func ("/reader/too-many-attributes", test_too_many_attributes);
  g_test_add_func ("/reader/too-many-notes", test_too_many_notes);
  g_test_add_func ("/reader/too-many-phases", test_too_many_phases);
  g_test_add_func ("/reader/too-many-pieces", test_too_many_pieces);
  g_test_add_func ("/reader/too-many-namespaces", test_too_many_namespaces);
  g_test_add_func ("/reader/declaration-bomb", test_declaration_bomb);
  g_test_add_func ("/reader/too-large-file", test_too_large_file);
  g_test_add_func ("/reader/long-text", test_long_text);
  g_test_add_func ("/reader/far-position", test_far_position);
  g_test_add_data_func ("/reader/cuts", "full.cjm", test_cuts);
  g_test_add_data_func ("/reader/cuts-of-kinds", "kinds.cjm", test_cuts);

  return g_test_run ();
}
