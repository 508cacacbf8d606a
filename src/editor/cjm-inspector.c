#include "cjm-inspector.h"

#include "cjm-inspector-entry.h"
#include "cjm-inspector-pages.h"

#include <glib/gi18n.h>

#define WIDTH 320 /* pixels */
#define ROW_GAP 14

/* What the switcher chooses from. */
typedef enum
{
  TAB_THING, /* the place that has the focus */
  TAB_PHASE, /* its phase */
  TAB_MAP
} Tab;

#define N_TABS (TAB_MAP + 1)

/* The rows of a page, made when it is first shown. */
typedef struct
{
  GtkWidget *box;
  GPtrArray *rows;
} Page;

struct _CjmInspector
{
  GtkBox parent_instance;

  CjmInspectorContext context;
  char *language; /* of the locale */
  GtkWidget *tabs[N_TABS];
  GtkWidget *scroller;
  GtkWidget *content;
  Page pages[CJM_N_INSPECTOR_PAGES];

  Tab tab;
  CjmInspectorPage thing; /* the page for the place that has the focus */
  CjmInspectorSubject subjects[N_TABS];
  GArray *notes; /* of CjmId: what is selected, where that are several */
  gboolean is_updating;
  guint late_update; /* an idle source */
};

G_DEFINE_FINAL_TYPE (CjmInspector, cjm_inspector, GTK_TYPE_BOX)

static const CjmMap *
get_map (CjmInspector *inspector)
{
  return cjm_document_get_map (inspector->context.document);
}

/* What is current */

static CjmInspectorPage
find_page_of_field (CjmField field)
{
  switch (field)
    {
    case CJM_FIELD_NOTE_TEXT:
    case CJM_FIELD_NOTE_DATE:
    case CJM_FIELD_METRIC_UNIT:
    case CJM_FIELD_METRIC_PERIOD:
    case CJM_FIELD_ACTION_OWNER:
    case CJM_FIELD_ACTION_DUE:
      return CJM_INSPECTOR_NOTE;
    case CJM_FIELD_STEP_NAME:
      return CJM_INSPECTOR_STEP;
    case CJM_FIELD_PHASE_NAME:
    case CJM_FIELD_PHASE_DESCRIPTION:
    case CJM_FIELD_OBJECTIVE:
      return CJM_INSPECTOR_PHASE;
    case CJM_FIELD_LANE_NAME:
    case CJM_FIELD_LANE_QUESTION:
    case CJM_FIELD_CURVE_NAME:
      return CJM_INSPECTOR_LANE;
    case CJM_FIELD_GROUP_NAME:
      return CJM_INSPECTOR_GROUP;
    case CJM_FIELD_PROFILE:
    case CJM_FIELD_PERSONA_NAME:
    case CJM_FIELD_SUMMARY:
      return CJM_INSPECTOR_PERSONA;
    case CJM_FIELD_TITLE:
    case CJM_FIELD_SCENARIO:
    case CJM_FIELD_BARRIER:
    case CJM_FIELD_INSIGHT:
    case CJM_FIELD_AUTHOR:
    case CJM_FIELD_EDITION:
    case CJM_FIELD_DATE:
    case CJM_FIELD_REVIEW_DATE:
    case CJM_FIELD_SOURCE_NAME:
    case CJM_FIELD_SOURCE_DATE:
    case CJM_FIELD_SOURCE_ADDRESS:
    case CJM_FIELD_CHANNEL_NAME:
      return CJM_INSPECTOR_MAP;
    }

  g_return_val_if_reached (CJM_INSPECTOR_MAP);
}

static CjmInspectorPage
find_page (const CjmPlace *place)
{
  switch (place->kind)
    {
    case CJM_PLACE_TEXT:
      return find_page_of_field (place->target.field);
    case CJM_PLACE_CELL:
      return CJM_INSPECTOR_CELL;
    case CJM_PLACE_PHOTO:
      return CJM_INSPECTOR_PERSONA;
    case CJM_PLACE_NONE:
      return CJM_INSPECTOR_MAP;
    }

  g_return_val_if_reached (CJM_INSPECTOR_MAP);
}

static const CjmLane *
find_lane_of_curve (const CjmMap *map, CjmId curve)
{
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    if (cjm_sequence_find (cjm_map_get_lane (map, i)->curves, curve) >= 0)
      return cjm_map_get_lane (map, i);

  return NULL;
}

static CjmInspectorSubject
find_subject (const CjmMap *map, const CjmPlace *place)
{
  const CjmLane *lane;

  if (place->kind == CJM_PLACE_CELL)
    return (CjmInspectorSubject){ place->lane, place->step };
  if (place->kind != CJM_PLACE_TEXT)
    return (CjmInspectorSubject){ 0, 0 };
  if (place->target.field != CJM_FIELD_CURVE_NAME)
    return (CjmInspectorSubject){ place->target.id, 0 };

  lane = find_lane_of_curve (map, place->target.id);
  return (CjmInspectorSubject){ lane != NULL ? lane->record.id : 0, 0 };
}

static CjmId
find_step_of_note (const CjmMap *map, CjmId note)
{
  CjmNotePlace place;
  const CjmCell *cell;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return 0;

  cell = cjm_sequence_get (cjm_map_get_lane (map, place.lane)->cells, place.cell);
  return cell->record.id;
}

/* The phase that the current place is in, or else the one that was shown last, or the first. */
static CjmId
find_phase (CjmInspector *inspector, const CjmPlace *place)
{
  const CjmMap *map = get_map (inspector);
  const CjmPhase *phase = NULL;

  if (inspector->thing == CJM_INSPECTOR_PHASE)
    phase = cjm_map_find_phase (map, inspector->subjects[TAB_THING].id);
  else if (inspector->thing == CJM_INSPECTOR_NOTE || inspector->thing == CJM_INSPECTOR_NOTES)
    phase = cjm_map_find_phase_of_step (map,
                                        find_step_of_note (map, inspector->subjects[TAB_THING].id));
  else if (inspector->thing == CJM_INSPECTOR_STEP)
    phase = cjm_map_find_phase_of_step (map, inspector->subjects[TAB_THING].id);
  else if (place->kind == CJM_PLACE_CELL)
    phase = cjm_map_find_phase_of_step (map, place->step);
  if (phase == NULL)
    phase = cjm_map_find_phase (map, inspector->subjects[TAB_PHASE].id);
  if (phase == NULL && cjm_map_get_n_phases (map) > 0)
    phase = cjm_map_get_phase (map, 0);

  return phase != NULL ? phase->record.id : 0;
}

static gboolean
is_there (const CjmMap *map, CjmInspectorPage page, CjmInspectorSubject subject)
{
  switch (page)
    {
    case CJM_INSPECTOR_NOTE:
    case CJM_INSPECTOR_NOTES:
      return cjm_map_find_note (map, subject.id, NULL) != NULL;
    case CJM_INSPECTOR_CELL:
      return cjm_map_find_lane (map, subject.id) != NULL
             && cjm_map_find_phase_of_step (map, subject.within) != NULL;
    case CJM_INSPECTOR_STEP:
      return cjm_map_find_phase_of_step (map, subject.id) != NULL;
    case CJM_INSPECTOR_LANE:
      return cjm_map_find_lane (map, subject.id) != NULL;
    case CJM_INSPECTOR_GROUP:
      return cjm_map_find_group (map, subject.id) != NULL;
    case CJM_INSPECTOR_PHASE:
      return cjm_map_find_phase (map, subject.id) != NULL;
    case CJM_INSPECTOR_PERSONA:
    case CJM_INSPECTOR_MAP:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

/* What is selected goes before what has the focus; a header stands for itself, not for the notes
 * that it heads. */
static void
find_notes (CjmInspector *inspector)
{
  g_clear_pointer (&inspector->notes, g_array_unref);
  if (!cjm_canvas_has_selection (inspector->context.canvas))
    return;

  inspector->notes = cjm_canvas_list_selected_notes (inspector->context.canvas);
  if (inspector->notes->len < 2)
    g_clear_pointer (&inspector->notes, g_array_unref);
}

static void
find_current (CjmInspector *inspector)
{
  CjmPlace place = cjm_canvas_get_focus (inspector->context.canvas);

  inspector->thing = find_page (&place);
  inspector->subjects[TAB_THING] = find_subject (get_map (inspector), &place);
  find_notes (inspector);
  if (inspector->notes != NULL)
    {
      inspector->thing = CJM_INSPECTOR_NOTES;
      inspector->subjects[TAB_THING]
          = (CjmInspectorSubject){ g_array_index (inspector->notes, CjmId, 0), 0,
                                   inspector->notes };
    }
  if (!is_there (get_map (inspector), inspector->thing, inspector->subjects[TAB_THING]))
    inspector->thing = CJM_INSPECTOR_MAP;
  inspector->subjects[TAB_PHASE] = (CjmInspectorSubject){ find_phase (inspector, &place), 0 };
}

/* Pages */

static CjmInspectorPage
get_page (CjmInspector *inspector)
{
  switch (inspector->tab)
    {
    case TAB_THING:
      return inspector->thing;
    case TAB_PHASE:
      return CJM_INSPECTOR_PHASE;
    case TAB_MAP:
      return CJM_INSPECTOR_MAP;
    }

  g_return_val_if_reached (CJM_INSPECTOR_MAP);
}

static void
create_page (CjmInspector *inspector, CjmInspectorPage number)
{
  Page *page = &inspector->pages[number];

  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_GAP);
  page->rows = g_ptr_array_new ();
  for (const CjmInspectorRowInfo *info = cjm_inspector_page_get_rows (number); info->create != NULL;
       info++)
    {
      GtkWidget *row = info->create (&inspector->context, info);

      g_ptr_array_add (page->rows, row);
      gtk_box_append (GTK_BOX (page->box), row);
    }
  gtk_box_append (GTK_BOX (inspector->content), page->box);
}

/* What the notes of the lane have beside their text, or those of the note's lane. */
static CjmRecordType
find_detail (CjmInspector *inspector, CjmInspectorPage page, CjmId id)
{
  const CjmMap *map = get_map (inspector);
  const CjmLane *lane = page == CJM_INSPECTOR_LANE ? cjm_map_find_lane (map, id) : NULL;
  CjmNotePlace place;

  if (page == CJM_INSPECTOR_NOTE && cjm_map_find_note (map, id, &place) != NULL)
    lane = cjm_map_get_lane (map, place.lane);

  return lane != NULL ? cjm_lane_kind_get (lane->kind)->detail : CJM_RECORD_NOTE;
}

static void
show_page (CjmInspector *inspector, CjmInspectorPage number, const CjmInspectorSubject *subject)
{
  CjmRecordType detail = find_detail (inspector, number, subject->id);
  Page *page = &inspector->pages[number];

  if (page->box == NULL)
    create_page (inspector, number);
  for (guint i = 0; i < page->rows->len; i++)
    {
      CjmInspectorRow *row = page->rows->pdata[i];
      CjmRecordType wanted = cjm_inspector_row_get_info (row)->detail;
      gboolean is_shown = wanted == CJM_RECORD_MAP || wanted == detail;

      gtk_widget_set_visible (GTK_WIDGET (row), is_shown);
      if (is_shown)
        cjm_inspector_row_show (row, subject);
    }
  for (guint i = 0; i < CJM_N_INSPECTOR_PAGES; i++)
    if (inspector->pages[i].box != NULL)
      gtk_widget_set_visible (inspector->pages[i].box, i == number);
}

static void
show_tabs (CjmInspector *inspector)
{
  gboolean has_thing
      = inspector->thing != CJM_INSPECTOR_PHASE && inspector->thing != CJM_INSPECTOR_MAP;

  inspector->is_updating = TRUE;
  gtk_button_set_label (GTK_BUTTON (inspector->tabs[TAB_THING]),
                        cjm_inspector_page_get_title (inspector->thing));
  gtk_widget_set_visible (inspector->tabs[TAB_THING], has_thing);
  gtk_widget_set_sensitive (inspector->tabs[TAB_PHASE], inspector->subjects[TAB_PHASE].id != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (inspector->tabs[inspector->tab]), TRUE);
  inspector->is_updating = FALSE;
}

static void
update_locale (CjmInspector *inspector)
{
  const char *language = get_map (inspector)->language;

  if (g_strcmp0 (language, inspector->language) == 0)
    return;

  g_clear_pointer (&inspector->context.locale, cjm_locale_free);
  inspector->context.locale = cjm_locale_new (language);
  g_free (inspector->language);
  inspector->language = g_strdup (language);
}

static void
update (CjmInspector *inspector)
{
  CjmInspectorPage page;

  if (inspector->context.document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (inspector)))
    return;

  update_locale (inspector);
  find_current (inspector);
  page = get_page (inspector);
  if (page == CJM_INSPECTOR_PHASE && inspector->subjects[TAB_PHASE].id == 0)
    page = CJM_INSPECTOR_MAP;

  /* A phase and the map have tabs of their own. */
  if (page == CJM_INSPECTOR_PHASE)
    inspector->tab = TAB_PHASE;
  else if (page == CJM_INSPECTOR_MAP)
    inspector->tab = TAB_MAP;
  show_page (inspector, page, &inspector->subjects[inspector->tab]);
  show_tabs (inspector);
}

static void
current_changed_cb (CjmInspector *inspector)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (inspector->scroller));

  if (!cjm_inspector_has_focus (inspector))
    {
      inspector->tab = TAB_THING;
      gtk_adjustment_set_value (adjustment, 0);
    }
  update (inspector);
}

static gboolean
late_update_cb (gpointer user_data)
{
  CjmInspector *inspector = user_data;

  inspector->late_update = 0;
  update (inspector);
  return G_SOURCE_REMOVE;
}

static void
queue_update (CjmInspector *inspector)
{
  if (inspector->late_update == 0)
    inspector->late_update = g_idle_add_full (G_PRIORITY_LOW + 10, late_update_cb, inspector, NULL);
}

/* The rubber band selects with every move of the pointer, which does not wait for this. */
static void
selection_changed_cb (CjmInspector *inspector)
{
  if (!cjm_inspector_has_focus (inspector))
    inspector->tab = TAB_THING;
  queue_update (inspector);
}

/* A click on the place that is current already asks for its page, too. */
static void
canvas_pressed_cb (CjmInspector *inspector)
{
  inspector->tab = TAB_THING;
  update (inspector);
}

static void
tab_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  CjmInspector *inspector = user_data;

  if (inspector->is_updating || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < N_TABS; i++)
    if (inspector->tabs[i] == GTK_WIDGET (button))
      inspector->tab = (Tab) i;
  update (inspector);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (CJM_INSPECTOR (user_data)->context.canvas));
  return GDK_EVENT_STOP;
}

gboolean
cjm_inspector_has_focus (CjmInspector *inspector)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (inspector));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (inspector));
}

void
cjm_inspector_focus (CjmInspector *inspector)
{
  update (inspector);
  gtk_widget_child_focus (inspector->scroller, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
find_row (GtkWidget *parent, CjmTarget target)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row;

      /* A list is a row, too, and has no field. */
      if (CJM_IS_INSPECTOR_ENTRY (child)
          && cjm_inspector_row_get_info (CJM_INSPECTOR_ROW (child))->field == target.field
          && cjm_inspector_row_get_subject (CJM_INSPECTOR_ROW (child))->id == target.id)
        return child;

      row = find_row (child, target);
      if (row != NULL)
        return row;
    }

  return NULL;
}

void
cjm_inspector_show_field (CjmInspector *inspector, CjmTarget target)
{
  CjmInspectorPage page = find_page_of_field (target.field);
  GtkWidget *row;

  inspector->tab = page == CJM_INSPECTOR_MAP     ? TAB_MAP
                   : page == CJM_INSPECTOR_PHASE ? TAB_PHASE
                                                 : TAB_THING;
  update (inspector);
  row = inspector->pages[page].box != NULL ? find_row (inspector->pages[page].box, target) : NULL;
  if (row == NULL)
    return;

  /* The details of a source may be folded away. */
  for (GtkWidget *widget = row; widget != inspector->pages[page].box;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_visible (widget, TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

void
cjm_inspector_set_document (CjmInspector *inspector, CjmDocument *document, CjmCanvas *canvas)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (inspector->context.document == NULL);

  inspector->context.document = g_object_ref (document);
  inspector->context.canvas = g_object_ref (canvas);
  g_signal_connect_object (document, "changed", G_CALLBACK (update), inspector,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (canvas, "current-changed", G_CALLBACK (current_changed_cb), inspector,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "selection-changed", G_CALLBACK (selection_changed_cb),
                           inspector, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (canvas_pressed_cb), inspector,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
}

/* Object */

/* The pages are made after the map is on the screen and has the focus: a window comes up as fast
 * as without them. */
static void
cjm_inspector_map (GtkWidget *widget)
{
  CjmInspector *inspector = CJM_INSPECTOR (widget);

  GTK_WIDGET_CLASS (cjm_inspector_parent_class)->map (widget);
  queue_update (inspector);
}

static void
cjm_inspector_dispose (GObject *object)
{
  g_clear_handle_id (&CJM_INSPECTOR (object)->late_update, g_source_remove);
  G_OBJECT_CLASS (cjm_inspector_parent_class)->dispose (object);
}

static void
cjm_inspector_finalize (GObject *object)
{
  CjmInspector *inspector = CJM_INSPECTOR (object);

  for (guint i = 0; i < CJM_N_INSPECTOR_PAGES; i++)
    g_clear_pointer (&inspector->pages[i].rows, g_ptr_array_unref);
  g_clear_object (&inspector->context.document);
  g_clear_object (&inspector->context.canvas);
  g_clear_pointer (&inspector->context.locale, cjm_locale_free);
  g_clear_pointer (&inspector->notes, g_array_unref);
  g_free (inspector->language);
  G_OBJECT_CLASS (cjm_inspector_parent_class)->finalize (object);
}

static void
cjm_inspector_class_init (CjmInspectorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_inspector_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_finalize;
  GTK_WIDGET_CLASS (class)->map = cjm_inspector_map;
}

static GtkWidget *
create_switcher (CjmInspector *inspector)
{
  static const CjmInspectorPage pages[N_TABS]
      = { CJM_INSPECTOR_NOTE, CJM_INSPECTOR_PHASE, CJM_INSPECTOR_MAP };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "inspector-switcher");
  for (guint i = 0; i < N_TABS; i++)
    {
      inspector->tabs[i]
          = gtk_toggle_button_new_with_label (cjm_inspector_page_get_title (pages[i]));
      gtk_widget_set_hexpand (inspector->tabs[i], TRUE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (inspector->tabs[i]),
                                     GTK_TOGGLE_BUTTON (inspector->tabs[0]));
      g_signal_connect (inspector->tabs[i], "toggled", G_CALLBACK (tab_toggled_cb), inspector);
      gtk_box_append (GTK_BOX (box), inspector->tabs[i]);
    }

  return box;
}

static void
cjm_inspector_init (CjmInspector *inspector)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (inspector), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (inspector), WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (inspector), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (inspector), "inspector");
  cjm_inspector_name_widget (GTK_WIDGET (inspector), _ ("Inspector"));
  gtk_box_append (GTK_BOX (inspector), create_switcher (inspector));

  inspector->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (inspector->content, "inspector-content");
  inspector->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (inspector->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (inspector->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (inspector->scroller), inspector->content);
  gtk_box_append (GTK_BOX (inspector), inspector->scroller);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), inspector);
  gtk_widget_add_controller (GTK_WIDGET (inspector), keys);
}
