#include "cjm-overview.h"

#include "cjm-actions.h"
#include "cjm-coverage-grid.h"
#include "cjm-dialog-window.h"
#include "cjm-entry-list.h"
#include "cjm-lane-kind.h"
#include "cjm-lane-offer.h"
#include "cjm-locale.h"
#include "cjm-matrix.h"
#include "cjm-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* The window that a parent has an overview in. */
#define OVERVIEW_KEY "cjm-overview"

typedef struct
{
  GtkWidget *window;
  GtkWindow *parent;
  CjmDocument *document;
  CjmCanvas *canvas;
  GtkStack *pages;
  GListStore *actions;
  GListStore *pains;
  GtkWidget *actions_box;
  GtkWidget *no_actions;
  GtkWidget *pains_box;
  GtkWidget *no_pains;
  CjmMatrix *matrix;
  CjmCoverageGrid *coverage;
  guint idle;
} Overview;

static const CjmMap *
get_map (Overview *overview)
{
  return cjm_document_get_map (overview->document);
}

/* What is listed */

static CjmPlace
get_place (Overview *overview, const CjmNoteSite *site)
{
  return cjm_place_for_note (site->note->record.id,
                             cjm_map_get_lane (get_map (overview), site->lane)->record.id,
                             site->step);
}

static char *
dup_note_text (const CjmNote *note)
{
  return g_strdup (*note->text != '\0' ? note->text : _ ("No text"));
}

static const char *
get_status_label (CjmStatus status)
{
  switch (status)
    {
    case CJM_STATUS_PENDING:
      return _ ("To do");
    case CJM_STATUS_STARTED:
      return _ ("In progress");
    case CJM_STATUS_DONE:
      return _ ("Done");
    case CJM_STATUS_BLOCKED:
      return _ ("Blocked");
    }

  g_return_val_if_reached ("");
}

static void
append_part (GString *text, const char *part)
{
  if (*part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* Phase, status, owner and date: what is known of them. */
static char *
dup_action_subtitle (Overview *overview, const CjmActionItem *item)
{
  GString *text = g_string_new (cjm_map_get_phase (get_map (overview), item->site.phase)->name);
  const CjmAction *action = item->action;

  append_part (text, get_status_label (action != NULL ? action->status : CJM_STATUS_PENDING));
  if (action != NULL)
    {
      g_autofree char *language = cjm_language_dup_own ();
      g_autoptr (CjmLocale) locale = cjm_locale_new (language);
      g_autofree char *due = cjm_locale_format_date (locale, action->due);

      append_part (text, action->owner);
      append_part (text, due);
    }
  if (item->quadrant == CJM_QUADRANT_UNKNOWN)
    append_part (text, _ ("impact or effort not known"));

  return g_string_free (text, FALSE);
}

static void
update_actions (Overview *overview)
{
  g_autoptr (GArray) items = cjm_map_list_actions (get_map (overview));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const CjmActionItem *item = &g_array_index (items, CjmActionItem, i);
      CjmPlace place = get_place (overview, &item->site);
      g_autofree char *text = dup_note_text (item->site.note);
      /* Translators: an action in a list: its number, and what is to be done. */
      g_autofree char *title = g_strdup_printf (_ ("%u. %s"), i + 1, text);
      g_autofree char *subtitle = dup_action_subtitle (overview, item);

      g_ptr_array_add (entries, cjm_entry_new (title, subtitle, &place, i));
    }

  cjm_entry_store_update (overview->actions, entries);
  cjm_matrix_set_actions (overview->matrix, items);
  gtk_widget_set_visible (overview->actions_box, items->len > 0);
  gtk_widget_set_visible (overview->no_actions, items->len == 0);
}

static void
update_pains (Overview *overview)
{
  const CjmMap *map = get_map (overview);
  g_autoptr (GArray) pains = cjm_map_list_pains (map);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pains->len; i++)
    {
      const CjmPain *pain = &g_array_index (pains, CjmPain, i);
      CjmPlace place = get_place (overview, &pain->site);
      g_autofree char *title = dup_note_text (pain->site.note);
      g_autofree char *subtitle = NULL;

      if (pain->is_answered)
        continue;
      /* Translators: what a low point or an obstacle is, and the phase that it stands in. */
      subtitle = g_strdup_printf (
          "%s · %s", pain->kind == CJM_PAIN_LOW_POINT ? _ ("Low point") : _ ("Obstacle"),
          cjm_map_get_phase (map, pain->site.phase)->name);
      g_ptr_array_add (entries, cjm_entry_new (title, subtitle, &place, 0));
    }

  cjm_entry_store_update (overview->pains, entries);
  gtk_widget_set_visible (overview->pains_box, entries->len > 0);
  gtk_widget_set_visible (overview->no_pains, entries->len == 0);
}

static void
update (Overview *overview)
{
  update_actions (overview);
  update_pains (overview);
  cjm_coverage_grid_set_map (overview->coverage, get_map (overview));
}

static gboolean
idle_cb (gpointer user_data)
{
  Overview *overview = user_data;

  overview->idle = 0;
  update (overview);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CjmDocument *document, gpointer user_data)
{
  Overview *overview = user_data;

  if (overview->idle == 0)
    overview->idle = g_idle_add (idle_cb, overview);
}

/* What is done */

static void
go_to (Overview *overview, const CjmPlace *place)
{
  cjm_canvas_focus (overview->canvas, place);
  gtk_window_present (overview->parent);
}

static void
activate_cb (CjmEntry *entry, gpointer user_data)
{
  CjmPlace place = cjm_entry_get_place (entry);

  go_to (user_data, &place);
}

static void
chosen_cb (CjmMatrix *matrix, guint number, gpointer user_data)
{
  Overview *overview = user_data;
  g_autoptr (CjmEntry) entry = g_list_model_get_item (G_LIST_MODEL (overview->actions), number);

  if (entry != NULL)
    activate_cb (entry, overview);
}

static CjmId
find_actions_lane (const CjmMap *map)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_lane_kind_get (cjm_map_get_lane (map, i)->kind)->look == CJM_LOOK_ACTIONS)
      return cjm_map_get_lane (map, i)->record.id;

  return 0;
}

/* @map with a lane of actions at its end, as the catalogue has it. */
static CjmMap *
add_actions_lane (Overview *overview, const CjmMap *map, CjmId *lane)
{
  CjmWords *words = cjm_document_get_words (overview->document);
  guint offer = 0;

  while (strcmp (cjm_lane_offer_get_nth (offer)->kind, "actions") != 0)
    offer++;

  return cjm_map_add_lane_of_kind (map, cjm_map_get_n_lanes (map), 0, "actions",
                                   cjm_words_get_lane_name (words, offer),
                                   cjm_words_get_lane_question (words, offer),
                                   cjm_document_get_random (overview->document), lane);
}

/* An action at the step of the pain, linked to it, to be written at once; all in one step of the
 * history. */
static void
add_action_cb (CjmEntry *entry, gpointer user_data)
{
  Overview *overview = user_data;
  CjmPlace pain = cjm_entry_get_place (entry);
  g_autoptr (CjmMap) with_lane = NULL;
  g_autoptr (CjmMap) with_note = NULL;
  const CjmMap *map;
  CjmId lane, note;

  cjm_canvas_end_editing (overview->canvas);
  map = get_map (overview);
  lane = find_actions_lane (map);
  with_lane = lane != 0 ? cjm_map_ref (map) : add_actions_lane (overview, map, &lane);
  with_note = cjm_map_add_note (with_lane, lane, pain.step, G_MAXUINT, "",
                                cjm_document_get_random (overview->document), &note);
  gtk_window_present (overview->parent);
  cjm_canvas_write_prepared_note (overview->canvas,
                                  cjm_map_link_answer (with_note, note, pain.target.id), note, lane,
                                  pain.step, CJM_CHANGE_ADD_NOTE);
}

/* Making it */

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_list (GListStore *store, const char *name, const char *button, Overview *overview)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list
      = cjm_entry_list_new (G_LIST_MODEL (store), activate_cb, button, add_action_cb, overview);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

/* Everything is to be reached where the window is lower than @page. */
static GtkWidget *
create_scroller (GtkWidget *page)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  return scroller;
}

static GtkWidget *
create_actions_page (Overview *overview)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_widget_add_css_class (page, "overview-page");
  append_label (page, _ ("Actions"), "title-4");
  overview->no_actions = append_label (
      page, _ ("No actions yet. Add them in a lane of actions, or to what is listed below."),
      "dim-label");
  overview->actions_box = box;
  overview->matrix = CJM_MATRIX (cjm_matrix_new ());
  gtk_widget_set_valign (GTK_WIDGET (overview->matrix), GTK_ALIGN_START);
  g_signal_connect (overview->matrix, "chosen", G_CALLBACK (chosen_cb), overview);
  gtk_box_append (GTK_BOX (box), create_list (overview->actions, _ ("Actions"), NULL, overview));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (overview->matrix));
  gtk_box_append (GTK_BOX (page), box);

  append_label (page, _ ("Low points and obstacles without an action"), "title-4");
  overview->no_pains
      = append_label (page, _ ("None: each one on the map is answered by an action."), "dim-label");
  overview->pains_box
      = create_list (overview->pains, _ ("Low points and obstacles without an action"),
                     _ ("Add an _Action"), overview);
  gtk_box_append (GTK_BOX (page), overview->pains_box);

  return create_scroller (page);
}

static GtkWidget *
create_evidence_page (Overview *overview)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (page, "overview-page");
  append_label (page, _ ("How much of the map is known"), "title-4");
  append_label (page,
                _ ("The share of notes that are data or inferred from data. From strong to "
                   "faint: data, inferred, assumed."),
                "dim-label");
  overview->coverage = CJM_COVERAGE_GRID (cjm_coverage_grid_new ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (overview->coverage));

  return create_scroller (page);
}

static void
overview_free (gpointer data)
{
  Overview *overview = data;

  g_clear_handle_id (&overview->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (overview->document, overview);
  g_object_unref (overview->document);
  g_object_unref (overview->actions);
  g_object_unref (overview->pains);
  g_free (overview);
}

static void
destroyed_cb (GtkWidget *window, gpointer user_data)
{
  Overview *overview = user_data;

  g_object_set_data (G_OBJECT (overview->parent), OVERVIEW_KEY, NULL);
}

static Overview *
overview_new (GtkWindow *parent, CjmDocument *document, CjmCanvas *canvas)
{
  Overview *overview = g_new0 (Overview, 1);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  overview->parent = parent;
  overview->document = g_object_ref (document);
  overview->canvas = canvas;
  overview->actions = g_list_store_new (CJM_TYPE_ENTRY);
  overview->pains = g_list_store_new (CJM_TYPE_ENTRY);
  overview->window = cjm_dialog_window_new (parent, _ ("Actions and Evidence"), FALSE);
  g_object_set_data_full (G_OBJECT (overview->window), "overview", overview, overview_free);
  cjm_dialog_window_set_size (overview->window, 860, 640);

  overview->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_titled (overview->pages, create_actions_page (overview), "actions", _ ("Actions"));
  gtk_stack_add_titled (overview->pages, create_evidence_page (overview), "evidence",
                        _ ("Evidence"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), overview->pages);
  gtk_header_bar_set_title_widget (cjm_dialog_window_get_bar (overview->window), switcher);
  gtk_window_set_child (GTK_WINDOW (overview->window), GTK_WIDGET (overview->pages));

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), overview);
  g_signal_connect (overview->window, "destroy", G_CALLBACK (destroyed_cb), overview);
  g_object_set_data (G_OBJECT (parent), OVERVIEW_KEY, overview);
  return overview;
}

void
cjm_overview_show (GtkWindow *parent, CjmDocument *document, CjmCanvas *canvas, const char *page)
{
  Overview *overview = g_object_get_data (G_OBJECT (parent), OVERVIEW_KEY);

  cjm_canvas_end_editing (canvas);
  if (overview == NULL)
    overview = overview_new (parent, document, canvas);

  update (overview);
  gtk_stack_set_visible_child_name (overview->pages, page);
  gtk_window_present (GTK_WINDOW (overview->window));
}
