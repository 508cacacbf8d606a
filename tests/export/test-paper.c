#include "cjm-paper.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    double width, height; /* 0: as large as the map; negative: refused */
  } cases[] = {
    { "fit", 0, 0 },
    { "FIT", 0, 0 },
    { "A0", 841, 1189 },
    { "a3", 297, 420 },
    { "A5", 148, 210 },
    { "letter", 215.9, 279.4 },
    { "Tabloid", 279.4, 431.8 },
    { "914x1500mm", 914, 1500 },
    { "914.4X1500.25MM", 914.4, 1500.25 },
    { "30x5080mm", 30, 5080 },
    { "36x48in", 36 * 25.4, 48 * 25.4 },
    { "8.5X11IN", 8.5 * 25.4, 11 * 25.4 },
    { "legal", 215.9, 355.6 },
    { "ansi-d", 558.8, 863.6 },
    { "", -1 },
    { "A6", -1 },
    { "A", -1 },
    { "fitting", -1 },
    { "914x1500", -1 },
    { "914mm", -1 },
    { "36x48inch", -1 },
    { "1x48in", -1 },
    { "roll-500", -1 },
    { "roll", -1 },
    { "x1500mm", -1 },
    { "914xmm", -1 },
    { "-914x1500mm", -1 },
    { "914,4x1500mm", -1 },
    { "914x1500 mm", -1 },
    { "914x1500mmm", -1 },
    { "1e3x1500mm", -1 },
    { "0x10x1500mm", -1 },
    { "infxinfmm", -1 },
    { "nanxnanmm", -1 },
    { "0x0mm", -1 },
    { "29x100mm", -1 },
    { "100x5081mm", -1 },
    { "99999999999999999999x100mm", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CjmPaper paper;
      gboolean is_read = cjm_paper_parse (cases[i].text, &paper, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].width < 0)
        {
          g_assert_false (is_read);
          g_assert_true (error->domain == CJM_PAPER_ERROR);
          g_assert_nonnull (strstr (error->message, cases[i].text));
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (is_read);
      g_assert_cmpfloat (paper.width, ==, cases[i].width);
      g_assert_cmpfloat (paper.height, ==, cases[i].height);
      g_assert_true (cjm_paper_is_fit (&paper) == (cases[i].width == 0));
    }
}

/* The message names every paper there is. */
static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  CjmPaper paper;

  g_assert_false (cjm_paper_parse ("foolscap", &paper, &error));
  g_assert_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_UNKNOWN);
  for (const CjmPaperSize *size = cjm_paper_get_sizes (); size->name != NULL; size++)
    g_assert_nonnull (strstr (error->message, size->name));
}

/* A roll has a width, and margins must leave some of it. */
static void
test_margins (void)
{
  static const struct
  {
    const char *paper;
    double margin;
    gboolean is_possible;
  } cases[] = {
    { "A4", 0, TRUE },         { "A4", 95, TRUE },         { "A4", 95.5, FALSE },
    { "roll-610", 295, TRUE }, { "roll-610", 296, FALSE }, { "fit", 5000, TRUE },
    { "1500x30mm", 6, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CjmPaper paper;

      g_assert_true (cjm_paper_parse (cases[i].paper, &paper, NULL));
      g_assert_true (cjm_paper_is_roll (&paper) == g_str_has_prefix (cases[i].paper, "roll"));
      g_assert_true (cjm_paper_check_margin (&paper, cases[i].margin, &error)
                     == cases[i].is_possible);
      g_assert_true ((error == NULL) == cases[i].is_possible);
    }
}

static void
test_place_fit (void)
{
  CjmPaper fit = { 0, 0 };
  CjmPage page = cjm_paper_place (&fit, CJM_ORIENTATION_PORTRAIT, 2384, 1600);

  g_assert_cmpfloat (page.width, ==, 2384);
  g_assert_cmpfloat (page.height, ==, 1600);
  g_assert_cmpfloat (page.scale, ==, 1);
  g_assert_cmpfloat (page.x, ==, 0);
  g_assert_cmpfloat (page.y, ==, 0);
}

static void
test_place_on_paper (void)
{
  static const struct
  {
    double paper_width, paper_height, width, height;
    CjmOrientation orientation;
    gboolean is_landscape;
  } cases[] = {
    { 210, 297, 2384, 1600, CJM_ORIENTATION_AUTOMATIC, TRUE },
    { 210, 297, 1000, 1600, CJM_ORIENTATION_AUTOMATIC, FALSE },
    { 297, 210, 1000, 1600, CJM_ORIENTATION_AUTOMATIC, FALSE },
    { 210, 297, 2384, 1600, CJM_ORIENTATION_PORTRAIT, FALSE },
    { 210, 297, 1000, 1600, CJM_ORIENTATION_LANDSCAPE, TRUE },
    { 1500, 914, 1000, 1600, CJM_ORIENTATION_LANDSCAPE, TRUE },
    { 1500, 914, 1000, 1600, CJM_ORIENTATION_PORTRAIT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CjmPaper paper = { cases[i].paper_width, cases[i].paper_height };
      CjmPage page
          = cjm_paper_place (&paper, cases[i].orientation, cases[i].width, cases[i].height);
      double margin = CJM_PAPER_MARGIN * CJM_POINTS_PER_MM;
      double width = cases[i].width * page.scale, height = cases[i].height * page.scale;

      g_assert_true ((page.width > page.height) == cases[i].is_landscape);
      g_assert_cmpfloat_with_epsilon (
          page.width * page.height,
          paper.width * paper.height * CJM_POINTS_PER_MM * CJM_POINTS_PER_MM, 1e-6);
      g_assert_cmpfloat_with_epsilon (MIN (page.x, page.y), margin, 1e-6);
      g_assert_cmpfloat_with_epsilon (2 * page.x + width, page.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (2 * page.y + height, page.height, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/parse", test_parse);
  g_test_add_func ("/paper/message", test_message);
  g_test_add_func ("/paper/margins", test_margins);
  g_test_add_func ("/paper/place-fit", test_place_fit);
  g_test_add_func ("/paper/place-on-paper", test_place_on_paper);

  return g_test_run ();
}
