#include "cjm-lane-dialog.h"

#include "cjm-dialog-window.h"
#include "cjm-entry-list.h"
#include "cjm-lane-kind.h"
#include "cjm-lane-offer.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  GtkWindow *parent;
  CjmDocument *document;
  CjmCanvas *canvas;
  GtkEditable *search;
  GtkFilter *filter;
  GListModel *shown;
} LaneDialog;

static const char *
get_explanation (const char *kind)
{
  static const struct
  {
    const char *kind, *text;
  } explanations[] = {
    { "notes", N_ ("Notes, a cell for each phase or step") },
    { "thoughts", N_ ("Notes in the persona's own words, set in italics") },
    { "touchpoints", N_ ("Where they meet the company: a channel with its icon, and its message") },
    { "emotion", N_ ("A curve from very bad to very good, with a word at each point") },
    { "obstacles", N_ ("What gets in their way, to be answered by actions") },
    { "metrics", N_ ("Figures beside their targets, and the objective of each phase") },
    { "actions", N_ ("What is to be done, by whom and by when, with impact and effort") },
    { "pictures", N_ ("A storyboard: a picture for each moment") },
    { "line-of-interaction", N_ ("A line of a service blueprint") },
    { "line-of-visibility", N_ ("A line of a service blueprint") },
    { "line-of-internal-interaction", N_ ("A line of a service blueprint") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (strcmp (explanations[i].kind, kind) == 0)
      return _ (explanations[i].text);

  return "";
}

static GListStore *
create_offers (CjmDocument *document)
{
  const CjmPlace nowhere = { .kind = CJM_PLACE_NONE };
  CjmWords *words = cjm_document_get_words (document);
  GListStore *offers = g_list_store_new (CJM_TYPE_ENTRY);

  for (guint i = 0; i < cjm_lane_offer_get_n_offers (); i++)
    {
      const char *explanation = get_explanation (cjm_lane_offer_get_nth (i)->kind);
      g_autofree char *text
          = g_strdup_printf ("%s\n%s", cjm_words_get_lane_question (words, i), explanation);
      g_autoptr (CjmEntry) entry
          = cjm_entry_new (cjm_words_get_lane_name (words, i), text, &nowhere, i);

      g_list_store_append (offers, entry);
    }

  return offers;
}

/* Adding */

/* The lane that has the focus, or in which the thing that has it stands. */
static const CjmLane *
find_current_lane (LaneDialog *dialog)
{
  CjmPlace place = cjm_canvas_get_focus (dialog->canvas);
  gboolean is_label = place.kind == CJM_PLACE_TEXT
                      && (place.target.field == CJM_FIELD_LANE_NAME
                          || place.target.field == CJM_FIELD_LANE_QUESTION);

  return cjm_map_find_lane (cjm_document_get_map (dialog->document),
                            is_label ? place.target.id : place.lane);
}

static void
add_lane (CjmEntry *entry, gpointer user_data)
{
  LaneDialog *dialog = user_data;
  CjmWords *words = cjm_document_get_words (dialog->document);
  const CjmMap *map = cjm_document_get_map (dialog->document);
  const CjmLane *beside = find_current_lane (dialog);
  guint offer = cjm_entry_get_number (entry);
  guint index = beside != NULL ? (guint) cjm_sequence_find (map->lanes, beside->record.id) + 1
                               : cjm_map_get_n_lanes (map);
  CjmPlace place;
  CjmId id;

  cjm_document_take_map (dialog->document,
                         cjm_map_add_lane_of_kind (map, index, beside != NULL ? beside->group : 0,
                                                   cjm_lane_offer_get_nth (offer)->kind,
                                                   cjm_words_get_lane_name (words, offer),
                                                   cjm_words_get_lane_question (words, offer),
                                                   cjm_document_get_random (dialog->document), &id),
                         CJM_CHANGE_ADD_LANE, NULL);
  place = cjm_place_for_text (CJM_FIELD_LANE_NAME, id);
  cjm_canvas_focus (dialog->canvas, &place);
  gtk_window_destroy (GTK_WINDOW (dialog->window));
}

/* Searching */

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  LaneDialog *dialog = user_data;
  g_autofree char *key = g_utf8_casefold (gtk_editable_get_text (dialog->search), -1);
  g_autofree char *title = g_utf8_casefold (cjm_entry_get_title (item), -1);
  g_autofree char *subtitle = g_utf8_casefold (cjm_entry_get_subtitle (item), -1);

  return strstr (title, key) != NULL || strstr (subtitle, key) != NULL;
}

static void
search_changed_cb (GtkEditable *editable, gpointer user_data)
{
  LaneDialog *dialog = user_data;

  gtk_filter_changed (dialog->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Enter takes the first lane that is shown. */
static void
search_activate_cb (GtkSearchEntry *search, gpointer user_data)
{
  LaneDialog *dialog = user_data;
  g_autoptr (CjmEntry) entry = g_list_model_get_item (dialog->shown, 0);

  if (entry != NULL)
    add_lane (entry, dialog);
}

static void
stop_search_cb (GtkSearchEntry *search, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (((LaneDialog *) user_data)->window));
}

static GtkWidget *
create_search (LaneDialog *dialog)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _ ("Type to search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search a lane"), -1);
  gtk_widget_set_hexpand (search, TRUE);
  gtk_widget_add_css_class (search, "lane-search");
  dialog->search = GTK_EDITABLE (search);
  g_signal_connect (search, "changed", G_CALLBACK (search_changed_cb), dialog);
  g_signal_connect (search, "activate", G_CALLBACK (search_activate_cb), dialog);
  g_signal_connect (search, "stop-search", G_CALLBACK (stop_search_cb), dialog);

  return search;
}

static void
dialog_free (gpointer data)
{
  LaneDialog *dialog = data;

  g_object_unref (dialog->shown);
  g_object_unref (dialog->document);
  g_free (dialog);
}

static GtkWidget *
create_list (LaneDialog *dialog)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  dialog->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, dialog, NULL));
  dialog->shown = G_LIST_MODEL (
      gtk_filter_list_model_new (G_LIST_MODEL (create_offers (dialog->document)), dialog->filter));
  list = cjm_entry_list_new (dialog->shown, add_lane, NULL, NULL, dialog);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lanes to add"), -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

void
cjm_lane_dialog_show (GtkWindow *parent, CjmDocument *document, CjmCanvas *canvas)
{
  LaneDialog *dialog = g_new0 (LaneDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cjm_canvas_end_editing (canvas);
  dialog->parent = parent;
  dialog->document = g_object_ref (document);
  dialog->canvas = canvas;
  dialog->window = cjm_dialog_window_new (parent, _ ("Add a Lane"), TRUE);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  cjm_dialog_window_set_size (dialog->window, 460, 620);
  gtk_box_append (GTK_BOX (box), create_search (dialog));
  gtk_box_append (GTK_BOX (box), create_list (dialog));
  gtk_window_set_child (GTK_WINDOW (dialog->window), box);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->search));
}
