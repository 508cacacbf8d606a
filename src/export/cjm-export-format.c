#include "cjm-export-format.h"

typedef struct
{
  const char *suffix;
  gboolean is_drawn;
  gboolean is_table;
} Format;

static const Format formats[CJM_N_EXPORT_FORMATS] = {
  [CJM_EXPORT_PDF] = { ".pdf", TRUE, FALSE },      [CJM_EXPORT_SVG] = { ".svg", TRUE, FALSE },
  [CJM_EXPORT_PNG] = { ".png", TRUE, FALSE },      [CJM_EXPORT_CSV] = { ".csv", FALSE, TRUE },
  [CJM_EXPORT_TSV] = { ".tsv", FALSE, TRUE },      [CJM_EXPORT_XLSX] = { ".xlsx", FALSE, FALSE },
  [CJM_EXPORT_MARKDOWN] = { ".md", FALSE, FALSE }, [CJM_EXPORT_HTML] = { ".html", FALSE, FALSE },
  [CJM_EXPORT_PPTX] = { ".pptx", FALSE, FALSE },
};

const char *
cjm_export_format_get_suffix (CjmExportFormat format)
{
  return formats[format].suffix;
}

char *
cjm_export_format_dup_suffixes (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i].suffix);

  return g_string_free (list, FALSE);
}

gboolean
cjm_export_format_is_drawn (CjmExportFormat format)
{
  return formats[format].is_drawn;
}

gboolean
cjm_export_format_is_table (CjmExportFormat format)
{
  return formats[format].is_table;
}

gboolean
cjm_export_format_find (const char *name, CjmExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < CJM_N_EXPORT_FORMATS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = (CjmExportFormat) i;
        return TRUE;
      }

  return FALSE;
}
