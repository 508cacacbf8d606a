#include "cjm-written.h"

#include "cjm-html.h"
#include "cjm-locale.h"
#include "cjm-markdown.h"
#include "cjm-pptx.h"
#include "cjm-table-text.h"
#include "cjm-xlsx.h"

static GBytes *
write_table (const CjmMap *map, CjmMapTable which, const CjmNoteFormat *format, char separator)
{
  g_autoptr (CjmTable) table = cjm_map_table_new (map, which, format);

  return cjm_table_to_separated (table, separator);
}

GBytes *
cjm_written_to_bytes (const CjmMap *map,
                      CjmWords *words,
                      const CjmExportOptions *options,
                      char **remark,
                      GError **error)
{
  CjmNoteFormat format = { words, cjm_locale_find_decimal_mark (map->language) };

  switch (options->format)
    {
    case CJM_EXPORT_CSV:
      return write_table (map, options->table, &format, ',');
    case CJM_EXPORT_TSV:
      return write_table (map, options->table, &format, '\t');
    case CJM_EXPORT_XLSX:
      return cjm_xlsx_write (map, &format, remark, error);
    case CJM_EXPORT_MARKDOWN:
      return cjm_markdown_write (map, words);
    case CJM_EXPORT_HTML:
      return cjm_html_write (map, words);
    case CJM_EXPORT_PPTX:
      return cjm_pptx_write (map, words, error);
    case CJM_EXPORT_PDF:
    case CJM_EXPORT_SVG:
    case CJM_EXPORT_PNG:
      break;
    }

  g_return_val_if_reached (NULL);
}
