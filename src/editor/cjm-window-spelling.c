#include "cjm-window-private.h"

#include "cjm-dialogs.h"
#include "cjm-text-walk.h"

#include <glib/gi18n.h>
#include <string.h>

/* From one misspelled word of the map to the next: each is selected where it is edited, so that
 * the menu key has suggestions and typing corrects it. */

typedef struct
{
  CjmSpelling *spelling;
  const char *language;
  CjmTarget after; /* the text that it begins in, behind so many bytes */
  guint from;
  gboolean has_passed; /* the walk is in that text or behind it */
  gboolean has_first, has_next;
  CjmMapText first, next; /* in the whole map, and behind the beginning */
  CjmWordSpan first_span, next_span;
} Search;

static void
search_text_cb (const CjmMapText *text, gpointer user_data)
{
  Search *search = user_data;
  gboolean is_begin = cjm_target_equal (text->target, search->after);
  g_autoptr (GArray) spans = NULL;

  search->has_passed = search->has_passed || is_begin;
  if (search->has_next || !cjm_field_is_prose (text->target.field)
      || (search->has_first && !search->has_passed))
    return;

  spans = cjm_spelling_check (search->spelling, search->language, text->text);
  for (guint i = 0; i < spans->len; i++)
    {
      const CjmWordSpan *span = &g_array_index (spans, CjmWordSpan, i);

      if (!search->has_first)
        {
          search->has_first = TRUE;
          search->first = *text;
          search->first_span = *span;
        }
      if (search->has_passed && !search->has_next && (!is_begin || span->start >= search->from))
        {
          search->has_next = TRUE;
          search->next = *text;
          search->next_span = *span;
        }
    }
}

/* Behind the caret of the text that is being edited, or at the text that is current. */
static void
find_begin (CjmWindow *window, Search *search)
{
  CjmPlace place = cjm_canvas_get_focus (window->canvas);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_autofree char *before = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end, caret;

  if (place.kind == CJM_PLACE_TEXT)
    search->after = place.target;
  else
    search->has_passed = TRUE;
  if (window->hidden_misspelling.id != 0 && cjm_inspector_has_focus (window->inspector))
    {
      search->after = window->hidden_misspelling;
      search->from = window->hidden_misspelling_end;
      return;
    }
  if (focus == NULL || !GTK_IS_TEXT_VIEW (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (window->canvas)))
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
      end = caret;
    }
  gtk_text_buffer_get_start_iter (buffer, &start);
  before = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  search->from = (guint) strlen (before);
}

/* In a row of the inspector, where the sheet does not show the text. */
static void
show_hidden (CjmWindow *window, const CjmMapText *text, const CjmWordSpan *span)
{
  int start = (int) g_utf8_pointer_to_offset (text->text, text->text + span->start);
  int end = (int) g_utf8_pointer_to_offset (text->text, text->text + span->end);
  GtkWidget *focus;

  if (text->lane != 0)
    {
      CjmPlace place = cjm_place_for_note (text->target.id, text->lane, text->step);

      cjm_canvas_point_at (window->canvas, &place);
    }
  cjm_window_show_field (window, text->target);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), start, end);
  window->hidden_misspelling = text->target;
  window->hidden_misspelling_end = span->end;
}

static void
show (CjmWindow *window, const CjmMapText *text, const CjmWordSpan *span)
{
  CjmPlace place = text->lane != 0 && text->target.field == CJM_FIELD_NOTE_TEXT
                       ? cjm_place_for_note (text->target.id, text->lane, text->step)
                       : cjm_place_for_text (text->target.field, text->target.id);

  if (cjm_canvas_has_place (window->canvas, &place))
    cjm_canvas_edit_range (window->canvas, &place, span->start, span->end);
  else
    show_hidden (window, text, span);
}

static void
tell_why_not (CjmWindow *window, CjmSpelling *spelling, const char *language)
{
  if (!cjm_spelling_get_enabled (spelling))
    cjm_dialog_tell (GTK_WINDOW (window), _ ("Spelling is not checked"),
                     _ ("Switch it on in the preferences."));
  else if (!cjm_spelling_has_dictionary (spelling, language))
    cjm_dialog_tell (GTK_WINDOW (window), _ ("No dictionary for this language"),
                     _ ("Install a spelling dictionary for the language of the map, such as "
                        "Hunspell's, and start CJMap again."));
  else
    cjm_dialog_tell (GTK_WINDOW (window), _ ("No misspelled words"),
                     _ ("All words of the map are in the dictionary."));
}

static void
next_misspelling_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CjmWindow *window = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autoptr (CjmMap) map = NULL;
  Search search = { .spelling = cjm_application_get_spelling (CJM_APPLICATION (application)) };

  find_begin (window, &search);
  cjm_canvas_end_editing (window->canvas);
  map = cjm_map_ref (cjm_document_get_map (window->document));
  search.language = map->language;
  if (cjm_spelling_load (search.spelling, map->language))
    cjm_map_foreach_text (map, search_text_cb, &search);

  if (search.has_next)
    show (window, &search.next, &search.next_span);
  else if (search.has_first)
    show (window, &search.first, &search.first_span);
  else
    tell_why_not (window, search.spelling, map->language);
}

void
cjm_window_add_spelling_actions (CjmWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "next-misspelling", .activate = next_misspelling_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
