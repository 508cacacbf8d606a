#include "cjm-cell.h"

#include "cjm-channel.h"
#include "cjm-photo-size.h"

#include <math.h>
#include <string.h>

/* Marks behind a text: from the text to the middle of the first, and from one to the next. */
#define TAIL_GAP 11.0
#define TAIL_STEP 13.0

/* In a chip, and from a chip to its message. */
#define CHIP_PAD 7.0
#define CHIP_STEP 6.0
#define CHIP_MARK 3.2
#define CHIP_MOMENT 4.5
#define CHIP_ROLE 5.5
#define MESSAGE_GAP 4.0

#define META_GAP 3.0
#define PILL_GAP 7.0
#define PILL_PAD 6.0

/* Letters of an owner's name: what is that short is never abridged, and what is longer than the
 * second always is, if it has several words. */
#define MAX_SHORT_OWNER 3
#define MAX_WHOLE_OWNER 16

/* A picture that is taller than this beside its width is narrowed instead. */
#define MAX_PORTRAIT 1.2
#define PLACEHOLDER_RATIO 0.6
#define CAPTION_GAP 7.0

static double
get_baseline (const CjmTextStyle *style)
{
  return style->lead / 2 + 0.36 * style->size;
}

double
cjm_row_get_first_line (const CjmTheme *theme, CjmDensity density, CjmTextRole role)
{
  const CjmTextStyle *styles = theme->metrics[density]->text;

  return get_baseline (&styles[CJM_TEXT_NOTE]) - get_baseline (&styles[role]);
}

const CjmMetrics *
cjm_row_get_metrics (const CjmRowFrame *frame)
{
  return cjm_typesetter_get_theme (frame->typesetter)->metrics[frame->density];
}

CjmTextBlock *
cjm_row_set_text (const CjmRowFrame *frame,
                  CjmTextRole role,
                  const char *text,
                  double width,
                  CjmTextBlock *old)
{
  if (old != NULL && old->role == role && old->width == floor (MAX (width, 1))
      && g_str_equal (old->source, text))
    return cjm_text_block_ref (old);

  return cjm_typesetter_set (frame->typesetter, frame->density, role, text, width, 1);
}

CjmTextBlock *
cjm_row_set_word (const CjmRowFrame *frame, CjmTextRole role, CjmWord word)
{
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);

  return cjm_row_set_text (frame, role, cjm_words_get (words, word), CJM_UNWRAPPED, NULL);
}

char *
cjm_row_dup_lower (const CjmRowFrame *frame, CjmWord word)
{
  return cjm_locale_lower_word (cjm_typesetter_get_locale (frame->typesetter),
                                cjm_words_get (cjm_typesetter_get_words (frame->typesetter), word));
}

/* Boxes */

static void
note_box_clear (CjmNoteBox *box)
{
  g_clear_pointer (&box->note, cjm_record_unref);
  g_clear_pointer (&box->text, cjm_text_block_unref);
  for (guint i = 0; i < box->n_words; i++)
    cjm_text_block_unref (box->words[i].block);
}

/* @old once more; where it stands is the caller's. */
static void
note_box_copy (CjmNoteBox *box, const CjmNoteBox *old)
{
  *box = *old;
  cjm_record_ref (box->note);
  cjm_text_block_ref (box->text);
  for (guint i = 0; i < box->n_words; i++)
    cjm_text_block_ref (box->words[i].block);
}

void
cjm_note_box_take_word (CjmNoteBox *box,
                        CjmTextBlock *block,
                        double x,
                        double y,
                        gboolean is_colored)
{
  g_assert (box->n_words < CJM_NOTE_MAX_WORDS);
  box->words[box->n_words++] = (CjmPlacedText){ block, x, y, is_colored };
}

CjmCellBox *
cjm_cell_box_ref (CjmCellBox *cell)
{
  cell->references++;
  return cell;
}

void
cjm_cell_box_unref (CjmCellBox *cell)
{
  if (--cell->references > 0)
    return;

  for (guint i = 0; i < cell->n_notes; i++)
    note_box_clear (&cell->notes[i]);
  g_clear_pointer (&cell->prompt, cjm_text_block_unref);
  g_clear_pointer (&cell->objective.block, cjm_text_block_unref);
  g_free (cell);
}

const CjmNoteBox *
cjm_cell_box_find_note (const CjmCellBox *previous, const CjmNote *note, guint index)
{
  if (previous == NULL)
    return NULL;
  if (index < previous->n_notes && previous->notes[index].note == note)
    return &previous->notes[index];

  for (guint i = 0; i < previous->n_notes; i++)
    if (previous->notes[i].note == note)
      return &previous->notes[i];

  return NULL;
}

static guint
count_notes (const CjmRowFrame *frame, const CjmLane *lane, guint column, guint n_columns)
{
  guint n = 0;

  for (guint i = column; i < column + n_columns; i++)
    {
      const CjmCell *cell = cjm_lane_find_cell (lane, frame->columns[i].step);

      if (cell != NULL)
        n += cjm_sequence_get_length (cell->notes);
    }

  return n;
}

CjmCellBox *
cjm_cell_box_new_bare (const CjmRowFrame *frame, const CjmLane *lane, guint column, guint n_columns)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  guint n_notes = count_notes (frame, lane, column, n_columns);
  CjmCellBox *cell = g_malloc0 (sizeof (CjmCellBox) + n_notes * sizeof (CjmNoteBox));
  const CjmColumn *first = &frame->columns[column], *last = &frame->columns[column + n_columns - 1];

  cell->references = 1;
  cell->step = first->step;
  cell->column = column;
  cell->n_columns = n_columns;
  cell->width = last->x + last->width - first->x;
  cell->measure
      = floor (MIN (cell->width - metrics->inset - metrics->end_padding, metrics->max_measure));

  for (guint i = column; i < column + n_columns; i++)
    {
      const CjmCell *source = cjm_lane_find_cell (lane, frame->columns[i].step);

      for (guint j = 0; source != NULL && j < cjm_sequence_get_length (source->notes); j++)
        {
          CjmNoteBox *box = &cell->notes[cell->n_notes++];

          box->note = cjm_record_ref (cjm_sequence_get (source->notes, j));
          box->step = frame->columns[i].step;
        }
    }

  return cell;
}

/* Marks behind a text: the evidence where the gutter has another mark, then the diamond. */

static double
get_tail_width (const CjmNote *note, gboolean has_evidence)
{
  return (has_evidence ? TAIL_STEP : 0) + (note->is_moment ? TAIL_STEP + 2 : 0);
}

/* In the line that the text begins with; where in it is known when the note has its place. */
static void
set_mark_at_start (CjmNoteBox *box)
{
  box->mark_y = box->text_y + box->text->style->lead / 2;
  box->mark_radius = 0.285 * box->text->style->size;
}

static void
set_tail (CjmNoteBox *box, gboolean has_evidence)
{
  gboolean is_empty = *box->text->source == '\0';
  double x = box->text_x + (is_empty ? 0 : cjm_text_block_get_last_width (box->text) + TAIL_GAP);
  double y = box->text_y + cjm_text_block_get_last_middle (box->text);

  if (has_evidence)
    {
      box->mark_x = x;
      box->mark_y = y;
      box->mark_radius = 0.26 * box->text->style->size;
      x += TAIL_STEP;
    }
  box->moment_x = x;
  box->moment_y = y;
}

/* Frames */

static const CjmFrame *
get_frame (const CjmRowFrame *frame, CjmLaneLook look)
{
  const CjmShapes *shapes = cjm_typesetter_get_theme (frame->typesetter)->shapes;

  return look == CJM_LOOK_NOTES ? frame->note_frame : &shapes->frames[CJM_FRAME_CARD];
}

void
cjm_note_box_begin_frame (CjmNoteBox *box, const CjmRowFrame *frame, CjmLaneLook look)
{
  box->look = look;
  box->frame = get_frame (frame, look);
  box->text_y = box->frame->is_drawn ? cjm_row_get_metrics (frame)->frame_top : 0;
}

void
cjm_note_box_end_frame (CjmNoteBox *box, const CjmRowFrame *frame)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);

  if (!box->frame->is_drawn)
    return;

  box->height += metrics->frame_bottom;
  box->card = (CjmRect){ metrics->frame_inset, 0, 0, box->height };
  box->height += box->frame->tail;
}

/* What depends on the width that a note was given. */
static void
fit_frame (CjmNoteBox *box, const CjmMetrics *metrics)
{
  if (box->frame == NULL || !box->frame->is_drawn)
    return;

  box->card.width = box->width - metrics->lane_gap - 2 * metrics->frame_inset;
  if (metrics->mark_end > 0)
    box->mark_x = box->width - metrics->mark_end;
}

/* Plain notes */

static CjmTextRole
get_note_role (const CjmLaneKind *kind, const CjmNote *note)
{
  if (kind->is_thought)
    return note->is_emphasized ? CJM_TEXT_THOUGHT_STRONG : CJM_TEXT_THOUGHT;

  return note->is_emphasized ? CJM_TEXT_NOTE_STRONG : CJM_TEXT_NOTE;
}

static void
set_plain (CjmNoteBox *box,
           const CjmRowFrame *frame,
           const CjmLaneKind *kind,
           double measure,
           CjmTextBlock *old)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);

  cjm_note_box_begin_frame (box, frame, CJM_LOOK_NOTES);
  box->text = cjm_row_set_text (frame, get_note_role (kind, box->note), box->note->text,
                                measure - get_tail_width (box->note, FALSE), old);
  box->text_x = metrics->inset;
  box->height = box->text_y + box->text->height;
  set_tail (box, FALSE);
  box->mark_x = metrics->inset / 2;
  box->mark_y = box->text_y + box->text->style->lead / 2;
  box->mark_radius = 0.285 * box->text->style->size;
  cjm_note_box_end_frame (box, frame);
}

/* Touchpoints */

/* The marks of a chip follow its label: role, evidence, moment of truth. Returns its end. */
static double
set_chip_marks (CjmNoteBox *box, const CjmTouchpoint *touchpoint, double x)
{
  if (touchpoint->role != CJM_ROLE_UNKNOWN)
    {
      box->role_x = x + CHIP_STEP + CHIP_ROLE;
      x = box->role_x + CHIP_ROLE;
    }
  box->mark_radius = CHIP_MARK;
  box->mark_x = x + CHIP_STEP + CHIP_MARK;
  x = box->mark_x + CHIP_MARK;
  if (box->note->is_moment)
    {
      box->moment_x = x + CHIP_STEP + CHIP_MOMENT;
      x = box->moment_x + CHIP_MOMENT;
    }

  return x + CHIP_PAD;
}

/* A chip as wide as its label, and the message under it where there is one. */
static void
set_chip (CjmNoteBox *box,
          const CjmRowFrame *frame,
          const CjmTouchpoint *touchpoint,
          double measure,
          CjmTextBlock *old)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  double label_x = metrics->chip_height + 2;
  double marks = set_chip_marks (box, touchpoint, 0);
  double room = measure + metrics->inset - metrics->chip_inset + metrics->end_padding
                - metrics->chip_end_padding - label_x - marks;
  CjmTextBlock *label = cjm_row_set_text (
      frame, CJM_TEXT_CHIP, cjm_touchpoint_get_channel_name (frame->map, touchpoint, words), room,
      NULL);
  double height = MAX (metrics->chip_height, label->height + 8);
  CjmTextRole role = box->note->is_emphasized ? CJM_TEXT_NOTE_STRONG : CJM_TEXT_NOTE;

  box->look = CJM_LOOK_TOUCHPOINTS;
  box->icon = cjm_touchpoint_get_icon (frame->map, touchpoint);
  box->graphic.height = height;
  box->graphic.width = set_chip_marks (box, touchpoint, label_x + label->ink_width);
  box->mark_y = box->moment_y = height / 2;
  cjm_note_box_take_word (box, label, label_x, (height - label->height) / 2, FALSE);

  box->text = cjm_row_set_text (frame, role, box->note->text, measure, old);
  box->text_y = height + MESSAGE_GAP;
  box->width = box->graphic.width;
  box->height = *box->note->text != '\0' ? box->text_y + box->text->height : height;
}

/* Actions */

/* The first letter or figure of each word; empty where there is none. */
static char *
dup_initials (const char *owner)
{
  GString *initials = g_string_new (NULL);
  gboolean is_inside = FALSE;

  for (const char *p = owner; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        is_inside = FALSE;
      else if (!is_inside && g_unichar_isalnum (character))
        {
          g_string_append_unichar (initials, g_unichar_toupper (character));
          is_inside = TRUE;
        }
    }

  return g_string_free (initials, FALSE);
}

/* On a sheet nobody can ask who "MS" is: the whole name wherever it is short and has the @room,
 * else the initials of its words. A name of one word has none that would tell anything. */
static char *
dup_pill_text (const CjmRowFrame *frame, const char *owner, double room)
{
  g_autofree char *initials = dup_initials (owner);
  glong length = g_utf8_strlen (owner, -1);

  if (length > MAX_SHORT_OWNER && g_utf8_strlen (initials, -1) != 1)
    {
      g_autoptr (CjmTextBlock) whole = NULL;

      if (length <= MAX_WHOLE_OWNER)
        whole = cjm_row_set_text (frame, CJM_TEXT_INITIALS, owner, CJM_UNWRAPPED, NULL);
      if (whole == NULL || whole->ink_width > room)
        return g_steal_pointer (&initials);
    }

  return g_strdup (owner);
}

/* A line may end behind the sign between two parts, and never begins with it. */
#define PART_SIGN "\xc2\xa0·"

static void
append_part (GString *meta, const char *part)
{
  if (meta->len > 0 && *part != '\0')
    g_string_append (meta, PART_SIGN " ");
  g_string_append (meta, part);
}

/* "Impact 4": the word and the figure do not part at a line's end. */
static void
append_rating (GString *meta, const CjmWords *words, CjmWord word, int rating)
{
  g_autofree char *text = NULL;

  if (rating == 0)
    return;

  text = g_strdup_printf ("%s\xc2\xa0%d", cjm_words_get (words, word), rating);
  append_part (meta, text);
}

static char *
dup_action_meta (const CjmRowFrame *frame, const CjmAction *action)
{
  static const CjmWord statuses[CJM_N_STATUSES]
      = { CJM_WORD_PENDING, CJM_WORD_STARTED, CJM_WORD_DONE, CJM_WORD_BLOCKED };
  const CjmWords *words = cjm_typesetter_get_words (frame->typesetter);
  g_autofree char *due
      = cjm_locale_format_date (cjm_typesetter_get_locale (frame->typesetter), action->due);
  GString *meta = g_string_new (NULL);

  append_part (meta, due);
  append_part (meta, cjm_words_get (words, statuses[action->status]));
  append_rating (meta, words, CJM_WORD_IMPACT, action->impact);
  append_rating (meta, words, CJM_WORD_EFFORT, action->effort);

  return g_string_free (meta, FALSE);
}

/* How wide the first of the figures is, the due date where there is one. */
static double
get_first_width (const CjmRowFrame *frame, const char *meta)
{
  const char *end = strstr (meta, PART_SIGN);
  g_autofree char *first = g_strndup (meta, end != NULL ? (gsize) (end - meta) : strlen (meta));
  g_autoptr (CjmTextBlock) block
      = cjm_row_set_text (frame, CJM_TEXT_ACTION_META, first, CJM_UNWRAPPED, NULL);

  return ceil (block->ink_width);
}

/* The owner in a pill, which has @room beside the first of the figures and is never wider than
 * @measure: a word that is wider takes several lines. FALSE where there is no owner. */
static gboolean
set_pill (CjmNoteBox *box,
          const CjmRowFrame *frame,
          const char *owner,
          double room,
          double measure,
          double y)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  const CjmTextStyle *meta = &metrics->text[CJM_TEXT_ACTION_META];
  double height = meta->size + 5, top = (meta->lead - height) / 2;
  g_autofree char *text = dup_pill_text (frame, owner, room - 2 * PILL_PAD);
  CjmTextBlock *block;
  double width, x = PILL_PAD;

  if (*text == '\0')
    return FALSE;

  block = cjm_row_set_text (frame, CJM_TEXT_INITIALS, text, CJM_UNWRAPPED, NULL);
  if (block->ink_width + 2 * PILL_PAD > measure)
    {
      cjm_text_block_unref (block);
      block = cjm_row_set_text (frame, CJM_TEXT_INITIALS, text, measure - 2 * PILL_PAD, NULL);
      width = measure;
      height += block->height - block->height / block->n_lines;
    }
  else
    {
      width = MAX (block->ink_width + 2 * PILL_PAD, height * 1.4);
      x = (width - block->ink_width) / 2;
    }

  box->graphic = (CjmRect){ metrics->lead_inset, y + top, width, height };
  cjm_note_box_take_word (box, block, metrics->lead_inset + x,
                          y + top + (height - block->height) / 2, FALSE);
  return TRUE;
}

static void
set_action (CjmNoteBox *box,
            const CjmRowFrame *frame,
            const CjmLaneKind *kind,
            const CjmAction *action,
            double measure,
            CjmTextBlock *old)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  g_autofree char *meta = dup_action_meta (frame, action);
  double first = get_first_width (frame, meta), x = metrics->lead_inset, y;
  gboolean has_tail = metrics->mark_end == 0;
  double room;
  CjmTextBlock *block;

  cjm_note_box_begin_frame (box, frame, CJM_LOOK_ACTIONS);
  measure -= metrics->lead_inset - metrics->inset;
  box->text = cjm_row_set_text (frame, get_note_role (kind, box->note), box->note->text,
                                measure - get_tail_width (box->note, has_tail), old);
  box->text_x = metrics->lead_inset;
  set_mark_at_start (box);
  set_tail (box, has_tail);

  /* Below the text there is no mark to make way for. */
  room = measure + metrics->end_padding - metrics->graphic_end;
  y = box->text_y + box->text->height + META_GAP;
  if (set_pill (box, frame, action->owner, room - PILL_GAP - first, room, y))
    {
      if (box->graphic.width + PILL_GAP + first <= room)
        x += box->graphic.width + PILL_GAP;
      else
        y = box->graphic.y + box->graphic.height + META_GAP;
    }
  block
      = cjm_row_set_text (frame, CJM_TEXT_ACTION_META, meta, metrics->lead_inset + room - x, NULL);
  cjm_note_box_take_word (box, block, x, y, FALSE);
  box->height = MAX (y + block->height, box->graphic.y + box->graphic.height);
  cjm_note_box_end_frame (box, frame);
}

/* Pictures */

static void
set_picture (CjmNoteBox *box,
             const CjmRowFrame *frame,
             const CjmPhoto *photo,
             double measure,
             CjmTextBlock *old)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  double ratio = PLACEHOLDER_RATIO, side = measure + metrics->end_padding - metrics->graphic_end;
  guint width, height;

  if (cjm_photo_get_size (photo->data, &width, &height))
    ratio = (double) height / width;

  cjm_note_box_begin_frame (box, frame, CJM_LOOK_PICTURES);
  box->graphic.x = metrics->inset;
  box->graphic.y = box->text_y;
  box->graphic.height = MIN (side * ratio, side * MAX_PORTRAIT);
  box->graphic.width = MIN (side, box->graphic.height / ratio);

  box->text = cjm_row_set_text (frame, CJM_TEXT_CAPTION, box->note->text,
                                measure - get_tail_width (box->note, FALSE), old);
  box->text_x = metrics->inset;
  box->text_y += box->graphic.height + CAPTION_GAP;
  box->height = box->text_y + box->text->height;
  set_tail (box, FALSE);
  box->mark_x = metrics->inset / 2;
  box->mark_y = box->text_y + box->text->style->lead / 2;
  box->mark_radius = 0.285 * box->text->style->size;
  cjm_note_box_end_frame (box, frame);
}

/* A cell */

/* Which of the looks the note has all for. */
static void
set_note (CjmNoteBox *box,
          const CjmRowFrame *frame,
          const CjmLaneKind *kind,
          double measure,
          CjmTextBlock *old)
{
  gconstpointer detail = cjm_note_get_detail (box->note, kind->detail);
  const CjmTouchpoint *touchpoint = detail;

  if (detail == NULL)
    {
      set_plain (box, frame, kind, measure, old);
      return;
    }

  switch (kind->look)
    {
    case CJM_LOOK_TOUCHPOINTS:
      if (*touchpoint->channel != '\0' || touchpoint->own_channel != 0)
        set_chip (box, frame, touchpoint, measure, old);
      else
        set_plain (box, frame, kind, measure, old);
      break;
    case CJM_LOOK_METRICS:
      cjm_note_box_set_metric (box, frame, detail, measure);
      break;
    case CJM_LOOK_ACTIONS:
      set_action (box, frame, kind, detail, measure, old);
      break;
    case CJM_LOOK_PICTURES:
      set_picture (box, frame, detail, measure, old);
      break;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_EMOTION:
    case CJM_LOOK_LINE:
      set_plain (box, frame, kind, measure, old);
      break;
    }
}

static double
get_gap (const CjmMetrics *metrics, CjmLaneLook look)
{
  switch (look)
    {
    case CJM_LOOK_METRICS:
      return metrics->metric_gap;
    case CJM_LOOK_ACTIONS:
    case CJM_LOOK_PICTURES:
    case CJM_LOOK_TOUCHPOINTS:
      return metrics->action_gap;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_EMOTION:
    case CJM_LOOK_LINE:
      break;
    }

  return metrics->note_gap;
}

/* Notes stand under one another; chips without a message beside each other while there is room.
 * In a cell of several columns metrics stand one a column. */
typedef struct
{
  double y;        /* where the next line begins */
  double bottom;   /* of the line that is being filled */
  double x;        /* where the next chip of the line would stand; 0 outside a line of chips */
  gboolean is_any; /* something stands above */
} Flow;

static void
place_chip (Flow *flow, CjmNoteBox *box, const CjmCellBox *cell, const CjmMetrics *metrics)
{
  double end = cell->width - metrics->chip_end_padding;

  if (flow->x > 0 && flow->x + box->width > end)
    {
      flow->y = flow->bottom + metrics->chip_lead;
      flow->x = 0;
    }
  else if (flow->x == 0 && flow->is_any)
    flow->y = flow->bottom + get_gap (metrics, box->look);

  box->x = flow->x > 0 ? flow->x : metrics->chip_inset;
  box->y = flow->y;
  flow->x = box->x + box->width + metrics->chip_gap;
  flow->bottom = MAX (flow->bottom, box->y + box->height);
  flow->is_any = TRUE;
}

static void
place_line (Flow *flow, CjmNoteBox *box, const CjmCellBox *cell, const CjmMetrics *metrics)
{
  box->x = box->look == CJM_LOOK_TOUCHPOINTS ? metrics->chip_inset : 0;
  box->y = flow->is_any ? flow->bottom + get_gap (metrics, box->look) : flow->y;
  box->width = cell->width - box->x;
  flow->bottom = box->y + box->height;
  flow->x = 0;
  flow->is_any = TRUE;
}

/* Whether the theme wants the notes of a wide cell side by side; chips flow by themselves. */
static gboolean
stands_by_column (const CjmRowFrame *frame, CjmLaneLook look)
{
  return cjm_typesetter_get_theme (frame->typesetter)->shapes->flows_notes
         && look != CJM_LOOK_TOUCHPOINTS;
}

/* How many notes of a cell stand side by side. */
static guint
count_flows (const CjmCellBox *cell, const CjmRowFrame *frame, CjmLaneLook look)
{
  return stands_by_column (frame, look)
                 || (cell->n_notes > 0 && cell->notes[0].look == CJM_LOOK_METRICS)
             ? cell->n_columns
             : 1;
}

static void
place_notes (CjmCellBox *cell, const CjmRowFrame *frame, CjmLaneLook look)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);
  g_autofree Flow *flows = NULL;

  cell->n_flows = count_flows (cell, frame, look);
  flows = g_new0 (Flow, cell->n_flows);
  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmNoteBox *box = &cell->notes[i];
      Flow *flow = &flows[i % cell->n_flows];

      if (box->look == CJM_LOOK_TOUCHPOINTS && *box->note->text == '\0')
        place_chip (flow, box, cell, metrics);
      else
        place_line (flow, box, cell, metrics);
      if (cell->n_flows > 1)
        {
          const CjmColumn *column = &frame->columns[cell->column + i % cell->n_flows];

          box->x = column->x - frame->columns[cell->column].x;
          box->width = column->width;
        }
      fit_frame (box, metrics);
      cell->height = MAX (cell->height, flow->bottom);
    }
}

void
cjm_cell_box_set_prompt (CjmCellBox *cell,
                         const CjmRowFrame *frame,
                         const CjmLane *lane,
                         CjmTextBlock *prompt)
{
  const CjmMetrics *metrics = cjm_row_get_metrics (frame);

  const CjmTheme *theme = cjm_typesetter_get_theme (frame->typesetter);

  cell->prompt = cjm_row_set_text (frame, CJM_TEXT_PROMPT, lane->question,
                                   cell->measure - metrics->prompt_indent, prompt);
  cell->prompt_x = metrics->inset + metrics->prompt_indent;
  cell->prompt_y
      = metrics->frame_top + cjm_row_get_first_line (theme, frame->density, CJM_TEXT_PROMPT);
  cell->plus_x = cell->prompt_x - metrics->inset / 2;
  cell->plus_y = cell->prompt_y + cell->prompt->style->lead / 2;
  cell->height = cell->prompt_y + cell->prompt->height;
  if (theme->shapes->ghost.width > 0)
    {
      cell->height += metrics->frame_bottom;
      cell->ghost
          = (CjmRect){ metrics->frame_inset, 0,
                       cell->width - metrics->lane_gap - 2 * metrics->frame_inset, cell->height };
    }
}

/* The same notes in the same places: the box can stand as it is. */
static gboolean
has_same_notes (const CjmCellBox *cell, const CjmCellBox *previous)
{
  if (cell->n_notes != previous->n_notes || cell->n_columns != previous->n_columns
      || cell->column != previous->column || cell->width != previous->width
      || cell->measure != previous->measure)
    return FALSE;

  for (guint i = 0; i < cell->n_notes; i++)
    if (cell->notes[i].note != previous->notes[i].note
        || cell->notes[i].step != previous->notes[i].step)
      return FALSE;

  return TRUE;
}

/* Bars are as wide as the narrowest column everywhere: they are to be compared. Pictures are as
 * wide as their column, and in a cell of several never wider than one; and so are notes that
 * stand one a column. */
static gboolean
is_as_narrow_as_any (const CjmCellBox *cell, const CjmRowFrame *frame, const CjmLaneKind *kind)
{
  return kind->look == CJM_LOOK_METRICS
         || (cell->n_columns > 1
             && (kind->look == CJM_LOOK_PICTURES || stands_by_column (frame, kind->look)));
}

static void
fill_cell (CjmCellBox *cell,
           const CjmRowFrame *frame,
           const CjmLaneKind *kind,
           const CjmCellBox *previous)
{
  gboolean is_narrow = is_as_narrow_as_any (cell, frame, kind);
  double measure = is_narrow ? frame->measure : cell->measure;
  gboolean has_same_measure = previous != NULL && previous->measure == cell->measure
                              && (!is_narrow || frame->has_same_measure);

  for (guint i = 0; i < cell->n_notes; i++)
    {
      CjmNoteBox *box = &cell->notes[i];
      const CjmNoteBox *old = cjm_cell_box_find_note (previous, box->note, i);

      if (old != NULL && has_same_measure)
        {
          CjmId step = box->step;

          cjm_record_unref (box->note);
          note_box_copy (box, old);
          box->step = step;
          if (box->look == CJM_LOOK_TOUCHPOINTS)
            box->width = box->graphic.width;
          if (box->look == CJM_LOOK_METRICS)
            cjm_note_box_reset_bar (box);
        }
      else
        set_note (box, frame, kind, measure, old != NULL ? old->text : NULL);
    }
  place_notes (cell, frame, kind->look);
}

CjmCellBox *
cjm_cell_box_new (const CjmRowFrame *frame,
                  const CjmLane *lane,
                  guint column,
                  guint n_columns,
                  gboolean is_asking,
                  CjmTextBlock *prompt,
                  const CjmCellBox *previous)
{
  const CjmLaneKind *kind = cjm_lane_kind_get (lane->kind);
  CjmCellBox *cell = cjm_cell_box_new_bare (frame, lane, column, n_columns);

  cell->is_asking = is_asking;
  if (cell->n_notes == 0)
    {
      cjm_cell_box_set_prompt (cell, frame, lane, prompt);
      return cell;
    }

  if (previous != NULL && kind->look != CJM_LOOK_METRICS && has_same_notes (cell, previous)
      && (frame->has_same_measure || !is_as_narrow_as_any (cell, frame, kind)))
    {
      cjm_cell_box_unref (cell);
      return cjm_cell_box_ref ((CjmCellBox *) previous);
    }

  fill_cell (cell, frame, kind, previous);
  return cell;
}
