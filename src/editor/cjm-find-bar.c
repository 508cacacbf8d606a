#include "cjm-find-bar.h"

#include "cjm-find.h"
#include "cjm-place-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the field in which the pattern is written, in characters. */
#define PATTERN_WIDTH 32
#define COUNT_WIDTH 12 /* so that it stays in its place while it counts */

/* How much of a text that the sheet does not show is shown around a match, in characters. */
#define EXCERPT_BEFORE 24
#define EXCERPT_AFTER 60

struct _CjmFindBar
{
  GtkBox parent_instance;

  CjmDocument *document;
  CjmCanvas *canvas;

  GtkWidget *pattern;
  GtkWidget *count;
  GtkWidget *exact;
  GtkWidget *whole_words;
  GtkWidget *with_replace;
  GtkWidget *replacement;
  GtkWidget *hidden; /* says what the sheet does not show */
  GtkWidget *hidden_label;

  gboolean is_open;
  CjmFinder *finder; /* NULL while nothing is looked for */
  char *language;    /* of the finder */
  GArray *matches;   /* of CjmMatch */
  guint current;

  /* Where the search goes on: a text and a byte of it. */
  CjmTarget after;
  guint from;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_WANTS_FIELD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmFindBar, cjm_find_bar, GTK_TYPE_BOX)

static const CjmMap *
get_map (CjmFindBar *bar)
{
  return cjm_document_get_map (bar->document);
}

static const CjmMatch *
get_match (CjmFindBar *bar)
{
  return bar->current < bar->matches->len ? &g_array_index (bar->matches, CjmMatch, bar->current)
                                          : NULL;
}

static const char *
get_pattern (CjmFindBar *bar)
{
  return gtk_editable_get_text (GTK_EDITABLE (bar->pattern));
}

/* What the bar says */

/* The text of a match is on the sheet as it is written, and not, say, a date of the map. */
static gboolean
is_shown (CjmFindBar *bar, const CjmMatch *match)
{
  CjmPlace place = cjm_match_get_place (match);

  return cjm_target_equal (place.target, match->target)
         && cjm_canvas_has_place (bar->canvas, &place);
}

static char *
dup_excerpt (const char *text, const CjmMatch *match)
{
  glong start = g_utf8_pointer_to_offset (text, text + match->start);
  glong length = g_utf8_strlen (text, -1);
  glong first = MAX (start - EXCERPT_BEFORE, 0), last = MIN (start + EXCERPT_AFTER, length);
  g_autofree char *part = g_utf8_substring (text, first, last);
  char *excerpt = g_strconcat (first > 0 ? "…" : "", part, last < length ? "…" : "", NULL);

  return g_strdelimit (excerpt, "\n\t", ' ');
}

static void
update_hidden (CjmFindBar *bar)
{
  const CjmMatch *match = get_match (bar);
  g_autofree char *excerpt = NULL, *label = NULL;

  gtk_widget_set_visible (bar->hidden, match != NULL && !is_shown (bar, match));
  if (match == NULL || is_shown (bar, match))
    return;

  excerpt = dup_excerpt (cjm_map_get_text (get_map (bar), match->target), match);
  /* Translators: a text that a search has found, but the sheet does not show: what the text is
   * (such as "Address of the source"), and the text. */
  label = g_strdup_printf (_ ("Not on the sheet · %s: %s"),
                           cjm_field_get_label (match->target.field), excerpt);
  gtk_label_set_label (GTK_LABEL (bar->hidden_label), label);
}

static void
update_count (CjmFindBar *bar)
{
  gboolean has_failed = bar->finder != NULL && bar->matches->len == 0;
  g_autofree char *label = NULL;

  if (has_failed)
    label = g_strdup (_ ("Nothing found"));
  else if (bar->matches->len > 0)
    /* Translators: the number of what was found that is shown, and how many there are. */
    label = g_strdup_printf (_ ("%u of %u"), bar->current + 1, bar->matches->len);

  gtk_label_set_label (GTK_LABEL (bar->count), label != NULL ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->pattern),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label != NULL ? label : "",
                                  -1);
  if (has_failed)
    gtk_widget_add_css_class (bar->pattern, "error");
  else
    gtk_widget_remove_css_class (bar->pattern, "error");

  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.step", bar->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.replace", bar->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.replace-all", bar->matches->len > 0);
}

/* Searching */

static void
update_finder (CjmFindBar *bar)
{
  CjmFindFlags flags
      = (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bar->exact)) ? CJM_FIND_EXACT : 0)
        | (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bar->whole_words))
               ? CJM_FIND_WHOLE_WORDS
               : 0);

  g_clear_pointer (&bar->finder, cjm_finder_free);
  g_free (bar->language);
  bar->language = g_strdup (get_map (bar)->language);
  if (*get_pattern (bar) != '\0')
    bar->finder = cjm_finder_new (get_pattern (bar), bar->language, flags);
}

/* What is found in the map as it is now, and which of it comes next. */
static void
search (CjmFindBar *bar)
{
  g_autoptr (CjmFinds) finds = NULL;

  if (g_strcmp0 (bar->language, get_map (bar)->language) != 0)
    update_finder (bar);

  g_array_unref (bar->matches);
  bar->current = 0;
  if (bar->finder != NULL)
    bar->matches
        = cjm_map_find_matches (get_map (bar), bar->finder, &bar->after, bar->from, &bar->current);
  else
    bar->matches = g_array_new (FALSE, FALSE, sizeof (CjmMatch));

  if (bar->finder != NULL)
    finds = cjm_finds_new (bar->matches, bar->current);
  cjm_canvas_set_finds (bar->canvas, finds);
  update_count (bar);
  update_hidden (bar);
}

/* Shows the current match on the sheet, and remembers it as where the search is. */
static void
show_match (CjmFindBar *bar)
{
  const CjmMatch *match = get_match (bar);
  CjmPlace place;

  if (match == NULL)
    return;

  bar->after = match->target;
  bar->from = match->start;
  place = cjm_match_get_place (match);
  if (cjm_canvas_has_place (bar->canvas, &place))
    cjm_canvas_point_at (bar->canvas, &place);
}

static void
pattern_changed_cb (CjmFindBar *bar)
{
  update_finder (bar);
  search (bar);
  show_match (bar);
}

static void
document_changed_cb (CjmFindBar *bar)
{
  if (bar->is_open)
    search (bar);
}

void
cjm_find_bar_step (CjmFindBar *bar, int direction)
{
  guint n = bar->matches->len;
  g_autoptr (CjmFinds) finds = NULL;

  if (n == 0)
    return;

  bar->current = (bar->current + (direction > 0 ? 1 : n - 1)) % n;
  finds = cjm_finds_new (bar->matches, bar->current);
  cjm_canvas_set_finds (bar->canvas, finds);
  show_match (bar);
  update_count (bar);
  update_hidden (bar);
}

/* Replacing */

/* The search goes on behind @match, at @from in @map; or, where its note has become empty and is
 * gone, at the match that follows. */
static void
set_next (CjmFindBar *bar, const CjmMap *map, const CjmMatch *match, guint from)
{
  const CjmMatch *next
      = &g_array_index (bar->matches, CjmMatch, (bar->current + 1) % bar->matches->len);
  gboolean is_gone = match->target.field == CJM_FIELD_NOTE_TEXT
                     && cjm_map_find_note (map, match->target.id, NULL) == NULL;

  bar->after = is_gone ? next->target : match->target;
  bar->from = is_gone ? next->start : from;
}

static void
replace (CjmFindBar *bar)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (bar->replacement));
  const CjmMatch *match = get_match (bar);
  g_autoptr (CjmMap) map = NULL;

  if (match == NULL)
    return;

  cjm_canvas_end_editing (bar->canvas);
  match = get_match (bar); /* what was being edited may have been an empty note */
  if (match == NULL)
    return;

  map = cjm_map_replace_match (get_map (bar), match, text);
  if (map == get_map (bar)) /* a date that would be none: it stays, and the next one comes */
    {
      cjm_find_bar_step (bar, 1);
      return;
    }

  set_next (bar, map, match, match->start + (guint) strlen (text));
  cjm_document_take_map (bar->document, g_steal_pointer (&map), CJM_CHANGE_REPLACE, NULL);
  show_match (bar);
}

static char *
dup_replaced (guint n_replaced, guint n_removed)
{
  /* Translators: said in the place of the number of what was found. */
  g_autofree char *replaced
      = g_strdup_printf (ngettext ("%u replaced", "%u replaced", n_replaced), n_replaced);
  g_autofree char *removed = NULL;

  if (n_removed == 0)
    return g_steal_pointer (&replaced);

  /* Translators: said behind "5 replaced". */
  removed = g_strdup_printf (
      ngettext ("%u empty note removed", "%u empty notes removed", n_removed), n_removed);
  return g_strdup_printf ("%s · %s", replaced, removed);
}

static void
replace_all (CjmFindBar *bar)
{
  CjmMap *map;
  guint n_replaced, n_notes;

  if (bar->finder == NULL)
    return;

  cjm_canvas_end_editing (bar->canvas);
  n_notes = cjm_map_get_n_notes (get_map (bar));
  map = cjm_map_replace_matches (get_map (bar), bar->finder,
                                 gtk_editable_get_text (GTK_EDITABLE (bar->replacement)),
                                 &n_replaced);
  if (cjm_document_take_counted (bar->document, map, CJM_CHANGE_REPLACE, n_replaced))
    {
      g_autofree char *label
          = dup_replaced (n_replaced, n_notes - cjm_map_get_n_notes (get_map (bar)));

      gtk_label_set_label (GTK_LABEL (bar->count), label);
      gtk_widget_remove_css_class (bar->pattern, "error");
    }
}

/* Opening and closing */

static void
begin_at_focus (CjmFindBar *bar)
{
  CjmPlace place = cjm_canvas_get_focus (bar->canvas);

  bar->after = place.kind == CJM_PLACE_TEXT ? place.target : (CjmTarget){ CJM_FIELD_TITLE, 0 };
  bar->from = 0;
}

void
cjm_find_bar_open (CjmFindBar *bar, const char *pattern, gboolean replaces)
{
  GtkWidget *field = bar->is_open && replaces ? bar->replacement : bar->pattern;

  if (!bar->is_open)
    begin_at_focus (bar);
  bar->is_open = TRUE;
  if (replaces)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->with_replace), TRUE);
  if (pattern != NULL && *pattern != '\0')
    gtk_editable_set_text (GTK_EDITABLE (bar->pattern), pattern);
  gtk_widget_grab_focus (field);
  gtk_editable_select_region (GTK_EDITABLE (field), 0, -1);
  pattern_changed_cb (bar);
}

static void
close_bar (CjmFindBar *bar)
{
  const CjmMatch *match = get_match (bar);
  CjmMatch found = match != NULL ? *match : (CjmMatch){ 0 };
  gboolean is_hidden = match != NULL && !is_shown (bar, match);

  bar->is_open = FALSE;
  cjm_canvas_set_finds (bar->canvas, NULL);
  g_signal_emit (bar, signals[SIGNAL_CLOSED], 0);
  if (is_hidden)
    g_signal_emit (bar, signals[SIGNAL_WANTS_FIELD], 0, (int) found.target.field, found.target.id);
  else
    gtk_widget_grab_focus (GTK_WIDGET (bar->canvas));
}

/* Actions and keys */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cjm_find_bar_step (CJM_FIND_BAR (widget), g_variant_get_int32 (parameter));
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "find.replace"))
    replace (CJM_FIND_BAR (widget));
  else
    replace_all (CJM_FIND_BAR (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_bar (CJM_FIND_BAR (widget));
}

static void
show_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CjmMatch *match = get_match (CJM_FIND_BAR (widget));

  if (match != NULL)
    g_signal_emit (widget, signals[SIGNAL_WANTS_FIELD], 0, (int) match->target.field,
                   match->target.id);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmFindBar *bar = user_data;
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  gboolean is_in_replacement
      = (gtk_widget_get_state_flags (bar->replacement) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gboolean is_in_pattern
      = (gtk_widget_get_state_flags (bar->pattern) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (key == GDK_KEY_Escape)
    close_bar (bar);
  else if (is_enter && is_in_replacement)
    {
      if ((state & GDK_CONTROL_MASK) != 0)
        replace_all (bar);
      else
        replace (bar);
    }
  else if (is_enter && is_in_pattern)
    cjm_find_bar_step (bar, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Object */

static void
cjm_find_bar_dispose (GObject *object)
{
  CjmFindBar *bar = CJM_FIND_BAR (object);

  bar->is_open = FALSE;
  g_clear_object (&bar->document);
  g_clear_object (&bar->canvas);
  G_OBJECT_CLASS (cjm_find_bar_parent_class)->dispose (object);
}

static void
cjm_find_bar_finalize (GObject *object)
{
  CjmFindBar *bar = CJM_FIND_BAR (object);

  g_clear_pointer (&bar->finder, cjm_finder_free);
  g_free (bar->language);
  g_array_unref (bar->matches);
  G_OBJECT_CLASS (cjm_find_bar_parent_class)->finalize (object);
}

static void
cjm_find_bar_class_init (CjmFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cjm_find_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_find_bar_finalize;
  gtk_widget_class_install_action (widget_class, "find.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "find.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "find.replace-all", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "find.show-field", NULL, show_field_action);
  gtk_widget_class_set_css_name (widget_class, "find-bar");
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", CJM_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANTS_FIELD]
      = g_signal_new ("wants-field", CJM_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT64);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
append_row (CjmFindBar *bar)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (bar), row);
  return row;
}

static GtkWidget *
append_field (GtkWidget *row, GtkWidget *field, const char *name)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (field), PATTERN_WIDTH);
  g_object_set (field, "placeholder-text", name, NULL);
  name_widget (field, name);
  gtk_box_append (GTK_BOX (row), field);
  return field;
}

static void
append_icon_button (GtkWidget *row, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  name_widget (button, name);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
append_toggle (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, name);
  name_widget (button, name);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static void
append_text_button (GtkWidget *row, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_box_append (GTK_BOX (row), button);
}

static void
append_hidden (CjmFindBar *bar, GtkWidget *row)
{
  bar->hidden = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  bar->hidden_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->hidden_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (bar->hidden_label), 0);
  gtk_box_append (GTK_BOX (bar->hidden), bar->hidden_label);
  append_text_button (bar->hidden, _ ("Show in the _Inspector"), "find.show-field");
  gtk_widget_set_visible (bar->hidden, FALSE);
  gtk_box_append (GTK_BOX (row), bar->hidden);
}

static void
create_find_row (CjmFindBar *bar)
{
  GtkWidget *row = append_row (bar), *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *close;

  bar->pattern = append_field (row, gtk_search_entry_new (), _ ("Find in the map"));
  gtk_widget_add_css_class (steps, "linked");
  append_icon_button (steps, "go-up-symbolic", _ ("Previous (Shift+Enter)"), "find.step(-1)");
  append_icon_button (steps, "go-down-symbolic", _ ("Next (Enter)"), "find.step(1)");
  gtk_box_append (GTK_BOX (row), steps);
  /* Translators: a button that makes capitals and accents count in a search. */
  bar->exact = append_toggle (row, _ ("Aá"), _ ("Match Case and Accents"));
  /* Translators: a button that makes a search find whole words only. */
  bar->whole_words = append_toggle (row, _ ("Word"), _ ("Whole Words Only"));
  bar->with_replace = append_toggle (row, NULL, _ ("Replace, Too (Ctrl+H)"));
  gtk_button_set_icon_name (GTK_BUTTON (bar->with_replace), "edit-find-replace-symbolic");

  bar->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (bar->count, "find-count");
  gtk_label_set_xalign (GTK_LABEL (bar->count), 0);
  gtk_label_set_width_chars (GTK_LABEL (bar->count), COUNT_WIDTH);
  gtk_box_append (GTK_BOX (row), bar->count);
  append_hidden (bar, row);
  append_icon_button (row, "window-close-symbolic", _ ("Close (Escape)"), "find.close");
  close = gtk_widget_get_last_child (row);
  gtk_widget_set_hexpand (close, TRUE);
  gtk_widget_set_halign (close, GTK_ALIGN_END);
  gtk_widget_add_css_class (close, "flat");
}

static void
create_replace_row (CjmFindBar *bar)
{
  g_autoptr (GtkSizeGroup) fields = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *row = append_row (bar);

  bar->replacement = append_field (row, gtk_entry_new (), _ ("Replace with"));
  gtk_size_group_add_widget (fields, bar->pattern);
  gtk_size_group_add_widget (fields, bar->replacement);
  append_text_button (row, _ ("_Replace"), "find.replace");
  append_text_button (row, _ ("Replace _All"), "find.replace-all");
  g_object_bind_property (bar->with_replace, "active", row, "visible", G_BINDING_SYNC_CREATE);
}

static void
cjm_find_bar_init (CjmFindBar *bar)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (bar), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (bar), 6);
  bar->matches = g_array_new (FALSE, FALSE, sizeof (CjmMatch));
  create_find_row (bar);
  create_replace_row (bar);

  g_signal_connect_swapped (bar->pattern, "changed", G_CALLBACK (pattern_changed_cb), bar);
  g_signal_connect_swapped (bar->exact, "toggled", G_CALLBACK (pattern_changed_cb), bar);
  g_signal_connect_swapped (bar->whole_words, "toggled", G_CALLBACK (pattern_changed_cb), bar);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), keys);
}

GtkWidget *
cjm_find_bar_new (CjmDocument *document, CjmCanvas *canvas)
{
  CjmFindBar *bar = g_object_new (CJM_TYPE_FIND_BAR, NULL);

  bar->document = g_object_ref (document);
  bar->canvas = g_object_ref (canvas);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), bar,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (bar);
}
