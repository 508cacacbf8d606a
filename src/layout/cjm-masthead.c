#include "cjm-layout-private.h"

#include <math.h>

#define TITLE_MAX_LINES 2
#define SUMMARY_LINES 2 /* by hand */
#define TITLE_END 48.0

/* The first lines stand this much higher than the photo. */
#define FIRST_RISE 3.0

/* A masthead that is narrower than this part of the sheet's natural width has no columns. */
#define STACK_PART 0.5
#define STACK_GAP 30.0
#define SCENARIO_MEASURE 640.0

/* From the labels of the meta block to their values, and from the persona's texts to it. */
#define META_LABEL_GAP 18.0
#define META_AIR 30.0
#define MIN_SUMMARY 260.0

#define META_HINT "—"

void
cjm_layout_set_title (CjmLayout *layout,
                      double x,
                      double y,
                      double measure,
                      const CjmLayout *previous)
{
  CjmTarget title = { CJM_FIELD_TITLE, 0 };
  const char *hint = cjm_layout_get_word (layout, CJM_WORD_TITLE_HINT);

  cjm_layout_set_box (layout, &layout->title, CJM_OLD (title), CJM_TEXT_TITLE, title, hint, x, y,
                      measure);
  if (cjm_text_block_get_n_lines (layout->title.block) <= TITLE_MAX_LINES
      && cjm_text_block_is_whole (layout->title.block))
    return;

  cjm_text_block_unref (layout->title.block);
  cjm_layout_set_box (layout, &layout->title, CJM_OLD (title), CJM_TEXT_TITLE_LONG, title, hint, x,
                      y, measure);
}

static double
set_title (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double x = metrics->side_margin;
  double measure = persona_x - x - TITLE_END;
  CjmTarget scenario = { CJM_FIELD_SCENARIO, 0 };

  layout->document_kind
      = cjm_layout_set_word (layout, CJM_TEXT_OVERLINE, CJM_WORD_DOCUMENT_KIND, measure);
  layout->document_kind_rect
      = (CjmRect){ x, metrics->masthead_top - FIRST_RISE, measure, layout->document_kind->height };
  cjm_layout_set_title (layout, x, cjm_rect_get_bottom (layout->document_kind_rect) + 11, measure,
                        previous);
  cjm_layout_set_box (layout, &layout->scenario, CJM_OLD (scenario), CJM_TEXT_SCENARIO, scenario,
                      cjm_layout_get_word (layout, CJM_WORD_SCENARIO_HINT), x,
                      cjm_rect_get_bottom (layout->title.rect) + 12,
                      MIN (measure, SCENARIO_MEASURE));

  return cjm_rect_get_bottom (layout->scenario.rect);
}

static double
set_persona (CjmLayout *layout, double persona_x, double top, double end, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double x = persona_x + metrics->photo_size + metrics->photo_gap;
  double measure = MIN (metrics->summary_width, end - x);
  CjmTarget profile = { CJM_FIELD_PROFILE, 0 }, name = { CJM_FIELD_PERSONA_NAME, 0 };
  CjmTarget summary = { CJM_FIELD_SUMMARY, 0 };

  layout->photo = (CjmRect){ persona_x, top, metrics->photo_size, metrics->photo_size };
  cjm_layout_set_box (layout, &layout->profile, CJM_OLD (profile), CJM_TEXT_OVERLINE, profile,
                      cjm_layout_get_word (layout, CJM_WORD_PROFILE_HINT), x, top - FIRST_RISE,
                      measure);
  cjm_layout_set_box (layout, &layout->persona_name, CJM_OLD (persona_name), CJM_TEXT_PERSONA_NAME,
                      name, cjm_layout_get_word (layout, CJM_WORD_NAME_HINT), x,
                      cjm_rect_get_bottom (layout->profile.rect) + 3, measure);
  cjm_layout_set_box (layout, &layout->summary, CJM_OLD (summary), CJM_TEXT_SUMMARY, summary,
                      cjm_layout_get_word (layout, CJM_WORD_SUMMARY_HINT), x,
                      cjm_rect_get_bottom (layout->persona_name.rect) + 4, measure);
  cjm_layout_add_writing_room (layout, &layout->summary, SUMMARY_LINES);

  return MAX (cjm_rect_get_bottom (layout->photo), cjm_rect_get_bottom (layout->summary.rect));
}

/* Where the map is from: author, dates, sources, how it is backed */

/* The text edge of the last column that leaves the block enough room, so that it stands on the
 * grid too; or where no column does, the place itself. */
static double
find_meta_x (const CjmLayout *layout, double persona_x)
{
  const CjmMetrics *metrics = layout->metrics;
  double last = layout->width - metrics->side_margin - metrics->meta_room;
  double first = persona_x + metrics->photo_size + metrics->photo_gap + MIN_SUMMARY + META_AIR;
  double best = last;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      double x = layout->columns[i].x + metrics->inset;

      if (x >= first && x <= last)
        best = x;
    }

  return best;
}

static CjmMetaBox *
add_meta (CjmLayout *layout, CjmWord label)
{
  CjmMetaBox *meta = &layout->metas[layout->n_metas++];

  meta->label
      = cjm_layout_set_word (layout, CJM_TEXT_META_LABEL, label, layout->metrics->meta_room);
  return meta;
}

static const CjmTextBlock *
find_old_value (const CjmLayout *layout, const CjmLayout *previous)
{
  guint index = layout->n_metas - 1;

  return previous != NULL && index < previous->n_metas ? previous->metas[index].value.block : NULL;
}

static void
set_value (CjmLayout *layout, CjmMetaBox *meta, const char *text, const CjmLayout *previous)
{
  meta->value.block = cjm_layout_take_or_set (layout, find_old_value (layout, previous),
                                              CJM_TEXT_META, text, layout->metrics->meta_room);
}

/* A field of the map; dates are written as the map's language has them. */
static void
add_field (CjmLayout *layout, CjmWord label, CjmField field, const CjmLayout *previous)
{
  CjmTarget target = { field, 0 };
  const char *text = cjm_map_get_text (layout->map, target);
  CjmMetaBox *meta = add_meta (layout, label);
  g_autofree char *date
      = cjm_field_is_date (field)
            ? cjm_locale_format_date (cjm_typesetter_get_locale (layout->typesetter), text)
            : NULL;

  meta->is_field = TRUE;
  meta->value.target = target;
  meta->value.is_hint = *text == '\0';
  set_value (layout, meta, meta->value.is_hint ? META_HINT : date != NULL ? date : text, previous);
}

static void
add_n_sources (CjmLayout *layout, const CjmLayout *previous)
{
  guint n = cjm_sequence_get_length (layout->map->sources);
  g_autofree char *text
      = cjm_locale_format_number (cjm_typesetter_get_locale (layout->typesetter), n, 0);

  if (n > 0)
    set_value (layout, add_meta (layout, CJM_WORD_SOURCES), text, previous);
}

/* "62 % data · 20 % inferred": how much of the map is more than a guess. */
static void
add_coverage (CjmLayout *layout, const CjmLayout *previous)
{
  static const struct
  {
    CjmEvidence evidence;
    CjmWord word;
  } parts[]
      = { { CJM_EVIDENCE_DATA, CJM_WORD_DATA }, { CJM_EVIDENCE_INFERRED, CJM_WORD_INFERRED } };
  g_autoptr (GString) text = g_string_new (NULL);

  if (layout->digest->n_notes == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *percent = cjm_locale_format_percent (
          cjm_typesetter_get_locale (layout->typesetter),
          (double) layout->digest->n_by_evidence[parts[i].evidence] / layout->digest->n_notes);
      g_autofree char *word = cjm_locale_lower_word (cjm_typesetter_get_locale (layout->typesetter),
                                                     cjm_layout_get_word (layout, parts[i].word));

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", percent, word);
    }
  set_value (layout, add_meta (layout, CJM_WORD_EVIDENCE), text->str, previous);
}

static double
place_metas (CjmLayout *layout, double x, double y)
{
  double labels = 0, right;

  for (guint i = 0; i < layout->n_metas; i++)
    labels = MAX (labels, layout->metas[i].label->ink_width);

  right = x + ceil (labels) + META_LABEL_GAP;
  for (guint i = 0; i < layout->n_metas; i++)
    {
      CjmMetaBox *meta = &layout->metas[i];
      double measure = layout->width - layout->metrics->side_margin - right;

      if (meta->value.block->ink_width > measure)
        {
          CjmTextBlock *block
              = cjm_layout_set_text (layout, CJM_TEXT_META, meta->value.block->source, measure);

          cjm_text_block_unref (meta->value.block);
          meta->value.block = block;
        }
      meta->label_rect = (CjmRect){ x, y, labels + 1, meta->label->height };
      meta->value.rect = (CjmRect){ right, y, measure, meta->value.block->height };
      y += MAX (meta->label->height, meta->value.block->height);
    }

  return y;
}

void
cjm_layout_set_metas (CjmLayout *layout, const CjmLayout *previous)
{
  static const struct
  {
    CjmWord label;
    CjmField field;
    gboolean is_offered; /* where it is empty, too */
  } fields[] = { { CJM_WORD_AUTHOR, CJM_FIELD_AUTHOR, TRUE },
                 { CJM_WORD_DATE, CJM_FIELD_DATE, TRUE },
                 { CJM_WORD_EDITION, CJM_FIELD_EDITION, TRUE },
                 { CJM_WORD_REVIEW_DATE, CJM_FIELD_REVIEW_DATE, FALSE } };

  /* What is empty comes last, so that it leaves no hole on paper. */
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*cjm_map_get_text (layout->map, (CjmTarget){ fields[i].field, 0 }) != '\0')
      add_field (layout, fields[i].label, fields[i].field, previous);
  add_n_sources (layout, previous);
  add_coverage (layout, previous);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].is_offered
        && *cjm_map_get_text (layout->map, (CjmTarget){ fields[i].field, 0 }) == '\0')
      add_field (layout, fields[i].label, fields[i].field, previous);
}

static double
set_columns (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  double meta_x = find_meta_x (layout, persona_x);
  double title_bottom = set_title (layout, persona_x, previous);
  double persona_bottom
      = set_persona (layout, persona_x, layout->metrics->masthead_top, meta_x - META_AIR, previous);
  double meta_bottom;

  cjm_layout_set_metas (layout, previous);
  meta_bottom = place_metas (layout, meta_x, layout->document_kind_rect.y - 1);
  return MAX (title_bottom, MAX (persona_bottom, meta_bottom));
}

/* On a narrow cover the persona stands below the title, and where the map is from behind it, or
 * below it too. */
static double
set_stack (CjmLayout *layout, const CjmLayout *previous)
{
  const CjmMetrics *metrics = layout->metrics;
  double x = metrics->side_margin, end = layout->width - x;
  double top = set_title (layout, end + TITLE_END, previous) + STACK_GAP;
  double meta_x = end - metrics->meta_room, bottom, meta_bottom;
  gboolean is_low = meta_x - META_AIR - x < metrics->photo_size + metrics->photo_gap + MIN_SUMMARY;

  bottom = set_persona (layout, x, top, is_low ? end : meta_x - META_AIR, previous);
  cjm_layout_set_metas (layout, previous);
  meta_bottom = place_metas (layout, is_low ? x : meta_x, is_low ? bottom + STACK_GAP : top - 4);
  return MAX (bottom, meta_bottom);
}

double
cjm_layout_set_masthead (CjmLayout *layout, double persona_x, const CjmLayout *previous)
{
  switch (layout->theme->shapes->masthead)
    {
    case CJM_MASTHEAD_COLUMNS:
      return layout->width < STACK_PART * layout->metrics->natural_width
                 ? set_stack (layout, previous)
                 : set_columns (layout, persona_x, previous);
    case CJM_MASTHEAD_PORTRAIT:
      return cjm_layout_set_portrait (layout, previous);
    }

  g_return_val_if_reached (0);
}

void
cjm_layout_clear_masthead (CjmLayout *layout)
{
  CjmTextBlock *blocks[]
      = { layout->document_kind, layout->title.block,        layout->scenario.block,
          layout->profile.block, layout->persona_name.block, layout->summary.block };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    cjm_text_block_unref (blocks[i]);
  for (guint i = 0; i < layout->n_metas; i++)
    {
      cjm_text_block_unref (layout->metas[i].label);
      cjm_text_block_unref (layout->metas[i].value.block);
    }
}
