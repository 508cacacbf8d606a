#include "cjm-inline-editor.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

struct _CjmInlineEditor
{
  GtkTextView parent_instance;

  CjmInlineStyle style;
  gboolean is_setting; /* the text comes from the map, not from the keyboard */
  gboolean has_ended;
  GtkCssProvider *provider;
  GtkTextTag *leading; /* borrowed from the buffer: lies on all of the text */
  GtkTextTag *address; /* borrowed as well: lies on all words that get no hyphens */
};

enum
{
  SIGNAL_TEXT_CHANGED,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmInlineEditor, cjm_inline_editor, GTK_TYPE_TEXT_VIEW)

/* The same neutral options as the typesetter's; a change of style sets them back, so they are
 * set again after each. */
static void
set_neutral_context (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static void
set_neutral_contexts (CjmInlineEditor *editor)
{
  set_neutral_context (gtk_text_view_get_ltr_context (GTK_TEXT_VIEW (editor)));
  set_neutral_context (gtk_text_view_get_rtl_context (GTK_TEXT_VIEW (editor)));
}

static void
cjm_inline_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cjm_inline_editor_parent_class)->css_changed (widget, change);
  set_neutral_contexts (CJM_INLINE_EDITOR (widget));
}

static void
cjm_inline_editor_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GTK_WIDGET_CLASS (cjm_inline_editor_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  /* The sheet gives it the size that the layout has found. */
  *minimum = *natural = 0;
}

/* Keys */

static void
end_editing (CjmInlineEditor *editor, CjmEditEnd end)
{
  if (editor->has_ended)
    return;

  editor->has_ended = TRUE;
  g_signal_emit (editor, signals[SIGNAL_ENDED], 0, (int) end);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  CjmInlineEditor *editor = user_data;
  gboolean has_shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0;

  /* Its own context menu is a part of it, and has keys of its own. */
  if (!gtk_widget_has_focus (GTK_WIDGET (editor)))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Escape)
    end_editing (editor, CJM_EDIT_END_DROP);
  else if (key == GDK_KEY_Tab && !has_control)
    end_editing (editor, CJM_EDIT_END_NEXT);
  else if (key == GDK_KEY_ISO_Left_Tab)
    end_editing (editor, CJM_EDIT_END_PREVIOUS);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      if (has_control)
        end_editing (editor, has_shift ? CJM_EDIT_END_SPLIT : CJM_EDIT_END_ADD);
      else if (!has_shift || editor->style.is_single_line)
        end_editing (editor, CJM_EDIT_END_KEEP);
      else
        return GDK_EVENT_PROPAGATE;
    }
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
focus_left_cb (gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* A context menu of its own, or another window, does not end the editing. */
  if (root != NULL
      && (focus == NULL || (focus != user_data && !gtk_widget_is_ancestor (focus, user_data))))
    end_editing (user_data, CJM_EDIT_END_KEEP);

  return G_SOURCE_REMOVE;
}

/* GTK is walking up from the widget that had the focus just now: the editor must not go away
 * under its feet, but does before anything else is handled. */
static void
focus_leave_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH, focus_left_cb, g_object_ref (user_data), g_object_unref);
}

/* Lines must end where those of the sheet do, which sets no hyphens in addresses. */
static void
keep_addresses (CjmInlineEditor *editor, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  const char *word_end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, editor->address, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  for (const char *word = text; (word = cjm_text_find_address (word, &word_end)) != NULL;
       word = word_end)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_utf8_pointer_to_offset (text, word));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_utf8_pointer_to_offset (text, word_end));
      gtk_text_buffer_apply_tag (buffer, editor->address, &start, &end);
    }
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  CjmInlineEditor *editor = user_data;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, editor->leading, &start, &end);
  keep_addresses (editor, buffer);
  if (!editor->is_setting)
    g_signal_emit (editor, signals[SIGNAL_TEXT_CHANGED], 0);
}

/* Style */

static char *
dup_style_sheet (const CjmTypesetter *typesetter, const CjmInlineStyle *style)
{
  const CjmTheme *theme = cjm_typesetter_get_theme (typesetter);
  const CjmTextStyle *text = &theme->metrics[style->density]->text[style->role];
  PangoFontDescription *font
      = cjm_typesetter_dup_font (typesetter, style->density, style->role, style->scale);
  gboolean is_italic = pango_font_description_get_style (font) == PANGO_STYLE_ITALIC;
  char size[G_ASCII_DTOSTR_BUF_SIZE], tracking[G_ASCII_DTOSTR_BUF_SIZE];
  g_auto (GStrv) families = g_strsplit (pango_font_description_get_family (font), ", ", -1);
  g_autofree char *ground
      = style->has_ground
            ? g_strdup_printf (" .inline-editor text { background: #%06x; }", style->ground)
            : NULL;
  g_autofree char *family = g_strjoinv ("\", \"", families);

  pango_font_description_free (font);

  g_ascii_formatd (size, sizeof size, "%.3f", text->size * style->scale);
  g_ascii_formatd (tracking, sizeof tracking, "%.4f", text->tracking * text->size * style->scale);

  return g_strdup_printf (
      ".inline-editor, .inline-editor text { background: none; padding: 0; border: none;"
      " box-shadow: none; outline: none; min-height: 0; min-width: 0; color: #%06x;"
      " caret-color: #%06x; }"
      " .inline-editor { font-family: \"%s\"; font-size: %spx; font-weight: %d; font-style: %s;"
      " letter-spacing: %spx; }"
      "%s .inline-editor text selection { background-color: #b9cdf5; color: #14171d; }",
      style->color, style->color, family, size, text->weight, is_italic ? "italic" : "normal",
      tracking, ground != NULL ? ground : "");
}

void
cjm_inline_editor_set_style (CjmInlineEditor *editor,
                             CjmTypesetter *typesetter,
                             const CjmInlineStyle *style)
{
  CjmLeading leading
      = cjm_typesetter_get_leading (typesetter, style->density, style->role, style->scale);
  GtkTextView *view = GTK_TEXT_VIEW (editor);
  g_autofree char *css = NULL;

  if (editor->style.role == style->role && editor->style.scale == style->scale
      && editor->style.density == style->density && editor->style.color == style->color)
    return;

  editor->style = *style;
  css = dup_style_sheet (typesetter, style);
  gtk_css_provider_load_from_data (editor->provider, css, -1);
  gtk_text_view_set_pixels_inside_wrap (view, leading.spacing);
  gtk_text_view_set_pixels_below_lines (view, leading.spacing);
  g_object_set (editor->leading, "line-height", (float) leading.line_height, NULL);
}

GtkWidget *
cjm_inline_editor_new (CjmTypesetter *typesetter, const CjmInlineStyle *style, const char *text)
{
  CjmInlineEditor *editor = g_object_new (CJM_TYPE_INLINE_EDITOR, "wrap-mode", GTK_WRAP_WORD_CHAR,
                                          "accepts-tab", FALSE, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));

  gtk_widget_set_direction (GTK_WIDGET (editor), cjm_typesetter_is_rtl (typesetter)
                                                     ? GTK_TEXT_DIR_RTL
                                                     : GTK_TEXT_DIR_LTR);
  cjm_inline_editor_set_style (editor, typesetter, style);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  cjm_inline_editor_set_text (editor, text);

  return GTK_WIDGET (editor);
}

char *
cjm_inline_editor_dup_text (CjmInlineEditor *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

gsize
cjm_inline_editor_get_caret (CjmInlineEditor *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  GtkTextIter start, caret;
  g_autofree char *before = NULL;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &caret, FALSE);
  return strlen (before);
}

void
cjm_inline_editor_set_text (CjmInlineEditor *editor, const char *text)
{
  g_autofree char *old = cjm_inline_editor_dup_text (editor);

  if (strcmp (old, text) == 0)
    return;

  editor->is_setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
  editor->is_setting = FALSE;
}

static void
cjm_inline_editor_dispose (GObject *object)
{
  CjmInlineEditor *editor = CJM_INLINE_EDITOR (object);

  editor->has_ended = TRUE;
  g_clear_object (&editor->provider);

  G_OBJECT_CLASS (cjm_inline_editor_parent_class)->dispose (object);
}

static void
cjm_inline_editor_class_init (CjmInlineEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_inline_editor_dispose;
  GTK_WIDGET_CLASS (class)->css_changed = cjm_inline_editor_css_changed;
  GTK_WIDGET_CLASS (class)->measure = cjm_inline_editor_measure;

  signals[SIGNAL_TEXT_CHANGED]
      = g_signal_new ("text-changed", CJM_TYPE_INLINE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", CJM_TYPE_INLINE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
cjm_inline_editor_init (CjmInlineEditor *editor)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  editor->leading
      = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), NULL, NULL);
  editor->address = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)),
                                                NULL, "insert-hyphens", FALSE, NULL);
  editor->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (editor)),
                                  GTK_STYLE_PROVIDER (editor->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_widget_add_css_class (GTK_WIDGET (editor), "inline-editor");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);
  /* The buffer outlives the editor where something is still being pasted into it. */
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "changed",
                           G_CALLBACK (buffer_changed_cb), editor, 0);
}
