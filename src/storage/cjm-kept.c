#include "cjm-kept.h"

#include <string.h>

#include "cjm-format.h"
#include "cjm-xml-text.h"

typedef struct
{
  const char *prefix; /* "" for the default namespace */
  const char *uri;    /* "" for none */
} Declaration;

struct _CjmKept
{
  GArray *declarations; /* those in force, inner ones last */
  GArray *marks;        /* the number of declarations outside each open element */
  gboolean is_tag_open; /* the last start tag has no ">" yet, for it may become "/>" */
};

CjmKept *
cjm_kept_new (void)
{
  CjmKept *kept = g_new0 (CjmKept, 1);
  Declaration ours = { "", CJM_FORMAT_NAMESPACE };

  kept->declarations = g_array_new (FALSE, FALSE, sizeof (Declaration));
  kept->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (kept->declarations, ours);

  return kept;
}

void
cjm_kept_free (CjmKept *kept)
{
  g_array_unref (kept->declarations);
  g_array_unref (kept->marks);
  g_free (kept);
}

static const char *
string_or_empty (const xmlChar *string)
{
  return string != NULL ? (const char *) string : "";
}

static void
declare (CjmKept *kept, GString *xml, const char *prefix, const char *uri)
{
  Declaration declaration = { prefix, uri };

  g_array_append_val (kept->declarations, declaration);
  g_string_append (xml, *prefix != '\0' ? " xmlns:" : " xmlns");
  g_string_append (xml, prefix);
  g_string_append (xml, "=\"");
  cjm_xml_append_attribute_value (xml, uri, strlen (uri));
  g_string_append_c (xml, '"');
}

static gboolean
is_declared (const CjmKept *kept, const char *prefix, const char *uri)
{
  for (guint i = kept->declarations->len; i > 0; i--)
    {
      const Declaration *declaration = &g_array_index (kept->declarations, Declaration, i - 1);

      if (strcmp (declaration->prefix, prefix) == 0)
        return strcmp (declaration->uri, uri) == 0;
    }

  return *prefix == '\0' && *uri == '\0';
}

static void
require_declaration (CjmKept *kept, GString *xml, const xmlChar *prefix, const xmlChar *uri)
{
  const char *p = string_or_empty (prefix), *u = string_or_empty (uri);

  /* The prefix "xml" is declared everywhere. */
  if (strcmp (p, "xml") != 0 && !is_declared (kept, p, u))
    declare (kept, xml, p, u);
}

static void
append_name (GString *xml, const xmlChar *name, const xmlChar *prefix)
{
  if (prefix != NULL)
    {
      g_string_append (xml, (const char *) prefix);
      g_string_append_c (xml, ':');
    }
  g_string_append (xml, (const char *) name);
}

void
cjm_kept_append_attribute (CjmKept *kept, GString *xml, const xmlChar **attribute)
{
  const char *value = (const char *) attribute[3];

  /* An attribute without a prefix is in no namespace, whatever the default one is. */
  if (attribute[1] != NULL)
    require_declaration (kept, xml, attribute[1], attribute[2]);

  g_string_append_c (xml, ' ');
  append_name (xml, attribute[0], attribute[1]);
  g_string_append (xml, "=\"");
  cjm_xml_append_attribute_value (xml, value, (gsize) (attribute[4] - attribute[3]));
  g_string_append_c (xml, '"');
}

void
cjm_kept_end_attributes (CjmKept *kept)
{
  g_array_set_size (kept->declarations, 1);
}

static void
close_tag (CjmKept *kept, GString *xml)
{
  if (kept->is_tag_open)
    g_string_append_c (xml, '>');
  kept->is_tag_open = FALSE;
}

void
cjm_kept_start_element (CjmKept *kept,
                        GString *xml,
                        const xmlChar *name,
                        const xmlChar *prefix,
                        const xmlChar *uri,
                        int n_namespaces,
                        const xmlChar **namespaces,
                        int n_attributes,
                        const xmlChar **attributes)
{
  close_tag (kept, xml);
  g_array_append_val (kept->marks, kept->declarations->len);

  g_string_append_c (xml, '<');
  append_name (xml, name, prefix);
  /* What the element itself declares is kept even where no name uses it: a value may. */
  for (int i = 0; i < n_namespaces; i++)
    declare (kept, xml, string_or_empty (namespaces[2 * i]),
             string_or_empty (namespaces[2 * i + 1]));
  require_declaration (kept, xml, prefix, uri);
  /* All declarations come before all attributes, for so they will the next time, when they are
   * the element's own. */
  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i + 1] != NULL)
      require_declaration (kept, xml, attributes[5 * i + 1], attributes[5 * i + 2]);
  for (int i = 0; i < n_attributes; i++)
    cjm_kept_append_attribute (kept, xml, attributes + 5 * i);

  kept->is_tag_open = TRUE;
}

void
cjm_kept_append_text (CjmKept *kept, GString *xml, const char *text, gsize length)
{
  close_tag (kept, xml);
  cjm_xml_append_text (xml, text, length);
}

void
cjm_kept_end_element (CjmKept *kept, GString *xml, const xmlChar *name, const xmlChar *prefix)
{
  if (kept->is_tag_open)
    g_string_append (xml, "/>");
  else
    {
      g_string_append (xml, "</");
      append_name (xml, name, prefix);
      g_string_append_c (xml, '>');
    }
  kept->is_tag_open = FALSE;

  g_array_set_size (kept->declarations, g_array_index (kept->marks, guint, kept->marks->len - 1));
  g_array_set_size (kept->marks, kept->marks->len - 1);
}
