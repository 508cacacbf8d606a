#include <libxml/parser.h>
#include <string.h>

#include "cjm-import.h"
#include "cjm-map-table.h"
#include "cjm-note-list.h"
#include "cjm-reader.h"
#include "cjm-table-text.h"
#include "cjm-template.h"
#include "cjm-test-maps.h"
#include "cjm-writer.h"

/* The files of other programs as maps. What came out is written in short: the phases with the
 * number of their steps, then each lane as "kind name: cell|cell", the notes of a cell parted by
 * "+". */

static void
append_notes (GString *text, const CjmMap *map, const CjmLane *lane, CjmId step)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  CjmNoteFormat format = { words, '.' };
  const CjmCell *cell = cjm_lane_find_cell (lane, step);

  for (guint i = 0; cell != NULL && i < cjm_sequence_get_length (cell->notes); i++)
    {
      g_autofree char *note
          = cjm_note_dup_text (map, lane, cjm_sequence_get (cell->notes, i), &format);

      g_string_append_printf (text, "%s%s", i > 0 ? "+" : "", note);
    }
}

static void
append_lane (GString *text, const CjmMap *map, const CjmLane *lane)
{
  const CjmGroup *group = cjm_map_find_group (map, lane->group);
  gboolean is_first = TRUE;

  g_string_append_printf (text, "\n%s%s%s %s%s%s:", group != NULL ? group->name : "",
                          group != NULL ? "/" : "", lane->kind, lane->name,
                          *lane->question != '\0' ? "?" : "", lane->question);
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      for (guint j = 0; j < cjm_sequence_get_length (phase->steps); j++)
        {
          g_string_append_c (text, is_first ? ' ' : '|');
          append_notes (text, map, lane, ((CjmRecord *) cjm_sequence_get (phase->steps, j))->id);
          is_first = FALSE;
        }
    }
}

static char *
dup_short (const CjmMap *map)
{
  GString *text = g_string_new (map->title);

  g_string_append (text, " =");
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (map, i);

      g_string_append_printf (text, " %s(%u)", phase->name, cjm_sequence_get_length (phase->steps));
    }
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    append_lane (text, map, cjm_map_get_lane (map, i));

  return g_string_free (text, FALSE);
}

/* What was said, a line each. */
static char *
dup_remarks (GPtrArray *remarks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      const CjmRemark *remark = remarks->pdata[i];

      g_string_append_printf (text, "%u%s: %s\n", remark->line, remark->is_loss ? "-" : "",
                              remark->text);
    }

  return g_string_free (text, FALSE);
}

/* A map that any importer makes can be written and read. */
static void
assert_lasts (const CjmMap *map)
{
  g_autoptr (GBytes) bytes = cjm_writer_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) again = cjm_reader_read (bytes, &error);
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  rewritten = cjm_writer_write (again);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, g_bytes_get_data (rewritten, NULL));
}

static CjmMap *
read_bytes (GBytes *bytes, CjmImportFormat format, char **remarks)
{
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) list = cjm_remarks_new ();
  g_autoptr (GError) error = NULL;
  CjmMap *map = cjm_import_read (bytes, format, random, list, &error);

  g_rand_free (random);
  g_assert_no_error (error);
  assert_lasts (map);
  if (remarks != NULL)
    *remarks = dup_remarks (list);
  return map;
}

static void
assert_imports (const char *data, CjmImportFormat format, const char *expected, const char *said)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autofree char *remarks = NULL;
  g_autoptr (CjmMap) map = read_bytes (bytes, format, &remarks);
  g_autofree char *text = dup_short (map);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (remarks, ==, said);
}

static void
assert_refused (const char *data, gssize size, CjmImportFormat format, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (GError) error = NULL;

  g_assert_null (cjm_import_new (bytes, format, NULL, &error));
  g_assert_error (error, CJM_READ_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
}

/* Tables */

static void
test_csv (void)
{
  /* As LibreOffice writes it, with a title above, several notes in a cell and quotes. */
  assert_imports ("Journey of Marta,,\n"
                  ",,\n"
                  ",Discovery,Purchase\n"
                  "Doing,\"Searches\nasks friends\",\"Buys \"\"the\"\" bike\"\n"
                  "Feelings,+1 curious,-0.5\n"
                  "Pain points,,5\" too small\n",
                  CJM_IMPORT_CSV,
                  "Journey of Marta = Discovery(1) Purchase(1)\n"
                  "notes Doing: Searches+asks friends|Buys \"the\" bike\n"
                  "emotion Feelings: +1 curious|-0.5\n"
                  "obstacles Pain points: |5\" too small",
                  "");
  /* As a Spanish Excel writes it. */
  assert_imports ("Fase;Compra;Uso\r\nQu\xe9 hace;Paga;Monta\r\nEmoci\xf3n;-1,5;2\r\n",
                  CJM_IMPORT_CSV,
                  " = Compra(1) Uso(1)\n"
                  "notes Qué hace: Paga|Monta\n"
                  "emotion Emoción: -1.5|+2",
                  "0: The file is not in the encoding UTF-8; it was read as Windows-1252, as Excel "
                  "writes it. Look whether its accents came out right.\n");
  /* With a mark, told its separator, ragged, with a column too many. */
  assert_imports ("\357\273\277sep=|\nPhase|A|B\nNeeds|x\nGoals|y|z|more\n", CJM_IMPORT_CSV,
                  " = A(1) B(2)\n"
                  "notes Needs: x||\n"
                  "notes Goals: y|z|more",
                  "");
  assert_imports ("Phase\tA\tB\nNeeds\tx, y; z\t\n", CJM_IMPORT_TSV,
                  " = A(1) B(1)\nnotes Needs: x, y; z|", "");
}

static void
test_rows_and_columns (void)
{
  /* Phases are rows. */
  assert_imports ("Stage,Doing,Thinking,Touchpoints\n"
                  "Discovery,reads,nice,Newsletter: offer\n"
                  "Purchase,pays,dear,Shop\n",
                  CJM_IMPORT_CSV,
                  " = Discovery(1) Purchase(1)\n"
                  "notes Doing: reads|pays\n"
                  "thoughts Thinking: nice|dear\n"
                  "touchpoints Touchpoints: Newsletter: offer|Shop",
                  "");
  /* Groups, steps, what is said of phases, a lane over several rows, a line. */
  assert_imports ("Group,Lane,A,,B\n"
                  ",Steps,a1,a2,b1\n"
                  ",Description,first,,second\n"
                  "Customer,Doing,x,y,z\n"
                  "Customer,,x2,,\n"
                  "Company,Offer,,o,\n"
                  ",Line of interaction,,lost,\n",
                  CJM_IMPORT_CSV,
                  " = A(2) B(1)\n"
                  "Customer/notes Doing: x+x2|y|z\n"
                  "Company/notes Offer: |o|\n"
                  "line-of-interaction Line of interaction: ||",
                  "7-: Left out: “lost”\n");
}

static void
test_quotes (void)
{
  /* A quote without an end takes nothing with it but is told. */
  assert_imports (",A,B\nDoing,\"x,y\nNeeds,\"u\",v\n", CJM_IMPORT_CSV,
                  " = A(1) B(1)\nnotes Doing: \"x|y\nnotes Needs: u|v",
                  "2: A quote in this line has no end, or text behind it; the quotes were taken as "
                  "text.\n");
  assert_imports (",A,B\nDoing,\"Fast\" way,y\nNeeds,\"u\",v\n", CJM_IMPORT_CSV,
                  " = A(1) B(1)\nnotes Doing: \"Fast\" way|y\nnotes Needs: u|v",
                  "2: A quote in this line has no end, or text behind it; the quotes were taken as "
                  "text.\n");
}

static void
test_scales (void)
{
  static const char data[] = ",A,B\nMood,4 good,1\nDoing,x,y\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr (CjmImport) import = cjm_import_new (bytes, CJM_IMPORT_CSV, NULL, NULL);
  g_autoptr (CjmWords) words = cjm_template_load_words ("en");
  CjmNoteFormat format = { words, '.' };
  CjmImportChoices choices = { .language = "en", .format = &format, .is_rescaled = TRUE };
  g_autoptr (GPtrArray) remarks = cjm_remarks_new ();
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) map = cjm_import_make_map (import, &choices, random, remarks);
  g_autofree char *text = dup_short (map);

  g_rand_free (random);
  g_assert_true (cjm_import_has_other_scale (import, &choices));
  g_assert_cmpstr (text, ==, " = A(1) B(1)\nemotion Mood: +1 good|-2\nnotes Doing: x|y");

  /* Never clamped, nor taken for what they are not. */
  assert_imports (data, CJM_IMPORT_CSV, " = A(1) B(1)\nemotion Mood: 4 good|1\nnotes Doing: x|y",
                  "2-: The emotions seem to be on a scale of 1 to 5, and a map has −2 to 2; they "
                  "stay texts without a place on the curve.\n");
}

static void
test_no_table (void)
{
  g_autoptr (GString) rows = g_string_new ("a,b\n");
  g_autofree char *large = g_strnfill (CJM_TABLE_MAX_TEXT_SIZE + 1, ',');

  for (guint i = 0; i < CJM_TABLE_MAX_ROWS; i++)
    g_string_append (rows, "a,b\n");
  assert_refused ("", -1, CJM_IMPORT_CSV, CJM_READ_ERROR_NOT_A_MAP);
  assert_refused ("prose and nothing\nbut prose\n", -1, CJM_IMPORT_CSV, CJM_READ_ERROR_NOT_A_MAP);
  assert_refused ("a\0,\0b\0", 6, CJM_IMPORT_CSV, CJM_READ_ERROR_ENCODING);
  assert_refused (rows->str, -1, CJM_IMPORT_CSV, CJM_READ_ERROR_TOO_LARGE);
  assert_refused (large, -1, CJM_IMPORT_CSV, CJM_READ_ERROR_TOO_LARGE);
}

/* Journeys */

#define DAY                                                                                        \
  "journey\n"                                                                                      \
  "  title My day\n"                                                                               \
  "  section Go to work\n"                                                                         \
  "    Make tea: 5: Me\n"                                                                          \
  "    Do work: 1: Me, Cat\n"                                                                      \
  "  section Go home\n"                                                                            \
  "    Sit down: 3: Me\n"
#define DAY_MAP                                                                                    \
  "My day = Go to work(2) Go home(1)\n"                                                            \
  "notes Me?What do they do in this phase?: Make tea|Do work|Sit down\n"                           \
  "notes Cat?What do they do in this phase?: |Do work|\n"                                          \
  "emotion Emotion?How do they feel at each interaction?: +2|-2|0"

static void
test_mermaid (void)
{
  assert_imports (DAY, CJM_IMPORT_MERMAID, DAY_MAP, "");
  assert_imports ("# A text\n\n```c\njourney\n```\n\n~~~ {.mermaid}\n%% why\n" DAY
                  "~~~\nmore: of: it\n",
                  CJM_IMPORT_MERMAID, DAY_MAP, "");
  assert_imports ("---\ntitle: \"My day\"\n---\njourney\nsection Go to work; Make tea: 5: Me; Do "
                  "work: 1: Me, Cat,, Me\r\nsection Go home\r\nSit down : 3 : Me\r\n",
                  CJM_IMPORT_MERMAID, DAY_MAP, "");
}

static void
test_mermaid_leniently (void)
{
  assert_imports ("journey\n"
                  "  accTitle: Ana\n"
                  "  Wake up: 3: Ana\n"
                  "  section Empty\n"
                  "  section Shop\n"
                  "    Arrive 10:30: 4.5: Ana\n"
                  "    Pay: much: Ana\n"
                  "    Leave\n"
                  "    : 3: Ana\n"
                  "    Rate: 9: Ana\n",
                  CJM_IMPORT_MERMAID,
                  "Ana = (1) Empty(1) Shop(4)\n"
                  "notes Doing?What do they do in this phase?: Wake up||Arrive 10:30|Pay|Leave|"
                  "Rate\n"
                  "emotion Emotion?How do they feel at each interaction?: 0||+1.5|||",
                  "7-: “much” is no score; “Pay” has none.\n"
                  "8: “Leave” has no score.\n"
                  "9: A task without a name was passed over.\n"
                  "10-: The score 9 of “Rate” is not from 1 to 5; it was left out.\n");
  assert_refused ("flowchart TD\n a --> b\n", -1, CJM_IMPORT_MERMAID, CJM_READ_ERROR_NOT_A_MAP);
  assert_refused ("# No diagram\n\nAt all.\n", -1, CJM_IMPORT_MERMAID, CJM_READ_ERROR_NOT_A_MAP);
}

static void
test_mermaid_scales (void)
{
  static const char data[] = "journey\nsection A\nx: 0: Me\ny: 10: Me\nz: 5: Me\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr (CjmImport) import = cjm_import_new (bytes, CJM_IMPORT_MERMAID, NULL, NULL);
  g_autoptr (CjmWords) words = cjm_template_load_words ("es");
  CjmNoteFormat format = { words, ',' };
  CjmImportChoices choices
      = { .language = "es", .title = "Día", .format = &format, .is_rescaled = TRUE };
  g_autoptr (GPtrArray) remarks = cjm_remarks_new ();
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) map = cjm_import_make_map (import, &choices, random, remarks);
  g_autofree char *text = dup_short (map);

  g_rand_free (random);
  g_assert_true (cjm_import_has_other_scale (import, &choices));
  g_assert_cmpstr (map->persona->name, ==, "Me");
  g_assert_true (g_str_has_prefix (text, "Día = A(3)\nnotes Qué hace"));
  g_assert_true (g_str_has_suffix (text, ": -2|+2|0"));
}

static void
test_several_journeys (void)
{
  static const char data[] = "```mermaid\njourney\ntitle One\nsection A\nx: 1: Me\n```\n"
                             "```mermaid\npie\n```\n"
                             "```mermaid\njourney\ntitle Two\nsection B\ny: 2: Me\n```\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr (CjmImport) by_name = cjm_import_new (bytes, CJM_IMPORT_MERMAID, "Two", NULL);
  g_autoptr (CjmImport) by_number = cjm_import_new (bytes, CJM_IMPORT_MERMAID, "2", NULL);
  g_autoptr (CjmImport) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (by_name->journey->title, ==, "Two");
  g_assert_cmpstr (by_number->journey->title, ==, "Two");
  none = cjm_import_new (bytes, CJM_IMPORT_MERMAID, "Three", &error);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "One, Two"));
}

/* Workbooks, as programs wrote them and as nobody should. */

static GBytes *
load_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
assert_imports_file (const char *name, const char *expected, const char *said)
{
  g_autoptr (GBytes) bytes = load_fixture (name);
  g_autofree char *remarks = NULL;
  g_autoptr (CjmMap) map = read_bytes (bytes, CJM_IMPORT_XLSX, &remarks);
  g_autofree char *text = dup_short (map);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (remarks, ==, said);
}

static void
test_workbooks (void)
{
  assert_imports_file ("libreoffice.xlsx",
                       "Viaje de Ana = Descubrimiento(1) Compra(2)\n"
                       "Cliente/notes Qué hace: Busca+Pregunta|Compara|Paga\n"
                       "Cliente/emotion Emoción: +1 curiosa|-0.5|+2\n"
                       "Empresa/metrics Métricas: Visitas: 1200|Ventas: 23 % / 30 %|\n"
                       "Empresa/notes Fecha: 2026-03-01|2026-03-01 12:30|1",
                       "0-: These sheets were not read: Hoja2.\n");
  assert_imports_file ("excel.xlsx",
                       " = Discover(1) Buy(1)\n"
                       "notes Doing: Looks around+and asks|<b>pays</b> & goes\n"
                       "touchpoints Channels: Website: 5 % off|1.2340",
                       "4-: The formula in C4 has the error #REF!; the cell was left empty.\n"
                       "5-: The formula in B5 has no result in the file; open it in the program "
                       "that made it and save it again.\n"
                       "0-: The pictures, charts and comments of the workbook were left out.\n"
                       "3-: “Looks around and asks” reached over several columns; it stands in the "
                       "first.\n");
}

static void
test_sheets (void)
{
  g_autoptr (GBytes) bytes = load_fixture ("libreoffice.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmImport) second = cjm_import_new (bytes, CJM_IMPORT_XLSX, "Hoja2", &error);
  g_autoptr (CjmImport) third = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (second->sheet, ==, 1);
  g_assert_cmpstr (cjm_table_get (second->table, 1, 1)[0], ==, "dos");
  third = cjm_import_new (bytes, CJM_IMPORT_XLSX, "3", &error);
  g_assert_null (third);
  g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_NOT_A_MAP);
}

static void
test_hostile_workbooks (void)
{
  static const struct
  {
    const char *name;
    int code;
  } cases[] = {
    { "dtd.xlsx", CJM_READ_ERROR_DTD },
    { "bomb.xlsx", CJM_READ_ERROR_TOO_LARGE },
    { "many-parts.xlsx", CJM_READ_ERROR_TOO_LARGE },
    { "long-string.xlsx", CJM_READ_ERROR_TOO_LARGE },
    { "rows.xlsx", CJM_READ_ERROR_TOO_LARGE },
    { "not-xml.xlsx", CJM_READ_ERROR_NOT_XML },
    { "cut.xlsx", CJM_READ_ERROR_NOT_XML },
    { "other.ods", CJM_READ_ERROR_NOT_A_MAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = load_fixture (cases[i].name);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_null (cjm_import_new (bytes, CJM_IMPORT_XLSX, NULL, &error));
      g_test_message ("%s: %s", cases[i].name, error->message);
      g_assert_error (error, CJM_READ_ERROR, cases[i].code);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
    }
  assert_refused ("a,b\n", -1, CJM_IMPORT_XLSX, CJM_READ_ERROR_NOT_A_MAP);
  assert_refused ("PK\3\4", -1, CJM_IMPORT_XLSX, CJM_READ_ERROR_NOT_XML);
}

/* Bytes of a workbook changed at random: it is refused, or read. */
static void
test_damaged_workbooks (void)
{
  g_autoptr (GBytes) bytes = load_fixture ("excel.xlsx");
  GRand *random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 500; i++)
    {
      gsize size = g_bytes_get_size (bytes);
      guchar *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CjmMap) map = NULL;

      for (guint n = (guint) g_rand_int_range (random, 1, 6); n > 0; n--)
        data[g_rand_int_range (random, 0, (gint32) size)] = (guchar) g_rand_int (random);
      damaged = g_bytes_new_take (data, size);
      map = cjm_import_read (damaged, CJM_IMPORT_XLSX, random, NULL, &error);
      g_assert_true ((map == NULL) == (error != NULL));
      if (map != NULL)
        assert_lasts (map);
    }
  g_rand_free (random);
}

/* What we wrote comes back. */

static CjmMap *
load_example (const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "examples", name, NULL);
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  return cjm_reader_read (bytes, NULL);
}

static char *
dup_grid (const CjmMap *map)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  CjmNoteFormat format = { words, '.' };
  g_autoptr (CjmTable) table = cjm_map_table_new (map, CJM_MAP_TABLE_GRID, &format);
  g_autoptr (GBytes) bytes = cjm_table_to_separated (table, ',');

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_same_shape (const CjmMap *map, const CjmMap *again)
{
  g_assert_cmpuint (cjm_map_get_n_phases (map), ==, cjm_map_get_n_phases (again));
  g_assert_cmpuint (cjm_map_get_n_steps (map), ==, cjm_map_get_n_steps (again));
  g_assert_cmpuint (cjm_map_get_n_lanes (map), ==, cjm_map_get_n_lanes (again));
  g_assert_cmpuint (cjm_map_get_n_notes (map), ==, cjm_map_get_n_notes (again));
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    g_assert_cmpstr (cjm_map_get_lane (map, i)->kind, ==, cjm_map_get_lane (again, i)->kind);
}

static void
test_own_tables (void)
{
  static const char *const examples[] = { "bicicleta.cjm", "b2b-crm.cjm" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (CjmMap) map = load_example (examples[i]);
      g_autofree char *grid = dup_grid (map);
      g_autoptr (GBytes) bytes = g_bytes_new_static (grid, strlen (grid));
      g_autofree char *remarks = NULL;
      g_autoptr (CjmMap) again = read_bytes (bytes, CJM_IMPORT_CSV, &remarks);
      g_autofree char *grid_again = dup_grid (again);

      g_assert_cmpstr (remarks, ==, "");
      assert_same_shape (map, again);
      g_assert_cmpstr (grid_again, ==, grid);
    }
}

/* Whatever comes, it is refused or becomes a map that lasts. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { ",",         ";",        "\t",    "\n",       "\r\n",    "\"",  "\"\"",      "a",
          "Phases",    "Mood",     "9",     "-",        "+1 b",    "\'=", "Doing",     "\xff",
          "journey\n", "section ", "title", ": 3: A",   ":",       "```", "mermaid\n", "%%",
          "---\n",     "{",        "}",     "accDescr", "\xc3\xa9" };
  GRand *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;

      for (guint n = (guint) g_rand_int_range (random, 0, 60); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      bytes = g_bytes_new (text->str, text->len);
      for (guint format = 0; format < CJM_N_IMPORT_FORMATS; format++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (CjmMap) map
              = cjm_import_read (bytes, (CjmImportFormat) format, random, NULL, &error);

          g_assert_true ((map == NULL) == (error != NULL));
          if (map != NULL)
            assert_lasts (map);
        }
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();
  g_test_add_func ("/import/csv", test_csv);
  g_test_add_func ("/import/rows-and-columns", test_rows_and_columns);
  g_test_add_func ("/import/quotes", test_quotes);
  g_test_add_func ("/import/scales", test_scales);
  g_test_add_func ("/import/no-table", test_no_table);
  g_test_add_func ("/import/mermaid", test_mermaid);
  g_test_add_func ("/import/mermaid-leniently", test_mermaid_leniently);
  g_test_add_func ("/import/mermaid-scales", test_mermaid_scales);
  g_test_add_func ("/import/several-journeys", test_several_journeys);
  g_test_add_func ("/import/workbooks", test_workbooks);
  g_test_add_func ("/import/sheets", test_sheets);
  g_test_add_func ("/import/hostile-workbooks", test_hostile_workbooks);
  g_test_add_func ("/import/damaged-workbooks", test_damaged_workbooks);
  g_test_add_func ("/import/own-tables", test_own_tables);
  g_test_add_func ("/import/random", test_random);
  return g_test_run ();
}
