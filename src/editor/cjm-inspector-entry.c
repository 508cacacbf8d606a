#include "cjm-inspector-entry.h"

#include "cjm-spell-check.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_DECIMALS 3
#define PARAGRAPHS_MIN_HEIGHT 56 /* pixels: two lines */
#define PARAGRAPHS_MARGIN 8

struct _CjmInspectorEntry
{
  CjmInspectorRow parent_instance;

  gboolean is_value;
  GtkWidget *control;    /* an entry or a text view */
  GtkTextBuffer *buffer; /* of the text view, or NULL */
  GtkWidget *buttons[2]; /* less and more, or NULL */

  char *known;        /* what the map has, as it is written here */
  gboolean is_filled; /* the control is being filled by us */
  gboolean is_own;    /* the map is being changed by us */

  /* Since the row got the keyboard. */
  gboolean has_focus;
  char *start;           /* what the map had then */
  guint start_position;  /* of the history */
  const CjmMap *own_map; /* what our last change made; owned */
  gboolean has_other;    /* somebody else has changed the map since */
  gboolean was_mixed;    /* it had not been the same for all notes */
  guint late_resize;     /* an idle source */
};

G_DEFINE_FINAL_TYPE (CjmInspectorEntry, cjm_inspector_entry, CJM_TYPE_INSPECTOR_ROW)

static const CjmInspectorRowInfo *
get_info (CjmInspectorEntry *entry)
{
  return cjm_inspector_row_get_info (CJM_INSPECTOR_ROW (entry));
}

static CjmDocument *
get_document (CjmInspectorEntry *entry)
{
  return cjm_inspector_row_get_context (CJM_INSPECTOR_ROW (entry))->document;
}

static CjmLocale *
get_locale (CjmInspectorEntry *entry)
{
  return cjm_inspector_row_get_context (CJM_INSPECTOR_ROW (entry))->locale;
}

static const CjmMap *
get_map (CjmInspectorEntry *entry)
{
  return cjm_document_get_map (get_document (entry));
}

static CjmId
get_id (CjmInspectorEntry *entry)
{
  return cjm_inspector_row_get_subject (CJM_INSPECTOR_ROW (entry))->id;
}

static gboolean
is_date (CjmInspectorEntry *entry)
{
  return !entry->is_value && cjm_field_is_date (get_info (entry)->field);
}

/* The text of the control */

static char *
dup_text (CjmInspectorEntry *entry)
{
  GtkTextIter start, end;

  if (entry->buffer == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry->control)));

  gtk_text_buffer_get_bounds (entry->buffer, &start, &end);
  return gtk_text_buffer_get_text (entry->buffer, &start, &end, FALSE);
}

static void
fill_buffer (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter iter;
  int position;

  g_object_get (buffer, "cursor-position", &position, NULL);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, position);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
fill (CjmInspectorEntry *entry, const char *text)
{
  g_autofree char *shown = dup_text (entry);

  cjm_inspector_row_set_message (CJM_INSPECTOR_ROW (entry), entry->control, NULL);
  if (g_str_equal (shown, text))
    return;

  entry->is_filled = TRUE;
  if (entry->buffer != NULL)
    fill_buffer (entry->buffer, text);
  else
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (entry->control));

      gtk_editable_set_text (GTK_EDITABLE (entry->control), text);
      gtk_editable_set_position (GTK_EDITABLE (entry->control), position);
    }
  entry->is_filled = FALSE;
}

/* Between the map and the text */

/* The only text that several notes can be given at once. */
static gboolean
is_same (const CjmInspectorRowInfo *info, const CjmNoteSite *a, const CjmNoteSite *b)
{
  return info->field != CJM_FIELD_NOTE_DATE || g_str_equal (a->note->date, b->note->date);
}

static char *
dup_known (CjmInspectorEntry *entry)
{
  const CjmInspectorRowInfo *info = get_info (entry);
  const char *text;

  if (entry->is_value)
    return cjm_locale_format_number (
        get_locale (entry), cjm_map_get_value (get_map (entry), info->value, get_id (entry)),
        MAX_DECIMALS);

  if (cjm_inspector_row_check_mixed (CJM_INSPECTOR_ROW (entry), is_same))
    return g_strdup ("");
  text = cjm_map_get_text (get_map (entry), (CjmTarget){ info->field, get_id (entry) });
  if (text == NULL || !is_date (entry))
    return g_strdup (text != NULL ? text : "");

  return cjm_locale_format_date (get_locale (entry), text);
}

static char *
dup_range_message (CjmInspectorEntry *entry)
{
  g_autofree char *least = NULL, *most = NULL;
  double min, max;

  cjm_value_get_range (get_info (entry)->value, &min, &max);
  if (max < CJM_NUMBER_MAX)
    {
      least = cjm_locale_format_number (get_locale (entry), min, MAX_DECIMALS);
      most = cjm_locale_format_number (get_locale (entry), max, MAX_DECIMALS);
      /* Translators: under a field whose number is out of range: the least and the greatest
       * number that it takes. */
      return g_strdup_printf (_ ("Write a number from %s to %s."), least, most);
    }

  return g_strdup (min >= 0 ? _ ("Write a number of 0 or more.")
                            : _ ("This number is too large to be kept."));
}

static gboolean
read_number (CjmInspectorEntry *entry, const char *text, double *number, char **message)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autofree char *example = NULL;

  *number = NAN;
  if (*clean != '\0' && !cjm_locale_parse_number (get_locale (entry), clean, number))
    {
      example = cjm_locale_format_number (get_locale (entry), 2.5, 1);
      /* Translators: under a field: what was written there, and an example of a number with
       * decimals in the map's language. */
      *message = g_strdup_printf (_ ("“%s” is not a number. Write decimals like this: %s"), clean,
                                  example);
      return FALSE;
    }
  if (cjm_value_is_valid (get_info (entry)->value, *number))
    return TRUE;

  *message = dup_range_message (entry);
  return FALSE;
}

static char *
read_date (CjmInspectorEntry *entry, const char *text, char **message)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autofree char *example = NULL;
  char *date = *clean != '\0' ? cjm_locale_parse_date (get_locale (entry), clean) : g_strdup ("");

  if (date != NULL)
    return date;

  example = cjm_locale_format_date (get_locale (entry), "2026-02-12");
  /* Translators: under a field: what was written there, and an example of a date in the map's
   * language. */
  *message = g_strdup_printf (_ ("“%s” is not a date. Write it like this: %s or 2026-02-12"), clean,
                              example);
  return NULL;
}

/* The map with @text, or NULL with a message where it cannot be taken. */
static CjmMap *
create_map (CjmInspectorEntry *entry, const char *text, char **message)
{
  const CjmInspectorRowInfo *info = get_info (entry);
  const CjmInspectorSubject *subject = cjm_inspector_row_get_subject (CJM_INSPECTOR_ROW (entry));
  CjmTarget target = { info->field, subject->id };
  g_autofree char *date = NULL;
  double number;

  if (entry->is_value)
    return read_number (entry, text, &number, message)
               ? cjm_map_set_value (get_map (entry), info->value, get_id (entry), number)
               : NULL;
  if (!is_date (entry))
    return cjm_map_set_text (get_map (entry), target, text);

  date = read_date (entry, text, message);
  if (date == NULL || subject->notes == NULL)
    return date != NULL ? cjm_map_set_text (get_map (entry), target, date) : NULL;

  return cjm_map_set_text_of_notes (get_map (entry), info->field,
                                    (const CjmId *) (gpointer) subject->notes->data,
                                    subject->notes->len, date);
}

/* Editing */

static void
set_own_map (CjmInspectorEntry *entry)
{
  g_clear_pointer ((CjmMap **) &entry->own_map, cjm_map_unref);
  entry->own_map = cjm_map_ref (get_map (entry));
  g_free (entry->known);
  entry->known = dup_known (entry);
}

static void
begin (CjmInspectorEntry *entry)
{
  cjm_document_end_burst (get_document (entry));
  entry->start_position
      = cjm_history_get_position (cjm_document_get_history (get_document (entry)));
  entry->has_other = FALSE;
  set_own_map (entry);
  g_free (entry->start);
  entry->start = g_strdup (entry->known);
  entry->was_mixed = cjm_inspector_row_check_mixed (CJM_INSPECTOR_ROW (entry), is_same);
}

static void
take (CjmInspectorEntry *entry, CjmMap *map)
{
  if (entry->own_map != get_map (entry))
    entry->has_other = TRUE;

  entry->is_own = TRUE;
  cjm_inspector_row_take_typed (CJM_INSPECTOR_ROW (entry), map, entry->is_value);
  entry->is_own = FALSE;
  set_own_map (entry);
}

/* The map as it was when the row got the keyboard, without a step where nothing else happened. */
static void
take_back (CjmInspectorEntry *entry)
{
  g_autofree char *message = NULL;
  CjmMap *map;

  if (!entry->has_other && entry->own_map == get_map (entry))
    {
      entry->is_own = TRUE;
      cjm_document_rewind (get_document (entry), entry->start_position);
      entry->is_own = FALSE;
      set_own_map (entry);
      return;
    }

  map = entry->was_mixed ? NULL : create_map (entry, entry->start, &message);
  if (map != NULL)
    take (entry, map);
}

/* What was saved is not taken back: Escape goes back to it then. */
static void
begin_after_save (CjmInspectorEntry *entry)
{
  if (entry->own_map == NULL || !cjm_document_is_modified (get_document (entry)))
    begin (entry);
}

static void
changed_cb (CjmInspectorEntry *entry)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;
  CjmMap *map;

  if (entry->is_filled)
    return;
  begin_after_save (entry);
  text = dup_text (entry);
  map = create_map (entry, text, &message);
  if (map != NULL)
    {
      cjm_inspector_row_set_message (CJM_INSPECTOR_ROW (entry), entry->control, NULL);
      take (entry, map);
      return;
    }

  /* A date is none while it is being written: nothing is said of it before a pause. */
  take_back (entry);
  cjm_inspector_row_start_pause (CJM_INSPECTOR_ROW (entry));
}

/* A date or a number that was written out is what a later slip goes back to. */
static void
settle (CjmInspectorEntry *entry)
{
  if (entry->has_focus && (entry->is_value || is_date (entry)))
    begin (entry);
}

/* What was typed is done: shown as the map's language writes it, or with what is wrong. */
static void
finish (CjmInspectorEntry *entry)
{
  g_autofree char *text = dup_text (entry), *message = NULL;
  g_autoptr (CjmMap) map = create_map (entry, text, &message);

  cjm_inspector_row_end_pause (CJM_INSPECTOR_ROW (entry));
  if (map != NULL)
    fill (entry, entry->known);
  else
    cjm_inspector_row_set_message (CJM_INSPECTOR_ROW (entry), entry->control, message);
  settle (entry);
}

static void
enter_cb (CjmInspectorEntry *entry)
{
  entry->has_focus = TRUE;
  begin (entry);
}

static void
leave_cb (CjmInspectorEntry *entry)
{
  entry->has_focus = FALSE;
  finish (entry);
  g_clear_pointer ((CjmMap **) &entry->own_map, cjm_map_unref);
}

static void
step (CjmInspectorEntry *entry, int direction)
{
  const CjmInspectorRowInfo *info = get_info (entry);
  double number = cjm_map_get_value (get_map (entry), info->value, get_id (entry));
  double min, max;

  cjm_value_get_range (info->value, &min, &max);
  number = isnan (number) ? CLAMP (0, min, max) : number + direction * info->step;
  if (entry->own_map == NULL)
    begin (entry);
  take (entry,
        cjm_map_set_value (get_map (entry), info->value, get_id (entry), CLAMP (number, min, max)));
  fill (entry, entry->known);
}

static void
step_cb (GtkButton *button, gpointer user_data)
{
  CjmInspectorEntry *entry = user_data;

  step (entry, GTK_WIDGET (button) == entry->buttons[1] ? 1 : -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmInspectorEntry *entry = user_data;
  g_autofree char *text = dup_text (entry);

  /* The context menu of a text has keys of its own. */
  if (entry->buffer != NULL && !gtk_widget_has_focus (entry->control))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    begin_after_save (entry);
  if (key == GDK_KEY_Escape && entry->start != NULL && !g_str_equal (text, entry->start))
    {
      take_back (entry);
      fill (entry, entry->known);
      cjm_inspector_row_end_pause (CJM_INSPECTOR_ROW (entry));
      return GDK_EVENT_STOP;
    }
  if (get_info (entry)->step != 0 && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      step (entry, key == GDK_KEY_Up ? 1 : -1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
late_resize_cb (gpointer user_data)
{
  CjmInspectorEntry *entry = user_data;

  entry->late_resize = 0;
  gtk_widget_queue_resize (entry->control);
  return G_SOURCE_REMOVE;
}

static void
cjm_inspector_entry_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorEntry *entry = CJM_INSPECTOR_ENTRY (row);
  g_autofree char *known = NULL;

  if (entry->is_own)
    return;

  known = dup_known (entry);
  if (is_other || g_strcmp0 (known, entry->known) != 0)
    {
      fill (entry, known);
      g_free (entry->known);
      entry->known = g_steal_pointer (&known);
    }
  /* A text view knows how high its text is only when it has its width. */
  if (is_other && entry->buffer != NULL && entry->late_resize == 0)
    entry->late_resize = g_idle_add (late_resize_cb, entry);
  /* Where nothing of ours is in the map, Escape goes back to what others have made of it. */
  if (entry->has_focus && (is_other || g_str_equal (entry->known, entry->start)))
    begin (entry);
}

static void
cjm_inspector_entry_paused (CjmInspectorRow *row)
{
  CjmInspectorEntry *entry = CJM_INSPECTOR_ENTRY (row);
  g_autofree char *text = dup_text (entry), *message = NULL;
  g_autoptr (CjmMap) map = create_map (entry, text, &message);

  cjm_inspector_row_set_message (row, entry->control, message);
  settle (entry);
}

/* Object */

static void
cjm_inspector_entry_dispose (GObject *object)
{
  g_clear_handle_id (&CJM_INSPECTOR_ENTRY (object)->late_resize, g_source_remove);
  G_OBJECT_CLASS (cjm_inspector_entry_parent_class)->dispose (object);
}

static void
cjm_inspector_entry_finalize (GObject *object)
{
  CjmInspectorEntry *entry = CJM_INSPECTOR_ENTRY (object);

  g_clear_pointer ((CjmMap **) &entry->own_map, cjm_map_unref);
  g_free (entry->known);
  g_free (entry->start);
  G_OBJECT_CLASS (cjm_inspector_entry_parent_class)->finalize (object);
}

static void
cjm_inspector_entry_class_init (CjmInspectorEntryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_inspector_entry_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_entry_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_entry_update;
  CJM_INSPECTOR_ROW_CLASS (class)->paused = cjm_inspector_entry_paused;
}

static void
cjm_inspector_entry_init (CjmInspectorEntry *entry)
{
}

static void
add_controllers (CjmInspectorEntry *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), entry);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), entry);
  gtk_widget_add_controller (entry->control, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), entry);
  gtk_widget_add_controller (entry->control, keys);
}

/* As high as its text: the page scrolls, not the text. The undo of the control is off: each
 * keystroke is in the map's. */
static void
create_paragraphs (CjmInspectorEntry *entry)
{
  entry->control = gtk_text_view_new ();
  entry->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry->control));
  gtk_text_buffer_set_enable_undo (entry->buffer, FALSE);
  cjm_spell_check_attach (GTK_TEXT_VIEW (entry->control), get_document (entry));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (entry->control), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (entry->control), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (entry->control), PARAGRAPHS_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (entry->control), PARAGRAPHS_MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (entry->control), PARAGRAPHS_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (entry->control), PARAGRAPHS_MARGIN);
  gtk_widget_set_size_request (entry->control, -1, PARAGRAPHS_MIN_HEIGHT);
  gtk_widget_add_css_class (entry->control, "inspector-text");
  g_signal_connect_swapped (entry->buffer, "changed", G_CALLBACK (changed_cb), entry);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (entry), entry->control);
}

static void
create_entry (CjmInspectorEntry *entry, GtkWidget *box)
{
  entry->control = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry->control), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry->control), 4);
  gtk_widget_set_hexpand (entry->control, TRUE);
  if (get_info (entry)->is_bare)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry->control), _ (get_info (entry)->label));
  g_signal_connect_swapped (entry->control, "changed", G_CALLBACK (changed_cb), entry);
  g_signal_connect_swapped (entry->control, "activate", G_CALLBACK (finish), entry);
  if (box != NULL)
    gtk_box_append (GTK_BOX (box), entry->control);
  else
    cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (entry), entry->control);
}

static GtkWidget *
create_step_button (CjmInspectorEntry *entry, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  cjm_inspector_name_widget (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (step_cb), entry);
  return button;
}

static CjmInspectorEntry *
create_row (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorEntry *entry = g_object_new (CJM_TYPE_INSPECTOR_ENTRY, NULL);

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (entry), context, info);
  return entry;
}

GtkWidget *
cjm_inspector_text_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorEntry *entry = create_row (context, info);

  if (cjm_field_is_single_line (info->field))
    create_entry (entry, NULL);
  else
    create_paragraphs (entry);
  cjm_inspector_name_widget (entry->control, _ (info->label));
  add_controllers (entry);

  return GTK_WIDGET (entry);
}

GtkWidget *
cjm_inspector_number_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorEntry *entry = create_row (context, info);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  entry->is_value = TRUE;
  gtk_widget_add_css_class (box, "linked");
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (entry), box);
  create_entry (entry, box);
  cjm_inspector_name_widget (entry->control, _ (info->label));
  gtk_entry_set_input_purpose (GTK_ENTRY (entry->control), GTK_INPUT_PURPOSE_NUMBER);
  if (info->step != 0)
    {
      entry->buttons[0] = create_step_button (entry, "list-remove-symbolic", _ ("Less"));
      entry->buttons[1] = create_step_button (entry, "list-add-symbolic", _ ("More"));
      gtk_box_append (GTK_BOX (box), entry->buttons[0]);
      gtk_box_append (GTK_BOX (box), entry->buttons[1]);
    }
  add_controllers (entry);

  return GTK_WIDGET (entry);
}
