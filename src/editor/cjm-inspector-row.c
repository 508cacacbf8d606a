#include "cjm-inspector-row.h"

#include "cjm-drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

#define BURST_PAUSE_MS 1000
#define LABEL_GAP 4 /* pixels */

typedef struct
{
  CjmInspectorContext *context;
  const CjmInspectorRowInfo *info;
  CjmInspectorSubject subject;
  gboolean has_subject;
  GtkWidget *label; /* or NULL */
  GtkWidget *control;
  GtkWidget *message;
  guint pause;
} CjmInspectorRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CjmInspectorRow, cjm_inspector_row, GTK_TYPE_BOX)

static CjmInspectorRowPrivate *
get_private (CjmInspectorRow *row)
{
  return cjm_inspector_row_get_instance_private (row);
}

void
cjm_inspector_name_widget (GtkWidget *widget, const char *name)
{
  if (GTK_IS_DROP_DOWN (widget))
    cjm_drop_down_set_name (GTK_DROP_DOWN (widget), name);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

void
cjm_inspector_row_set_up (CjmInspectorRow *row,
                          CjmInspectorContext *context,
                          const CjmInspectorRowInfo *info)
{
  CjmInspectorRowPrivate *private = get_private (row);

  private->context = context;
  private->info = info;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (row), LABEL_GAP);
  if (info->label == NULL || info->is_bare)
    return;

  private->label = gtk_label_new (_ (info->label));
  gtk_label_set_xalign (GTK_LABEL (private->label), 0);
  gtk_label_set_wrap (GTK_LABEL (private->label), TRUE);
  gtk_widget_add_css_class (private->label, "inspector-label");
  gtk_box_append (GTK_BOX (row), private->label);
}

void
cjm_inspector_row_add_control (CjmInspectorRow *row, GtkWidget *control)
{
  const CjmInspectorRowInfo *info = cjm_inspector_row_get_info (row);

  get_private (row)->control = control;
  if (info->label != NULL)
    cjm_inspector_name_widget (control, _ (info->label));
  gtk_box_append (GTK_BOX (row), control);
}

static gboolean
has_same_notes (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (CjmId)) == 0;
}

void
cjm_inspector_row_show (CjmInspectorRow *row, const CjmInspectorSubject *subject)
{
  CjmInspectorRowPrivate *private = get_private (row);
  gboolean is_other = !private->has_subject || private->subject.id != subject->id
                      || private->subject.within != subject->within
                      || !has_same_notes (private->subject.notes, subject->notes);
  GArray *notes = subject->notes != NULL ? g_array_ref (subject->notes) : NULL;

  if (is_other)
    cjm_inspector_row_end_pause (row);
  private->has_subject = TRUE;
  g_clear_pointer (&private->subject.notes, g_array_unref);
  private->subject = *subject;
  private->subject.notes = notes;
  CJM_INSPECTOR_ROW_GET_CLASS (row)->update (row, is_other);
}

CjmInspectorContext *
cjm_inspector_row_get_context (CjmInspectorRow *row)
{
  return get_private (row)->context;
}

const CjmInspectorRowInfo *
cjm_inspector_row_get_info (CjmInspectorRow *row)
{
  return get_private (row)->info;
}

const CjmInspectorSubject *
cjm_inspector_row_get_subject (CjmInspectorRow *row)
{
  return &get_private (row)->subject;
}

const CjmMap *
cjm_inspector_row_get_map (CjmInspectorRow *row)
{
  return cjm_document_get_map (get_private (row)->context->document);
}

CjmWords *
cjm_inspector_row_get_words (CjmInspectorRow *row)
{
  return cjm_document_get_words (cjm_inspector_row_get_context (row)->document);
}

GRand *
cjm_inspector_row_get_random (CjmInspectorRow *row)
{
  return cjm_document_get_random (cjm_inspector_row_get_context (row)->document);
}

CjmId
cjm_inspector_row_get_id (CjmInspectorRow *row)
{
  return cjm_inspector_row_get_subject (row)->id;
}

const CjmLane *
cjm_inspector_row_find_lane (CjmInspectorRow *row)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  CjmNotePlace place;

  if (cjm_map_find_note (map, cjm_inspector_row_get_id (row), &place) == NULL)
    return NULL;

  return cjm_map_get_lane (map, place.lane);
}

const char *
cjm_inspector_or_unnamed (const char *name)
{
  return *name != '\0' ? name : _ ("(without a name)");
}

gboolean
cjm_inspector_row_take (CjmInspectorRow *row, CjmMap *map, CjmChange change)
{
  guint n_notes;

  cjm_inspector_row_get_notes (row, &n_notes);
  return cjm_document_take_counted (get_private (row)->context->document, map, change, n_notes);
}

/* Several notes */

const CjmId *
cjm_inspector_row_get_notes (CjmInspectorRow *row, guint *n_notes)
{
  const CjmInspectorSubject *subject = cjm_inspector_row_get_subject (row);

  *n_notes = subject->notes != NULL ? subject->notes->len : 1;
  return subject->notes != NULL ? (const CjmId *) (gpointer) subject->notes->data : &subject->id;
}

static gboolean
differ (CjmInspectorRow *row, CjmInspectorSameFunc is_same)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sites = cjm_map_list_notes (cjm_inspector_row_get_map (row));
  const CjmNoteSite *first = NULL;
  guint n_notes;
  const CjmId *notes = cjm_inspector_row_get_notes (row, &n_notes);

  for (guint i = 0; i < n_notes; i++)
    g_hash_table_add (ids, (gpointer) &notes[i]);
  for (guint i = 0; i < sites->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (sites, CjmNoteSite, i);

      if (!g_hash_table_contains (ids, &site->note->record.id))
        continue;
      if (first == NULL)
        first = site;
      else if (!is_same (cjm_inspector_row_get_info (row), first, site))
        return TRUE;
    }

  return FALSE;
}

gboolean
cjm_inspector_row_check_mixed (CjmInspectorRow *row, CjmInspectorSameFunc is_same)
{
  CjmInspectorRowPrivate *private = get_private (row);
  gboolean is_mixed = private->subject.notes != NULL && differ (row, is_same);
  g_autofree char *label = NULL;

  if (private->label == NULL)
    return is_mixed;

  /* Translators: above a field that is edited for several notes at once, where they do not have
   * the same; %s is the name of the field. */
  label = is_mixed ? g_strdup_printf (_ ("%s · mixed"), _ (private->info->label))
                   : g_strdup (_ (private->info->label));
  gtk_label_set_label (GTK_LABEL (private->label), label);
  cjm_inspector_name_widget (private->control, label);
  return is_mixed;
}

/* Typing */

static gboolean
pause_cb (gpointer user_data)
{
  CjmInspectorRow *row = user_data;

  get_private (row)->pause = 0;
  cjm_document_end_burst (get_private (row)->context->document);
  if (CJM_INSPECTOR_ROW_GET_CLASS (row)->paused != NULL)
    CJM_INSPECTOR_ROW_GET_CLASS (row)->paused (row);

  return G_SOURCE_REMOVE;
}

void
cjm_inspector_row_start_pause (CjmInspectorRow *row)
{
  CjmInspectorRowPrivate *private = get_private (row);

  g_clear_handle_id (&private->pause, g_source_remove);
  private->pause = g_timeout_add (BURST_PAUSE_MS, pause_cb, row);
}

void
cjm_inspector_row_end_pause (CjmInspectorRow *row)
{
  CjmInspectorRowPrivate *private = get_private (row);

  if (private->pause == 0)
    return;

  g_clear_handle_id (&private->pause, g_source_remove);
  cjm_document_end_burst (private->context->document);
}

gboolean
cjm_inspector_row_take_typed (CjmInspectorRow *row, CjmMap *map, gboolean is_value)
{
  CjmInspectorRowPrivate *private = get_private (row);
  CjmDocument *document = private->context->document;
  CjmTarget target = { private->info->field, private->subject.id };

  cjm_inspector_row_start_pause (row);
  if (is_value)
    return cjm_document_take_value (document, map, private->info->change, private->info->value,
                                    private->subject.id);

  return cjm_document_take_map (document, map, private->info->change, &target);
}

/* Messages */

static void
set_invalid (GtkWidget *control, const char *message)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (control);

  if (message != NULL)
    {
      gtk_widget_add_css_class (control, "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
      return;
    }

  gtk_widget_remove_css_class (control, "error");
  gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
cjm_inspector_row_set_message (CjmInspectorRow *row, GtkWidget *control, const char *message)
{
  CjmInspectorRowPrivate *private = get_private (row);

  if (message == NULL && private->message == NULL)
    return;

  set_invalid (control, message);
  g_clear_pointer (&private->message, gtk_widget_unparent);
  if (message == NULL)
    return;

  private->message = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (private->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (private->message), 0);
  gtk_widget_add_css_class (private->message, "inspector-message");
  gtk_box_append (GTK_BOX (row), private->message);
}

static void
cjm_inspector_row_dispose (GObject *object)
{
  CjmInspectorRowPrivate *private = get_private (CJM_INSPECTOR_ROW (object));

  g_clear_handle_id (&private->pause, g_source_remove);
  G_OBJECT_CLASS (cjm_inspector_row_parent_class)->dispose (object);
}

static void
cjm_inspector_row_finalize (GObject *object)
{
  g_clear_pointer (&get_private (CJM_INSPECTOR_ROW (object))->subject.notes, g_array_unref);
  G_OBJECT_CLASS (cjm_inspector_row_parent_class)->finalize (object);
}

static void
cjm_inspector_row_class_init (CjmInspectorRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_inspector_row_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_row_finalize;
}

static void
cjm_inspector_row_init (CjmInspectorRow *row)
{
}
