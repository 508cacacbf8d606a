#include <libxml/parser.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-read-error.h"
#include "cjm-table-text.h"
#include "cjm-test-maps.h"

/* Tables out to other programs and in from them. Expected tables are written in short: cells
 * parted by "|", rows by "/", entries of a cell by "+". */

static char *
dup_short (const CjmTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      {
        g_autofree char *cell = cjm_table_dup_cell (table, i, j, "+");

        g_string_append_printf (text, "%s%s", j > 0 ? "|" : i > 0 ? "/" : "", cell);
      }

  return g_string_free (text, FALSE);
}

typedef CjmTable *(*ParseFunc) (GBytes *bytes, GError **error);

static CjmTable *
parse (ParseFunc func, const char *data, gssize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (GError) error = NULL;
  CjmTable *table = func (bytes, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_reads (ParseFunc func, const char *data, const char *expected)
{
  g_autoptr (CjmTable) table = parse (func, data, -1);
  g_autofree char *text = dup_short (table);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "  \n\n ", "" },
    { "one note", "one note" },
    { "one\ntwo\r\n\r\nthree\n", "one+two+three" },
    { "a\tb\nc\td\n", "a|b/c|d" },
    { "a\tb\r\nc\td", "a|b/c|d" },
    { "a\t\tc\n\t\tf", "a||c/||f" },
    { "\"one\ntwo\"\tb\n", "one+two|b" },
    { "\"say \"\"hi\"\"\tto\"\tb", "say \"hi\"\tto|b" },
    { "\"one\ntwo\"\n", "one+two" },
    { "\"not closed\tb", "\"not closed|b" },
    { "5\" pipe\tb", "5\" pipe|b" },
    { "- a\n- b\n* c\n\xe2\x80\xa2 d", "a+b+c+d" },
    { "\xe2\x80\xa2\ta\n\xe2\x80\xa2\tb", "a+b" },
    { "1. a\n2) b\n(3) c\n 10. d", "a+b+c+d" },
    { "- a\n  goes on\n- b", "a goes on+b" },
    { "- [ ] a\n- [x] b", "a+b" },
    { "-5 degrees\n1.5 litres\n3 apples", "-5 degrees+1.5 litres+3 apples" },
    { "\tset in\n\tset in too", "set in+set in too" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (cjm_table_parse_text, cases[i].text, cases[i].expected);
  assert_reads (cjm_table_parse_paragraph, " - a\n - b\n\n", "- a\n - b");
}

/* A text of nothing but byte order marks once used up the stack. */
static void
assert_marks (void)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (CjmTable) table = NULL;

  for (guint i = 0; i < 5000000; i++)
    g_string_append (marks, "\357\273\277");
  table = parse (cjm_table_parse_text, marks->str, (gssize) marks->len);
  g_assert_nonnull (table);
}

static void
test_encodings (void)
{
  static const char utf16[] = "\377\376\341\0\t\0b\0";
  static const char big[] = "\376\377\0\341\0\t\0b";
  g_autoptr (CjmTable) little_endian = parse (cjm_table_parse_text, utf16, sizeof utf16 - 1);
  g_autoptr (CjmTable) big_endian = parse (cjm_table_parse_text, big, sizeof big - 1);
  g_autoptr (CjmTable) with_end = parse (cjm_table_parse_text, "a\tb\0", 4);
  g_autofree char *one = dup_short (little_endian), *other = dup_short (big_endian);
  g_autofree char *plain = dup_short (with_end);

  g_assert_cmpstr (one, ==, "á|b");
  g_assert_cmpstr (other, ==, "á|b");
  g_assert_cmpstr (plain, ==, "a|b");
  assert_reads (cjm_table_parse_text, "\357\273\277a\tb", "a|b");
  assert_marks ();
  assert_reads (cjm_table_parse_text, "\341\tb\x93", "á|b“");
}

static void
test_html (void)
{
  static const struct
  {
    const char *html, *expected;
  } cases[] = {
    { "<p>no table</p>", "" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a|b/c|d" },
    { "<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>", "a|b/c|d" },
    { "<table><tr><td>one<br>two<br/>three</td></tr></table>", "one+two+three" },
    { "<table><tr><td><ul><li>one</li><li>two</li></ul></td><td><p>x</p><p>y</p></tr></table>",
      "one+two|x+y" },
    { "<table><tr><td>a &amp; b &lt;c&gt; &#233; &#xe9; &eacute; &nope; & </td></tr></table>",
      "a & b <c> é é é &nope; &" },
    { "<table>\n <tr>\n  <td>\n a\n b\n </td>\n </tr>\n</table>", "a b" },
    { "<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>1<td>2<td>3</tr></table>",
      "a||b/1|2|3" },
    { "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr>"
      "<tr><td>d<td>e</tr></table>",
      "a|b/|c/d|e" },
    { "<table><tr><td title=\"a > b\">x</td></tr></table>", "x" },
    { "<style>td{}</style><script>if (a<b) '<td>'</script><table><tr><td>a</table>", "a" },
    { "<table><tr><td><!-- <td>no</td> -->a</td></tr></table>", "a" },
    { "<table><tr><td>a <table><tr><td>in</td><td>side</td></tr></table></td><td>b</table>",
      "a+in side|b" },
    { "<table><tr><td>&nbsp;</td><td>b</td></tr></table>", "|b" },
    { "<table><tr><td>- x<br>- y</td></tr></table>", "x+y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (cjm_table_parse_html, cases[i].html, cases[i].expected);
}

static void
test_html_headers (void)
{
  g_autoptr (CjmTable) table = parse (cjm_table_parse_html,
                                      "<table><tr><th></th><th>A</th><th>B</th></tr>"
                                      "<tr><th>x</th><td>1</td><td>2</td></tr></table>",
                                      -1);

  g_assert_cmpuint (table->n_header_rows, ==, 1);
  g_assert_cmpuint (table->n_header_columns, ==, 1);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* A table of random texts; entries are as they come out of lines. */
static CjmTable *
new_random_table (GRand *random)
{
  CjmTable *table = cjm_table_new ();
  guint n_cells = (guint) g_rand_int_range (random, 2, 20);

  /* Tabs before all texts would be taken for those that set a list in. */
  cjm_table_add (table, 0, 0, "corner");
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *any = cjm_test_random_text (random);
      g_autofree char *text = cjm_text_normalize (any, TRUE);

      g_strdelimit (text, "\t", ' ');
      text = g_strstrip (text);
      if (!is_blank (text) && strchr ("-*+([0123456789\"", *text) == NULL)
        cjm_table_add (table, (guint) g_rand_int_range (random, 0, 5),
                       (guint) g_rand_int_range (random, 0, 5), text);
    }

  return table;
}

/* What goes out comes in again, blanks aside. */
static char *
dup_collapsed (const CjmTable *table)
{
  char *text = dup_short (table);
  g_auto (GStrv) words = NULL;

  for (char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      memset (at, ' ', (gsize) (g_utf8_next_char (at) - at));
  words = g_strsplit (text, " ", -1);
  g_free (text);

  return g_strjoinv ("", words);
}

static void
test_round_trips (void)
{
  for (guint seed = 0; seed < 300; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (CjmTable) table = new_random_table (random);
      g_autofree char *text = cjm_table_to_text (table);
      g_autofree char *html = cjm_table_to_html (table, "es");
      g_autoptr (CjmTable) from_html = NULL, from_text = NULL;
      g_autofree char *expected = dup_collapsed (table);
      g_autofree char *read_html = NULL, *read_text = NULL;

      g_rand_free (random);
      if (table->n_rows < 2 || table->n_columns < 2)
        continue;
      from_html = parse (cjm_table_parse_html, html, -1);
      from_text = parse (cjm_table_parse_text, text, -1);
      read_html = dup_collapsed (from_html);
      read_text = dup_collapsed (from_text);
      g_assert_cmpstr (read_html, ==, expected);
      g_assert_cmpstr (read_text, ==, expected);
    }
}

/* Hostile */

static void
append_repeated (GString *text, const char *part, gsize size)
{
  gsize length = strlen (part);

  while (text->len + length <= size)
    g_string_append_len (text, part, (gssize) length);
}

/* Each of these keeps a parser busy that compares attributes, tags or quotes with each other. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *begin, *part;
  } cases[] = {
    { "", "<b>" },
    { "<table><tr><td>", "<b>" },
    { "<table><tr><td>", "<table><tr><td>" },
    { "<table>", "<tr><td rowspan=1000>" },
    { "<table>", "<tr><td rowspan=1000 colspan=1000>" },
    { "<table><tr>", "<td colspan=99999999999999>" },
    { "<table><tr><td ", "a=1 " },
    { "<table><tr><td>", "&amp" },
    { "<table><tr><td>", "&thetasym;" },
    { "<table><tr><td>", "<!--" },
    { "<table><tr><td>", "<script>" },
    { "<table><tr><td>", "<td a=\"" },
    { "<table><tr><td>", "</i>" },
    { "<table><tr><td>", "<br>" },
    { "<table><tr><td>", "\xff\xfe" },
    { "", "\"\t" },
    { "\"", "\"\"" },
    { "", "\t" },
    { "", "- \n" },
    { "", "\r" },
  };
  ParseFunc const funcs[]
      = { cjm_table_parse_html, cjm_table_parse_text, cjm_table_parse_paragraph };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].begin);

      append_repeated (text, cases[i].part, 64 * 1024);
      for (guint j = 0; j < G_N_ELEMENTS (funcs); j++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
          g_autoptr (GError) error = NULL;
          g_autoptr (CjmTable) table = funcs[j](bytes, &error);

          g_assert_true ((table == NULL) == (error != NULL));
          g_assert_true (table == NULL || table->n_entries <= CJM_TABLE_MAX_ENTRIES);
        }
    }
}

static void
test_too_much (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *large = g_strnfill (CJM_TABLE_MAX_TEXT_SIZE + 1, 'a');
  g_autoptr (GBytes) bytes = NULL, long_bytes = g_bytes_new (large, CJM_TABLE_MAX_TEXT_SIZE + 1);
  g_autoptr (GError) error = NULL, long_error = NULL;

  append_repeated (rows, "a\tb\n", 4 * (CJM_TABLE_MAX_ROWS + 1));
  bytes = g_bytes_new (rows->str, rows->len);
  g_assert_null (cjm_table_parse_text (bytes, &error));
  g_assert_error (error, CJM_READ_ERROR, CJM_READ_ERROR_TOO_LARGE);
  g_assert_null (cjm_table_parse_html (long_bytes, &long_error));
  g_assert_error (long_error, CJM_READ_ERROR, CJM_READ_ERROR_TOO_LARGE);
}

/* Bytes at random, and well-formed pieces in any order. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "<table>",     "</table>", "<tr>", "<td>", "</td>", "<th ",          "colspan=3 ",
          ">",           "\"",       "\t",   "\n",   "&amp;", "&#0;",          "&#x110000;",
          "<!--",        "-->",      "a",    "- ",   "\xc3",  "\xe2\x80\xa2 ", "<br",
          "rowspan='2'", "\r\n" };
  GRand *random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (CjmTable) from_html = NULL, from_text = NULL;
      g_autofree char *again = NULL;

      for (guint n = (guint) g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      bytes = g_bytes_new (text->str, text->len);
      from_html = cjm_table_parse_html (bytes, NULL);
      from_text = cjm_table_parse_text (bytes, NULL);
      again = cjm_table_to_html (from_text, "en");
      g_assert_true (g_utf8_validate (again, -1, NULL));
    }
  g_rand_free (random);
}

/* What a spreadsheet would take for a formula stays text, and numbers stay numbers. */
static void
test_files (void)
{
  static const struct
  {
    const char *entry, *comma, *tab;
  } cases[] = {
    { "plain", "plain", "plain" },
    { "a,b", "\"a,b\"", "a,b" },
    { "a\tb", "a\tb", "\"a\tb\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\"" },
    { "one\ntwo", "\"one\ntwo\"", "\"one\ntwo\"" },
    { "=1+1", "'=1+1", "'=1+1" },
    { "  =1+1", "'  =1+1", "'  =1+1" },
    { "\xc2\xa0@x", "'\xc2\xa0@x", "'\xc2\xa0@x" },
    { "+1.5 glad", "'+1.5 glad", "'+1.5 glad" },
    { "-2", "-2", "-2" },
    { "-2.5", "-2.5", "-2.5" },
    { "-2+3", "'-2+3", "'-2+3" },
    { "-", "'-", "'-" },
    { "\xef\xbc\x9d"
      "1",
      "'\xef\xbc\x9d"
      "1",
      "'\xef\xbc\x9d"
      "1" },
    { "\tx", "'\tx", "\"'\tx\"" },
    { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
      "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CjmTable) table = cjm_table_new ();
      g_autoptr (GBytes) comma = NULL, tab = NULL;
      g_autofree char *with_comma
          = g_strdup_printf ("\357\273\277%s,\r\n,\"x\ny z\"\r\n", cases[i].comma);
      g_autofree char *with_tab
          = g_strdup_printf ("\357\273\277%s\t\r\n\t\"x\ny z\"\r\n", cases[i].tab);

      cjm_table_add (table, 0, 0, cases[i].entry);
      cjm_table_add (table, 1, 1, "x");
      cjm_table_add (table, 1, 1, "y\nz");
      comma = cjm_table_to_separated (table, ',');
      tab = cjm_table_to_separated (table, '\t');
      g_assert_cmpmem (g_bytes_get_data (comma, NULL), g_bytes_get_size (comma), with_comma,
                       strlen (with_comma));
      g_assert_cmpmem (g_bytes_get_data (tab, NULL), g_bytes_get_size (tab), with_tab,
                       strlen (with_tab));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/table-text/text", test_text);
  g_test_add_func ("/table-text/encodings", test_encodings);
  g_test_add_func ("/table-text/html", test_html);
  g_test_add_func ("/table-text/html-headers", test_html_headers);
  g_test_add_func ("/table-text/round-trips", test_round_trips);
  g_test_add_func ("/table-text/hostile", test_hostile);
  g_test_add_func ("/table-text/too-much", test_too_much);
  g_test_add_func ("/table-text/random", test_random);
  g_test_add_func ("/table-text/files", test_files);

  return g_test_run ();
}
