#include "cjm-layout-private.h"

/* Groups of lanes: which rows begin and end one, and where its name stands. A page shows what is on
 * it of a group as one. */

static gboolean
begins_group (const CjmLayout *layout, guint index)
{
  return index == 0 || layout->rows[index].begins_page
         || layout->rows[index - 1].row->lane->group != layout->rows[index].row->lane->group;
}

/* How high the rows of the group are that begins at row @index. */
static double
get_group_height (const CjmLayout *layout, guint index)
{
  double height = layout->rows[index].row->height;

  while (++index < layout->n_rows && !begins_group (layout, index))
    height += layout->rows[index].row->height;

  return height;
}

/* What a name that is turned needs at both ends of its tab. */
#define TAB_END 10.0

/* A name that is longer than its tab stands above the group, as in a theme without tabs. */
static gboolean
turn_group_name (CjmLayout *layout, guint index, const char *name)
{
  const CjmMetrics *metrics = layout->metrics;
  CjmPlacedRow *placed = &layout->rows[index];
  CjmTextBox *box = &placed->group_name;

  if (!layout->theme->shapes->rotates_groups)
    return FALSE;

  box->block = cjm_layout_set_text (layout, CJM_TEXT_GROUP, name, CJM_UNWRAPPED);
  if (box->block->width + 2 * TAB_END <= get_group_height (layout, index))
    {
      box->rect = (CjmRect){ layout->label_x + (metrics->group_width - box->block->height) / 2, 0,
                             box->block->height, box->block->width };
      placed->is_group_upright = TRUE;
      return TRUE;
    }

  g_clear_pointer (&box->block, cjm_text_block_unref);
  return FALSE;
}

static void
set_group_name (CjmLayout *layout, guint index)
{
  const CjmMetrics *metrics = layout->metrics;
  CjmPlacedRow *placed = &layout->rows[index];
  CjmTextBox *box = &placed->group_name;
  g_autofree char *capitals = g_utf8_strup (placed->group->name, -1);
  double measure = layout->label_width - metrics->label_inset - 12;
  const char *name
      = *capitals != '\0' ? capitals : cjm_layout_get_word (layout, CJM_WORD_GROUP_HINT);

  box->target = (CjmTarget){ CJM_FIELD_GROUP_NAME, placed->group->record.id };
  box->is_hint = *capitals == '\0';
  if (turn_group_name (layout, index, name))
    return;

  box->block = cjm_layout_set_text (layout, CJM_TEXT_GROUP, name, measure);
  box->rect = (CjmRect){ layout->label_x + metrics->label_inset, 0, measure, box->block->height };
  placed->band = metrics->group_band + box->block->height - metrics->text[CJM_TEXT_GROUP].lead;
}

void
cjm_layout_set_group (CjmLayout *layout, guint index)
{
  CjmPlacedRow *placed = &layout->rows[index];

  placed->group = cjm_map_find_group (layout->map, placed->row->lane->group);
  placed->is_first = begins_group (layout, index);
  placed->is_last = index + 1 == layout->n_rows || begins_group (layout, index + 1);

  if (placed->group != NULL && placed->is_first)
    set_group_name (layout, index);
}

/* In the middle of their tabs, which are as high as their groups. */
void
cjm_layout_centre_group_names (CjmLayout *layout)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      CjmPlacedRow *placed = &layout->rows[i];
      guint last = i;

      if (!placed->is_group_upright)
        continue;
      while (!layout->rows[last].is_last)
        last++;
      placed->group_name.rect.y = (placed->y + layout->rows[last].y + layout->rows[last].height
                                   - placed->group_name.rect.height)
                                  / 2;
    }
}
