#pragma once

#include "cjm-typesetter.h"

#include <gtk/gtk.h>

/* The text view in which a text of the sheet is edited in its place. It sets its text as the
 * typesetter does, so that nothing jumps when editing begins; where it stands and how large it
 * is, the sheet says. Its own undo is off: every keystroke becomes a step of the map.
 *
 * Signals: "text-changed" for every keystroke, and "ended" with a CjmEditEnd. */

G_BEGIN_DECLS

#define CJM_TYPE_INLINE_EDITOR (cjm_inline_editor_get_type ())
G_DECLARE_FINAL_TYPE (CjmInlineEditor, cjm_inline_editor, CJM, INLINE_EDITOR, GtkTextView)

typedef enum
{
  CJM_EDIT_END_KEEP,     /* Enter, or a click elsewhere */
  CJM_EDIT_END_DROP,     /* Escape */
  CJM_EDIT_END_NEXT,     /* Tab */
  CJM_EDIT_END_PREVIOUS, /* Shift+Tab */
  CJM_EDIT_END_ADD,      /* Ctrl+Enter: and a note below */
  CJM_EDIT_END_SPLIT     /* Ctrl+Shift+Enter: what is behind the caret becomes a note below */
} CjmEditEnd;

typedef struct
{
  CjmDensity density;
  CjmTextRole role;
  double scale;
  guint32 color;
  gboolean has_ground; /* it lies over something else, on @ground */
  guint32 ground;
  gboolean is_single_line;
} CjmInlineStyle;

GtkWidget *
cjm_inline_editor_new (CjmTypesetter *typesetter, const CjmInlineStyle *style, const char *text);

/* Another size or face, as the text's role on the sheet may change while it is written. */
void cjm_inline_editor_set_style (CjmInlineEditor *editor,
                                  CjmTypesetter *typesetter,
                                  const CjmInlineStyle *style);

/* Where the caret is, in bytes of the text. */
gsize cjm_inline_editor_get_caret (CjmInlineEditor *editor);

/* The caller frees the text. */
char *cjm_inline_editor_dup_text (CjmInlineEditor *editor);

/* Puts @text there without "text-changed", as undo does. */
void cjm_inline_editor_set_text (CjmInlineEditor *editor, const char *text);

G_END_DECLS
