#include "cjm-pdf-content.h"

#include <string.h>

/* What belongs to an element is marked with its number. */
#define ELEMENT_MARK "/MCID "

#define BEGIN_TAIL " BDC\n"
#define END "EMC\n"
#define FONT_TAIL " Tf\n"
#define TEXT_TAIL "BT\n"
#define ARTIFACT_BEGIN "/Artifact BMC\n"

/* The space at the end of a line, which has no letter: cairo says what would stand there. Common
 * tools take the end of that for the end of the element. */
#define UNDRAWN_SPACE "/Span << /ActualText <feff0020> >> BDC\n"
#define DRAWN_SPACE "( )Tj\n"

typedef struct
{
  GByteArray *out;
  const char *outside;  /* begin of what stands in no element, */
  gboolean has_drawing; /* and whether that is seen */
  guint depth;          /* of marks that are open */
  char *font;           /* that is set in this text, or NULL; borrowed from @fonts */
  GHashTable *fonts;    /* names of all fonts so far; who has shown a space is its own value */
  gboolean skips_end;   /* of a space that was replaced */
} Content;

static void
append (Content *content, const char *start, const char *end)
{
  g_byte_array_append (content->out, (const guint8 *) start, (guint) (end - start));
}

static void
append_string (Content *content, const char *string)
{
  append (content, string, string + strlen (string));
}

static gboolean
has_tail (const char *line, const char *end, const char *tail)
{
  gsize size = strlen (tail);

  return (gsize) (end - line) >= size && memcmp (end - size, tail, size) == 0;
}

static gboolean
is_line (const char *line, const char *end, const char *text)
{
  return (gsize) (end - line) == strlen (text) && has_tail (line, end, text);
}

/* Whether a line ends with an operator that fills, strokes, places a picture or shows a text. */
static gboolean
draws (const char *line, const char *end)
{
  return end - line >= 2 && strchr ("fSsBbojJ*", end[-2]) != NULL;
}

static void
end_outside (Content *content, const char *end)
{
  if (content->has_drawing)
    append_string (content, ARTIFACT_BEGIN);
  append (content, content->outside, end);
  if (content->has_drawing)
    append_string (content, END);
}

static void
begin_outside (Content *content, const char *start)
{
  content->outside = start;
  content->has_drawing = FALSE;
}

static void
set_font (Content *content, const char *line, const char *end)
{
  g_autofree char *name = g_strndup (line, end - line);
  gpointer key;

  if (!g_hash_table_lookup_extended (content->fonts, name, &key, NULL))
    {
      key = g_steal_pointer (&name);
      g_hash_table_insert (content->fonts, key, NULL);
    }
  content->font = key;
}

/* Letters stand in brackets; what a font has shown once is in it. */
static void
note_space (Content *content, const char *line, const char *end)
{
  if ((line[0] == '(' || (line[0] == '[' && line[1] == '(')) && content->font != NULL
      && memchr (line, ' ', end - line) != NULL)
    g_hash_table_insert (content->fonts, g_strdup (content->font), content->font);
}

static void
replace_space (Content *content)
{
  if (content->font != NULL && g_hash_table_lookup (content->fonts, content->font) != NULL)
    append_string (content, DRAWN_SPACE);
  content->skips_end = TRUE;
}

static void
add_inside (Content *content, const char *line, const char *end)
{
  if (content->skips_end && is_line (line, end, END))
    content->skips_end = FALSE;
  else if (is_line (line, end, UNDRAWN_SPACE))
    replace_space (content);
  else
    {
      append (content, line, end);
      content->depth += has_tail (line, end, BEGIN_TAIL);
      content->depth -= is_line (line, end, END);
      if (content->depth == 0)
        begin_outside (content, end);
    }
}

static void
add_outside (Content *content, const char *line, const char *end)
{
  if (has_tail (line, end, BEGIN_TAIL) && cjm_pdf_content_has_elements (line, end - line))
    {
      end_outside (content, line);
      append (content, line, end);
      content->depth = 1;
    }
  else
    content->has_drawing = content->has_drawing || draws (line, end);
}

static void
add_line (Content *content, const char *line, const char *end)
{
  /* cairo sets the font anew in each text, once there is a letter in it. */
  if (has_tail (line, end, TEXT_TAIL))
    content->font = NULL;
  else if (has_tail (line, end, FONT_TAIL))
    set_font (content, line, end);
  else
    note_space (content, line, end);
  if (content->depth > 0)
    add_inside (content, line, end);
  else
    add_outside (content, line, end);
}

GByteArray *
cjm_pdf_content_complete (const char *bytes, gsize size)
{
  g_autoptr (GHashTable) fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Content content = { .out = g_byte_array_new (), .outside = bytes, .fonts = fonts };
  const char *end = bytes + size;

  for (const char *line = bytes, *next; line < end; line = next)
    {
      const char *newline = memchr (line, '\n', end - line);

      next = newline != NULL ? newline + 1 : end;
      add_line (&content, line, next);
    }
  if (content.depth == 0)
    end_outside (&content, end);

  return content.out;
}

gboolean
cjm_pdf_content_has_elements (const char *content, gsize size)
{
  return memmem (content, size, ELEMENT_MARK, strlen (ELEMENT_MARK)) != NULL;
}
