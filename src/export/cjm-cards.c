#include "cjm-cards.h"
#include "cjm-cairo-device.h"
#include "cjm-export.h"
#include "cjm-note-code.h"
#include "cjm-note-text.h"
#include "cjm-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* From the cards to the end of a mark that says where to cut, in points. */
#define MARK_START 3.0
#define MARK_END 14.0

/* Below the marks stands which page this is. */
#define FOOT_GAP 22.0
#define FOOT_SCALE 0.8
#define FOOT_ROOM 32.0

struct _CjmCards
{
  CjmLayout *layout;
  CjmNoteCodes *codes;
  GArray *sites; /* of CjmNoteSite: the notes that have a card */
  GPtrArray *texts;
  double width, height;
  guint n_columns, n_rows;
};

/* How many cards stand beside each other in @length points, with margins of @margin points. */
static guint
count_along (double length, double margin)
{
  double room = length - 2 * margin;

  return room < CJM_CARD_SIDE ? 0 : (guint) floor (room / CJM_CARD_SIDE);
}

/* A roll is as long as the cards need, with room for the marks and the number of the page. */
static void
use_roll (CjmCards *cards, double margin)
{
  cards->n_rows = (cards->sites->len + cards->n_columns - 1) / cards->n_columns;
  cards->height = cards->n_rows * CJM_CARD_SIDE + 2 * MAX (margin, FOOT_ROOM);
}

static gboolean
choose_page (CjmCards *cards,
             const CjmPaper *paper,
             double margin,
             CjmOrientation orientation,
             GError **error)
{
  CjmPaper wanted = *paper;
  double shorter, longer, edge = margin * CJM_POINTS_PER_MM;
  gboolean is_roll = cjm_paper_is_roll (paper);

  if (wanted.width <= 0)
    cjm_paper_parse ("A4", &wanted, NULL);
  cards->width = wanted.width * CJM_POINTS_PER_MM;
  cards->height = wanted.height * CJM_POINTS_PER_MM;
  shorter = MIN (cards->width, cards->height);
  longer = MAX (cards->width, cards->height);
  if (!is_roll && orientation != CJM_ORIENTATION_AUTOMATIC)
    {
      cards->width = orientation == CJM_ORIENTATION_LANDSCAPE ? longer : shorter;
      cards->height = orientation == CJM_ORIENTATION_LANDSCAPE ? shorter : longer;
    }

  cards->n_columns = count_along (cards->width, edge);
  cards->n_rows = count_along (cards->height, edge);
  if (is_roll && cards->n_columns > 0)
    use_roll (cards, edge);
  if (cards->n_columns > 0 && cards->n_rows > 0)
    return TRUE;

  g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_SIZE,
               /* Translators: both numbers are millimetres. */
               _ ("a card is 76 mm wide, which with these margins needs paper of %g mm at least; "
                  "take A4, or a margin of %g mm"),
               CJM_CARD_SIDE / CJM_POINTS_PER_MM + 2 * margin, CJM_PAPER_MARGIN);
  return FALSE;
}

static void
list_notes (CjmCards *cards)
{
  const CjmMap *map = cards->layout->map;
  const CjmNoteFormat format = { cjm_typesetter_get_words (cards->layout->typesetter),
                                 cjm_locale_find_decimal_mark (map->language) };
  g_autoptr (GArray) all = cjm_map_list_notes (map);

  cards->sites = g_array_new (FALSE, FALSE, sizeof (CjmNoteSite));
  cards->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    {
      CjmNoteSite site = g_array_index (all, CjmNoteSite, i);
      char *text = cjm_note_dup_text (map, cjm_map_get_lane (map, site.lane), site.note, &format);

      if (*text == '\0')
        {
          g_free (text);
          continue;
        }
      g_array_append_val (cards->sites, site);
      g_ptr_array_add (cards->texts, text);
    }
}

CjmCards *
cjm_cards_new (CjmLayout *layout,
               const CjmPaper *paper,
               double margin,
               CjmOrientation orientation,
               GError **error)
{
  CjmCards *cards = g_new0 (CjmCards, 1);

  cards->layout = cjm_layout_ref (layout);
  cards->codes = cjm_note_codes_new (layout->map);
  list_notes (cards);
  if (cards->sites->len == 0)
    {
      g_set_error_literal (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_EMPTY,
                           _ ("the map has no notes that could be put on cards"));
      g_clear_pointer (&cards, cjm_cards_free);
    }
  else if (!choose_page (cards, paper, margin, orientation, error))
    g_clear_pointer (&cards, cjm_cards_free);

  return cards;
}

void
cjm_cards_free (CjmCards *cards)
{
  g_ptr_array_unref (cards->texts);
  g_array_unref (cards->sites);
  cjm_note_codes_free (cards->codes);
  cjm_layout_unref (cards->layout);
  g_free (cards);
}

guint
cjm_cards_get_n_cards (const CjmCards *cards)
{
  return cards->sites->len;
}

guint
cjm_cards_get_n_pages (const CjmCards *cards)
{
  guint n = cards->n_columns * cards->n_rows;

  return (cards->sites->len + n - 1) / n;
}

void
cjm_cards_get_size (const CjmCards *cards, double *width, double *height)
{
  *width = cards->width;
  *height = cards->height;
}

/* Painting */

/* The corner of the first card of a page. */
static void
get_corner (const CjmCards *cards, double *x, double *y)
{
  *x = (cards->width - cards->n_columns * CJM_CARD_SIDE) / 2;
  *y = (cards->height - cards->n_rows * CJM_CARD_SIDE) / 2;
}

static void
paint_card (const CjmCards *cards, cairo_t *cr, const CjmPainter *painter, guint index)
{
  const CjmNoteSite *site = &g_array_index (cards->sites, CjmNoteSite, index);
  g_autoptr (CjmCard) card
      = cjm_card_new (cards->layout, site, cjm_note_codes_get (cards->codes, site->note->record.id),
                      g_ptr_array_index (cards->texts, index));

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, CJM_CARD_SIDE, CJM_CARD_SIDE);
  cairo_clip (cr);
  cjm_paint_card (painter, card);
  cairo_restore (cr);
}

/* Where to cut: between the cards, and outside of them, where a ruler is laid on. */
static void
add_cuts (const CjmCards *cards, CjmPath *path, gboolean is_inside)
{
  double x, y, width = cards->n_columns * CJM_CARD_SIDE, height = cards->n_rows * CJM_CARD_SIDE;

  get_corner (cards, &x, &y);
  for (guint i = 0; i <= cards->n_columns; i++)
    {
      double at = x + i * CJM_CARD_SIDE;

      if (is_inside)
        cjm_path_add_line (path, at, y, at, y + height);
      else
        {
          cjm_path_add_line (path, at, y - MARK_END, at, y - MARK_START);
          cjm_path_add_line (path, at, y + height + MARK_START, at, y + height + MARK_END);
        }
    }
  for (guint i = 0; i <= cards->n_rows; i++)
    {
      double at = y + i * CJM_CARD_SIDE;

      if (is_inside)
        cjm_path_add_line (path, x, at, x + width, at);
      else
        {
          cjm_path_add_line (path, x - MARK_END, at, x - MARK_START, at);
          cjm_path_add_line (path, x + width + MARK_START, at, x + width + MARK_END, at);
        }
    }
}

static void
paint_cuts (const CjmCards *cards, CjmDevice *device, gboolean is_inside)
{
  static const double dash[] = { 3, 3, 0 };
  const guint32 *inks = cards->layout->theme->inks;
  CjmStroke stroke = { .color = inks[is_inside ? CJM_INK_PLUS : CJM_INK_TEXT],
                       .width = is_inside ? 0.5 : 0.25,
                       .dash = is_inside ? dash : NULL };
  CjmPath path;

  cjm_path_init (&path);
  add_cuts (cards, &path, is_inside);
  device->class->stroke (device, &path, &stroke);
  cjm_path_clear (&path);
}

/* Which cards of which map these are. */
static void
paint_foot (const CjmCards *cards, CjmDevice *device, guint first, guint last)
{
  const CjmMap *map = cards->layout->map;
  const CjmWords *words = cjm_typesetter_get_words (cards->layout->typesetter);
  g_autofree char *text = g_strdup_printf (
      "%s · %u–%u / %u",
      *map->title != '\0' ? map->title : cjm_words_get (words, CJM_WORD_DOCUMENT_KIND), first + 1,
      last, cards->sites->len);
  double x, y, width = cards->n_columns * CJM_CARD_SIDE;
  g_autoptr (CjmTextBlock) block = NULL;

  get_corner (cards, &x, &y);
  block = cjm_typesetter_set (cards->layout->typesetter, CJM_DENSITY_COMFORT, CJM_TEXT_LEGEND, text,
                              floor (width), FOOT_SCALE);
  device->class->text (device, block, x, cards->height - y + FOOT_GAP,
                       cards->layout->theme->inks[CJM_INK_SECONDARY]);
}

void
cjm_cards_paint_page (const CjmCards *cards,
                      cairo_t *cr,
                      CjmArtwork *artwork,
                      CjmTagDevice *tags,
                      guint page)
{
  guint n = cards->n_columns * cards->n_rows, first = page * n;
  guint last = MIN (first + n, cards->sites->len);
  CjmCairoDevice device;
  CjmPainter painter = { .layout = cards->layout };
  double x, y;

  get_corner (cards, &x, &y);
  cjm_cairo_device_init (&device, cr, artwork);
  painter.device = tags != NULL ? cjm_tag_device_aim (tags, &device.device, cr) : &device.device;
  for (guint i = first; i < last; i++)
    {
      guint column = (i - first) % cards->n_columns;

      if (cards->layout->is_rtl)
        column = cards->n_columns - 1 - column;
      cairo_save (cr);
      cairo_translate (cr, x + column * CJM_CARD_SIDE,
                       y + (i - first) / cards->n_columns * CJM_CARD_SIDE);
      paint_card (cards, cr, &painter, i);
      cairo_restore (cr);
    }
  paint_cuts (cards, painter.device, TRUE);
  paint_cuts (cards, painter.device, FALSE);
  paint_foot (cards, painter.device, first, last);
}
