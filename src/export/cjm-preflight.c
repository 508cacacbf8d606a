#include "cjm-preflight.h"
#include "cjm-layout.h"
#include "cjm-photo-size.h"
#include "cjm-poster.h"
#include "cjm-text-walk.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of a text that is named in a sentence, in characters. */
#define EXCERPT 24

typedef struct
{
  CjmLayout *layout;
  CjmPage page;
  GArray *findings;
} Preflight;

static void
clear_finding (gpointer data)
{
  g_free (((CjmPreflightFinding *) data)->text);
}

static void
take_finding (Preflight *preflight, CjmPreflightKind kind, char *text)
{
  CjmPreflightFinding finding = { kind, text };

  g_array_append_val (preflight->findings, finding);
}

/* The begin of a text, on one line. */
static char *
dup_excerpt (const char *text)
{
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *kept = NULL;

  if (g_utf8_strlen (flat, -1) <= EXCERPT)
    return g_steal_pointer (&flat);

  kept = g_utf8_substring (flat, 0, EXCERPT);
  return g_strconcat (g_strchomp (kept), "…", NULL);
}

/* Size of the page and its letters */

static void
check_type (Preflight *preflight)
{
  double size = cjm_poster_get_type_size (preflight->layout, &preflight->page);

  take_finding (preflight, CJM_PREFLIGHT_PAGE,
                /* Translators: sizes of the paper in millimetres, of letters in points, and how far
                 * away they can be read, in metres. */
                g_strdup_printf (_ ("One page of %.0f × %.0f mm; the notes are set in %.1f points "
                                    "and are read from up to %.1f m."),
                                 preflight->page.width / CJM_POINTS_PER_MM,
                                 preflight->page.height / CJM_POINTS_PER_MM, size,
                                 size / CJM_PREFLIGHT_POINTS_PER_METRE));
  if (size < CJM_PREFLIGHT_MIN_TYPE)
    take_finding (preflight, CJM_PREFLIGHT_TYPE,
                  g_strdup_printf (_ ("Letters of %.1f points are too small to be read in the "
                                      "hand. Take a larger paper, or fewer phases."),
                                   size));
}

/* Photos */

typedef struct
{
  double lowest; /* dots per inch, or 0 while there is none */
  guint n_low;
} Dots;

static void
count_dots (const Preflight *preflight, Dots *dots, const CjmPhoto *photo, double width)
{
  guint pixels, height;
  double dpi;

  if (photo == NULL || width <= 0 || !cjm_photo_get_size (photo->data, &pixels, &height))
    return;

  /* What is not as wide as high is cut round its middle. */
  dpi = MIN (pixels, height) / (width * preflight->page.scale / 72);
  if (dpi >= CJM_PREFLIGHT_MIN_DPI)
    return;

  dots->lowest = dots->n_low == 0 ? dpi : MIN (dots->lowest, dpi);
  dots->n_low++;
}

static void
count_dots_in_cell (const Preflight *preflight, Dots *dots, const CjmCellBox *cell)
{
  for (guint i = 0; i < cell->n_notes; i++)
    {
      const CjmNoteBox *note = &cell->notes[i];

      if (note->look == CJM_LOOK_PICTURES)
        count_dots (preflight, dots, cjm_note_get_detail (note->note, CJM_RECORD_PHOTO),
                    MIN (note->graphic.width, note->graphic.height));
    }
}

static void
check_photos (Preflight *preflight)
{
  const CjmLayout *layout = preflight->layout;
  Dots dots = { 0 };

  count_dots (preflight, &dots, layout->map->persona->photo, layout->photo.width);
  for (guint row = 0; row < layout->n_rows; row++)
    for (guint i = 0; i < layout->n_columns; i++)
      if (i == 0 || layout->rows[row].row->cells[i] != layout->rows[row].row->cells[i - 1])
        count_dots_in_cell (preflight, &dots, layout->rows[row].row->cells[i]);
  if (dots.n_low == 0)
    return;

  take_finding (preflight, CJM_PREFLIGHT_PHOTO,
                /* Translators: dots per inch. */
                g_strdup_printf (ngettext ("%u picture has only %.0f dpi at this size. Choose one "
                                           "with more pixels, or a smaller paper.",
                                           "%u pictures have too few pixels for this size, down to "
                                           "%.0f dpi. Choose others, or a smaller paper.",
                                           dots.n_low),
                                 dots.n_low, dots.lowest));
}

/* Texts */

typedef struct
{
  CjmTypesetter *typesetter;
  guint n_strange, n_long;
  const char *strange, *longest; /* borrowed from the map */
  glong longest_length;
} Texts;

static gboolean
is_plain (const char *text)
{
  while (*text != '\0' && (guchar) *text < 0x80)
    text++;

  return *text == '\0';
}

static void
check_text_cb (const CjmMapText *text, gpointer user_data)
{
  Texts *texts = user_data;
  glong length;

  /* Every font has the letters of ASCII. */
  if (!is_plain (text->text))
    {
      g_autoptr (CjmTextBlock) block = cjm_typesetter_set (
          texts->typesetter, CJM_DENSITY_COMFORT, CJM_TEXT_NOTE, text->text, CJM_UNWRAPPED, 1);

      if (pango_layout_get_unknown_glyphs_count (cjm_text_block_get_layout (block)) > 0
          && texts->n_strange++ == 0)
        texts->strange = text->text;
    }

  if (text->target.field != CJM_FIELD_NOTE_TEXT)
    return;
  length = g_utf8_strlen (text->text, -1);
  if (length <= CJM_PREFLIGHT_MAX_NOTE)
    return;

  texts->n_long++;
  if (length > texts->longest_length)
    {
      texts->longest_length = length;
      texts->longest = text->text;
    }
}

static void
check_texts (Preflight *preflight)
{
  Texts texts = { .typesetter = preflight->layout->typesetter };
  g_autofree char *excerpt = NULL;

  cjm_map_foreach_text (preflight->layout->map, check_text_cb, &texts);
  if (texts.n_strange > 0)
    {
      excerpt = dup_excerpt (texts.strange);
      take_finding (
          preflight, CJM_PREFLIGHT_FONTS,
          /* Translators: %s is the begin of a text of the map. */
          g_strdup_printf (ngettext ("%u text has characters that no installed font has: “%s”. "
                                     "Install such a font, or write it otherwise.",
                                     "%u texts have characters that no installed font has, “%s” "
                                     "first. Install such a font, or write them otherwise.",
                                     texts.n_strange),
                           texts.n_strange, excerpt));
    }
  if (texts.n_long > 0)
    {
      g_free (excerpt);
      excerpt = dup_excerpt (texts.longest);
      take_finding (
          preflight, CJM_PREFLIGHT_NOTES,
          /* Translators: %s is the begin of a note, the last number how many characters a note
           * should have at most. */
          g_strdup_printf (
              ngettext ("%u note is too long to be read at a glance: “%s”. Shorten it to %d "
                        "characters, or split it.",
                        "%u notes are too long to be read at a glance, “%s” most of all. Shorten "
                        "them to %d characters, or split them.",
                        texts.n_long),
              texts.n_long, excerpt, CJM_PREFLIGHT_MAX_NOTE));
    }
}

GArray *
cjm_preflight_page (CjmLayout *layout, const CjmPage *page)
{
  Preflight preflight = { .layout = layout, .page = *page };

  preflight.findings = g_array_new (FALSE, FALSE, sizeof (CjmPreflightFinding));
  g_array_set_clear_func (preflight.findings, clear_finding);
  check_type (&preflight);
  check_photos (&preflight);
  check_texts (&preflight);

  return preflight.findings;
}

GArray *
cjm_preflight (const CjmMap *map,
               CjmWords *words,
               const CjmPaper *paper,
               CjmOrientation orientation,
               double margin,
               GError **error)
{
  CjmTypesetter *typesetter = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);
  g_autoptr (CjmLayout) layout = cjm_layout_new (map, typesetter, NULL);
  g_autoptr (CjmLayout) poster = NULL;
  CjmPage page = { layout->width, layout->height, 0, 0, 1 };

  cjm_typesetter_unref (typesetter);
  if (cjm_paper_is_fit (paper))
    return cjm_preflight_page (layout, &page);

  poster = cjm_poster_lay_out (layout, paper, orientation, margin, &page, error);
  return poster != NULL ? cjm_preflight_page (poster, &page) : NULL;
}
