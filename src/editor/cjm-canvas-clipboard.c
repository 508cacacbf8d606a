#include "cjm-canvas-private.h"

#include "cjm-locale.h"
#include "cjm-paste.h"
#include "cjm-transfer.h"

#include <glib/gi18n.h>
#include <string.h>

/* Cut, copy and paste. What a text field or the editor of a text has of its own stays theirs:
 * these are actions of the canvas, whose keys work where it has the focus. */

static const CjmMap *
get_map (CjmCanvas *canvas)
{
  return cjm_document_get_map (canvas->document);
}

static GdkClipboard *
get_clipboard (CjmCanvas *canvas)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (canvas));
}

/* What is copied */

typedef struct
{
  CjmMap *fragment;
  CjmPart part;
  CjmCrop crop;
  gboolean has_names;
} Copied;

static CjmCrop
get_crop (CjmCanvas *canvas, const CjmBlock *block, gboolean has_headers)
{
  const CjmLayout *layout = canvas->layout;

  /* All of it is the sheet as it is, with its title and its persona. */
  if (block->n_rows == layout->n_rows && block->n_columns == layout->n_columns)
    return (CjmCrop){ 0 };

  return (CjmCrop){ block->row, block->n_rows, block->column, block->n_columns, has_headers };
}

static gboolean
has_all_cells (CjmCanvas *canvas, const CjmBlock *block)
{
  const CjmLayout *layout = canvas->layout;

  for (guint i = block->row; i < block->row + block->n_rows; i++)
    for (guint j = block->column; j < block->column + block->n_columns; j++)
      {
        const CjmRowBox *row = layout->rows[i].row;

        if (cjm_row_box_has_cells (row)
            && !cjm_selection_has_cell (canvas->selection, row->lane->record.id,
                                        row->cells[j]->step))
          return FALSE;
      }

  return TRUE;
}

static gboolean
copy_selection (CjmCanvas *canvas, Copied *copied)
{
  const CjmLayout *layout = canvas->layout;
  g_autoptr (GArray) notes = cjm_canvas_list_selected_notes (canvas);
  gboolean is_single;
  CjmBlock block;

  if (!cjm_selection_get_block (canvas->selection, layout, &block))
    return FALSE;

  is_single = block.n_rows == 1
              && layout->rows[block.row].row->cells[block.column]->n_columns >= block.n_columns;
  copied->part = CJM_PART_CELLS;
  copied->crop = get_crop (canvas, &block, !is_single);
  copied->has_names
      = !is_single && (block.n_rows == layout->n_rows || block.n_columns == layout->n_columns);
  copied->fragment = has_all_cells (canvas, &block)
                         ? cjm_fragment_new_from_cells (get_map (canvas), block.row, block.n_rows,
                                                        block.column, block.n_columns)
                         : cjm_fragment_new_from_notes (
                             get_map (canvas), (CjmId *) (gpointer) notes->data, notes->len);
  return TRUE;
}

static CjmMap *
copy_group (const CjmMap *map, CjmId group)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_map_get_lane (map, i)->group == group)
      g_array_append_val (lanes, cjm_map_get_lane (map, i)->record.id);

  return cjm_fragment_new_from_lanes (map, (CjmId *) (gpointer) lanes->data, lanes->len);
}

/* The thing whose header or whose text has the focus; FALSE for others. */
static gboolean
copy_focused (CjmCanvas *canvas, const CjmPlace *place, Copied *copied)
{
  const CjmMap *map = get_map (canvas);
  CjmId id = place->target.id;
  CjmBlock block;

  if (place->kind != CJM_PLACE_TEXT || !cjm_layout_find_block (canvas->layout, place, &block))
    return FALSE;

  copied->crop = get_crop (canvas, &block, !cjm_place_is_note (place));
  copied->has_names = !cjm_place_is_note (place);
  if (cjm_place_is_note (place))
    {
      copied->part = CJM_PART_CELLS;
      copied->fragment = cjm_fragment_new_from_notes (map, &id, 1);
    }
  else if (place->target.field == CJM_FIELD_PHASE_NAME)
    {
      copied->part = CJM_PART_PHASES;
      copied->fragment = cjm_fragment_new_from_phases (map, &id, 1);
    }
  else if (place->target.field == CJM_FIELD_STEP_NAME)
    {
      copied->part = CJM_PART_STEPS;
      copied->fragment = cjm_fragment_new_from_steps (map, &id, 1);
    }
  else
    {
      copied->part = CJM_PART_LANES;
      copied->fragment = place->target.field == CJM_FIELD_GROUP_NAME
                             ? copy_group (map, id)
                             : cjm_fragment_new_from_lanes (map, &id, 1);
    }

  return TRUE;
}

/* The parts of a map that are copied; FALSE where it is a text, the photo or nothing. */
static gboolean
find_copied (CjmCanvas *canvas, Copied *copied)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);

  if (canvas->layout == NULL)
    return FALSE;
  if (!cjm_selection_is_empty (canvas->selection))
    return copy_selection (canvas, copied);

  return copy_focused (canvas, &place, copied);
}

GdkContentProvider *
cjm_canvas_create_transfer (CjmCanvas *canvas, CjmForms forms)
{
  Copied copied;

  if (!find_copied (canvas, &copied))
    return NULL;

  return cjm_transfer_new (get_map (canvas), cjm_document_get_words (canvas->document),
                           copied.fragment, copied.part, &copied.crop, copied.has_names, forms);
}

/* The text or the photo that has the focus. */
static GdkContentProvider *
create_plain_transfer (CjmCanvas *canvas)
{
  CjmPlace place = cjm_canvas_get_focus (canvas);
  const CjmPhoto *photo = get_map (canvas)->persona->photo;
  const char *text;

  if (place.kind == CJM_PLACE_PHOTO && photo != NULL)
    return gdk_content_provider_new_for_bytes (photo->media_type, photo->data);
  if (place.kind != CJM_PLACE_TEXT)
    return NULL;

  text = cjm_map_get_text (get_map (canvas), place.target);
  return text != NULL && *text != '\0' ? gdk_content_provider_new_typed (G_TYPE_STRING, text)
                                       : NULL;
}

static gboolean
copy (CjmCanvas *canvas, CjmForms forms)
{
  g_autoptr (GdkContentProvider) provider = cjm_canvas_create_transfer (canvas, forms);

  if (provider == NULL && forms == CJM_FORMS_ALL)
    provider = create_plain_transfer (canvas);

  return provider != NULL && gdk_clipboard_set_content (get_clipboard (canvas), provider);
}

/* Where nothing is chosen, a picture or a table is one of the whole map. */
static void
copy_whole (CjmCanvas *canvas, CjmForms forms)
{
  const CjmMap *map = get_map (canvas);
  CjmCrop whole = { 0 };
  g_autoptr (GdkContentProvider) provider
      = cjm_transfer_new (map, cjm_document_get_words (canvas->document),
                          cjm_fragment_new_from_cells (map, 0, G_MAXUINT, 0, G_MAXUINT),
                          CJM_PART_CELLS, &whole, TRUE, forms);

  gdk_clipboard_set_content (get_clipboard (canvas), provider);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmForms forms = g_str_equal (name, "canvas.copy-picture") ? CJM_FORMS_PICTURE
                   : g_str_equal (name, "canvas.copy-table") ? CJM_FORMS_TABLE
                                                             : CJM_FORMS_ALL;

  if (canvas->document == NULL)
    return;

  cjm_canvas_end_editing (canvas);
  if (!copy (canvas, forms) && forms != CJM_FORMS_ALL)
    copy_whole (canvas, forms);
}

/* Cutting */

/* The notes of the selection, or else what has the focus. */
static CjmMap *
cut_out (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmMap *map = get_map (canvas);
  g_autoptr (GArray) notes = cjm_canvas_list_selected_notes (canvas);
  g_autoptr (CjmMap) emptied = NULL;

  if (!cjm_selection_is_empty (canvas->selection) || cjm_place_is_note (place))
    return cjm_map_remove_notes (map, (CjmId *) (gpointer) notes->data, notes->len);
  if (place->kind == CJM_PLACE_PHOTO)
    return cjm_map_set_photo (map, NULL, NULL);
  if (place->target.field == CJM_FIELD_PHASE_NAME)
    return cjm_map_remove_phase (map, place->target.id);
  if (place->target.field == CJM_FIELD_LANE_NAME)
    return cjm_map_remove_lane (map, place->target.id);
  if (place->target.field == CJM_FIELD_STEP_NAME)
    {
      const CjmPhase *phase = cjm_map_find_phase_of_step (map, place->target.id);

      if (phase != NULL && cjm_sequence_get_length (phase->steps) == 1)
        return cjm_map_remove_phase (map, phase->record.id);
      emptied = cjm_map_remove_notes (map, (CjmId *) (gpointer) notes->data, notes->len);
      return cjm_map_join_step (emptied, place->target.id);
    }
  if (place->target.field == CJM_FIELD_GROUP_NAME)
    {
      CjmMap *without = cjm_map_ref (map);

      for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
        if (cjm_map_get_lane (map, i)->group == place->target.id)
          {
            g_autoptr (CjmMap) before = without;

            without = cjm_map_remove_lane (before, cjm_map_get_lane (map, i)->record.id);
          }
      return without;
    }

  return cjm_map_set_text (map, place->target, "");
}

/* Where the focus goes when its thing is gone: into the cell, or to the header beside. */
static CjmPlace
find_place_after (CjmCanvas *canvas, const CjmStop *before)
{
  CjmPlace place = before->place;
  CjmStop stop;

  if (cjm_layout_find_stop (canvas->layout, &place, &stop))
    return place;
  if (before->place.step != 0
      && cjm_layout_find_cell_place (canvas->layout, place.lane, place.step, FALSE, &place))
    return place;
  if (cjm_layout_find_stop_at (canvas->layout, before->rect.x + before->rect.width / 2,
                               before->rect.y + before->rect.height / 2, &stop))
    return stop.place;

  return cjm_place_for_text (CJM_FIELD_TITLE, 0);
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  CjmStop before;

  if (canvas->document == NULL)
    return;

  cjm_canvas_end_editing (canvas);
  if (!cjm_layout_find_stop (canvas->layout, &place, &before) || !copy (canvas, CJM_FORMS_ALL))
    return;

  cjm_document_take_map (canvas->document, cut_out (canvas, &place), CJM_CHANGE_CUT, NULL);
  place = find_place_after (canvas, &before);
  cjm_canvas_focus (canvas, &place);
}

/* Pasting */

typedef struct
{
  CjmCanvas *canvas;
  CjmDocument *document;
  CjmPlace place;
  gboolean is_text; /* into a text of the map that is neither a note nor a header */
} PasteTask;

static void
free_paste_task (PasteTask *task)
{
  g_object_unref (task->canvas);
  g_object_unref (task->document);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PasteTask, free_paste_task)

static CjmNoteFormat
get_format (CjmCanvas *canvas)
{
  return (CjmNoteFormat){ cjm_document_get_words (canvas->document),
                          cjm_locale_find_decimal_mark (get_map (canvas)->language) };
}

static void
fail (CjmCanvas *canvas, const char *text)
{
  cjm_canvas_fail (canvas, _ ("That cannot be pasted here"), text);
}

static void
fail_for (CjmCanvas *canvas, CjmPasteResult result, const CjmIncoming *incoming)
{
  if (result == CJM_PASTE_TOO_MUCH)
    fail (canvas, _ ("It is more than a map can hold. Take less of it at a time."));
  else if (incoming->pictures != NULL)
    fail (canvas, _ ("A picture can be pasted on the persona's photo and into a lane of pictures. "
                     "Choose one of its cells first."));
  else if (incoming->fragment == NULL && incoming->table == NULL)
    fail (canvas, _ ("There is nothing on the clipboard that a map can hold: neither text, nor "
                     "cells, nor a PNG or JPEG picture."));
  else
    fail (canvas, _ ("Choose a cell, or the header of a phase or a lane first."));
}

/* A table that reached beyond the edge has made the map larger; that must not go unseen. */
static void
tell_growth (CjmCanvas *canvas, const CjmPasted *pasted)
{
  g_autofree char *phases = NULL, *lanes = NULL, *both = NULL;

  if (pasted->n_phases > 0)
    phases
        = g_strdup_printf (ngettext ("The map got %u more phase to hold this.",
                                     "The map got %u more phases to hold this.", pasted->n_phases),
                           pasted->n_phases);
  if (pasted->n_lanes > 0)
    lanes = g_strdup_printf (ngettext ("The map got %u more lane to hold this.",
                                       "The map got %u more lanes to hold this.", pasted->n_lanes),
                             pasted->n_lanes);
  if (phases == NULL && lanes == NULL)
    return;

  both = g_strdup_printf ("%s%s%s", phases != NULL ? phases : "",
                          phases != NULL && lanes != NULL ? " " : "", lanes != NULL ? lanes : "");
  cjm_canvas_tell (canvas, both);
}

/* The new phases, steps or lanes have the focus at their header; new notes are selected. */
static void
show_pasted (CjmCanvas *canvas, const CjmPasted *pasted)
{
  static const CjmField fields[]
      = { CJM_FIELD_PHASE_NAME, CJM_FIELD_STEP_NAME, CJM_FIELD_LANE_NAME };
  CjmId header = pasted->headers->len > 0 ? g_array_index (pasted->headers, CjmId, 0) : 0;

  for (guint i = 0; header != 0 && i < G_N_ELEMENTS (fields); i++)
    {
      CjmPlace place = cjm_place_for_text (fields[i], header);
      CjmStop stop;

      if (cjm_layout_find_stop (canvas->layout, &place, &stop))
        {
          cjm_canvas_select (canvas, &place, CJM_SELECT_ONE);
          return;
        }
    }
  cjm_canvas_select_notes (canvas, (CjmId *) (gpointer) pasted->notes->data, pasted->notes->len);
}

static gboolean
spreads (const CjmIncoming *incoming)
{
  return incoming->pictures != NULL || cjm_incoming_is_one_cell (incoming);
}

/* Pictures are given to selected notes one after the other. */
static void
add_selected_notes (CjmCanvas *canvas, GArray *places)
{
  g_autoptr (GArray) notes = cjm_canvas_list_selected_notes (canvas);

  for (guint i = 0; i < notes->len; i++)
    {
      CjmPlace place = cjm_canvas_find_note_place (canvas, g_array_index (notes, CjmId, i));

      g_array_append_val (places, place);
    }
}

/* Every cell of a selected block gets what goes into one, as in a spreadsheet. */
static GArray *
list_target_places (CjmCanvas *canvas, const CjmPlace *place, const CjmIncoming *incoming)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (CjmPlace));
  CjmBlock block;

  if (canvas->layout != NULL && cjm_selection_get_block (canvas->selection, canvas->layout, &block)
      && has_all_cells (canvas, &block))
    for (guint i = block.row; i < block.row + block.n_rows; i++)
      for (guint j = block.column; j < block.column + block.n_columns; j++)
        {
          const CjmRowBox *row = canvas->layout->rows[i].row;
          CjmPlace cell = cjm_place_for_cell (row->lane->record.id, row->cells[j]->step);

          if (cjm_row_box_has_cells (row) && cjm_row_box_begins_cell (row, j)
              && (places->len == 0 || spreads (incoming)))
            g_array_append_val (places, cell);
        }
  else if (incoming->pictures != NULL && !cjm_selection_is_empty (canvas->selection))
    add_selected_notes (canvas, places);
  if (places->len == 0)
    g_array_append_val (places, *place);

  return places;
}

gboolean
cjm_canvas_paste_at (CjmCanvas *canvas,
                     const CjmPlace *places,
                     guint n_places,
                     const CjmIncoming *incoming,
                     CjmChange change)
{
  CjmNoteFormat format = get_format (canvas);
  CjmMap *map = NULL;
  CjmPasteResult result;
  CjmPasted pasted;

  cjm_pasted_init (&pasted);
  result = cjm_paste_at (get_map (canvas), places, n_places, incoming, &format,
                         cjm_document_get_random (canvas->document), &map, &pasted);
  if (result == CJM_PASTE_DONE)
    {
      cjm_document_take_map (canvas->document, map, change, NULL);
      show_pasted (canvas, &pasted);
      tell_growth (canvas, &pasted);
    }
  else
    fail_for (canvas, result, incoming);
  cjm_pasted_clear (&pasted);

  return result == CJM_PASTE_DONE;
}

static void
paste_text (CjmCanvas *canvas, const CjmPlace *place, const CjmIncoming *incoming)
{
  if (incoming->table == NULL)
    {
      fail_for (canvas, CJM_PASTE_NOWHERE, incoming);
      return;
    }

  cjm_document_take_map (
      canvas->document,
      cjm_map_set_text (get_map (canvas), place->target, cjm_table_get (incoming->table, 0, 0)[0]),
      CJM_CHANGE_PASTE, NULL);
}

static void
incoming_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PasteTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmIncoming) incoming = cjm_incoming_read_finish (result, &error);
  CjmCanvas *canvas = task->canvas;
  g_autoptr (GArray) places = NULL;

  if (canvas->document != task->document)
    return;
  if (incoming == NULL)
    {
      fail (canvas, error->message);
      return;
    }

  cjm_canvas_end_editing (canvas);
  if (task->is_text)
    {
      paste_text (canvas, &task->place, incoming);
      return;
    }
  places = list_target_places (canvas, &task->place, incoming);
  cjm_canvas_paste_at (canvas, (const CjmPlace *) (gpointer) places->data, places->len, incoming,
                       CJM_CHANGE_PASTE);
}

/* A text beside the grid that is pasted into as into a field. */
static gboolean
is_field (CjmCanvas *canvas, const CjmPlace *place)
{
  CjmBlock block;

  return place->kind == CJM_PLACE_TEXT && cjm_selection_is_empty (canvas->selection)
         && !cjm_layout_find_block (canvas->layout, place, &block);
}

static CjmWant
find_want (CjmCanvas *canvas, const CjmPlace *place, gboolean is_text, gboolean is_paragraph)
{
  if (is_text || is_paragraph)
    return CJM_WANT_PARAGRAPH;

  return place->kind == CJM_PLACE_PHOTO
                 || ((place->kind == CJM_PLACE_CELL || cjm_place_is_note (place))
                     && cjm_canvas_get_look (canvas, place) == CJM_LOOK_PICTURES)
             ? CJM_WANT_PICTURE
             : CJM_WANT_ANYTHING;
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmCanvas *canvas = CJM_CANVAS (widget);
  CjmPlace place = cjm_canvas_get_focus (canvas);
  gboolean is_paragraph = g_str_equal (name, "canvas.paste-text");
  PasteTask *task;

  if (canvas->document == NULL || canvas->layout == NULL)
    return;

  cjm_canvas_end_editing (canvas);
  task = g_new (PasteTask, 1);
  *task = (PasteTask){ g_object_ref (canvas), g_object_ref (canvas->document), place,
                       is_field (canvas, &place) };
  cjm_incoming_read_async (G_OBJECT (get_clipboard (canvas)),
                           find_want (canvas, &place, task->is_text, is_paragraph), NULL,
                           incoming_read_cb, task);
}

void
cjm_canvas_install_clipboard_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.cut", cut_action },           { "canvas.copy", copy_action },
    { "canvas.copy-picture", copy_action }, { "canvas.copy-table", copy_action },
    { "canvas.paste", paste_action },       { "canvas.paste-text", paste_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
}
