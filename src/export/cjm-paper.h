#pragma once

#include <glib.h>

/* Paper: the sizes that an export knows by name, others by their measures, and how a sheet is
 * put on one. Measures of paper are in millimetres, those of pages and sheets in points (a
 * point is 1/72 inch). Named sizes are those of ISO 216 and ANSI, and the rolls of large
 * printers, from which as much is cut as the map needs. */

G_BEGIN_DECLS

#define CJM_POINTS_PER_MM (72 / 25.4)

/* Left free around a sheet on paper where nothing else is asked for: what most printers cannot
 * reach. What margins leave of a paper is at least this long. */
#define CJM_PAPER_MARGIN 10.0
#define CJM_PAPER_MIN_INSIDE 20.0

/* The shortest and longest side of a paper; the longest is where PDF readers end (14,400 pt). */
#define CJM_PAPER_MIN_SIDE 30.0
#define CJM_PAPER_MAX_SIDE 5080.0

#define CJM_PAPER_ERROR (cjm_paper_error_quark ())
GQuark cjm_paper_error_quark (void);

typedef enum
{
  CJM_PAPER_ERROR_UNKNOWN, /* no such paper */
  CJM_PAPER_ERROR_SIZE,    /* a paper too small or too large */
  CJM_PAPER_ERROR_MARGIN   /* margins that leave nothing of the paper */
} CjmPaperError;

typedef enum
{
  CJM_ORIENTATION_AUTOMATIC, /* that in which the sheet comes out larger */
  CJM_ORIENTATION_LANDSCAPE,
  CJM_ORIENTATION_PORTRAIT
} CjmOrientation;

typedef struct
{
  const char *name;
  double width, height; /* upright; the height of a roll is 0 */
} CjmPaperSize;

/* The sizes known by name, ended by one without a name. */
const CjmPaperSize *cjm_paper_get_sizes (void);

/* The smallest sheet of them, no roll, that has as many square millimetres at least between its
 * margins; NULL where none has. */
const CjmPaperSize *cjm_paper_find_size (double area, double margin);

/* The square millimetres between the margins of a sheet. */
double cjm_paper_get_area (double width, double height, double margin);

/* What a size is called in a list; the caller frees it. */
char *cjm_paper_size_dup_label (const CjmPaperSize *size);

/* A choice of paper: that of the table, one of other measures, a roll, which has a width and no
 * height, or a page as large as the map, which is what a structure of zeros says. */
typedef struct
{
  double width, height; /* 0: as large as the map */
} CjmPaper;

gboolean cjm_paper_is_fit (const CjmPaper *paper);
gboolean cjm_paper_is_roll (const CjmPaper *paper);

/* Reads "fit", a name of the table in any case, "WxHmm" such as "914x1500.5mm", or "WxHin". The
 * messages of errors are sentences for a person that say what would do. */
gboolean cjm_paper_parse (const char *text, CjmPaper *paper, GError **error);

/* FALSE where margins of @margin millimetres leave too little of @paper. */
gboolean cjm_paper_check_margin (const CjmPaper *paper, double margin, GError **error);

/* A page, and where the sheet stands on it: the sheet's points are multiplied by @scale and
 * moved by @x, @y. */
typedef struct
{
  double width, height;
  double x, y;
  double scale;
} CjmPage;

/* A sheet of @width by @height points as it is on @paper, without being laid out for it: on a page
 * of its own size, else as large as the margins allow, and in the middle. The orientation turns
 * the paper only; a roll is cut behind the sheet. */
CjmPage
cjm_paper_place (const CjmPaper *paper, CjmOrientation orientation, double width, double height);

G_END_DECLS
