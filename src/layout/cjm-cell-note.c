#include "cjm-cell.h"

#include "cjm-channel.h"
#include "cjm-photo-size.h"

#include <math.h>
#include <string.h>

/* The notes of a cell, each as the kind of its lane has it; metrics are in cjm-metric.c. */

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

/* In an action, from the text to what stands below it, and round its owner. */
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

void
cjm_note_box_fit_frame (CjmNoteBox *box, const CjmMetrics *metrics)
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

/* Which of the looks */

void
cjm_note_box_set (CjmNoteBox *box,
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
