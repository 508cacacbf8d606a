#include "cjm-start-window.h"

#include "cjm-dialogs.h"
#include "cjm-import-dialog.h"
#include "cjm-question.h"
#include "cjm-recent-list.h"
#include "cjm-template-card.h"
#include "cjm-text-scale.h"

#include <glib/gi18n.h>

struct _CjmStartWindow
{
  GtkApplicationWindow parent_instance;

  char *language;
  GCancellable *cancellable;
  GtkFlowBox *cards;
  GtkFlowBox *own_cards;
  GtkWidget *own_title;
  GtkLabel *problem;
  GtkScrolledWindow *recent_scroller;
  GtkWidget *side;
  GQueue waiting; /* of CjmTemplateCard whose picture has not been drawn */
};

G_DEFINE_FINAL_TYPE (CjmStartWindow, cjm_start_window, GTK_TYPE_APPLICATION_WINDOW)

/* The column of recent maps, and the window, in pixels for text of the usual size. */
#define SIDE_WIDTH 264
#define WIDTH 1280
#define HEIGHT 820

/* Twice what is shown, for screens that have as many pixels. */
#define PICTURE_SCALE 2

/* Pictures: one at a time, so that the page stays quick */

static void draw_next (CjmStartWindow *window);

typedef struct
{
  CjmStartWindow *window;
  CjmTemplateCard *card;
} CardTask;

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree CardTask *task = user_data;
  g_autoptr (CjmStartWindow) window = task->window;
  g_autoptr (CjmTemplateCard) card = task->card;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmPreview) preview = cjm_preview_load_finish (result, &error);

  if (g_cancellable_is_cancelled (window->cancellable))
    return;

  if (preview != NULL)
    cjm_template_card_set_preview (card, preview);
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (card), error->message);
  draw_next (window);
}

static void
draw_next (CjmStartWindow *window)
{
  CardTask *task;
  CjmTemplateCard *card = g_queue_pop_head (&window->waiting);

  if (card == NULL)
    return;

  task = g_new (CardTask, 1);
  task->window = g_object_ref (window);
  task->card = card;
  cjm_preview_load_async (cjm_template_card_get_file (card), cjm_template_card_get_id (card),
                          window->language, CJM_TEMPLATE_CARD_WIDTH * PICTURE_SCALE,
                          CJM_TEMPLATE_CARD_HEIGHT * PICTURE_SCALE, window->cancellable, preview_cb,
                          task);
}

static void
add_card (CjmStartWindow *window, GtkFlowBox *box, GtkWidget *card)
{
  gtk_flow_box_append (box, card);
  g_queue_push_tail (&window->waiting, g_object_ref (card));
}

/* Cards */

static void
add_templates (CjmStartWindow *window)
{
  g_autoptr (GPtrArray) templates = cjm_template_list (window->language);

  for (guint i = 0; i < templates->len; i++)
    {
      const CjmTemplate *template = templates->pdata[i];

      add_card (window, window->cards,
                cjm_template_card_new (CJM_CARD_TEMPLATE, template->id, template->name,
                                       template->description, NULL));
      /* Right behind the usual one: the quickest way to learn the method. */
      if (i == 0)
        add_card (window, window->cards,
                  cjm_template_card_new (
                      CJM_CARD_PRACTICE, NULL, _ ("Practise on a purchase of your own"),
                      _ ("Answer one question after the other; the map fills itself"), NULL));
    }
}

static void
list_own_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, cjm_template_list_own (NULL), (GDestroyNotify) g_ptr_array_unref);
}

static void
own_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CjmStartWindow) window = user_data;
  g_autoptr (GPtrArray) templates = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean is_idle = g_queue_is_empty (&window->waiting);

  if (templates == NULL)
    return;

  for (guint i = 0; i < templates->len; i++)
    {
      const CjmTemplate *template = templates->pdata[i];

      add_card (window, window->own_cards,
                cjm_template_card_new (CJM_CARD_OWN, template->id, template->name,
                                       template->description, template->file));
    }
  gtk_widget_set_visible (window->own_title, templates->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (window->own_cards), templates->len > 0);
  if (is_idle)
    draw_next (window);
}

static void
list_own (CjmStartWindow *window)
{
  /* Held by us: a task may let go of its source in its own thread, and widgets end in this one. */
  g_autoptr (GTask) task
      = g_task_new (NULL, window->cancellable, own_listed_cb, g_object_ref (window));

  g_task_run_in_thread (task, list_own_thread);
}

/* Choosing */

static CjmMap *
create_map (CjmStartWindow *window, CjmTemplateCard *card, GRand *random, GError **error)
{
  switch (cjm_template_card_get_kind (card))
    {
    case CJM_CARD_TEMPLATE:
      return cjm_template_new_map_from (cjm_template_card_get_id (card), window->language, random);
    case CJM_CARD_OWN:
      return cjm_template_new_map_from_own (cjm_template_card_get_id (card), random, error);
    case CJM_CARD_PRACTICE:
      return cjm_practice_map_new (window->language, random);
    }

  g_return_val_if_reached (NULL);
}

static void
card_activated_cb (GtkFlowBox *box, GtkFlowBoxChild *child, gpointer user_data)
{
  CjmStartWindow *window = user_data;
  CjmTemplateCard *card = CJM_TEMPLATE_CARD (child);
  g_autoptr (GRand) random = g_rand_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) map = create_map (window, card, random, &error);

  if (map == NULL)
    {
      gtk_label_set_label (window->problem,
                           error != NULL ? error->message : _ ("The template is gone."));
      gtk_widget_set_visible (GTK_WIDGET (window->problem), TRUE);
      return;
    }

  cjm_application_begin_map (CJM_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                             map, cjm_template_card_get_kind (card) == CJM_CARD_PRACTICE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
file_chosen (GFile *file, gpointer user_data)
{
  CjmStartWindow *window = user_data;

  cjm_application_open_map (CJM_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                            file);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (CjmStartWindow) window = user_data;

  if (file != NULL && !g_cancellable_is_cancelled (window->cancellable))
    file_chosen (file, window);
}

static void
open_cb (GtkButton *button, gpointer user_data)
{
  cjm_import_dialog_choose (user_data, open_chosen_cb, g_object_ref (user_data));
}

/* Deleting a template of one's own */

static CjmTemplateCard *
find_own_card (CjmStartWindow *window, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (window->own_cards));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (cjm_template_card_get_id (CJM_TEMPLATE_CARD (child)), id))
      return CJM_TEMPLATE_CARD (child);

  return NULL;
}

static void
delete_answer_cb (int response, gpointer user_data)
{
  g_autofree CardTask *task = user_data;
  g_autoptr (CjmStartWindow) window = task->window;
  g_autoptr (CjmTemplateCard) card = task->card;
  g_autoptr (GError) error = NULL;

  if (response != 1 || g_cancellable_is_cancelled (window->cancellable))
    return;

  if (!g_file_delete (cjm_template_card_get_file (card), NULL, &error))
    {
      cjm_dialog_tell (GTK_WINDOW (window), _ ("The template was not deleted"), error->message);
      return;
    }
  gtk_flow_box_remove (window->own_cards, GTK_WIDGET (card));
  gtk_widget_set_visible (window->own_title,
                          gtk_widget_get_first_child (GTK_WIDGET (window->own_cards)) != NULL);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CjmStartWindow *window = CJM_START_WINDOW (widget);
  CjmTemplateCard *card = find_own_card (window, g_variant_get_string (parameter, NULL));
  const char *buttons[] = { _ ("_Cancel"), _ ("_Delete"), NULL };
  g_autofree char *heading = NULL;
  CardTask *task;

  if (card == NULL)
    return;

  task = g_new (CardTask, 1);
  task->window = g_object_ref (window);
  task->card = g_object_ref (card);
  /* Translators: the heading of a question; %s is the name of a template. */
  heading = g_strdup_printf (_ ("Delete the template “%s”?"), cjm_template_card_get_name (card));
  cjm_dialog_ask (GTK_WINDOW (window), heading,
                  _ ("Maps that were begun with it stay as they are."), buttons, 1,
                  delete_answer_cb, task);
}

/* Object */

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
cjm_start_window_dispose (GObject *object)
{
  CjmStartWindow *window = CJM_START_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_queue_clear_full (&window->waiting, g_object_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), CJM_TYPE_START_WINDOW);

  G_OBJECT_CLASS (cjm_start_window_parent_class)->dispose (object);
}

static void
cjm_start_window_finalize (GObject *object)
{
  CjmStartWindow *window = CJM_START_WINDOW (object);

  g_object_unref (window->cancellable);
  g_free (window->language);

  G_OBJECT_CLASS (cjm_start_window_parent_class)->finalize (object);
}

static void
cjm_start_window_class_init (CjmStartWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_start_window_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_start_window_finalize;

  gtk_widget_class_install_action (widget_class, "start.delete-template", "s", delete_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, close_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CJMap/ui/start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, own_cards);
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, own_title);
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, recent_scroller);
  gtk_widget_class_bind_template_child (widget_class, CjmStartWindow, side);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
cjm_start_window_init (CjmStartWindow *window)
{
  window->cancellable = g_cancellable_new ();
  g_queue_init (&window->waiting);
  gtk_widget_init_template (GTK_WIDGET (window));
}

/* As wide as suits the text; but the templates have more room than the recent maps. */
static void
choose_size (CjmStartWindow *window)
{
  int width = WIDTH, height = HEIGHT, side = SIDE_WIDTH, no_height = -1;

  cjm_text_scale_fit (GTK_WIDGET (window), &width, &height);
  cjm_text_scale_fit (GTK_WIDGET (window), &side, &no_height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_widget_set_size_request (window->side, MIN (side, width * 3 / 10), -1);
}

GtkWidget *
cjm_start_window_new (CjmApplication *application, const char *language)
{
  CjmStartWindow *window = g_object_new (CJM_TYPE_START_WINDOW, "application", application, NULL);

  window->language = g_strdup (language);
  choose_size (window);
  gtk_scrolled_window_set_child (window->recent_scroller,
                                 cjm_recent_list_new (file_chosen, window));
  add_templates (window);
  draw_next (window);
  list_own (window);
  /* Not grab_focus(): the box must know where the arrow keys begin. */
  gtk_widget_child_focus (GTK_WIDGET (window->cards), GTK_DIR_TAB_FORWARD);

  return GTK_WIDGET (window);
}
