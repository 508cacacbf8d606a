#include "cjm-paper.h"

#include <glib/gi18n-lib.h>

#define MM_PER_INCH 25.4

GQuark
cjm_paper_error_quark (void)
{
  return g_quark_from_static_string ("cjm-paper-error-quark");
}

static const CjmPaperSize sizes[] = {
  { "A0", 841, 1189 },         { "A1", 594, 841 },
  { "A2", 420, 594 },          { "A3", 297, 420 },
  { "A4", 210, 297 },          { "A5", 148, 210 },
  { "Letter", 215.9, 279.4 },  { "Legal", 215.9, 355.6 },
  { "Tabloid", 279.4, 431.8 }, { "ANSI-C", 431.8, 558.8 },
  { "ANSI-D", 558.8, 863.6 },  { "ANSI-E", 863.6, 1117.6 },
  { "roll-610", 610, 0 },      { "roll-914", 914, 0 },
  { "roll-1067", 1067, 0 },    { NULL },
};

const CjmPaperSize *
cjm_paper_get_sizes (void)
{
  return sizes;
}

double
cjm_paper_get_area (double width, double height, double margin)
{
  return MAX (width - 2 * margin, 0) * MAX (height - 2 * margin, 0);
}

const CjmPaperSize *
cjm_paper_find_size (double area, double margin)
{
  const CjmPaperSize *best = NULL;

  for (const CjmPaperSize *size = sizes; size->name != NULL; size++)
    if (cjm_paper_get_area (size->width, size->height, margin) >= area
        && (best == NULL || size->width * size->height < best->width * best->height))
      best = size;

  return best;
}

char *
cjm_paper_size_dup_label (const CjmPaperSize *size)
{
  if (size->height == 0)
    /* Translators: paper for large printers, of which as much is cut off as is needed; the number
     * is its width. */
    return g_strdup_printf (_ ("Roll of %d mm"), (int) size->width);

  return g_strdelimit (g_strdup (size->name), "-", ' ');
}

gboolean
cjm_paper_is_fit (const CjmPaper *paper)
{
  return paper->width <= 0;
}

gboolean
cjm_paper_is_roll (const CjmPaper *paper)
{
  return paper->width > 0 && paper->height <= 0;
}

/* "A0, A1, ... roll-1067", for a message. */
static char *
list_names (void)
{
  GString *names = g_string_new (sizes[0].name);

  for (guint i = 1; sizes[i].name != NULL; i++)
    g_string_append_printf (names, ", %s", sizes[i].name);

  return g_string_free (names, FALSE);
}

/* Digits with or without a point and more digits; what else a C library takes for a number
 * (signs, exponents, hexadecimal, infinity) is no measure. */
static gboolean
parse_measure (const char **text, double *measure)
{
  const char *end = *text;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == *text)
    return FALSE;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    for (end++; g_ascii_isdigit (*end);)
      end++;

  *measure = g_ascii_strtod (*text, NULL);
  *text = end;
  return TRUE;
}

static gboolean
parse_measures (const char *text, CjmPaper *paper)
{
  if (!parse_measure (&text, &paper->width))
    return FALSE;
  if (*text != 'x' && *text != 'X')
    return FALSE;

  text++;
  if (!parse_measure (&text, &paper->height))
    return FALSE;
  if (g_ascii_strcasecmp (text, "mm") == 0)
    return TRUE;

  paper->width *= MM_PER_INCH;
  paper->height *= MM_PER_INCH;
  return g_ascii_strcasecmp (text, "in") == 0;
}

static gboolean
is_possible (const CjmPaper *paper)
{
  return MIN (paper->width, paper->height) >= CJM_PAPER_MIN_SIDE
         && MAX (paper->width, paper->height) <= CJM_PAPER_MAX_SIDE;
}

gboolean
cjm_paper_parse (const char *text, CjmPaper *paper, GError **error)
{
  g_autofree char *names = NULL;

  *paper = (CjmPaper){ 0, 0 };
  if (g_ascii_strcasecmp (text, "fit") == 0)
    return TRUE;

  for (guint i = 0; sizes[i].name != NULL; i++)
    if (g_ascii_strcasecmp (text, sizes[i].name) == 0)
      {
        *paper = (CjmPaper){ sizes[i].width, sizes[i].height };
        return TRUE;
      }

  if (!parse_measures (text, paper))
    {
      names = list_names ();
      /* Translators: the first %s is what somebody typed, the second a list of names. */
      g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_UNKNOWN,
                   _ ("“%s” is no paper; choose %s, fit, or a size such as 914x1500mm or "
                      "36x48in"),
                   text, names);
      return FALSE;
    }
  if (!is_possible (paper))
    {
      /* Translators: %s is what somebody typed, the numbers are millimetres. */
      g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_SIZE,
                   _ ("a paper of %s cannot be made; each side must be from %d to %d mm long"),
                   text, (int) CJM_PAPER_MIN_SIDE, (int) CJM_PAPER_MAX_SIDE);
      return FALSE;
    }

  return TRUE;
}

gboolean
cjm_paper_check_margin (const CjmPaper *paper, double margin, GError **error)
{
  double side = cjm_paper_is_roll (paper) ? paper->width : MIN (paper->width, paper->height);

  if (cjm_paper_is_fit (paper) || side - 2 * margin >= CJM_PAPER_MIN_INSIDE)
    return TRUE;

  /* Translators: the numbers are millimetres. */
  g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_MARGIN,
               _ ("margins of %g mm leave nothing of a paper that is %g mm wide; choose at most "
                  "%g mm"),
               margin, side, MAX (0, (side - CJM_PAPER_MIN_INSIDE) / 2));
  return FALSE;
}

/* How much larger than natural a sheet comes out on a page. */
static double
get_scale (double page_width, double page_height, double width, double height)
{
  double margins = 2 * CJM_PAPER_MARGIN * CJM_POINTS_PER_MM;

  return MIN ((page_width - margins) / width, (page_height - margins) / height);
}

static gboolean
is_turned (const CjmPaper *paper, CjmOrientation orientation, double width, double height)
{
  switch (orientation)
    {
    case CJM_ORIENTATION_AUTOMATIC:
      return get_scale (paper->height, paper->width, width, height)
             > get_scale (paper->width, paper->height, width, height);
    case CJM_ORIENTATION_LANDSCAPE:
      return paper->width < paper->height;
    case CJM_ORIENTATION_PORTRAIT:
      return paper->width > paper->height;
    }

  g_return_val_if_reached (FALSE);
}

/* The sheet's long side runs along the roll. */
static void
cut_roll (CjmPaper *points, double width, double height)
{
  double margins = 2 * CJM_PAPER_MARGIN * CJM_POINTS_PER_MM;
  double length = (points->width - margins) * MAX (width, height) / MIN (width, height) + margins;

  points->height = MIN (length, CJM_PAPER_MAX_SIDE * CJM_POINTS_PER_MM);
}

CjmPage
cjm_paper_place (const CjmPaper *paper, CjmOrientation orientation, double width, double height)
{
  CjmPaper points = { paper->width * CJM_POINTS_PER_MM, paper->height * CJM_POINTS_PER_MM };
  CjmPage page = { .width = width, .height = height, .scale = 1 };

  if (cjm_paper_is_fit (paper))
    return page;
  if (cjm_paper_is_roll (paper))
    cut_roll (&points, width, height);

  page.width = points.width;
  page.height = points.height;
  if (is_turned (&points, orientation, width, height))
    {
      page.width = points.height;
      page.height = points.width;
    }
  page.scale = get_scale (page.width, page.height, width, height);
  page.x = (page.width - width * page.scale) / 2;
  page.y = (page.height - height * page.scale) / 2;

  return page;
}
