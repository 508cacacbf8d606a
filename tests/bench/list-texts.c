#include <libxml/parser.h>

#include "cjm-device.h"
#include "floor-shapes.h"
#include "cjm-painter.h"
#include "cjm-poster.h"
#include "cjm-reader.h"
#include "cjm-template.h"
#include "cjm-tiling.h"

/* Lists every text that an export of a map draws, with all that is needed to lay it out in the
 * same way, and the outlines of every plain shape, for floor-text:
 *
 *   list-texts MAP.cjm OUT.txt OUT.shapes [PAPER [SHEET]]
 *
 * as large as the map is, or laid out for a paper, which may be put together of sheets.
 *
 * The first line has the page's width and height in points, and how many pages there are; each of
 * the next lines says of a page which rectangle of the sheet it shows, and where and in which
 * scale. Every other line has, between tabs: font, measure, spacing, height of lines, letter
 * spacing (Pango units), left or right (l, r), colour, the layout's x and y, and the text with its
 * line ends escaped. Shapes are numbers that need no reading, see floor-shapes.h. Icons, photos and
 * the halos of words are left out: how they are drawn is the exporter's own choice. */

/* A device that writes down what is drawn. */
typedef struct
{
  CjmDevice device;
  GString *list;
  GArray *shapes;  /* of double */
  GArray *origins; /* of the groups around, each a pair of doubles */
} Lister;

typedef struct
{
  double x, y;
} Origin;

static Origin
get_origin (const Lister *lister)
{
  return g_array_index (lister->origins, Origin, lister->origins->len - 1);
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  Lister *lister = (Lister *) device;
  Origin origin = get_origin (lister);

  origin.x += info->x;
  origin.y += info->y;
  g_array_append_val (lister->origins, origin);
}

static void
end_group (CjmDevice *device)
{
  Lister *lister = (Lister *) device;

  g_array_set_size (lister->origins, lister->origins->len - 1);
}

static void
append_shape (CjmDevice *device, const CjmPath *path, FloorShape shape)
{
  Lister *lister = (Lister *) device;
  Origin origin = get_origin (lister);
  guint head = lister->shapes->len;

  shape.top = shape.left = G_MAXDOUBLE;
  shape.bottom = shape.right = -G_MAXDOUBLE;
  g_array_append_vals (lister->shapes, &shape, FLOOR_SHAPE_LENGTH);
  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *segment = &path->segments[i];
      int n_points = segment->verb == CJM_PATH_CURVE ? 3 : segment->verb == CJM_PATH_CLOSE ? 0 : 1;
      double numbers[7] = { n_points };

      for (int j = 0; j < n_points; j++)
        {
          numbers[1 + 2 * j] = origin.x + segment->x[j];
          numbers[2 + 2 * j] = origin.y + segment->y[j];
          shape.left = MIN (shape.left, numbers[1 + 2 * j] - shape.width);
          shape.right = MAX (shape.right, numbers[1 + 2 * j] + shape.width);
          shape.top = MIN (shape.top, numbers[2 + 2 * j] - shape.width);
          shape.bottom = MAX (shape.bottom, numbers[2 + 2 * j] + shape.width);
        }
      if (segment->verb == CJM_PATH_MOVE)
        numbers[0] = FLOOR_MOVE;
      g_array_append_vals (lister->shapes, numbers, 1 + 2 * (guint) n_points);
    }
  shape.length = lister->shapes->len - head - FLOOR_SHAPE_LENGTH;
  memcpy (&g_array_index (lister->shapes, double, head), &shape, sizeof shape);
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  append_shape (device, path, (FloorShape){ .color = color, .alpha = alpha });
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  FloorShape shape = { .color = stroke->color, .alpha = 1, .width = stroke->width };

  for (guint i = 0; stroke->dash != NULL && stroke->dash[i] > 0; i++)
    {
      g_assert (i < G_N_ELEMENTS (shape.dashes));
      shape.dashes[i] = stroke->dash[i];
      shape.n_dashes = i + 1;
    }
  append_shape (device, path, shape);
}

static void
append_number (GString *list, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (list, g_ascii_formatd (buffer, sizeof buffer, "%.4f", number));
  g_string_append_c (list, '\t');
}

/* The value of an attribute of the whole layout, or @otherwise. */
static double
get_attribute (PangoLayout *layout, PangoAttrType type, double otherwise)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autoptr (PangoAttrIterator) iterator = NULL;
  PangoAttribute *attribute;

  if (attributes == NULL)
    return otherwise;

  iterator = pango_attr_list_get_iterator (attributes);
  attribute = pango_attr_iterator_get (iterator, type);
  if (attribute == NULL)
    return otherwise;

  return type == PANGO_ATTR_LINE_HEIGHT ? ((PangoAttrFloat *) attribute)->value
                                        : ((PangoAttrInt *) attribute)->value;
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  Lister *lister = (Lister *) device;
  PangoLayout *layout = cjm_text_block_get_layout (block);
  g_autofree char *font
      = pango_font_description_to_string (pango_layout_get_font_description (layout));
  g_auto (GStrv) lines = g_strsplit (pango_layout_get_text (layout), "\n", -1);
  g_autofree char *escaped = g_strjoinv ("\\n", lines);
  gboolean is_right = pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT;

  g_string_append_printf (lister->list, "%s\t", font);
  append_number (lister->list, block->width);
  append_number (lister->list, pango_layout_get_spacing (layout));
  append_number (lister->list, get_attribute (layout, PANGO_ATTR_LINE_HEIGHT, 1));
  append_number (lister->list, get_attribute (layout, PANGO_ATTR_LETTER_SPACING, 0));
  g_string_append_printf (lister->list, "%c\t%06x\t", is_right ? 'r' : 'l', color);
  append_number (lister->list, get_origin (lister).x + x);
  append_number (lister->list, get_origin (lister).y + y + block->offset);
  g_string_append_printf (lister->list, "%s\n", escaped);
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  return TRUE;
}

static void
icon (CjmDevice *device, const char *icon, CjmRect rect, guint32 color)
{
}

static const CjmDeviceClass lister_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .photo = photo,
  .icon = icon,
};

/* Pages */

/* @seen is in points of the sheet, and its corner stands at @x, @y of the page. */
static void
append_page (GString *list, CjmRect seen, double x, double y, double scale)
{
  append_number (list, seen.x);
  append_number (list, seen.y);
  append_number (list, seen.width);
  append_number (list, seen.height);
  append_number (list, x);
  append_number (list, y);
  append_number (list, scale);
  g_string_append_c (list, '\n');
}

static void
append_head (GString *list, double width, double height, guint n_pages)
{
  append_number (list, width);
  append_number (list, height);
  append_number (list, n_pages);
  g_string_append_c (list, '\n');
}

/* A rectangle of the poster, on the sheet. */
static CjmRect
unplace (const CjmPage *poster, CjmRect rect)
{
  return (CjmRect){ (rect.x - poster->x) / poster->scale, (rect.y - poster->y) / poster->scale,
                    rect.width / poster->scale, rect.height / poster->scale };
}

/* The plan shows all of it, as wide as its margins allow. */
static void
append_tiles (GString *list, const CjmLayout *layout, const CjmPage *poster, const char *name)
{
  const double margin = 2 * CJM_TILING_MARGIN * CJM_POINTS_PER_MM;
  CjmRect all = { 0, 0, poster->width, poster->height };
  g_autoptr (CjmTiling) tiling = NULL;
  CjmPaper sheet;

  if (!cjm_paper_parse (name, &sheet, NULL))
    g_error ("%s is no paper", name);

  tiling = cjm_tiling_new (layout, poster, &sheet, CJM_TILING_OVERLAP);
  append_head (list, tiling->width, tiling->height, tiling->n_rows * tiling->n_columns + 1);
  append_page (list, unplace (poster, all), margin, margin,
               poster->scale
                   * MIN ((tiling->width - 2 * margin) / poster->width,
                          (tiling->height - 3 * margin) / poster->height));
  for (guint i = 0; i < tiling->n_rows * tiling->n_columns; i++)
    {
      guint row = i / tiling->n_columns, column = i % tiling->n_columns;
      CjmRect printed = cjm_tiling_get_printed (tiling, row, column);
      double x, y;

      cjm_tiling_get_origin (tiling, row, column, &x, &y);
      append_page (list, unplace (poster, printed), x + printed.x, y + printed.y, poster->scale);
    }
}

/* The layout of what is drawn, whose pages are listed. */
static CjmLayout *
lay_out (GString *list, const CjmMap *map, CjmTypesetter *typesetter, char **papers)
{
  CjmLayout *layout = cjm_layout_new (map, typesetter, NULL), *poster;
  CjmRect all = { 0, 0, layout->width, layout->height };
  CjmPaper paper;
  CjmPage page;

  if (papers[0] == NULL)
    {
      append_head (list, layout->width, layout->height, 1);
      append_page (list, all, 0, 0, 1);
      return layout;
    }

  if (!cjm_paper_parse (papers[0], &paper, NULL))
    g_error ("%s is no paper", papers[0]);
  poster = cjm_poster_lay_out (layout, &paper, CJM_ORIENTATION_AUTOMATIC, CJM_PAPER_MARGIN, &page,
                               NULL);
  cjm_layout_unref (layout);
  all = (CjmRect){ 0, 0, page.width, page.height };
  if (papers[1] != NULL)
    append_tiles (list, poster, &page, papers[1]);
  else
    {
      append_head (list, page.width, page.height, 1);
      append_page (list, unplace (&page, all), 0, 0, page.scale);
    }
  return poster;
}

static char *
list_texts (const CjmMap *map, GArray *shapes, char **papers)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  g_autoptr (CjmTypesetter) typesetter = cjm_typesetter_new (cjm_theme_get_default (), "", words);
  GString *list = g_string_new (NULL);
  g_autoptr (CjmLayout) layout = lay_out (list, map, typesetter, papers);
  Lister lister = { .device.class = &lister_class,
                    .list = list,
                    .shapes = shapes,
                    .origins = g_array_new (FALSE, FALSE, sizeof (Origin)) };
  CjmPainter painter = { .device = &lister.device, .layout = layout };
  Origin page = { 0, 0 };

  g_array_append_val (lister.origins, page);
  cjm_paint_sheet (&painter);
  g_array_unref (lister.origins);

  return g_string_free (lister.list, FALSE);
}

static CjmMap *
load_map (const char *name, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (name, FALSE, error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? cjm_reader_read (bytes, error) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (double));

  if (argc < 4 || argc > 6)
    {
      g_printerr ("Usage: list-texts MAP.cjm OUT.txt OUT.shapes [PAPER [SHEET]]\n");
      return 2;
    }

  xmlInitParser ();
  map = load_map (argv[1], &error);
  if (map != NULL)
    {
      list = list_texts (map, shapes, argv + 4);
      if (g_file_set_contents (argv[2], list, -1, &error))
        g_file_set_contents (argv[3], shapes->data, (gssize) (shapes->len * sizeof (double)),
                             &error);
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);

  return error != NULL ? 1 : 0;
}
