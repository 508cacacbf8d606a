#include "cjm-review-panel.h"

#include "cjm-entry-list.h"
#include "cjm-locale.h"
#include "cjm-review.h"
#include "cjm-words.h"

#include <glib/gi18n.h>

/* From the last change to the next look at the map: not for every letter that is typed. */
#define REST_MS 300

struct _CjmReviewPanel
{
  GtkWidget parent_instance;

  CjmDocument *document;
  CjmCanvas *canvas;
  GListStore *entries;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  guint timeout;
};

enum
{
  SIGNAL_WANTS_OVERVIEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmReviewPanel, cjm_review_panel, GTK_TYPE_WIDGET)

/* What a finding is about, in the order in which findings come. */
static const char *
get_group (CjmFindingKind kind)
{
  switch (kind)
    {
    case CJM_FINDING_NO_SUMMARY:
    case CJM_FINDING_NO_PERSONA_NAME:
    case CJM_FINDING_REVIEW_IS_DUE:
    case CJM_FINDING_NO_PHASES:
    case CJM_FINDING_LITTLE_EVIDENCE:
    case CJM_FINDING_NO_MOMENT:
    case CJM_FINDING_ONE_FAMILY:
      return _ ("The map as a whole");
    case CJM_FINDING_NO_DESCRIPTION:
    case CJM_FINDING_EMPTY_PHASE:
    case CJM_FINDING_NO_OBJECTIVE:
    case CJM_FINDING_NO_METRIC:
    case CJM_FINDING_VANITY:
      return _ ("Phases");
    case CJM_FINDING_EMPTY_QUESTION:
    case CJM_FINDING_DATA_WITHOUT_SOURCE:
    case CJM_FINDING_JUDGED_BY_SALES:
    case CJM_FINDING_LOW_POINT:
    case CJM_FINDING_OBSTACLE:
    case CJM_FINDING_NO_OWNER:
    case CJM_FINDING_NO_DUE_DATE:
    case CJM_FINDING_OVERDUE:
      return _ ("Lanes and notes");
    case CJM_FINDING_NO_BARRIER:
    case CJM_FINDING_NO_INSIGHT:
    case CJM_FINDING_UNUSED_SOURCE:
      return _ ("What it comes to");
    }

  g_return_val_if_reached ("");
}

/* Where to go; what the sheet does not show leads to what it belongs to. */
static CjmPlace
find_place (const CjmFinding *finding)
{
  switch (finding->place)
    {
    case CJM_FINDING_AT_MAP:
      return (CjmPlace){ .kind = CJM_PLACE_NONE };
    case CJM_FINDING_AT_CELL:
      return cjm_place_for_cell (finding->lane, finding->step);
    case CJM_FINDING_AT_TEXT:
      break;
    }

  if (finding->lane != 0 && finding->step != 0)
    return cjm_place_for_note (finding->target.id, finding->lane, finding->step);
  if (finding->target.field == CJM_FIELD_SOURCE_NAME)
    return (CjmPlace){ .kind = CJM_PLACE_NONE };
  if (finding->target.field == CJM_FIELD_REVIEW_DATE)
    return cjm_place_for_text (CJM_FIELD_TITLE, 0);

  return cjm_place_for_text (finding->target.field, finding->target.id);
}

static char *
dup_date (const char *date, gpointer user_data)
{
  return cjm_locale_format_date (user_data, date);
}

static GPtrArray *
list_findings (CjmReviewPanel *panel, guint *n_findings)
{
  const CjmMap *map = cjm_document_get_map (panel->document);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *language = cjm_language_dup_own ();
  g_autoptr (CjmLocale) locale = cjm_locale_new (language);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GArray) findings = cjm_map_review (map, today);
  const char *group = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const CjmFinding *finding = &g_array_index (findings, CjmFinding, i);
      g_autofree char *text = cjm_finding_dup_text (finding, map, dup_date, locale);
      CjmPlace place = find_place (finding);

      if (group != get_group (finding->kind))
        {
          group = get_group (finding->kind);
          g_ptr_array_add (entries, cjm_entry_new_heading (group));
        }
      g_ptr_array_add (entries, cjm_entry_new (text, NULL, &place, 0));
    }

  *n_findings = findings->len;
  return entries;
}

static void
update (CjmReviewPanel *panel)
{
  guint n_findings;
  g_autoptr (GPtrArray) entries = list_findings (panel, &n_findings);
  /* Translators: how many things the review has found that the map still lacks. */
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u hint", "%u hints", n_findings), n_findings);

  cjm_entry_store_update (panel->entries, entries);
  gtk_label_set_label (panel->count_label, n_findings > 0 ? count : "");
  gtk_stack_set_visible_child_name (panel->stack, n_findings > 0 ? "list" : "empty");
}

static gboolean
timeout_cb (gpointer user_data)
{
  CjmReviewPanel *panel = user_data;

  panel->timeout = 0;
  update (panel);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CjmDocument *document, gpointer user_data)
{
  CjmReviewPanel *panel = user_data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (panel)))
    return;

  g_clear_handle_id (&panel->timeout, g_source_remove);
  panel->timeout = g_timeout_add (REST_MS, timeout_cb, panel);
}

static void
activate_cb (CjmEntry *entry, gpointer user_data)
{
  CjmReviewPanel *panel = user_data;
  CjmPlace place = cjm_entry_get_place (entry);

  if (place.kind == CJM_PLACE_NONE)
    g_signal_emit (panel, signals[SIGNAL_WANTS_OVERVIEW], 0);
  else
    cjm_canvas_focus (panel->canvas, &place);
}

/* Object */

static void
cjm_review_panel_map (GtkWidget *widget)
{
  update (CJM_REVIEW_PANEL (widget));

  GTK_WIDGET_CLASS (cjm_review_panel_parent_class)->map (widget);
}

/* To the first line, below its heading. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *list = gtk_scrolled_window_get_child (CJM_REVIEW_PANEL (widget)->scroller);

  if (gtk_widget_get_mapped (list))
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", 1);
      gtk_widget_grab_focus (list);
    }
  else
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* The list has its lines only when it has been laid out. */
static gboolean
cjm_review_panel_grab_focus (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
  return TRUE;
}

static void
cjm_review_panel_dispose (GObject *object)
{
  CjmReviewPanel *panel = CJM_REVIEW_PANEL (object);
  GtkWidget *child;

  g_clear_handle_id (&panel->timeout, g_source_remove);
  if (panel->document != NULL)
    g_signal_handlers_disconnect_by_data (panel->document, panel);
  g_clear_object (&panel->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->entries);

  G_OBJECT_CLASS (cjm_review_panel_parent_class)->dispose (object);
}

static void
cjm_review_panel_class_init (CjmReviewPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_review_panel_dispose;
  widget_class->map = cjm_review_panel_map;
  widget_class->grab_focus = cjm_review_panel_grab_focus;

  signals[SIGNAL_WANTS_OVERVIEW]
      = g_signal_new ("wants-overview", CJM_TYPE_REVIEW_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "review");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CJMap/ui/review-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CjmReviewPanel, count_label);
  gtk_widget_class_bind_template_child (widget_class, CjmReviewPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, CjmReviewPanel, scroller);
}

static void
cjm_review_panel_init (CjmReviewPanel *panel)
{
  GtkWidget *list;

  gtk_widget_init_template (GTK_WIDGET (panel));
  panel->entries = g_list_store_new (CJM_TYPE_ENTRY);
  list = cjm_entry_list_new (G_LIST_MODEL (panel->entries), activate_cb, NULL, NULL, panel);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the map still lacks"), -1);
  gtk_scrolled_window_set_child (panel->scroller, list);
}

GtkWidget *
cjm_review_panel_new (CjmDocument *document, CjmCanvas *canvas)
{
  CjmReviewPanel *panel = g_object_new (CJM_TYPE_REVIEW_PANEL, NULL);

  panel->document = g_object_ref (document);
  panel->canvas = canvas;
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), panel);
  return GTK_WIDGET (panel);
}
