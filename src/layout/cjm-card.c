#include "cjm-card.h"

#include <math.h>
#include <string.h>

#define INSET 14.0
#define HEAD_TOP 17.0

/* Between head and text, and between text and marks. */
#define GAP 9.0

/* Parts of a style's size. A text begins as large as it is read from two steps away and gets
 * smaller until all of it stands on the card. */
#define LARGEST_TEXT 1.9
#define SMALLEST_TEXT 0.42
#define SHRINK 0.93
#define NAME_SCALE 0.8
#define SMALLEST_NAME 0.4

/* A text that is too long even then ends like this; the map has all of it. */
#define ELLIPSIS "…"

static CjmTextBlock *
set (const CjmLayout *layout, CjmTextRole role, const char *text, double width, double scale)
{
  return cjm_typesetter_set (layout->typesetter, CJM_DENSITY_COMFORT, role, text, floor (width),
                             scale);
}

/* As large as can be between two scales; taller than @height only where the smallest is. */
static CjmTextBlock *
set_to_fit (const CjmLayout *layout,
            CjmTextRole role,
            const char *text,
            double width,
            double height,
            double largest,
            double smallest)
{
  double scale = largest;
  CjmTextBlock *block = set (layout, role, text, width, scale);

  while ((block->height > height || !cjm_text_block_is_whole (block)) && scale > smallest)
    {
      scale = MAX (scale * SHRINK, smallest);
      cjm_text_block_unref (block);
      block = set (layout, role, text, width, scale);
    }

  return block;
}

/* The same, and what does not stand in @height at the smallest size is left out. */
static CjmTextBlock *
set_or_cut (const CjmLayout *layout,
            CjmTextRole role,
            const char *text,
            double width,
            double height,
            double largest,
            double smallest)
{
  CjmTextBlock *block = set_to_fit (layout, role, text, width, height, largest, smallest);
  glong length = g_utf8_strlen (text, -1);

  while (block->height > height && length > 1)
    {
      g_autofree char *kept = NULL;
      g_autofree char *cut = NULL;

      length = MIN ((glong) ((double) length * height / block->height), length - 1);
      kept = g_utf8_substring (text, 0, length);
      cut = g_strconcat (g_strchomp (kept), ELLIPSIS, NULL);
      cjm_text_block_unref (block);
      block = set (layout, role, cut, width, smallest);
    }

  return block;
}

static CjmPlacedText
place (CjmTextBlock *block, double x, double y)
{
  return (CjmPlacedText){ .block = block, .x = x, .y = y };
}

/* The head: where the note stands, and its code in the other corner. Returns where it ends. */
static double
set_head (CjmCard *card, const CjmLayout *layout, const CjmNoteSite *site, const char *code)
{
  const CjmLane *lane = cjm_map_get_lane (layout->map, site->lane);
  CjmTextBlock *mark = set (layout, CJM_TEXT_STEP_NAME, code, CJM_UNWRAPPED, 1);
  double inner = CJM_CARD_SIDE - 2 * INSET, width = inner - mark->ink_width - GAP;
  double lead = 2 * 19 * NAME_SCALE, y = HEAD_TOP;
  g_autofree char *phase = g_strdup_printf ("%u %s", site->phase + 1, card->phase->phase->name);

  card->code = place (mark, CJM_CARD_SIDE - INSET - ceil (mark->ink_width), y - 2);
  card->phase_name = place (set_or_cut (layout, CJM_TEXT_STEP_NAME, g_strchomp (phase), width, lead,
                                        NAME_SCALE, SMALLEST_NAME),
                            INSET, y);
  y += card->phase_name.block->height;
  card->lane_name = place (
      set_or_cut (layout, CJM_TEXT_LEGEND, lane->name, inner, lead, NAME_SCALE, SMALLEST_NAME),
      INSET, y);

  return y + card->lane_name.block->height;
}

/* The foot, in words beside its marks. */
static void
set_foot (CjmCard *card, const CjmLayout *layout)
{
  static const CjmWord evidences[CJM_N_EVIDENCES]
      = { CJM_WORD_ASSUMED, CJM_WORD_INFERRED, CJM_WORD_DATA };
  const CjmWords *words = cjm_typesetter_get_words (layout->typesetter);
  CjmTextBlock *block
      = set (layout, CJM_TEXT_LEGEND, cjm_words_get (words, evidences[card->note->evidence]),
             CJM_UNWRAPPED, NAME_SCALE);
  double y = CJM_CARD_MARK_Y - block->height / 2;

  card->evidence = place (block, CJM_CARD_MARK_X + GAP, y);
  if (!card->note->is_moment)
    return;

  block = set (layout, CJM_TEXT_LEGEND, cjm_words_get (words, CJM_WORD_MOMENT), CJM_UNWRAPPED,
               NAME_SCALE);
  card->moment = place (block, CJM_CARD_SIDE - INSET - ceil (block->ink_width), y);
}

CjmCard *
cjm_card_new (const CjmLayout *layout, const CjmNoteSite *site, const char *code, const char *text)
{
  CjmCard *card = g_new0 (CjmCard, 1);
  CjmTextRole role = site->note->is_emphasized ? CJM_TEXT_NOTE_STRONG : CJM_TEXT_NOTE;
  double top, bottom = CJM_CARD_MARK_Y - GAP;
  CjmTextBlock *block;

  card->note = site->note;
  card->phase = &layout->phases[site->phase];
  top = set_head (card, layout, site, code) + GAP;
  set_foot (card, layout);
  block = set_or_cut (layout, role, text, CJM_CARD_SIDE - 2 * INSET, bottom - top, LARGEST_TEXT,
                      SMALLEST_TEXT);
  card->text = place (block, INSET, top);

  return card;
}

void
cjm_card_free (CjmCard *card)
{
  CjmTextBlock *const blocks[] = { card->code.block, card->phase_name.block, card->lane_name.block,
                                   card->text.block, card->evidence.block,   card->moment.block };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (blocks[i] != NULL)
      cjm_text_block_unref (blocks[i]);
  g_free (card);
}
