#include "cjm-question-panel.h"

#include "cjm-face.h"
#include "cjm-question.h"
#include "cjm-spell-check.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_FACES 5

struct _CjmQuestionPanel
{
  GtkWidget parent_instance;

  CjmDocument *document;
  CjmCanvas *canvas;
  GArray *questions; /* of CjmQuestion */
  guint index;       /* questions->len at the end */
  CjmId note;        /* that holds the answer, or 0 where there is none yet */
  CjmId made;        /* the note that the panel has made for this question, or 0 */
  gboolean is_updating;

  GtkStack *stack;
  GtkLabel *progress_label;
  GtkProgressBar *progress;
  GtkLabel *subject;
  GtkLabel *question;
  GtkBox *faces_box;
  GtkToggleButton *faces[N_FACES];
  GtkTextView *answer;
  GtkBox *others;
  GtkWidget *back_button;
  GtkWidget *another_button;
  GtkButton *next_button;
  GtkLabel *rest_label;
  GtkWidget *rest_button;
};

G_DEFINE_FINAL_TYPE (CjmQuestionPanel, cjm_question_panel, GTK_TYPE_WIDGET)

static void show_question (CjmQuestionPanel *panel);

static const CjmMap *
get_map (CjmQuestionPanel *panel)
{
  return cjm_document_get_map (panel->document);
}

/* NULL at the end. */
static const CjmQuestion *
get_question (CjmQuestionPanel *panel)
{
  return panel->index < panel->questions->len
             ? &g_array_index (panel->questions, CjmQuestion, panel->index)
             : NULL;
}

static guint
count_open (CjmQuestionPanel *panel, guint *first)
{
  guint n_open = 0;

  for (guint i = panel->questions->len; i > 0; i--)
    if (!cjm_question_is_answered (&g_array_index (panel->questions, CjmQuestion, i - 1),
                                   get_map (panel)))
      {
        n_open++;
        *first = i - 1;
      }

  return n_open;
}

static const CjmSequence *
get_answers (CjmQuestionPanel *panel, const CjmQuestion *question)
{
  const CjmLane *lane = cjm_map_find_lane (get_map (panel), question->lane);
  const CjmCell *cell = lane != NULL ? cjm_lane_find_cell (lane, question->step) : NULL;

  return cell != NULL ? cell->notes : NULL;
}

/* Into the map */

static void
take_map (CjmQuestionPanel *panel, CjmMap *map, CjmChange change, const CjmTarget *key)
{
  panel->is_updating = TRUE;
  cjm_document_take_map (panel->document, map, change, key);
  panel->is_updating = FALSE;
}

/* A note that the answer goes into, with a feeling where that is not NaN; adding it and what is
 * typed then are one step. */
static void
add_answer (CjmQuestionPanel *panel, const CjmQuestion *question, const char *text, double feeling)
{
  g_autoptr (CjmMap) map
      = cjm_map_add_note (get_map (panel), question->lane, question->step, G_MAXUINT, text,
                          cjm_document_get_random (panel->document), &panel->note);
  CjmTarget key = { CJM_FIELD_NOTE_TEXT, panel->note };

  panel->made = panel->note;
  take_map (panel,
            isnan (feeling) ? cjm_map_ref (map) : cjm_map_set_feeling (map, panel->note, feeling),
            CJM_CHANGE_ADD_NOTE, &key);
}

static void
show_place (CjmQuestionPanel *panel)
{
  const CjmQuestion *question = get_question (panel);
  const CjmSequence *answers;
  CjmPlace place;
  CjmId note = panel->note;

  if (question == NULL)
    return;

  answers = get_answers (panel, question);
  if (note == 0 && answers != NULL)
    note = ((CjmRecord *) cjm_sequence_get (answers, answers->n_records - 1))->id;
  if (question->kind == CJM_QUESTION_TEXT)
    place = cjm_place_for_text (question->target.field, question->target.id);
  else if (note != 0)
    place = cjm_place_for_note (note, question->lane, question->step);
  else
    place = cjm_place_for_cell (question->lane, question->step);
  cjm_canvas_point_at (panel->canvas, &place);
}

static char *
dup_typed (CjmQuestionPanel *panel)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (panel->answer);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
update_buttons (CjmQuestionPanel *panel)
{
  const CjmQuestion *question = get_question (panel);
  gboolean is_answered = question != NULL && cjm_question_is_answered (question, get_map (panel));
  gboolean is_written = panel->note != 0;

  gtk_button_set_label (panel->next_button, is_answered ? _ ("_Next") : _ ("_Skip"));
  gtk_widget_set_sensitive (panel->back_button, panel->index > 0);
  gtk_widget_set_visible (panel->another_button,
                          question != NULL && question->kind == CJM_QUESTION_NOTES);
  gtk_widget_set_sensitive (panel->another_button, is_written);
}

static void
typed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;
  const CjmQuestion *question = get_question (panel);
  g_autofree char *text = dup_typed (panel);
  CjmTarget target;

  if (panel->is_updating || question == NULL)
    return;

  target = question->kind == CJM_QUESTION_TEXT ? question->target
                                               : (CjmTarget){ CJM_FIELD_NOTE_TEXT, panel->note };
  if (question->kind == CJM_QUESTION_TEXT || panel->note != 0)
    take_map (panel, cjm_map_set_text (get_map (panel), target, text), CJM_CHANGE_TEXT, &target);
  else if (*text != '\0')
    add_answer (panel, question, text, NAN);
  show_place (panel);
  update_buttons (panel);
}

static double
get_face_value (guint face)
{
  return CJM_FEELING_MIN + (CJM_FEELING_MAX - CJM_FEELING_MIN) * face / (N_FACES - 1);
}

static void
take_feeling (CjmQuestionPanel *panel, const CjmQuestion *question, double value)
{
  if (panel->note == 0)
    add_answer (panel, question, "", value);
  else
    take_map (panel, cjm_map_set_feeling (get_map (panel), panel->note, value), CJM_CHANGE_FEELING,
              NULL);
}

static void
face_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;
  const CjmQuestion *question = get_question (panel);

  if (panel->is_updating || question == NULL || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < N_FACES; i++)
    if (panel->faces[i] == button)
      take_feeling (panel, question, get_face_value (i));
  show_place (panel);
  update_buttons (panel);
  /* On to the word for it, or with Enter to the next question. */
  gtk_widget_grab_focus (GTK_WIDGET (panel->answer));
}

/* A note that was made here and says nothing is no answer. What the user has put on the sheet is
 * not this panel's to remove. */
void
cjm_question_panel_leave (CjmQuestionPanel *panel)
{
  CjmNotePlace place;
  const CjmNote *note
      = panel->made != 0 ? cjm_map_find_note (get_map (panel), panel->made, &place) : NULL;

  if (note != NULL && cjm_note_says_nothing (cjm_map_get_lane (get_map (panel), place.lane), note))
    take_map (panel, cjm_map_remove_note (get_map (panel), panel->made), CJM_CHANGE_DELETE_NOTE,
              NULL);
  cjm_document_end_burst (panel->document);
  panel->note = 0;
  panel->made = 0;
}

/* From the map */

/* The answer to write on: the last that there is. */
static CjmId
find_answer (CjmQuestionPanel *panel, const CjmQuestion *question)
{
  const CjmSequence *answers = get_answers (panel, question);
  guint n_answers = cjm_sequence_get_length (answers);

  return n_answers > 0 ? ((CjmRecord *) cjm_sequence_get (answers, n_answers - 1))->id : 0;
}

static void
show_others (CjmQuestionPanel *panel, const CjmQuestion *question)
{
  const CjmSequence *answers = get_answers (panel, question);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel->others))) != NULL)
    gtk_box_remove (panel->others, child);

  for (guint i = 0; i < cjm_sequence_get_length (answers); i++)
    {
      const CjmNote *note = cjm_sequence_get (answers, i);
      GtkWidget *label;

      if (note->record.id == panel->note)
        continue;
      label = gtk_label_new (note->text);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "earlier-answer");
      gtk_box_append (panel->others, label);
    }
}

static void
show_feeling (CjmQuestionPanel *panel, const CjmNote *note)
{
  double value = note != NULL ? cjm_note_get_feeling (note) : NAN;

  for (guint i = 0; i < N_FACES; i++)
    gtk_toggle_button_set_active (panel->faces[i],
                                  !isnan (value) && lround (get_face_value (i)) == lround (value));
}

static void
show_answer (CjmQuestionPanel *panel, const CjmQuestion *question)
{
  const CjmNote *note
      = panel->note != 0 ? cjm_map_find_note (get_map (panel), panel->note, NULL) : NULL;
  const char *text = question->kind == CJM_QUESTION_TEXT
                         ? cjm_map_get_text (get_map (panel), question->target)
                     : note != NULL ? note->text
                                    : "";
  g_autofree char *typed = dup_typed (panel);

  panel->is_updating = TRUE;
  if (g_strcmp0 (text, typed) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (panel->answer), text, -1);
  show_feeling (panel, note);
  panel->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (panel->faces_box), question->kind == CJM_QUESTION_FEELING);
  show_others (panel, question);
}

static void
show_end (CjmQuestionPanel *panel)
{
  guint first, n_open = count_open (panel, &first);
  /* Translators: at the end of the guiding questions; %u is how many have no answer. */
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u question has no answer yet. Whenever you come back, you go "
                                   "on there.",
                                   "%u questions have no answer yet. Whenever you come back, you "
                                   "go on at the first of them.",
                                   n_open),
                         n_open);

  gtk_label_set_label (panel->rest_label,
                       n_open > 0 ? text
                                  : _ ("All questions have an answer. Now see what the review "
                                       "says of the map."));
  gtk_widget_set_visible (panel->rest_button, n_open > 0);
}

static void
show_question (CjmQuestionPanel *panel)
{
  const CjmQuestion *question = get_question (panel);
  const CjmWords *words = cjm_document_get_words (panel->document);
  g_autofree char *progress = NULL;
  g_autofree char *subject = NULL;

  gtk_stack_set_visible_child_name (panel->stack, question != NULL ? "question" : "end");
  gtk_progress_bar_set_fraction (panel->progress,
                                 (double) panel->index / MAX (panel->questions->len, 1));
  gtk_widget_set_visible (GTK_WIDGET (panel->progress_label), question != NULL);
  if (question == NULL)
    {
      show_end (panel);
      return;
    }

  /* Translators: which question of how many. */
  progress = g_strdup_printf (_ ("%u of %u"), panel->index + 1, panel->questions->len);
  subject = cjm_question_dup_subject (question, get_map (panel), words);
  gtk_label_set_label (panel->progress_label, progress);
  gtk_label_set_label (panel->subject, subject);
  gtk_label_set_label (panel->question, cjm_question_get_text (question, get_map (panel), words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (panel->answer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (panel->question), -1);
  show_answer (panel, question);
  update_buttons (panel);
}

static void
go_to (CjmQuestionPanel *panel, guint index)
{
  const CjmQuestion *question;

  cjm_question_panel_leave (panel);
  panel->index = MIN (index, panel->questions->len);
  question = get_question (panel);
  if (question != NULL && question->kind != CJM_QUESTION_TEXT)
    panel->note = find_answer (panel, question);
  show_question (panel);
  show_place (panel);
  if (question != NULL)
    gtk_widget_grab_focus (question->kind == CJM_QUESTION_FEELING
                               ? GTK_WIDGET (panel->faces[N_FACES / 2])
                               : GTK_WIDGET (panel->answer));
}

/* Another answer to the same question. */
static void
begin_another (CjmQuestionPanel *panel)
{
  const CjmQuestion *question = get_question (panel);

  if (question == NULL || question->kind != CJM_QUESTION_NOTES || panel->note == 0)
    return;

  cjm_question_panel_leave (panel);
  show_question (panel);
  show_place (panel);
  gtk_widget_grab_focus (GTK_WIDGET (panel->answer));
}

/* Whoever else changes the map: undo, the canvas. */
static void
changed_cb (CjmDocument *document, gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;
  const CjmQuestion *old = get_question (panel);
  CjmQuestion question = old != NULL ? *old : (CjmQuestion){ .kind = CJM_QUESTION_TEXT };
  gboolean is_at_end = old == NULL;

  if (panel->is_updating || !gtk_widget_get_mapped (GTK_WIDGET (panel)))
    return;

  g_array_unref (panel->questions);
  panel->questions = cjm_map_list_questions (get_map (panel));
  panel->index = MIN (panel->index, panel->questions->len);
  for (guint i = 0; i < panel->questions->len && !is_at_end; i++)
    if (cjm_question_equal (&question, &g_array_index (panel->questions, CjmQuestion, i)))
      panel->index = i;
  if (is_at_end)
    panel->index = panel->questions->len;
  if (panel->note != 0 && cjm_map_find_note (get_map (panel), panel->note, NULL) == NULL)
    panel->note = 0;
  show_question (panel);
}

void
cjm_question_panel_resume (CjmQuestionPanel *panel)
{
  guint first = 0;

  g_array_unref (panel->questions);
  panel->questions = cjm_map_list_questions (get_map (panel));
  go_to (panel, count_open (panel, &first) > 0 ? first : panel->questions->len);
}

/* Keys and buttons */

static void
next_cb (GtkWidget *widget, gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;

  go_to (panel, panel->index + 1);
}

static void
back_cb (GtkWidget *widget, gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;

  if (panel->index > 0)
    go_to (panel, panel->index - 1);
}

static void
another_cb (GtkWidget *widget, gpointer user_data)
{
  begin_another (user_data);
}

static void
rest_cb (GtkWidget *widget, gpointer user_data)
{
  cjm_question_panel_resume (user_data);
}

/* As on the sheet: Enter goes on, Shift+Enter starts a line, Ctrl+Enter adds another note. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmQuestionPanel *panel = user_data;
  const CjmQuestion *question = get_question (panel);
  gboolean is_line = question != NULL && question->kind == CJM_QUESTION_TEXT
                     && cjm_field_is_single_line (question->target.field);

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_CONTROL_MASK) != 0 && question != NULL && question->kind == CJM_QUESTION_NOTES)
    begin_another (panel);
  else if ((state & GDK_SHIFT_MASK) == 0 || is_line)
    go_to (panel, panel->index + 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Object */

static void
cjm_question_panel_dispose (GObject *object)
{
  CjmQuestionPanel *panel = CJM_QUESTION_PANEL (object);
  GtkWidget *child;

  if (panel->document != NULL)
    g_signal_handlers_disconnect_by_data (panel->document, panel);
  g_clear_object (&panel->document);
  g_clear_pointer (&panel->questions, g_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cjm_question_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, stack);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, progress_label);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, progress);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, subject);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, question);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, faces_box);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, answer);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, others);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, back_button);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, another_button);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, next_button);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, rest_label);
  gtk_widget_class_bind_template_child (class, CjmQuestionPanel, rest_button);
  gtk_widget_class_bind_template_callback (class, next_cb);
  gtk_widget_class_bind_template_callback (class, back_cb);
  gtk_widget_class_bind_template_callback (class, another_cb);
  gtk_widget_class_bind_template_callback (class, rest_cb);
}

static void
cjm_question_panel_class_init (CjmQuestionPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_question_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CJMap/ui/question-panel.ui");
  bind_children (widget_class);
}

static void
create_faces (CjmQuestionPanel *panel)
{
  const char *names[N_FACES]
      = { _ ("Very bad"), _ ("Bad"), _ ("Neither good nor bad"), _ ("Good"), _ ("Very good") };

  for (guint i = 0; i < N_FACES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      panel->faces[i] = GTK_TOGGLE_BUTTON (button);
      gtk_button_set_child (GTK_BUTTON (button), cjm_face_new (get_face_value (i)));
      gtk_widget_add_css_class (button, "face");
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i], -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), panel->faces[0]);
      g_signal_connect (button, "toggled", G_CALLBACK (face_toggled_cb), panel);
      gtk_box_append (panel->faces_box, button);
    }
}

static void
cjm_question_panel_init (CjmQuestionPanel *panel)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  panel->questions = g_array_new (FALSE, FALSE, sizeof (CjmQuestion));
  gtk_widget_init_template (GTK_WIDGET (panel));
  create_faces (panel);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), panel);
  gtk_widget_add_controller (GTK_WIDGET (panel->answer), keys);
  g_signal_connect (gtk_text_view_get_buffer (panel->answer), "changed", G_CALLBACK (typed_cb),
                    panel);
}

GtkWidget *
cjm_question_panel_new (CjmDocument *document, CjmCanvas *canvas)
{
  CjmQuestionPanel *panel = g_object_new (CJM_TYPE_QUESTION_PANEL, NULL);

  panel->document = g_object_ref (document);
  panel->canvas = canvas;
  cjm_spell_check_attach (panel->answer, document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), panel);
  return GTK_WIDGET (panel);
}
