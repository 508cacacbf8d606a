#include "cjm-spell-check.h"

#include "cjm-application.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SUGGESTIONS 6

typedef struct
{
  GtkTextView *view; /* it owns this */
  GtkTextBuffer *buffer;
  CjmDocument *document;
  CjmSpelling *spelling; /* NULL until the view stands in a window */
  GtkTextTag *tag;       /* borrowed from the buffer */
  GMenuModel *own_menu;  /* what the view's menu had before; or NULL */
  char *language;        /* that was checked last */
  guint check_source;
  gboolean is_typing;         /* the word at the caret is not done yet */
  guint word_start, word_end; /* what the menu is about, in characters */
} SpellCheck;

static const char *
get_language (SpellCheck *check)
{
  return cjm_document_get_map (check->document)->language;
}

static char *
dup_text (SpellCheck *check)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (check->buffer, &start, &end);
  return gtk_text_buffer_get_text (check->buffer, &start, &end, TRUE);
}

/* The misspelled words, in characters of the buffer. */
static GArray *
find_misspelled (SpellCheck *check)
{
  g_autofree char *text = dup_text (check);
  GArray *spans = cjm_spelling_check (check->spelling, get_language (check), text);
  const char *done = text;
  guint offset = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);
      const char *start = text + span->start, *end = text + span->end;

      offset += (guint) g_utf8_pointer_to_offset (done, start);
      span->start = offset;
      offset += (guint) g_utf8_pointer_to_offset (start, end);
      span->end = offset;
      done = end;
    }

  return spans;
}

static guint
get_caret (SpellCheck *check)
{
  int position;

  g_object_get (check->buffer, "cursor-position", &position, NULL);
  return (guint) position;
}

/* Marks */

static void
leave_out_typed (SpellCheck *check, GArray *spans)
{
  guint caret = get_caret (check);

  for (guint i = 0; i < spans->len && check->is_typing; i++)
    {
      const CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);

      if (span->start <= caret && caret <= span->end)
        {
          g_array_remove_index (spans, i);
          return;
        }
    }
  check->is_typing = FALSE;
}

static gboolean
has_span (const GArray *spans, guint start, guint end)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);

      if (span->start == start && span->end == end)
        return TRUE;
    }

  return FALSE;
}

static GArray *
list_marks (SpellCheck *check)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CjmWordSpan));
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (check->buffer, &iter);
  while (gtk_text_iter_starts_tag (&iter, check->tag)
         || gtk_text_iter_forward_to_tag_toggle (&iter, check->tag))
    {
      CjmWordSpan mark = { (guint) gtk_text_iter_get_offset (&iter), 0 };

      if (!gtk_text_iter_starts_tag (&iter, check->tag))
        continue;
      gtk_text_iter_forward_to_tag_toggle (&iter, check->tag);
      mark.end = (guint) gtk_text_iter_get_offset (&iter);
      g_array_append_val (marks, mark);
    }

  return marks;
}

static void
set_marked (SpellCheck *check, const CjmWordSpan *span, gboolean is_marked)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (check->buffer, &start, (int) span->start);
  gtk_text_buffer_get_iter_at_offset (check->buffer, &end, (int) span->end);
  if (is_marked)
    gtk_text_buffer_apply_tag (check->buffer, check->tag, &start, &end);
  else
    gtk_text_buffer_remove_tag (check->buffer, check->tag, &start, &end);
}

/* Only what differs: a tag that comes or goes makes the view set its lines anew. */
static gboolean
check_cb (gpointer user_data)
{
  SpellCheck *check = user_data;
  g_autoptr (GArray) spans = find_misspelled (check);
  g_autoptr (GArray) marks = list_marks (check);

  check->check_source = 0;
  g_free (check->language);
  check->language = g_strdup (get_language (check));
  leave_out_typed (check, spans);
  for (guint i = 0; i < marks->len; i++)
    {
      const CjmWordSpan *mark = &g_array_index (marks, CjmWordSpan, i);

      if (!has_span (spans, mark->start, mark->end))
        set_marked (check, mark, FALSE);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);

      if (!has_span (marks, span->start, span->end))
        set_marked (check, span, TRUE);
    }

  return G_SOURCE_REMOVE;
}

/* When there is nothing more pressing, such as showing what was typed. */
static void
queue_check (SpellCheck *check)
{
  if (check->spelling != NULL && check->check_source == 0)
    check->check_source = g_idle_add_full (G_PRIORITY_LOW, check_cb, check, NULL);
}

static void
buffer_changed_cb (SpellCheck *check)
{
  check->is_typing = gtk_widget_has_focus (GTK_WIDGET (check->view));
  queue_check (check);
}

static void
document_changed_cb (SpellCheck *check)
{
  if (g_strcmp0 (check->language, get_language (check)) != 0)
    queue_check (check);
}

static void
map_cb (SpellCheck *check)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (check->view));
  GtkApplication *application
      = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (check->spelling == NULL && CJM_IS_APPLICATION (application))
    {
      check->spelling = g_object_ref (cjm_application_get_spelling (CJM_APPLICATION (application)));
      g_signal_connect_swapped (check->spelling, "changed", G_CALLBACK (queue_check), check);
    }
  queue_check (check);
}

/* Menu */

static gboolean
find_word (SpellCheck *check, guint offset)
{
  g_autoptr (GArray) spans = NULL;

  if (check->spelling == NULL)
    return FALSE;

  spans = find_misspelled (check);
  for (guint i = 0; i < spans->len; i++)
    {
      const CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);

      if (span->start <= offset && offset <= span->end)
        {
          check->word_start = span->start;
          check->word_end = span->end;
          return TRUE;
        }
    }

  return FALSE;
}

static char *
dup_word (SpellCheck *check, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (check->buffer, start, (int) check->word_start);
  gtk_text_buffer_get_iter_at_offset (check->buffer, end, (int) check->word_end);
  return gtk_text_buffer_get_text (check->buffer, start, end, TRUE);
}

static GMenu *
create_suggestions (SpellCheck *check, const char *word)
{
  g_auto (GStrv) words
      = cjm_spelling_suggest (check->spelling, get_language (check), word, MAX_SUGGESTIONS);
  GMenu *section = g_menu_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      /* An underline is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (words[i], "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "spelling.replace", "s", words[i]);
      g_menu_append_item (section, item);
    }
  if (words[0] == NULL)
    g_menu_append (section, _ ("No suggestions"), "spelling.none");

  return section;
}

/* The view makes its menu anew whenever it is given another model. */
static void
update_menu (SpellCheck *check, guint offset)
{
  g_autoptr (GMenu) menu = g_menu_new (), suggestions = NULL, more = NULL;
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  if (find_word (check, offset))
    {
      word = dup_word (check, &start, &end);
      suggestions = create_suggestions (check, word);
      more = g_menu_new ();
      g_menu_append (more, _ ("_Add to Dictionary"), "spelling.add");
      g_menu_append (more, _ ("_Ignore Until the End"), "spelling.ignore");
      g_menu_append_section (menu, _ ("Spelling"), G_MENU_MODEL (suggestions));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
    }
  if (check->own_menu != NULL)
    g_menu_append_section (menu, NULL, check->own_menu);
  gtk_text_view_set_extra_menu (check->view, G_MENU_MODEL (menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  SpellCheck *check = user_data;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (check->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (check->view, &iter, buffer_x, buffer_y);
  update_menu (check, (guint) gtk_text_iter_get_offset (&iter));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  SpellCheck *check = user_data;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    update_menu (check, get_caret (check));

  return GDK_EVENT_PROPAGATE;
}

/* A step of the map's history by itself, as the typing before and after it are. */
static void
replace_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpellCheck *check = user_data;
  GtkTextIter start, end;
  g_autofree char *old = dup_word (check, &start, &end);

  cjm_document_end_burst (check->document);
  gtk_text_buffer_begin_user_action (check->buffer);
  gtk_text_buffer_delete (check->buffer, &start, &end);
  gtk_text_buffer_insert (check->buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (check->buffer);
  cjm_document_end_burst (check->document);
  check->is_typing = FALSE;
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpellCheck *check = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_word (check, &start, &end);

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "add"))
    cjm_spelling_add (check->spelling, get_language (check), word);
  else
    cjm_spelling_ignore (check->spelling, get_language (check), word);
}

/* Attaching */

static void
spell_check_free (gpointer data)
{
  SpellCheck *check = data;

  g_clear_handle_id (&check->check_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (check->buffer, check);
  g_signal_handlers_disconnect_by_data (check->document, check);
  if (check->spelling != NULL)
    g_signal_handlers_disconnect_by_data (check->spelling, check);
  g_clear_object (&check->spelling);
  g_object_unref (check->buffer);
  g_object_unref (check->document);
  g_free (check->language);
  g_clear_object (&check->own_menu);
  g_free (check);
}

static void
add_controllers (SpellCheck *check)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the view itself, which shows the menu then. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), check);
  gtk_widget_add_controller (GTK_WIDGET (check->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), check);
  gtk_widget_add_controller (GTK_WIDGET (check->view), keys);
}

static void
add_actions (SpellCheck *check)
{
  static const GActionEntry actions[] = {
    { .name = "replace", .activate = replace_cb, .parameter_type = "s" },
    { .name = "add", .activate = accept_cb },
    { .name = "ignore", .activate = accept_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), check);
  gtk_widget_insert_action_group (GTK_WIDGET (check->view), "spelling", G_ACTION_GROUP (group));
}

void
cjm_spell_check_attach (GtkTextView *view, CjmDocument *document)
{
  SpellCheck *check = g_new0 (SpellCheck, 1);
  const GdkRGBA red = { 0.75f, 0.11f, 0.16f, 1 };

  check->view = view;
  check->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  check->document = g_object_ref (document);
  g_set_object (&check->own_menu, gtk_text_view_get_extra_menu (view));
  check->tag = gtk_text_buffer_create_tag (check->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR,
                                           "underline-rgba", &red, NULL);
  g_object_set_data_full (G_OBJECT (view), "cjm-spell-check", check, spell_check_free);
  g_signal_connect_swapped (check->buffer, "changed", G_CALLBACK (buffer_changed_cb), check);
  g_signal_connect_swapped (check->buffer, "notify::cursor-position", G_CALLBACK (queue_check),
                            check);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), check);
  g_signal_connect_swapped (view, "map", G_CALLBACK (map_cb), check);
  add_controllers (check);
  add_actions (check);
}
